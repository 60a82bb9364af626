import { monthsCovered, type MonthSpan } from '../schema/month-span.ts';
import type { Frequency } from '../schema/period.ts';
import { protectSample, type Sample } from './sample-council.ts';

/** For tests: counts of those who came or left, over several times at once, and what readers see of them. */

export interface GivenCount {
  period: string;
  value: number;
  published?: string;
}

export function series(frequency: Frequency, values: readonly GivenCount[], more = 'population: children-coming\nadds-up: true', title = `Came by ${frequency}`): string {
  return `
title: ${title}
label: I
definition: I
unit: count
counts: children
frequency: ${frequency}
good: neither
owner: Head
source: paper
${more}
observations: [${values.map(({ period, value, published = '2024-11-20' }) => `{ period: ${period}, value: ${value}, published: ${published} }`).join(', ')}]`;
}

/** '2024-04: 12' -> a count; values are written as readers see them: '12 [c] 9' */
export const counts = (first: readonly string[], ...values: number[]): GivenCount[] => values.map((value, i) => ({ period: first[i] as string, value }));

export interface ShownCount extends MonthSpan {
  dataset: string;
  value: number;
  isHidden: boolean;
}

/** Every value of some series, and whether readers see it. */
export async function showCounts(given: Readonly<Record<string, { frequency: Frequency; values: readonly GivenCount[]; more?: string }>>, sample: Sample = {}): Promise<ShownCount[]> {
  const { show } = await protectSample({ ...sample, indicators: Object.fromEntries(Object.entries(given).map(([id, { frequency, values, more }]) => [id, series(frequency, values, more)])) });
  return Object.entries(given).flatMap(([dataset, { frequency, values }]) => {
    const shown = show(dataset).split(' ');
    return values.map(({ period, value }, i): ShownCount => ({ dataset, ...monthsCovered(period, frequency) as MonthSpan, value, isHidden: shown[i] === '[c]' }));
  });
}
