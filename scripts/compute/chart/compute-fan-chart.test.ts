import { expect, test } from 'vitest';
import { drawChart } from '../../render/chart/draw-chart.ts';
import { computeFanChart } from './compute-fan-chart.ts';
import type { FanChartInput, FanPoint } from './fan-input.ts';

function ahead(period: string, forecast: number, [lo95, lo80, hi80, hi95]: [number, number, number, number], between = false): FanPoint {
  return { period, forecast, lo80, hi80, lo95, hi95, ...(between ? { between } : {}) };
}

const YEARLY: FanChartInput = {
  id: 'chart-looked-after', number: 'Figure 1', headline: [], measure: 'Children looked after', unitLabel: 'Children', place: 'Dorset', frequency: 'point-in-time', notes: [], source: { text: '', href: null },
  history: [450, 450, 433, 447, 437].map((value, index) => ({ period: `${2021 + index}-03-31`, value })),
  points: [
    ahead('2025-09-30', 437, [390.1, 405, 470, 490], true), ahead('2026-03-31', 437.4, [375.9, 395.2, 482.1, 508.01]),
    ahead('2027-03-31', 437, [347, 376, 508, 550]), ahead('2028-03-31', 437, [326, 361, 529, 585]),
  ],
  target: { value: 365, label: 'Old target' },
};

const MONTHLY: FanChartInput = {
  ...YEARLY, frequency: 'month', target: null,
  history: [31, 30, null, null, 29, 32, 33, 33, 33, 31, 30, 34].map((value, index) => ({ period: `2024-${String(index + 1).padStart(2, '0')}`, value })),
  points: Array.from({ length: 12 }, (_, index) => ahead(`2025-${String(index + 1).padStart(2, '0')}`, 34, [30 - index, 32 - index / 2, 36 + index / 2, 38 + index])),
};

interface Spec {
  width: number;
  padding: { left: number; right: number };
  params: { name: string; value: unknown }[];
  layer: object[];
  datasets: Record<'fans' | 'lines' | 'marks', { series: string; time: number; value: number; low?: number; dash?: number[] | null }[]> & Record<'texts', { text: string | string[]; weight: string }[]>;
}

function specs(input: FanChartInput): [Spec, Spec] {
  const { spec, narrowSpec } = computeFanChart(input);
  return [spec as unknown as Spec, narrowSpec as unknown as Spec];
}

test('a row for each count and each forecast, whole children, ranges rounded outwards, none for what only shapes the band', () => {
  const { table, subtitle } = computeFanChart(YEARLY);
  expect(subtitle).toBe('Children looked after, Dorset, 31 March 2021 to 31 March 2025, and forecast to 31 March 2028');
  expect(table.columns.map(({ text }) => text)).toEqual(['Period', 'Count or forecast (children)', '80% range from', '80% range to', '95% range from', '95% range to']);
  expect(table.rows.slice(3).map((row) => row.map(({ text }) => text))).toEqual([
    ['31 March 2024, count', '447', '[z]', '[z]', '[z]', '[z]'],
    ['31 March 2025, count', '437', '[z]', '[z]', '[z]', '[z]'],
    ['31 March 2026, forecast', '437', '395', '483', '375', '509'],
    ['31 March 2027, forecast', '437', '376', '508', '347', '550'],
    ['31 March 2028, forecast', '437', '361', '529', '326', '585'],
  ]);
  expect(table.rows.map((row) => row[0]?.latest)).toEqual([false, false, false, false, true, false, false, false]);
  expect(table.notes).toEqual(['Old target: 365 children.', '[z] means not applicable.']);
});

test('the description tells course, first and last forecast with their ranges, and where the target lies', () => {
  expect(computeFanChart(YEARLY).description).toBe(
    'Line chart with a forecast for Dorset, 31 March 2021 to 31 March 2025, and forecast to 31 March 2028, on an axis that starts at 300, not at zero. ' +
    'The count went from 450 on 31 March 2021 to 437 on 31 March 2025: highest 450 on 31 March 2021 and 31 March 2022, lowest 433 on 31 March 2023. ' +
    'The forecast for 31 March 2026 is 437: 8 in 10 chances that it lies from 395 to 483, 95 in 100 from 375 to 509. ' +
    'The forecast for 31 March 2028 is 437: 8 in 10 chances that it lies from 361 to 529, 95 in 100 from 326 to 585. The ranges widen with time. ' +
    'Old target is 365: below the last count, and within the 8 in 10 range for 31 March 2028.',
  );
});

test('a hidden count is a gap, told as such, and the extremes are those of what is shown', () => {
  const { description, table } = computeFanChart(MONTHLY);
  expect(description).toContain('The count went from 31 in January 2024 to 34 in December 2024: of the values shown, highest 34 in December 2024, lowest 29 in May 2024. No count is shown for March 2024 [c] and April 2024 [c].');
  expect(table.notes).toEqual(['[c] means hidden to protect people.', '[z] means not applicable.']);
  const [{ datasets }] = specs(MONTHLY);
  expect(datasets.lines.filter(({ series }) => series === 'count').map(({ value }) => value)).toEqual([31, 30, null, null, 29, 32, 33, 33, 33, 31, 30, 34]);
  expect(datasets.texts[0]?.text).toBe('suppressed');
});

test('both bands open at the last count, the wider one beneath, and the forecast is a broken line', () => {
  const [{ datasets }] = specs(YEARLY);
  expect([...new Set(datasets.fans.map(({ series }) => series))]).toEqual(['hi95', 'hi80']);
  for (const band of ['hi95', 'hi80']) expect(datasets.fans.find(({ series }) => series === band)).toMatchObject({ time: Date.UTC(2025, 2, 31), low: 437, value: 437 });
  expect(datasets.fans.filter(({ series }) => series === 'hi95').map(({ low, value }) => [low, value])).toEqual([[437, 437], [390.1, 490], [375.9, 508.01], [347, 550], [326, 585]]);
  expect(new Set(datasets.lines.map(({ series, dash }) => `${series} ${dash !== null}`))).toEqual(new Set(['lo95 false', 'hi95 false', 'lo80 false', 'hi80 false', 'forecast true', 'count false']));
});

test('lines, bands and target are named directly; the last count has a tick and its value', () => {
  const [{ datasets, params }] = specs(YEARLY);
  const words = datasets.texts.map(({ text }) => [text].flat().join(' ').replaceAll('\u00a0', ' '));
  expect(words).toEqual(['Last count 437', '95 in 100: 326 to 585', '8 in 10: 361 to 529', 'Forecast 437', 'Old target 365', 'Children; axis starts at 300, not zero']);
  expect(params.find(({ name }) => name === 'timeTicks')?.value).toEqual([Date.UTC(2022, 2, 31), Date.UTC(2025, 2, 31), Date.UTC(2028, 2, 31)]);
});

test('320 wide, and of the same layers', () => {
  for (const input of [YEARLY, MONTHLY]) {
    const [wide, narrow] = specs(input);
    expect(narrow.padding.left + narrow.width + narrow.padding.right).toBe(320);
    expect(narrow.layer).toEqual(wide.layer);
  }
});

test.each([['yearly', YEARLY], ['monthly', MONTHLY]])('%s: draws two edged areas and what a strict policy allows', async (id, input) => {
  const { spec, description } = computeFanChart(input);
  const svg = await drawChart(spec, { id, title: 'Forecast', description });
  expect(svg.match(/<path [^>]*fill="#(?:dbe3e9|a5b8c8)"/g)).toHaveLength(2);
  expect(svg.match(/<path [^>]*stroke="#(?:718ea7|12436D)"[^>]*stroke-width="1"/g)).toHaveLength(4);
  expect(svg).not.toMatch(/ style=|NaN|undefined|null/);
});

test('nothing ahead or no last count is a bug', () => {
  expect(() => computeFanChart({ ...YEARLY, points: [] })).toThrow('a forecast needs');
  expect(() => computeFanChart({ ...YEARLY, history: [...YEARLY.history, { period: '2026-03-31', value: null }] })).toThrow('a forecast needs');
});
