import { parseDecimal } from '../../schema/decimal.ts';
import type { FactRow } from './count-problem.ts';

/**
 * What a published statement tells about counts, as rows of whole numbers. Shares, rates and changes round half up, away from zero for
 * negative ones, as `schema/decimal.ts` does.
 */

/** A count, or a sum of counts, by the names of its cells; or a number that everybody knows. */
type Counted = string | readonly string[] | number;

/** 'There are 48.' */
export function countRow(cells: Counted, count: number, says = `${nameOf(cells)} is given as ${count}`): FactRow {
  return rowOf([[cells, 1]], count, count, says);
}

/** 'About 45', to the nearest 5 or 10, half up: 45 to the nearest 5 is 43 to 47, 40 to the nearest 10 is 35 to 44. */
export function roundedRow(cells: Counted, rounded: number, base: number, says = `${nameOf(cells)} is given as ${rounded} to the nearest ${base}`): FactRow {
  return rowOf([[cells, 1]], Math.max(rounded - Math.floor(base / 2), 0), rounded + Math.ceil(base / 2) - 1, says);
}

/** '4.9%' with as many decimals as are shown. */
export function percentageRows(part: Counted, whole: Counted, shown: string, says = `${nameOf(part)} is given as ${shown}% of ${nameOf(whole)}`): FactRow[] {
  return ratioRows(part, whole, shown, 100, says);
}

/** '12.4 per 10,000' of a population that everybody knows. */
export function rateRows(cells: Counted, population: Counted, shown: string, per = 10_000, says = `${nameOf(cells)} is given as ${shown} per ${per}`): FactRow[] {
  return ratioRows(cells, population, shown, per, says);
}

/** 'Up 19': later less earlier, negative when it fell. */
export function changeRow(earlier: Counted, later: Counted, change: number, says = `the change from ${nameOf(earlier)} to ${nameOf(later)} is given as ${change}`): FactRow {
  return rowOf([[later, 1], [earlier, -1]], change, change, says);
}

/** So many at the end of a time: those before, and those who joined, less those who left. */
export function balanceRow<T>({ before, now, joined, left }: { before: T; now: T; joined: readonly T[]; left: readonly T[] }, cellOf: (of: T) => string): FactRow {
  const [start, end, came, went] = [[before], [now], joined, left].map((each) => each.map(cellOf)) as [string[], string[], string[], string[]];
  return rowOf([[end, 1], [start, -1], [came, -1], [went, 1]], 0, 0, `${nameOf(end)} must be ${nameOf(start)} and ${nameOf(came)}, less ${nameOf(went)}`);
}

/** 'Up 4.5%' as '4.5', 'down 3%' as '-3'. */
export function percentChangeRows(earlier: Counted, later: Counted, shown: string, says = `the change from ${nameOf(earlier)} to ${nameOf(later)} is given as ${shown}%`): FactRow[] {
  const { units, scale } = readShown(shown);
  // later / earlier - 1 lies half a unit about what is shown; the half belongs to the side away from zero.
  const times = 200 * scale;
  const middle = times + 2 * units;
  const [atLeast, below] = units > 0 ? [0, 1] : units < 0 ? [1, 0] : [1, 1];
  return [
    rowOf([[later, times], [earlier, -(middle - 1)]], atLeast, Infinity, says),
    rowOf([[later, times], [earlier, -(middle + 1)]], -Infinity, -below, says),
  ];
}

/** Sorted from the largest, marked rows left in their places. */
export function orderRows(cells: readonly string[], says = 'the rows are sorted by their counts'): FactRow[] {
  return cells.slice(1).map((cell, i) => rowOf([[cells[i] as string, 1], [cell, -1]], 0, Infinity, says));
}

/** Present because it isn't zero, or absent because it is. */
export function presenceRow(cells: Counted, isPresent: boolean, says = `${nameOf(cells)} is ${isPresent ? 'shown, so it is not 0' : 'left out, so it is 0'}`): FactRow {
  return rowOf([[cells, 1]], isPresent ? 1 : 0, isPresent ? Infinity : 0, says);
}

const COUNT_WORDS = {
  'fewer than': (n: number) => [0, n - 1], 'up to': (n: number) => [0, n], 'at most': (n: number) => [0, n],
  'more than': (n: number) => [n + 1, Infinity], 'at least': (n: number) => [n, Infinity], 'or more': (n: number) => [n, Infinity],
} as const satisfies Record<string, (n: number) => readonly [number, number]>;

export type CountWords = keyof typeof COUNT_WORDS;

/** 'fewer than 6' */
export function boundRow(cells: Counted, words: CountWords, count: number, says = `${nameOf(cells)} is said to be ${words} ${count}`): FactRow {
  const [lo, up] = COUNT_WORDS[words](count);
  return rowOf([[cells, 1]], lo, up, says);
}

/** part and whole by the cross product: 2 x part - 1 x whole for a half. */
const SHARE_WORDS = {
  'less than half': [2, -1, -Infinity, -1], 'half': [2, -1, 0, 0], 'at least half': [2, -1, 0, Infinity], 'more than half': [2, -1, 1, Infinity], 'most': [2, -1, 1, Infinity],
  'less than a third': [3, -1, -Infinity, -1], 'more than a third': [3, -1, 1, Infinity], 'less than two thirds': [3, -2, -Infinity, -1], 'more than two thirds': [3, -2, 1, Infinity],
  'less than a quarter': [4, -1, -Infinity, -1], 'more than a quarter': [4, -1, 1, Infinity], 'less than three quarters': [4, -3, -Infinity, -1], 'more than three quarters': [4, -3, 1, Infinity],
  'all': [1, -1, 0, 0], 'none': [1, 0, 0, 0], 'not all': [1, -1, -Infinity, -1],
  'more than doubled': [1, -2, 1, Infinity], 'doubled': [1, -2, 0, 0], 'at least doubled': [1, -2, 0, Infinity], 'more than halved': [2, -1, -Infinity, -1],
} as const;

export type ShareWords = keyof typeof SHARE_WORDS;

/** 'less than half of'; of a change, the later count is the part and the earlier the whole. */
export function shareRow(part: Counted, whole: Counted, words: ShareWords, says = `${nameOf(part)} is said to be ${words} of ${nameOf(whole)}`): FactRow {
  const [ofPart, ofWhole, lo, up] = SHARE_WORDS[words];
  return rowOf([[part, ofPart], [whole, ofWhole]], lo, up, says);
}

/** part / whole x per lies half a unit about what is shown, the lower half included: (2q - 1) whole <= 2 k per part <= (2q + 1) whole - 1. */
function ratioRows(part: Counted, whole: Counted, shown: string, per: number, says: string): FactRow[] {
  const { units, scale } = readShown(shown);
  if (units < 0) throw new Error(`a share can't be ${shown}`);
  const times = 2 * scale * per;
  return [rowOf([[part, times], [whole, -(2 * units - 1)]], 0, Infinity, says), rowOf([[part, times], [whole, -(2 * units + 1)]], -Infinity, -1, says)];
}

/** '4.9' is 49 units of a tenth. */
function readShown(shown: string): { units: number; scale: number } {
  const value = parseDecimal(shown);
  if (!value) throw new Error(`not a number as it is shown: ${shown}`);
  const scale = 10 ** value.decimals;
  return { units: value.big.times(scale).toNumber(), scale };
}

/** Numbers that everybody knows go to the other side. */
function rowOf(terms: readonly (readonly [Counted, number])[], lo: number, up: number, says: string): FactRow {
  const known = terms.reduce((sum, [counted, coefficient]) => sum + (typeof counted === 'number' ? counted * coefficient : 0), 0);
  return {
    terms: terms.flatMap(([counted, coefficient]) => (typeof counted === 'number' || coefficient === 0 ? [] : [counted].flat().map((cell) => [cell, coefficient] as const))),
    lo: lo - known, up: up - known, says,
  };
}

function nameOf(counted: Counted): string {
  return typeof counted === 'number' ? String(counted) : [counted].flat().map((name) => `“${name}”`).join(' and ');
}
