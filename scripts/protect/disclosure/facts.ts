import type { Decimal } from '../../schema/decimal.ts';
import { shareEnds, type Rounding } from '../../schema/share.ts';
import type { FactRow } from './count-problem.ts';

/** What a percentage or rate tells of two counts. A whole of several cells is their sum. */
export function shareRows(part: string, whole: readonly string[], shown: Decimal, per: number, rounding: Rounding, says: string): [atLeast: FactRow, atMost: FactRow] {
  const { times, least, most, below } = shareEnds(shown, per, rounding);
  const row = (end: number, lo: number, up: number): FactRow => ({ terms: [[part, times], ...whole.map((cell) => [cell, -end] as const)], lo, up, says });
  return [row(least, 0, Infinity), row(most, -Infinity, -below)];
}

/** So many at the end of a time: those before, and those who joined, less those who left. */
export function balanceRow<T>({ before, now, joined, left }: { before: T; now: T; joined: readonly T[]; left: readonly T[] }, cellOf: (of: T) => string): FactRow {
  const [start, end, came, went] = [[before], [now], joined, left].map((each) => each.map(cellOf)) as [string[], string[], string[], string[]];
  const terms = ([[end, 1], [start, -1], [came, -1], [went, 1]] as const).flatMap(([names, sign]) => names.map((name) => [name, sign] as const));
  const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(' and ');
  return { terms, lo: 0, up: 0, says: `${quoted(end)} must be ${quoted(start)} and ${quoted(came)}, less ${quoted(went)}` };
}
