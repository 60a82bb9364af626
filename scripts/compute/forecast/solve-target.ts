import type { Parameters } from './estimate.ts';
import { centreAt, forecast, type ForecastOptions, type ForecastPoint } from './forecast.ts';
import { logSpread } from './intervals.ts';
import { sum, type Vector } from './matrix.ts';
import { normalBelow } from './normal.ts';
import { projectMean } from './project.ts';
import { applyScenario } from './scenario.ts';

export interface TargetAnswer {
  /** Children at the target. */
  count: number;
  /** Factor on the lever: 0.82 is 18% fewer entries. Null where no factor from 0 to 3 reaches it. */
  factor: number | null;
  /** That the total will be at the target or below it if nothing changes. */
  chance: number;
}

/** What it takes to have no more than `count` children after so many months, with one lever, everywhere alike (specification 1.7). */
export function solveForTarget(start: Vector, parameters: Parameters, { count, months, lever, ...options }: Omit<ForecastOptions, 'scenario' | 'categories'> & { count: number; lever: 'entries' | 'exits' }): TargetAnswer {
  const base = forecast(start, parameters, { ...options, months, categories: ['total'] }).points.at(-1) as ForecastPoint;
  const flows = projectMean(start, parameters, months);
  const totalWith = (factor: number): number => {
    const changed = projectMean(start, applyScenario(parameters, { [lever]: { '*|*': factor } })(months), months);
    return sum(centreAt(months, { start, flows, changed, ...options }).centres);
  };
  const chance = normalBelow((Math.log(count) - Math.log(base.forecast)) / logSpread(base.forecast, base.totalVariance));
  const isTooMany = (factor: number): boolean => (lever === 'entries' ? totalWith(factor) > count : totalWith(factor) < count);
  let [low, high] = [0, 3];
  if (isTooMany(low) || !isTooMany(high)) return { count, factor: null, chance };
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (isTooMany(middle)) high = middle;
    else low = middle;
  }
  return { count, factor: (low + high) / 2, chance };
}
