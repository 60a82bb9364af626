import type { Decimal } from '../../schema/decimal.ts';
import { shareEnds, type Rounding } from '../../schema/share.ts';
import type { FactRow } from './count-problem.ts';

/** What a percentage or rate tells of two counts. A whole of several cells is their sum. */
export function shareRows(part: string, whole: readonly string[], shown: Decimal, per: number, rounding: Rounding, says: string): [atLeast: FactRow, atMost: FactRow] {
  const { times, least, most, below } = shareEnds(shown, per, rounding);
  const row = (end: number, lo: number, up: number): FactRow => ({ terms: [[part, times], ...whole.map((cell) => [cell, -end] as const)], lo, up, says });
  return [row(least, 0, Infinity), row(most, -Infinity, -below)];
}
