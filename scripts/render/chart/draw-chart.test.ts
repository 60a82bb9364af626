import { expect, test } from 'vitest';
import type { ChartInput } from '../../compute/chart/chart-input.ts';
import { computeChart } from '../../compute/chart/compute-chart.ts';
import { FOSTERING, LONG_TERM, monthPoints, percentText, seriesOf, SURVEY } from '../../compute/chart/sample-charts.ts';
import type { Report } from '../../schema/report.ts';
import { type CompiledSpecs, drawChart, drawShapes } from './draw-chart.ts';
import { drawCharts } from './draw-charts.ts';

const GAPS: ChartInput = { ...LONG_TERM, series: [seriesOf(monthPoints(3, [71, 'c', 'x', 72, 73, 72], percentText))] };
const FORMS: [string, ChartInput][] = [
  ['line', LONG_TERM],
  ['gaps', GAPS],
  ['bars', FOSTERING],
  ['survey', SURVEY],
];

function draw(id: string, input: ChartInput): Promise<string> {
  const { spec, description } = computeChart(input);
  return drawChart(spec, { id, title: input.measure, description });
}

/** With a clip path and a gradient, which Vega numbers through the process. */
const NUMBERED = {
  width: 100,
  height: 50,
  data: { values: [{ a: 1 / 3, b: 2 / 3 }] },
  mark: {
    type: 'bar',
    clip: true,
    color: {
      gradient: 'linear',
      stops: [
        { offset: 0, color: 'white' },
        { offset: 1, color: 'black' },
      ],
    },
  },
  encoding: { x: { field: 'a', type: 'quantitative' }, y: { field: 'b', type: 'quantitative' } },
};

test.each(FORMS)('%s: one named image, nothing that a strict policy refuses', async (id, input) => {
  const svg = await draw(id, input);
  expect(svg).toMatch(
    new RegExp(
      `^<svg xmlns="http://www.w3.org/2000/svg" class="chart__svg" role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 480 `,
    ),
  );
  expect(svg).toContain(`><title id="${id}-title">${input.measure}</title><desc id="${id}-desc">`);
  expect(svg.match(/ role=/g)).toHaveLength(1);
  expect(svg.match(/ aria-/g)).toHaveLength(1);
  expect(svg).not.toMatch(/ style=|<style|<script|<foreignObject| on[a-z]+=|href=|…/);
  expect(svg).not.toMatch(/\d\.\d{3}|NaN|undefined|null/);
});

test('texts of the chart are whole', async () => {
  const svg = await draw('long-term', LONG_TERM);
  for (const text of ['Dorset 72.11%', 'Target 69.00%', 'neighbours 69.13%', 'Axis starts at 68%, not zero', '76%', '2024'])
    expect(svg).toContain(`>${text}<`);
});

test('the same bytes whatever was drawn before', async () => {
  const first = await drawChart(NUMBERED, { id: 'a', title: 'A', description: 'A.' });
  for (const [id, input] of FORMS) await draw(id, input);
  const other = await drawChart(NUMBERED, { id: 'b', title: 'B', description: 'B.' });
  expect(await drawChart(NUMBERED, { id: 'a', title: 'A', description: 'A.' })).toBe(first);
  expect(other.replaceAll('"b-', '"a-').replaceAll('#b-', '#a-').replaceAll(' b-desc', ' a-desc').replaceAll('>B', '>A')).toBe(
    first,
  );
});

test('every chart of a form, wide or narrow, is drawn from one compiled specification, to the same bytes', async () => {
  const compiled: CompiledSpecs = new Map();
  for (const [id, input] of FORMS) {
    const { spec, narrowSpec } = computeChart(input);
    for (const one of [spec, narrowSpec]) expect(await drawShapes(one, id, compiled)).toBe(await drawShapes(one, id));
  }
  expect(compiled.size).toBe(2);
});

test('both drawings of a chart are named, each by words of its own, and the narrow one says so to the stylesheet', async () => {
  const chart = { ...computeChart(LONG_TERM), id: 'a', number: 'Figure 1', headline: [], notes: [], source: { text: '', href: null } };
  const report = { datasets: [], publications: [{ id: 'paper', sections: [{ blocks: [{ kind: 'chart', chart }] }] }] } as unknown as Report;
  const { wide, narrow } = (await drawCharts(report)).get('paper/a')!;
  expect(wide).toMatch(/^<svg [^>]* class="chart__svg" role="img" aria-labelledby="a-title a-desc" viewBox="0 0 480 \S+" width="560"/);
  expect(narrow).toMatch(/^<svg [^>]* class="chart__svg chart__svg--narrow" role="img" aria-labelledby="a-narrow-title a-narrow-desc" viewBox="0 0 320 \S+" width="373.33"/);
  const ids = [...`${wide}${narrow}`.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids).toEqual(['a-title', 'a-desc', 'a-narrow-title', 'a-narrow-desc']);
});

test('a chart is named without the marks of its headline’s notes', async () => {
  const mark = { kind: 'note-mark' as const, id: 'note-1-mark', note: 'note-1', number: 1 };
  const headline = [{ kind: 'text' as const, text: 'More children stay' }, mark, { kind: 'text' as const, text: ', and fewer move' }];
  const chart = { ...computeChart(LONG_TERM), id: 'a', number: 'Figure 1', headline, notes: [], source: { text: '', href: null } };
  const report = { datasets: [], publications: [{ id: 'paper', sections: [{ blocks: [{ kind: 'chart', chart }] }] }] } as unknown as Report;
  expect((await drawCharts(report)).get('paper/a')!.wide).toContain('<title id="a-title">Figure 1: More children stay, and fewer move.</title>');
});

test('two charts on a page share no id, and every reference has its target', async () => {
  const page =
    (await drawChart(NUMBERED, { id: 'a', title: 'A', description: 'A.' })) +
    (await drawChart(NUMBERED, { id: 'b', title: 'B', description: 'B.' }));
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids).toHaveLength(8);
  expect(new Set(ids).size).toBe(8);
  for (const [, id] of page.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(id);
});

test('words are escaped', async () => {
  const { spec } = computeChart({ ...FOSTERING, series: [seriesOf(monthPoints(3, [1, 2], (value) => `<${value}> & "style="`))] });
  const svg = await drawChart(spec, { id: 'x', title: 'Under <5 & "over"', description: '</desc>\u000b<script>' });
  expect(svg).toContain(
    '<title id="x-title">Under &lt;5 &amp; &quot;over&quot;</title><desc id="x-desc">&lt;/desc&gt;&lt;script&gt;</desc>',
  );
  expect(svg).toContain('>&lt;1&gt; &amp; "style="</text>');
});

test('a warning of Vega-Lite and a style attribute are bugs', async () => {
  const words = { id: 'x', title: 'X', description: 'X.' };
  await expect(drawChart({ ...NUMBERED, encoding: { shape: { field: 'a', type: 'nominal' } } }, words)).rejects.toThrow(
    'chart x: ',
  );
  await expect(drawChart({ ...NUMBERED, mark: { type: 'bar', blend: 'multiply' } }, words)).rejects.toThrow(
    'chart x: a style attribute',
  );
});
