import type { Interval } from './disclosure/count-problem.ts';

/** What an author's words in place of a hidden count tell of it. */

const NUMBER_WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty'];
const NUMBER = `(\\d{1,6}|${NUMBER_WORDS.slice(1).join('|')})`;

/** A lexicon of bounds; the first that is found holds. */
const BOUNDS: readonly (readonly [RegExp, (a: number, b: number) => Interval])[] = [
  [new RegExp(`\\b${NUMBER} ?(?:to|or|[-–]) ?${NUMBER}\\b`, 'i'), (a, b) => [Math.min(a, b), Math.max(a, b)]],
  [new RegExp(`\\bbetween ${NUMBER} and ${NUMBER}\\b`, 'i'), (a, b) => [Math.min(a, b), Math.max(a, b)]],
  [new RegExp(`\\b(?:no|not) (?:more|greater|higher) than ${NUMBER}\\b`, 'i'), (n) => [0, n]],
  [new RegExp(`\\b(?:no|not) (?:fewer|less|lower) than ${NUMBER}\\b`, 'i'), (n) => [n, Infinity]],
  [new RegExp(`\\b(?:(?:fewer|less|lower) than|under|below) ${NUMBER}\\b`, 'i'), (n) => [0, n - 1]],
  [new RegExp(`\\b(?:more than|greater than|higher than|over|above) ${NUMBER}\\b`, 'i'), (n) => [n + 1, Infinity]],
  [new RegExp(`\\b(?:up to|at most|a maximum of) ${NUMBER}\\b`, 'i'), (n) => [0, n]],
  [new RegExp(`\\b(?:at least|a minimum of) ${NUMBER}\\b`, 'i'), (n) => [n, Infinity]],
  [new RegExp(`\\b${NUMBER} or (?:fewer|less|under|below)\\b`, 'i'), (n) => [0, n]],
  [new RegExp(`\\b${NUMBER} or (?:more|over|above)\\b`, 'i'), (n) => [n, Infinity]],
];
/** A number, a part of something, or nobody: said without a digit it is said all the same. */
const SAYS_NUMBER = new RegExp(`\\p{N}|\\b(?:${NUMBER_WORDS.join('|')}|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|dozens?|pair|couple|twins?|single|both|half|halves|halved|twice|thrice|doubled?|trebled|tripled?|none|nobody|(?:a|an|two|three) (?:third|quarter|fifth|sixth|eighth|tenth)s?)\\b`, 'iu');
/** Which of two hidden counts is the larger, or that they are the same. */
const SAYS_DIRECTION = /\b(?:more|fewer|less|high(?:er|est)|low(?:er|est)|larger|greater|smaller|shorter|(?<!no )longer|most|least|up|down|ris(?:e[ns]?|ing)|rose|f[ae]ll(?:s|en|ing)?|increas(?:e[ds]?|ing)|decreas(?:e[ds]?|ing)|gr[eo]w(?:s|n|ing)?|growth|shr[aiu]nk(?:s|ing)?|drop(?:s|ped|ping)?|declin(?:e[ds]?|ing)|reduc(?:e[ds]?|ing|tions?)|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|gain(?:s|ed)?|loss|lost|better|worse|improv(?:e[ds]?|ing|ements?)|worsen(?:s|ed|ing)?|above|below|unchanged|no change|same|equal|stable|steady|record)\b/i;
/** How a part compares with its half or its whole. */
const SAYS_PART = /\b(?:most|mostly|mainly|largely|predominantly|majority|minority|(?<!at )all|every(?:one|body)?|each|entire(?:ly)?)\b/i;
/** 'one of the smallest numbers' */
const NO_NUMBER = /\bone of (?:the|our|its|these|those)\b/gi;

/** [0, 5] of 'fewer than 6'; null where nothing is said that a program could read. */
export function boundsSaid(words: string): Interval | null {
  for (const [pattern, boundsOf] of BOUNDS) {
    const match = pattern.exec(words);
    if (match) return boundsOf(numberOf(match[1] as string), numberOf(match[2] ?? '0'));
  }
  return null;
}

export function saysNumber(words: string): boolean {
  return SAYS_NUMBER.test(words.replace(NO_NUMBER, ''));
}

/** 'fewer', 'a rise', 'the same' */
export function saysDirection(words: string): boolean {
  return saysNumber(words) || SAYS_DIRECTION.test(words);
}

/** 'most', 'a minority' */
export function saysPart(words: string): boolean {
  return saysNumber(words) || SAYS_PART.test(words);
}

function numberOf(written: string): number {
  const at = NUMBER_WORDS.indexOf(written.toLowerCase());
  return at === -1 ? Number(written) : at;
}
