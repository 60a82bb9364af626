import type { Parameters } from './estimate.ts';
import { centreAt, type ForecastOptions } from './forecast.ts';
import { sum, type Vector } from './matrix.ts';
import { projectMean } from './project.ts';
import { applyScenario } from './scenario.ts';

/** Neither thrice the entries nor thrice the exits is something that a council could do. */
const LARGEST_FACTOR = 3;
const HALVINGS = 60;

/**
 * The factor on one lever, in every month and everywhere alike, with which there are no more than `count` children after so many months: 0.82 is 18%
 * fewer entries (specification 1.7). Null where none up to 3 reaches it.
 */
export function solveForTarget(start: Vector, parameters: Parameters, { count, months, lever, ...options }: Pick<ForecastOptions, 'months' | 'weight' | 'growth'> & { count: number; lever: 'entries' | 'exits' }): number | null {
  const flows = projectMean(start, parameters, months);
  const totalWith = (factor: number): number => {
    const changed = projectMean(start, applyScenario(parameters, { [lever]: { '*|*': factor } })(months), months);
    return sum(centreAt(months, { start, flows, changed, ...options }).centres);
  };
  const isTooMuch = (factor: number): boolean => (lever === 'entries' ? totalWith(factor) > count : totalWith(factor) < count);
  let [low, high] = [0, LARGEST_FACTOR];
  if (isTooMuch(low) || !isTooMuch(high)) return null;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (isTooMuch(middle)) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}
