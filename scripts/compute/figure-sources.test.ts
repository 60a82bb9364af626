import { expect, test } from 'vitest';
import type { ProtectedDataset } from '../schema/dataset.ts';
import type { FigureView } from '../schema/report/prose.ts';
import { joinFigureSources } from '../schema/figure-origins.ts';
import { computeFigureSources } from './figure-sources.ts';

const figure = (text: string, dataset: string, more: Partial<FigureView> = {}): FigureView => (
  { text, value: '1', dataset, label: dataset, period: 'August 2024', source: 'The paper', status: 'final', ...more });
const datasets = new Map([['households', { kind: 'indicator' }], ['homes', { kind: 'fact' }], ['secret', { kind: 'table' }]] as unknown as [string, ProtectedDataset][]);
const data = { council: 'toyshire', datasets, pages: new Set(['households', 'facts', 'facts#homes']) };

test('each source once, under it each measure with its values, in order of reading', () => {
  const said = [
    figure('191', 'households'), figure('7', 'homes', { source: 'The slides' }), figure('191', 'households'), figure('172', 'households', { period: 'August 2023' }),
    figure('up 19', 'households'), figure('8', 'homes', { source: 'The paper, page 4', where: 'page 4' }),
  ];
  const homes = 'data/toyshire/facts/index.html#homes';
  expect(computeFigureSources(said, data)).toEqual([
    { source: 'The paper', figures: [
      { label: 'households', href: 'data/toyshire/households/index.html', where: null, values: [{ text: '191', period: 'August 2024' }, { text: '172', period: 'August 2023' }, { text: 'up 19', period: 'August 2024' }] },
      { label: 'homes', href: homes, where: 'page 4', values: [{ text: '8', period: 'August 2024' }] },
    ] },
    { source: 'The slides', figures: [{ label: 'homes', href: homes, where: null, values: [{ text: '7', period: 'August 2024' }] }] },
  ]);
});

test('two sections that say the same tell it once', () => {
  const [first, second] = [[figure('191', 'households')], [figure('7', 'homes'), figure('191', 'households')]].map((said) => computeFigureSources(said, data));
  expect(joinFigureSources([first!, second!])).toEqual(computeFigureSources([figure('191', 'households'), figure('7', 'homes')], data));
});

test('two members of a table with the same value are two figures', () => {
  expect(computeFigureSources([figure('20%', 'secret', { label: 'Safe: Children' }), figure('20%', 'secret', { label: 'Safe: Adults' })], data)[0]?.figures).toHaveLength(2);
});

test('a period said in words is none', () => {
  expect(computeFigureSources([figure('August 2024', 'households')], data)).toEqual([]);
});

test.each([
  ['households', 'data/toyshire/households/index.html'],
  ['homes', 'data/toyshire/facts/index.html#homes'],
  ['secret', null],
])('%s leads to %s', (id, href) => expect(computeFigureSources([figure('1', id)], data)[0]?.figures[0]?.href).toBe(href));

test('a fact without an anchor leads to the page that it stands on, and to nothing where there is none', () => {
  expect(computeFigureSources([figure('1', 'homes')], { ...data, pages: new Set(['facts']) })[0]?.figures[0]?.href).toBe('data/toyshire/facts/index.html');
  expect(computeFigureSources([figure('1', 'homes')], { ...data, pages: new Set() })[0]?.figures[0]?.href).toBeNull();
});

test.each([['final', ''], ['provisional', ', provisional'], ['revised', ', revised'], ['missing', ', not given'], ['suppressed', ', hidden']] as const)('%s is said as “%s”', (status, words) => {
  expect(computeFigureSources([figure('1', 'households', { status })], data)[0]?.figures[0]?.values[0]?.period).toBe(`August 2024${words}`);
});
