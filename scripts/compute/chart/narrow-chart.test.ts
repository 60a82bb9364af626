import { expect, test } from 'vitest';
import type { ChartInput } from './chart-input.ts';
import { computeChart } from './compute-chart.ts';
import { categoryPoints, FOSTERING, LONG_TERM, monthPoints, percentText, seriesOf, SURVEY } from './sample-charts.ts';

interface Spec {
  width: number;
  padding: { left: number; right: number; top: number };
  datasets: Record<'bars' | 'strokes' | 'marks' | 'texts', { text?: string | string[]; x: number; y: number; x2?: number; y2?: number; weight?: string }[]>;
}

function narrow(input: ChartInput): Spec {
  return computeChart(input).narrowSpec as unknown as Spec;
}

const GROUPED: ChartInput = { ...SURVEY, series: ['Dorset', 'England'].map((label) => seriesOf(categoryPoints([['Fostering', 41], ['Residential', 'c']], percentText), label)) };

test.each([LONG_TERM, FOSTERING, SURVEY, GROUPED])('320 wide, and made of the same layers, so that they are compiled once', (input) => {
  const { spec, narrowSpec } = computeChart(input);
  const { width, padding } = narrow(input);
  expect(padding.left + width + padding.right).toBe(320);
  expect(narrowSpec['layer']).toEqual(spec['layer']);
});

test('short names beside their bars; names of which one is long above them, at the left edge', () => {
  expect(narrow(FOSTERING).datasets.texts.map(({ text, x, y }) => [text, x, y]).slice(2)).toEqual([['Mar 2024', -10, 22], ['Apr 2024', -10, 66]]);
  const { padding, datasets } = narrow(SURVEY);
  expect(padding.left).toBe(1);
  expect(datasets.texts.filter(({ x }) => x === -1).map(({ text, y }) => [text, y])).toEqual([['Children', 9.5], ['Young people', 73.5], ['General population', 137.5]]);
  expect(datasets.bars.map(({ y, y2 }) => [y, y2])).toEqual([[22, 50], [86, 114], [150, 178]]);
});

test('a line is named at its end, in a key where its numbers leave the plot no room', () => {
  const ended = narrow(LONG_TERM);
  expect(ended.datasets.texts[0]).toMatchObject({ text: ['Dorset', '72.11%'], x: ended.width + 14 });
  const large = seriesOf(monthPoints(3, [11_787_794, 12_100_000, 12_183_016], (value) => value.toLocaleString('en-GB')), 'England');
  const keyed = narrow({ ...LONG_TERM, unit: 'count', unitLabel: 'Children', target: null, benchmarks: [], series: [large] });
  const [name, unit] = keyed.datasets.texts;
  expect(name).toMatchObject({ text: 'England 12,183,016', x: 34 - keyed.padding.left, weight: 'bold' });
  expect(unit?.y).toBeGreaterThan((name?.y ?? 0) + 19);
  expect((name?.y ?? 0) + keyed.padding.top).toBeGreaterThan(9.5);
  expect(keyed.datasets.marks.map(({ y }) => y)).toContain(name?.y);
});

test('rules across bars have a key above them where they have no room beside their labels', () => {
  const { datasets, padding } = narrow({ ...LONG_TERM, series: [seriesOf(monthPoints(7, [71, 70], percentText))] });
  const key = datasets.texts.slice(-3);
  expect(key.map(({ text, x }) => [text, x + padding.left])).toEqual([['Target 69.00%', 34], ['National average 69.00%', 34], ['Statistical neighbours 69.13%', 34]]);
  for (const { y } of key) expect(datasets.strokes).toContainEqual(expect.objectContaining({ x: -padding.left, x2: 26 - padding.left, y, y2: y }));
});
