import { expect, test } from 'vitest';
import { readMarkdown, type MarkdownSource } from '../load/read-markdown.ts';
import type { FigureView } from '../schema/report/prose.ts';
import type { SectionView } from '../schema/report/section.ts';
import type { CellView, TableView } from '../schema/report/table.ts';
import { countNumbers, sayNumberCount } from './count-numbers.ts';

const cell = (text: string, more: Partial<CellView> = {}): CellView => ({ text, header: false, numeric: false, latest: false, status: null, ...more });
const table = (...cells: CellView[]): TableView => ({ rows: [cells] } as unknown as TableView);
const narrativeOf = (text: string): { narrative: MarkdownSource['narrative'] } => ({ narrative: (readMarkdown('x.md', text).source as MarkdownSource).narrative });
const text = (words: string): SectionView['blocks'][number] => ({ kind: 'paragraph', id: null, number: null, content: [{ kind: 'text', text: words }] });

test('each number is counted once, by how it comes to stand there; dates, names and the law are none', () => {
  const blocks = [
    text('By 31 March 2025 there were 12.'),
    { kind: 'quote', content: [text('In 2024 we had 3 moves and 45 letters.')], source: [] },
    { kind: 'chart', chart: { table: table(cell('2025', { header: true }), cell('1,234', { numeric: true }), cell('[c]', { numeric: true }), cell('Up 3')) } },
    { kind: 'table', table: table(cell('450, 2024'), cell('down 32', { status: 'met' }), cell('Part 8b', {}), cell('12', { content: [] }), cell('17', { numeric: true }), cell('351 (310 to 1,398)', { numeric: true }), cell('None needed')) },
    { kind: 'quote', content: [{ kind: 'quote', content: [{ kind: 'paragraph', content: [{ kind: 'strong', children: [{ kind: 'text', text: 'Of 6' }] }] }], source: [] }], source: [] },
    { kind: 'exempt', content: [{ kind: 'table', table: table(cell('9', { numeric: true })) }] },
    { kind: 'note', content: [{ kind: 'kpis', kpis: { table: table(cell('72.11', { numeric: true }), cell('Up 1.06, better')) } }] },
  ] as unknown as SectionView['blocks'];
  const count = countNumbers({ figures: [{ value: '12' }, { value: '' }] as FigureView[], sections: [{ blocks } as SectionView] }, narrativeOf('Over {{ fixed 16 "law" }} and {{ fixed 18 "law" }}, {{ children }}.'), ['Part 8b']);
  expect(count).toEqual({ inText: 1, inTables: 7, fixed: 2, quoted: 3, inPlans: 1 });
  expect(sayNumberCount(count)).toBe('14 numbers: 8 from the data (1 in sentences, 7 in tables and charts), 2 fixed, 3 in quotations, 1 typed in plan files');
});

test('what isn’t there isn’t told', () => {
  const none = { inText: 0, inTables: 0, fixed: 0, quoted: 0, inPlans: 0 };
  expect(sayNumberCount(none)).toBe('no numbers');
  expect(sayNumberCount({ ...none, fixed: 1 })).toBe('1 number: 1 fixed');
});
