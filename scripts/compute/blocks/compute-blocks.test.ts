import { expect, test } from 'vitest';
import { readMarkdown } from '../../load/read-markdown.ts';
import type { ProtectedCouncil } from '../../protect/protect-tables.ts';
import type { CouncilFile } from '../../schema/council.ts';
import type { ProtectedDataset } from '../../schema/dataset.ts';
import { decimal } from '../../schema/decimal.ts';
import type { SourceBlock } from '../../schema/narrative.ts';
import type { OutlineSection } from '../../schema/outline.ts';
import type { Block } from '../../schema/report/block.ts';
import type { FigureView } from '../../schema/report/prose.ts';
import type { SourceView } from '../../schema/report/source.ts';
import { computeBlocks } from './compute-blocks.ts';

function dataset(id: string, value: string, more: Partial<ProtectedDataset>): [string, ProtectedDataset] {
  return [id, {
    council: 'dorset', id, kind: 'fact', title: 'Fostering households', label: 'x', definition: '', unit: 'count', counts: 'households', frequency: null, good: 'high', closeWithin: null,
    source: { text: 'The paper', href: null }, dimensions: [], partsMakeAWhole: false, targets: [], benchmarks: [],
    entries: ['2024-07', '2024-08'].map((period) => ({ period, members: [], quantity: { state: 'shown', value: decimal(value) }, numerator: null, denominator: null, published: '2024-10-24', status: 'final' })), ...more,
  }];
}

const undated = ['own', 'agency'].map((member) => ({
  period: null, noPeriod: { 'not-given': 'The paper gives no day.' }, members: [member], quantity: { state: 'shown' as const, value: decimal('5') }, numerator: null, denominator: null, published: '2024-10-24', status: 'final' as const,
}));
const sourceOfMonth: Record<string, string> = { '2023-08': 'The first paper', '2024-08': 'The correction' };
const corrected = ['2023-08', '2023-09', '2023-10', '2023-11', '2023-12', '2024-01', '2024-02', '2024-03', '2024-04', '2024-05', '2024-06', '2024-07', '2024-08'].map((period) => ({
  period, members: [], quantity: { state: 'shown' as const, value: decimal('7') }, numerator: null, denominator: null, published: '2024-10-24', status: 'final' as const, ...(sourceOfMonth[period] ? { source: { text: sourceOfMonth[period], href: null } } : {}),
}));
const datasets = new Map([
  dataset('corrected', '7', { kind: 'indicator', frequency: 'month', entries: corrected }),
  dataset('fact', '191', {}), dataset('monthly', '7', { kind: 'indicator', frequency: 'month' }), dataset('england', '9', { kind: 'indicator', frequency: 'month', area: 'England' }),
  dataset('undated', '5', { kind: 'table', title: 'Carers', dimensions: [{ id: 'of', label: 'Of', members: [{ id: 'own', label: 'Own' }, { id: 'agency', label: 'Agency' }], total: null }], entries: undated }),
]);

function compute(text: string, dataPages: ReadonlySet<string> = new Set()): { blocks: Block[]; figures: FigureView[] } {
  const figures: FigureView[] = [];
  const source = readMarkdown('index.md', text).source?.narrative.blocks as SourceBlock[];
  const council: ProtectedCouncil = { id: 'dorset', file: { 'short-name': 'Dorset' } as CouncilFile, datasets, plans: new Map() };
  const section = { labels: new Map(source.map((block, i) => [block, { id: `b${i}`, number: null }])) } as unknown as OutlineSection;
  const blocks = computeBlocks(source, { asOf: '2024-10-24', datasets, outline: { sections: [], targets: new Map() }, abbreviations: { pattern: null, expansions: {} }, figures, council, section, dataPages });
  return { blocks, figures };
}

function sourceOf(block: Block | undefined): SourceView | null {
  return block?.kind === 'chart' ? block.chart.source : block?.kind === 'kpis' ? block.kpis.table.source : block?.kind === 'table' ? block.table.source : null;
}

// The list of figures is compared with the page's <data> elements, so what becomes plain text must not be in it.
test.each([
  ['in a paragraph', 'Some {{ fact }}', 1],
  ['in a chart’s headline and note', '::: chart monthly\nSome {{ fact }}\n\nAnd {{ fact }}\n:::', 2],
  ['in the note of a table of indicators, not in its caption', '::: kpis monthly\nSome {{ fact }}\n\nAnd {{ fact }}\n:::', 1],
  ['not in a table’s caption and notes', '::: table monthly\nSome {{ fact }}\n\nAnd {{ fact }}\n:::', 0],
  ['in a cell, not in a column’s header', '| {{ fact }} |\n| --- |\n| {{ fact }} |', 1],
])('a figure is listed %s', (_, text, count) => {
  const { blocks, figures } = compute(text);
  expect(figures).toHaveLength(count);
  expect(JSON.stringify(blocks)).toContain('191');
});

test('a fact as a table says its period in words', () => {
  const { blocks: [block] } = compute('::: table fact\nHouseholds\n:::');
  expect(block?.kind === 'table' && [block.table.columns, ...block.table.rows].map((row) => row.map((c) => c.text))).toEqual([
    ['Period', 'Fostering households (Households)'], ['July 2024', '191'], ['August 2024', '191'],
  ]);
});

test.each<[string, string, string[]]>([
  ['a chart', 'chart monthly', ['Fostering households -> data/dorset/monthly/index.html']],
  ['a chart of two areas, which one title cannot tell apart', 'chart monthly england', ['Fostering households, Dorset -> data/dorset/monthly/index.html', 'Fostering households, England -> data/dorset/england/index.html']],
  ['a table of indicators', 'kpis monthly', ['Fostering households -> data/dorset/monthly/index.html']],
  ['a table of a fact, to the page of all facts', 'table fact', ['Fostering households -> data/dorset/facts/index.html#fact']],
  ['a dataset without a page', 'table undated', []],
])('the source of %s names the datasets that have a page', (_, block, expected) => {
  const { blocks: [made] } = compute(`::: ${block}\nWords\n:::`, new Set(['monthly', 'england', 'facts', 'facts#fact']));
  const source = sourceOf(made);
  expect((source?.data ?? []).map(({ text, href }) => `${text} -> ${href}`)).toEqual(expected);
  expect(source?.text).toBe('The paper');
});

// Of thirteen months a table of indicators shows twelve.
test.each([
  ['chart', 'The first paper; The paper; The correction'],
  ['table', 'The first paper; The paper; The correction'],
  ['kpis', 'The paper; The correction'],
])('the sources of a %s are those of the values shown, each its own where it has one', (block, expected) => {
  expect(sourceOf(compute(`::: ${block} corrected\nWords\n:::`).blocks[0])?.text).toBe(expected);
});

test('a breakdown without a date says why, below a table and below a chart', () => {
  const [table] = compute('::: table undated\nCarers\n:::').blocks;
  expect(table?.kind === 'table' && table.table.notes).toEqual(['Period: not given. The paper gives no day.']);
  const [chart] = compute('::: chart undated\nCarers\n\nMy note.\n:::').blocks;
  expect(chart?.kind === 'chart' && chart.chart.notes.map(([first]) => first)).toMatchObject([{ text: 'My note.' }, { text: 'Period: not given. The paper gives no day.' }]);
});

test('recommendations: several are numbered, one is not, and none carries the number twice', () => {
  const [several] = compute('::: recommendations\n1. First\n2. Second\n:::').blocks;
  const [one] = compute('::: recommendations\nOnly\n:::').blocks;
  expect(several?.kind === 'recommendations' && several.items.map((i) => i.content)).toEqual(['First', 'Second'].map((text) => [{ kind: 'paragraph', id: null, number: null, content: [{ kind: 'text', text }] }]));
  expect(one).toMatchObject({ kind: 'recommendations', items: [{ number: null }] });
});

test('a quotation keeps its source, another language its code', () => {
  expect(compute('::: quote Ofsted\'s report\nGood.\n:::\n\n::: lang cy\nDa.\n:::').blocks).toMatchObject([{ kind: 'quote', source: [{ text: 'Ofsted’s report' }] }, { kind: 'language', lang: 'cy' }]);
});
