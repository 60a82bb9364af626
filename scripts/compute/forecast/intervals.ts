import { normalBelow, Z80, Z95 } from './normal.ts';

export interface Intervals {
  lo80: number;
  hi80: number;
  lo95: number;
  hi95: number;
}

/** Below this a count is too small for a smooth curve. */
const SMALL = 5;

/** Log-normal around the forecast; for few children the quantiles of a negative binomial with that mean and variance (specification 1.5). */
export function intervalsOf(forecast: number, variance: number): Intervals {
  if (forecast < SMALL) {
    const quantile = countQuantiles(forecast, Math.max(variance, 1.01 * forecast));
    return { lo80: quantile(0.1), hi80: quantile(0.9), lo95: quantile(0.025), hi95: quantile(0.975) };
  }
  const s = logSpread(forecast, variance);
  return { lo80: forecast * Math.exp(-Z80 * s), hi80: forecast * Math.exp(Z80 * s), lo95: forecast * Math.exp(-Z95 * s), hi95: forecast * Math.exp(Z95 * s) };
}

/** Standard deviation of the logarithm. */
export function logSpread(forecast: number, variance: number): number {
  return Math.sqrt(Math.log(1 + variance / forecast ** 2));
}

/** The chance of no more than `count`, with the spread that the intervals have (specification 1.7). */
export function chanceOfAtMost(count: number, { forecast, totalVariance }: { forecast: number; totalVariance: number }): number {
  return normalBelow((Math.log(count) - Math.log(forecast)) / logSpread(forecast, totalVariance));
}

/** The smallest count at or below which at least the share lies. */
function countQuantiles(mean: number, variance: number): (share: number) => number {
  if (mean <= 0) return () => 0;
  const size = mean ** 2 / (variance - mean);
  const p = size / (size + mean);
  return (share) => {
    let chance = p ** size;
    let below = chance;
    let count = 0;
    while (below < share && count < 10_000) {
      chance *= ((count + size) / (count + 1)) * (1 - p);
      below += chance;
      count++;
    }
    return count;
  };
}
