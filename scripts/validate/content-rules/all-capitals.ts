import { warningAt } from '../../problem.ts';
import type { EditorialRule } from './editorial-context.ts';

/** Two or more capital words in a row, at least one too long for an acronym; or one of eight letters and more. */
const SHOUTED = /(?<![\p{L}\p{N}])(?:(?:[A-Z]{2,}[\s’'&-]+)+[A-Z]{2,}|[A-Z]{8,})(?![\p{L}\p{N}])/gu;

/** Words in capitals have no shapes to read by, and some screen readers spell them out. */
export const checkAllCapitals: EditorialRule = ({ runs }) => runs.filter(({ text }) => /[A-Z]{2}/.test(text)).flatMap(({ text, placeOf }) => [...text.matchAll(SHOUTED)].filter(([words]) => words.split(/[\s’'&-]+/).some((word) => word.length > 6))
  .map((match) => warningAt(placeOf(match.index), 'all-capitals', `“${match[0]}” is all in capitals, which is slow to read and is spelt out by some screen readers. Write it in small letters.`)));
