import { warningAt } from '../../problem.ts';
import type { EditorialRule } from './editorial-context.ts';

/** A full stop ends no sentence after these, after one capital letter, or between digits. */
const SHORT_FORMS = /(?:\b(?:e\.g|i\.e|etc|cf|vs|no|nos|para|paras|s|ss|art|Dr|Mr|Mrs|Ms|St|Cllr|approx)|\b[A-Z])\.$/;

/** Above 25 words a sentence is hard to follow; 15 in Easy Read. Resolutions, headings and cells are exempt. */
export const checkLongSentences: EditorialRule = ({ runs, longestSentenceWords }) => runs.flatMap(({ kind, isResolution, text, placeOf }) => {
  if (isResolution || kind === 'heading' || kind === 'cell') return [];
  return sentencesOf(text).flatMap(({ from, words }) => (words > longestSentenceWords
    ? [warningAt(placeOf(from), 'long-sentence', `This sentence has ${words} words; above ${longestSentenceWords} many readers lose the thread. Make two of it, or a list.`)] : []));
});

/** A semicolon and a colon part a sentence for the reader as a full stop does. */
export function sentencesOf(text: string): { from: number; words: number }[] {
  const sentences: { from: number; words: number }[] = [];
  let from = 0;
  for (const { index, 0: mark } of [...text.matchAll(/(?<![.!?;:])[.!?;:]+(?=[\s”’)\]]|$)/g), { index: text.length, 0: '' }]) {
    if (mark === '.' && SHORT_FORMS.test(text.slice(from, index + 1))) continue;
    const sentence = text.slice(from, index);
    const words = sentence.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
    if (words > 0) sentences.push({ from: from + sentence.search(/[\p{L}\p{N}]/u), words });
    from = index + mark.length;
  }
  return sentences;
}
