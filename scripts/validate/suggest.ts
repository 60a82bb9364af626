import { closest, distance } from 'fastest-levenshtein';

/** Nobody means a name by more, and comparing would take long. */
const LONGEST_WORD = 200;

/** ' Did you mean “x”?' where a known word is near enough to be what was meant, else ''. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const words = [...known];
  if (words.length === 0 || word.length > LONGEST_WORD) return '';
  const near = closest(word.toLowerCase(), words);
  return distance(word.toLowerCase(), near.toLowerCase()) <= Math.max(2, Math.floor(word.length / 3)) ? ` Did you mean “${near}”?` : '';
}
