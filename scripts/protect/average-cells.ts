import type { DisclosurePolicy } from '../schema/disclosure.ts';
import { isMeasured } from '../schema/field.ts';
import type { KnownUse } from '../validate/populations/population-cell.ts';

/**
 * The smallest number of people of whom an average is told: ten, as for whatever leaves a research data centre (ACRO, default.yaml,
 * safe_threshold: 10; UK LLC).
 */
export const FEWEST_AVERAGED = 10;

/**
 * Averages beside the numbers of people whose they are. An average times its number is a sum, and sums are subtracted as counts are: with the average
 * of all and of all but seven, that of the seven is known. So they are protected as their numbers would be if nine were few. Averages of one unit and
 * population are taken for one measure.
 */
export function averagesOf(counts: readonly KnownUse[]): KnownUse[] {
  return counts.filter(({ use: { dataset } }) => isMeasured(dataset.unit)).map(({ use, count }) => ({ count, use: { ...use, role: 'value', population: `${use.population}, ${use.dataset.unit}` } }));
}


/** A stricter measure stays stricter. */
export function policyOfAverages(policy: DisclosurePolicy): DisclosurePolicy {
  const atLeast = (threshold: number): number => Math.max(threshold, FEWEST_AVERAGED - 1);
  return {
    ...policy, threshold: atLeast(policy.threshold), zeros: 'published',
    measures: Object.fromEntries(Object.entries(policy.measures).map(([id, measure]) => [id, { ...measure, threshold: atLeast(measure.threshold) }])),
  };
}
