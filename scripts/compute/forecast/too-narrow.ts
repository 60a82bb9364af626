import type { Category } from '../../schema/flows.ts';
import type { BacktestRow, BacktestScore } from './backtest.ts';

/** Of the counts that should lie in the 80% range, fewer than these make it too narrow (specification 1.6). */
const FEWEST_COVERED = 0.65;
/** More than these make it too wide: told, and left as it is, for no range is drawn narrower than past errors. */
const MOST_COVERED = 0.92;
const ENOUGH_TARGETS = 8;
/** Nobody claims skill on fewer. */
export const FEWEST_TARGETS = 5;

/** The factor on the spread, by category, with which 80% of the past counts would have lain in the range. */
export function findTooNarrow(rows: readonly BacktestRow[], scores: readonly BacktestScore[]): Map<Category, number> {
  const factors = new Map<Category, number>();
  for (const { cat, h } of scores.filter((score) => score.independent >= ENOUGH_TARGETS && score.cover80 < FEWEST_COVERED)) {
    const misses = rows.filter((row) => row.cat === cat && row.h === h && row.lo80 > 0 && row.actual > 0)
      .map(({ actual, blend, lo80, hi80 }) => Math.abs(Math.log(actual / blend)) / (Math.log(hi80 / lo80) / 2)).sort((a, b) => a - b);
    factors.set(cat, Math.max(factors.get(cat) ?? 1, misses[Math.ceil(0.8 * misses.length) - 1] ?? 1));
  }
  return factors;
}

export function isTooWide({ independent, cover80 }: BacktestScore): boolean {
  return independent >= ENOUGH_TARGETS && cover80 > MOST_COVERED;
}

/** Of the forecast beside the last count, by the mean misses as they are shown: who was closer, or that nobody can say. */
export function judgeSkill({ independent, mae }: Pick<BacktestScore, 'independent' | 'mae'>): 'closer' | 'no-closer' | 'too-few' {
  if (Number(writeMiss(mae.blend)) >= Number(writeMiss(mae.naive))) return 'no-closer';
  return independent < FEWEST_TARGETS ? 'too-few' : 'closer';
}

/** '12.7' children */
export function writeMiss(miss: number): string {
  return (Math.round(miss * 10) / 10).toFixed(1);
}
