import { expect, test } from 'vitest';
import type { ChartInput } from './chart-input.ts';
import { computeChart } from './compute-chart.ts';
import { categoryPoints, FOSTERING, GAPS, GROUPED, LONG_TERM, monthPoints, percentText, seriesOf, SURVEY } from './sample-charts.ts';

const money = (value: number) => `£${value}\u00a0million`;
const OVERSPEND: ChartInput = {
  ...FOSTERING,
  measure: 'Overspend',
  unitLabel: '£ million',
  unit: 'money',
  period: '2022-23 and 2023-24',
  series: [
    seriesOf([
      { key: '2022-23', label: '2022-23', shortLabel: '2022-23', date: '2023-03-31', value: 2.9, text: money(2.9), absent: null },
      { key: '2023-24', label: '2023-24', shortLabel: '2023-24', date: '2024-03-31', value: 3.4, text: money(3.4), absent: null },
    ]),
  ],
};
const LATEST_BELOW: ChartInput = { ...LONG_TERM, goodIs: 'low', series: [seriesOf(monthPoints(3, [70, 68, 69], percentText))] };
const SIX: [string, number][] = [
  ['Under 1', 4],
  ['1 to 4', 9],
  ['5 to 9', 12],
  ['10 to 15', 30],
  ['16', 12],
  ['17', 4],
];

test.each<[string, ChartInput, string, string]>([
  [
    'line',
    LONG_TERM,
    'Long-term placement stability (%), Dorset, March to August 2024',
    'Line chart for Dorset, March to August 2024, on an axis that starts at 68%, not at zero. Dorset went from 71.05% in March 2024 to 72.11% in August 2024: highest 74.15% in June 2024, lowest 70.51% in April 2024. At 72.11%, August 2024 is above the target (69.00%), the national average (69.00%) and the statistical neighbours (69.13%); higher is better.',
  ],
  [
    'line, at the target and below the neighbours',
    LATEST_BELOW,
    'Long-term placement stability (%), Dorset, March to August 2024',
    'Line chart for Dorset, March to August 2024, on an axis that starts at 67%, not at zero. Dorset went from 70.00% in March 2024 to 69.00% in May 2024: highest 70.00% in March 2024, lowest 68.00% in April 2024. At 69.00%, May 2024 is the same as the target (69.00%) and the national average (69.00%) and below the statistical neighbours (69.13%); lower is better.',
  ],
  [
    'line with gaps',
    GAPS,
    'Long-term placement stability (%), Dorset, March to August 2024',
    'Line chart for Dorset, March to August 2024, on an axis that starts at 68%, not at zero. Dorset went from 71.00% in March 2024 to 72.00% in August 2024: of the values shown, highest 73.00% in July 2024, lowest 71.00% in March 2024. Suppressed to protect privacy: April 2024 and May 2024; June 2024: no data [x]. At 72.00%, August 2024 is above the target (69.00%), the national average (69.00%) and the statistical neighbours (69.13%); higher is better.',
  ],
  [
    'two periods',
    FOSTERING,
    'Fostering households, Dorset, March and April 2024',
    'Bar chart for Dorset, March and April 2024. 172 in March 2024, 191 in April 2024.',
  ],
  [
    'money',
    OVERSPEND,
    'Overspend (£ million), Dorset, 2022-23 and 2023-24',
    'Bar chart for Dorset, 2022-23 and 2023-24. £2.9\u00a0million in 2022-23, £3.4\u00a0million in 2023-24.',
  ],
  [
    'categories',
    SURVEY,
    'People who feel safe (%), Dorset, 2024',
    'Bar chart for Dorset, 2024. Children (89%), Young people (61%), General population (82%).',
  ],
  [
    'many categories',
    { ...SURVEY, series: [seriesOf(categoryPoints(SIX, String))] },
    'People who feel safe (%), Dorset, 2024',
    'Bar chart for Dorset, 2024. 6 bars, the highest 10 to 15 (30), the lowest Under 1 and 17 (4).',
  ],
  [
    'groups',
    GROUPED,
    'People who feel safe (%), Dorset, 2024',
    'Grouped bar chart for Dorset, 2024. Dorset: Fostering (41%). Dorset, suppressed to protect privacy: Residential. England: Fostering (48%), Residential (11%).',
  ],
])('words of a chart: %s', (_, input, subtitle, description) => {
  expect(computeChart(input)).toMatchObject({ subtitle, description });
});

test('every value absent: words only', () => {
  const { spec, description } = computeChart({
    ...LONG_TERM,
    series: [seriesOf(monthPoints(3, ['c', 'c', 'c'], String))],
    target: null,
    benchmarks: [],
  });
  expect(JSON.stringify(spec).match(/suppressed \[c\]/g)).toHaveLength(3);
  expect(description).toBe(
    'Bar chart for Dorset, March to August 2024. Suppressed to protect privacy: March 2024, April 2024 and May 2024.',
  );
});
