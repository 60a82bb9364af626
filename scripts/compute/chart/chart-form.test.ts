import { expect, test } from 'vitest';
import { alignSeries, chooseForm } from './chart-form.ts';
import type { ChartInput } from './chart-input.ts';
import { categoryPoints, type Given, LONG_TERM, monthPoints, seriesOf } from './sample-charts.ts';

const months = (...values: Given[]) => seriesOf(monthPoints(1, values, String));
const groups = (...values: Given[]) =>
  seriesOf(
    categoryPoints(
      values.map((value, index) => [`Group ${index}`, value]),
      String,
    ),
  );

test.each<[string, ChartInput['shape'], ChartInput['series'], string]>([
  ['three months', 'time', [months(1, 2, 3)], 'line'],
  ['three months, one suppressed', 'time', [months(1, 'c', 3)], 'line'],
  ['three months with one value make no line', 'time', [months('c', 2, 'c')], 'bars'],
  ['two months', 'time', [months(1, 2)], 'bars'],
  ['one month', 'time', [months(1)], 'bars'],
  ['two months of two series', 'time', [months(1, 2), months(3, 4)], 'grouped-bars'],
  ['three months of four series', 'time', [months(1, 2, 3), months(1, 2, 3), months(1, 2, 3), months(1, 2, 3)], 'line'],
  ['many categories', 'category', [groups(1, 2, 3, 4, 5)], 'bars'],
  ['categories of two series', 'category', [groups(1, 2), groups(3, 4)], 'grouped-bars'],
])('%s', (_, shape, series, form) => {
  expect(chooseForm({ ...LONG_TERM, shape, series })).toBe(form);
});

test('five series are a bug', () => {
  const series = [1, 2, 3, 4, 5].map(() => months(1, 2, 3));
  expect(() => chooseForm({ ...LONG_TERM, series })).toThrow('chart long-term has 5 series; validation refuses more than 4');
});

test('a period that one series lacks is missing there, in order of date', () => {
  const later = seriesOf(monthPoints(2, [20, 30], String));
  const earlier = seriesOf(monthPoints(1, [10, 20], String), 'England', 'national');
  const { series } = alignSeries({ ...LONG_TERM, series: [later, earlier] });
  expect(series.map(({ points }) => points.map(({ key, value, absent }) => [key, value, absent]))).toEqual([
    [
      ['2024-01', null, 'missing'],
      ['2024-02', 20, null],
      ['2024-03', 30, null],
    ],
    [
      ['2024-01', 10, null],
      ['2024-02', 20, null],
      ['2024-03', null, 'missing'],
    ],
  ]);
});

test('a time series without dates is a bug', () => {
  const series = [groups(1, 2, 3)];
  expect(() => chooseForm({ ...LONG_TERM, series })).toThrow('a point of a time series has no date');
});
