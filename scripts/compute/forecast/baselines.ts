/** Forecasts that need nothing but the counts so far; a method that can't beat them has no skill. Each gives the count so many months after the last. */
type Baseline = (counts: readonly number[], months: number) => number;

/** As it is now. */
export const persistence: Baseline = (counts) => counts.at(-1) as number;

/** On as over the last twelve months. */
export const drift: Baseline = (counts, months) => (counts.at(-1) as number) + (((counts.at(-1) as number) - (counts.at(-13) ?? counts[0] as number)) / 12) * months;

const DAMPING = 0.98;
const LEVELS = [0.1, 0.3, 0.5, 0.7, 0.9];
const TRENDS = [0.02, 0.05, 0.1, 0.2];

/** Damped Holt: a level and a trend that fades, both smoothed; of a grid of smoothings that which forecast the next month best so far. */
export const dampedHolt: Baseline = (counts, months) => {
  const [level, trend] = LEVELS.flatMap((a) => TRENDS.map((b) => smooth(counts, a, b))).reduce((best, other) => (other.error < best.error ? other : best)).state;
  return level + trend * Array.from({ length: months }, (_, i) => DAMPING ** (i + 1)).reduce((total, part) => total + part, 0);
};

function smooth(counts: readonly number[], a: number, b: number): { state: readonly [level: number, trend: number]; error: number } {
  let level = counts[0] as number;
  let trend = 0;
  let error = 0;
  for (const count of counts.slice(1)) {
    const expected = level + DAMPING * trend;
    const miss = count - expected;
    error += miss ** 2;
    level = expected + a * miss;
    trend = DAMPING * trend + a * b * miss;
  }
  return { state: [level, trend], error };
}
