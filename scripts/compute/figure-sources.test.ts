import { expect, test } from 'vitest';
import type { ProtectedDataset } from '../schema/dataset.ts';
import type { FigureView } from '../schema/report.ts';
import { computeFigureSources } from './figure-sources.ts';

const figure = (text: string, dataset: string, more: Partial<FigureView> = {}): FigureView => (
  { text, value: '1', dataset, label: dataset, period: 'August 2024', source: 'The paper', status: 'final', ...more });
const datasets = new Map([['households', { kind: 'indicator' }], ['homes', { kind: 'fact' }], ['secret', { kind: 'table' }]] as unknown as [string, ProtectedDataset][]);
const data = { council: 'toyshire', datasets, pages: new Set(['households', 'facts', 'facts#homes']) };

test('each dataset, period and text once, in order of reading', () => {
  const said = [figure('191', 'households'), figure('7', 'homes'), figure('191', 'households'), figure('191', 'households', { period: 'August 2023' }), figure('up 19', 'households')];
  expect(computeFigureSources(said, data).map(({ text, label, period }) => [text, label, period])).toEqual([
    ['191', 'households', 'August 2024'], ['7', 'homes', 'August 2024'], ['191', 'households', 'August 2023'], ['up 19', 'households', 'August 2024'],
  ]);
});

test('two members of a table with the same value are two figures', () => {
  expect(computeFigureSources([figure('20%', 'secret', { label: 'Safe: Children' }), figure('20%', 'secret', { label: 'Safe: Adults' })], data)).toHaveLength(2);
});

test('a period said in words is none', () => {
  expect(computeFigureSources([figure('August 2024', 'households')], data)).toEqual([]);
});

test.each([
  ['households', 'data/toyshire/households/index.html'],
  ['homes', 'data/toyshire/facts/index.html#homes'],
  ['secret', null],
])('%s leads to %s', (id, href) => expect(computeFigureSources([figure('1', id)], data)[0]?.href).toBe(href));

test('a fact without an anchor leads to the page that it stands on, and to nothing where there is none', () => {
  expect(computeFigureSources([figure('1', 'homes')], { ...data, pages: new Set(['facts']) })[0]?.href).toBe('data/toyshire/facts/index.html');
  expect(computeFigureSources([figure('1', 'homes')], { ...data, pages: new Set() })[0]?.href).toBeNull();
});

test.each([['final', 'Final'], ['provisional', 'Provisional'], ['revised', 'Revised'], ['missing', 'Not given'], ['suppressed', 'Hidden']] as const)('%s is said as %s', (status, words) => {
  expect(computeFigureSources([figure('1', 'households', { status })], data)[0]?.status).toBe(words);
});
