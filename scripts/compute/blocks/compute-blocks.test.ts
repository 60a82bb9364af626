import { expect, test } from 'vitest';
import { readMarkdown } from '../../load/read-markdown.ts';
import type { ProtectedCouncil } from '../../protect/protect-tables.ts';
import type { CouncilFile } from '../../schema/council.ts';
import type { ProtectedDataset } from '../../schema/dataset.ts';
import { decimal } from '../../schema/decimal.ts';
import type { SourceBlock } from '../../schema/narrative.ts';
import type { OutlineSection } from '../../schema/outline.ts';
import type { Block, FigureView } from '../../schema/report.ts';
import { computeBlocks } from './compute-blocks.ts';

function dataset(id: string, value: string, more: Partial<ProtectedDataset>): [string, ProtectedDataset] {
  return [id, {
    council: 'dorset', id, kind: 'fact', title: 'Fostering households', label: 'x', definition: '', unit: 'count', counts: 'households', frequency: null, good: 'high', closeWithin: null,
    source: { text: 'The paper', href: null }, dimensions: [], partsMakeAWhole: false, targets: [], benchmarks: [],
    entries: ['2024-07', '2024-08'].map((period) => ({ period, members: [], quantity: { state: 'shown', value: decimal(value) }, numerator: null, denominator: null, published: '2024-10-24', status: 'final' })), ...more,
  }];
}

const datasets = new Map([dataset('fact', '191', {}), dataset('monthly', '7', { kind: 'indicator', frequency: 'month' })]);

function compute(text: string): { blocks: Block[]; figures: FigureView[] } {
  const figures: FigureView[] = [];
  const source = readMarkdown('index.md', text).source?.narrative.blocks as SourceBlock[];
  const council: ProtectedCouncil = { id: 'dorset', file: { 'short-name': 'Dorset' } as CouncilFile, datasets, plans: new Map() };
  const section = { labels: new Map(source.map((block, i) => [block, { id: `b${i}`, number: null }])) } as unknown as OutlineSection;
  const blocks = computeBlocks(source, { asOf: '2024-10-24', datasets, outline: { sections: [], targets: new Map() }, abbreviations: { pattern: null, expansions: {} }, figures, council, section });
  return { blocks, figures };
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

test('recommendations: several are numbered, one is not, and none carries the number twice', () => {
  const [several] = compute('::: recommendations\n1. First\n2. Second\n:::').blocks;
  const [one] = compute('::: recommendations\nOnly\n:::').blocks;
  expect(several?.kind === 'recommendations' && several.items.map((i) => i.content)).toEqual(['First', 'Second'].map((text) => [{ kind: 'paragraph', id: null, number: null, content: [{ kind: 'text', text }] }]));
  expect(one).toMatchObject({ kind: 'recommendations', items: [{ number: null }] });
});

test('a quotation keeps its source, another language its code', () => {
  expect(compute('::: quote Ofsted\'s report\nGood.\n:::\n\n::: lang cy\nDa.\n:::').blocks).toMatchObject([{ kind: 'quote', source: [{ text: 'Ofsted’s report' }] }, { kind: 'language', lang: 'cy' }]);
});
