import { MONTHS } from '../../schema/period.ts';
import type { ChartInput, ChartPoint, ChartSeries } from './chart-input.ts';

/** 'c' is suppressed, 'x' missing. */
export type Given = number | 'c' | 'x';

/** Months from `firstMonth` (1 to 12) of 2024 on. */
export function monthPoints(firstMonth: number, values: Given[], write: (value: number) => string): ChartPoint[] {
  return values.map((value, index) => {
    const month = MONTHS[firstMonth - 1 + index] ?? '';
    const key = `2024-${String(firstMonth + index).padStart(2, '0')}`;
    const labels = { key, label: `${month} 2024`, shortLabel: `${month.slice(0, 3)} 2024`, date: `${key}-01` };
    return { ...labels, ...giveValue(value, write) };
  });
}

export function categoryPoints(values: [string, Given][], write: (value: number) => string): ChartPoint[] {
  return values.map(([label, value]) => ({ key: label, label, shortLabel: label, date: null, ...giveValue(value, write) }));
}

function giveValue(value: Given, write: (value: number) => string): Pick<ChartPoint, 'value' | 'text' | 'absent'> {
  if (value === 'c') return { value: null, text: '[c]', absent: 'suppressed' };
  if (value === 'x') return { value: null, text: '[x]', absent: 'missing' };
  return { value, text: write(value), absent: null };
}

export function percentText(value: number): string {
  return `${value.toFixed(2)}%`;
}

export function seriesOf(points: ChartPoint[], label = 'Dorset', role: ChartSeries['role'] = 'council'): ChartSeries {
  return { id: label, label, role, points };
}

/** Dorset's long-term placement stability: People and Health Scrutiny Committee, 24 October 2024. */
export const LONG_TERM: ChartInput = {
  id: 'long-term',
  shape: 'time',
  measure: 'Long-term placement stability',
  unitLabel: '%',
  unit: 'percent',
  place: 'Dorset',
  period: 'March to August 2024',
  series: [seriesOf(monthPoints(3, [71.05, 70.51, 70.59, 74.15, 73.97, 72.11], percentText))],
  target: { value: 69, text: '69.00%' },
  benchmarks: [
    { role: 'national', label: 'National average', period: '2023 to 2024', value: 69, text: '69.00%' },
    { role: 'neighbours', label: 'Statistical neighbours', period: null, value: 69.13, text: '69.13%' },
  ],
  goodIs: 'high',
};

export const FOSTERING: ChartInput = {
  ...LONG_TERM,
  id: 'fostering',
  measure: 'Fostering households',
  unitLabel: 'households',
  unit: 'count',
  period: 'March and April 2024',
  series: [seriesOf(monthPoints(3, [172, 191], String))],
  target: null,
  benchmarks: [],
};

export const SURVEY: ChartInput = {
  ...LONG_TERM,
  id: 'survey',
  shape: 'category',
  measure: 'People who feel safe',
  period: '2024',
  series: [
    seriesOf(
      categoryPoints(
        [
          ['Children', 89],
          ['Young people', 61],
          ['General population', 82],
        ],
        (value) => `${value}%`,
      ),
      'Feels safe',
      'part',
    ),
  ],
  target: null,
  benchmarks: [],
  goodIs: 'neither',
};

/** A month with no data, and two that are hidden. */
export const GAPS: ChartInput = { ...LONG_TERM, series: [seriesOf(monthPoints(3, [71, 'c', 'c', 'x', 73, 72], percentText))] };

/** One bar is hidden, beside the same bar of England. */
export const GROUPED: ChartInput = {
  ...SURVEY,
  series: [
    seriesOf(
      categoryPoints(
        [
          ['Fostering', 41],
          ['Residential', 'c'],
        ],
        (value) => `${value}%`,
      ),
    ),
    seriesOf(
      categoryPoints(
        [
          ['Fostering', 48],
          ['Residential', 11],
        ],
        (value) => `${value}%`,
      ),
      'England',
      'national',
    ),
  ],
};
