import { expect, test } from 'vitest';
import type { Report } from '../schema/report.ts';
import type { Block } from '../schema/report/block.ts';
import type { FigureView } from '../schema/report/prose.ts';
import type { PublicationView } from '../schema/report/publication.ts';
import type { CellView, TableView } from '../schema/report/table.ts';
import { checkNumbers, tablesOf } from './numbers.ts';
import { readPage } from './page.ts';

const figure = (text: string, value: string): FigureView => ({ text, value, dataset: 'd', label: '', period: '', source: '', status: 'final' });
const cell = (text: string, header = false): CellView => ({ text, header, numeric: !header, latest: false, status: null });
const TABLE: TableView = {
  id: 'table-feel-safe', number: 'Table 1', caption: 'People who feel safe', notes: [], source: null, wide: false,
  columns: ['Group', '%'].map((text) => ({ text, numeric: text === '%', latest: false })),
  rows: [[cell('Children', true), cell('89')], [cell('Young people', true), cell('61')]],
};
const REPORT: Report = {
  site: { title: 'T', summary: 'S', address: null }, datasets: [],
  councils: [],
  publications: [{
    id: 'paper', figures: [figure('72%', '72'), figure('£3.4\u00a0million', '3400000'), figure('72%', '72')],
    sections: [{ id: 's', number: '1', heading: 'S', role: 'body', absence: null, figureSources: [], blocks: [{ kind: 'note', content: [{ kind: 'table', table: TABLE }] }] }],
  } as unknown as PublicationView],
};

const TEXT = '<p><data value="72">72%</data> cost <data value="3400000">£3.4\u00a0million</data>, and\n <data value="72">\n72%\n</data></p>';
const ROWS = `<table id="table-feel-safe"><caption><span>Table 1</span> <span>People who\nfeel safe</span></caption><thead><tr><th scope="col">Group</th><th scope="col">%</th></tr></thead>
<tbody><tr><th scope="row">Children</th> <td>89</td></tr><tr><th scope="row">Young\n people</th><td>61</td></tr></tbody></table>`;
const LAST_ROW = ROWS.slice(ROWS.indexOf('<tr><th scope="row">Young'), ROWS.indexOf('</tbody>'));

function check(text: string, rows: string): string[] {
  const page = readPage('site/paper/index.html', `<!DOCTYPE html><html lang="en-GB"><body>${text}${rows}</body></html>`);
  return checkNumbers([page], REPORT).map((p) => {
    expect(p).toMatchObject({ rule: 'numbers-differ', place: { path: 'site/paper/index.html' } });
    return p.message.replace(' This is a fault of the software.', '');
  });
}

test('a page that says what the report says', () => {
  expect(check(TEXT, ROWS)).toEqual([]);
  expect(check(TEXT, `<figure id="table-feel-safe">${ROWS.replace(' id="table-feel-safe"', '')}</figure>`)).toEqual([]);
});

const F = 'Figures in the text differ from the report:';
const T = 'The table “table-feel-safe” differs from the report:';

test.each<[string, string, string, string[]]>([
  ['a changed figure', TEXT.replace('£3.4', '£3.5'), ROWS, [`${F} “£3.4\u00a0million=3400000” is missing.`, `${F} “£3.5\u00a0million=3400000” is too many.`]],
  ['a changed value behind it', TEXT.replace('"3400000"', '"3400"'), ROWS, [`${F} “£3.4\u00a0million=3400000” is missing.`, `${F} “£3.4\u00a0million=3400” is too many.`]],
  ['a no-break space lost', TEXT.replace('\u00a0', ' '), ROWS, [`${F} “£3.4\u00a0million=3400000” is missing.`, `${F} “£3.4 million=3400000” is too many.`]],
  ['one of two equal figures lost', TEXT.replace('<data value="72">72%</data>', '72%'), ROWS, [`${F} “72%=72” is missing.`]],
  ['a figure that nobody meant', `${TEXT}<data value="1">1</data>`, ROWS, [`${F} “1=1” is too many.`]],
  ['a cell missing', TEXT, ROWS.replace('<td>89</td>', ''), [`${T} “Children | 89” is missing.`, `${T} “Children” is too many.`]],
  ['a cell empty', TEXT, ROWS.replace('89', ''), [`${T} “Children | 89” is missing.`, `${T} “Children | ” is too many.`]],
  ['a cell changed', TEXT, ROWS.replace('61', '16'), [`${T} “Young people | 61” is missing.`, `${T} “Young people | 16” is too many.`]],
  ['two cells swapped between rows', TEXT, ROWS.replace('61', 'x').replace('89', '61').replace('x', '89'), [
    `${T} “Children | 89” is missing.`, `${T} “Young people | 61” is missing.`, `${T} “Children | 61” is too many.`, `${T} “Young people | 89” is too many.`,
  ]],
  ['a row missing', TEXT, ROWS.replace(LAST_ROW, ''), [`${T} “Young people | 61” is missing.`]],
  ['two figures swapped', TEXT.replace(/(<data.*?<\/data>) cost (<data.*?<\/data>)/, '$2 cost $1'), ROWS, [`${F} “£3.4\u00a0million=3400000” stands where “72%=72” should.`]],
  ['two rows swapped', TEXT, ROWS.replace(LAST_ROW, '').replace('<tbody>', `<tbody>${LAST_ROW}`), [`${T} “Young people | 61” stands where “Children | 89” should.`]],
  ['two cells swapped in a row', TEXT, ROWS.replace(/(<th scope="row">Children<\/th>) (<td>89<\/td>)/, '$2$1'), [`${T} “Children | 89” is missing.`, `${T} “89 | Children” is too many.`]],
  ['another caption', TEXT, ROWS.replace('feel safe', 'feel well'), [`${T} its caption is “Table 1 People who feel well” for “Table 1 People who feel safe”.`]],
  ['another number in the caption', TEXT, ROWS.replace('Table 1', 'Table 2'), [`${T} its caption is “Table 2 People who feel safe” for “Table 1 People who feel safe”.`]],
  ['no caption', TEXT, ROWS.replace(/<caption>.*<\/caption>/s, ''), [`${T} its caption is “” for “Table 1 People who feel safe”.`]],
  ['another column header', TEXT, ROWS.replace('>%<', '>Number<'), [`${T} its column headers are “Group | Number” for “Group | %”.`]],
  ['column headers swapped', TEXT, ROWS.replace('>Group<', '>x<').replace('>%<', '>Group<').replace('>x<', '>%<'), [`${T} its column headers are “% | Group” for “Group | %”.`]],
  ['a column header too few', TEXT, ROWS.replace('<th scope="col">%</th>', ''), [`${T} its column headers are “Group” for “Group | %”.`]],
  ['a column header that is none', TEXT, ROWS.replace('<th scope="col">%</th>', '<td>%</td>'), [`${T} “%” is not marked as the header of a column.`]],
  ['a row header that is none', TEXT, ROWS.replace('<th scope="row">Children</th>', '<td>Children</td>'), [`${T} “Children” is not marked as the header of a row.`]],
  ['a row header without its scope', TEXT, ROWS.replace('<th scope="row">Children', '<th>Children'), [`${T} “Children” is not marked as the header of a row.`]],
  ['a value marked as a header', TEXT, ROWS.replace('<td>61</td>', '<th scope="row">61</th>'), [`${T} “61” is marked as a header and is none.`]],
  ['the table missing', TEXT, '', ['The table “table-feel-safe” was not rendered.']],
  ['the table empty', TEXT, '<div id="table-feel-safe"></div>', [`${T} its caption is “” for “Table 1 People who feel safe”.`, `${T} its column headers are “” for “Group | %”.`, `${T} “Children | 89” is missing.`, `${T} “Young people | 61” is missing.`]],
])('%s', (_, text, rows, problems) => expect(check(text, rows)).toEqual(problems));

test('the mark of a note in a cell', () => {
  const marked: CellView = { ...cell('Children', true), content: [{ kind: 'strong', children: [{ kind: 'text', text: 'Children' }] }, { kind: 'note-mark', id: 'note-3-mark', note: 'note-3', number: 3 }] };
  const table = { ...TABLE, rows: [[marked, cell('89')]] };
  const publication = { ...REPORT.publications[0]!, figures: [], sections: [{ ...REPORT.publications[0]!.sections[0]!, blocks: [{ kind: 'table', table }] }] } as unknown as PublicationView;
  const check = (mark: string) => checkNumbers([readPage('site/paper/index.html', ROWS.replace(LAST_ROW, '').replace('Children', `<strong>Children</strong>${mark}`))], { ...REPORT, publications: [publication] }).map(({ message }) => message);
  expect(check('<sup><a>3</a></sup>')).toEqual([]);
  expect(check('')).toEqual([expect.stringContaining('“Children3 | 89” is missing'), expect.stringContaining('“Children | 89” is too many')]);
});

test('a publication without its page', () => {
  expect(checkNumbers([], REPORT).map((p) => p.message)).toEqual(['The page of this publication was not rendered. This is a fault of the software.']);
});

const said = (use: number, text: string, value: string): Block => ({ kind: 'paragraph', id: null, number: null, content: [{ kind: 'strong', children: [{ kind: 'figure', text, value, use }] }, { kind: 'note-mark', id: `mark-${use}`, note: 'note-1', number: 1 }] });
const STRATEGY: Report = {
  site: { title: 'T', summary: 'S', address: null }, datasets: [],
  councils: [],
  publications: [{
    id: 'plan', kind: 'strategy', status: null, figures: [figure('72%', '72'), figure('19', '19'), figure('6', '6')],
    footnotes: [{ id: 'note-1', number: 1, content: [{ kind: 'figure', text: '6', value: '6', use: 2 }], marks: ['mark-1'] }],
    sections: [
      { id: 'summary', role: 'opening', blocks: [said(0, '72%', '72')] },
      { id: 'need', role: 'chapter', blocks: [said(1, '19', '19'), { kind: 'table', table: TABLE }] },
    ],
  } as unknown as PublicationView],
};
const COVER = '<data value="72">72%</data>';
const CHAPTER = `<data value="19">19</data><data value="6">6</data>${ROWS}`;

test.each<[string, Record<string, string>, string[]]>([
  ['all as it should be', { 'index.html': COVER, 'need/index.html': CHAPTER, 'all/index.html': COVER + CHAPTER }, []],
  ['a figure of another chapter', { 'index.html': COVER, 'need/index.html': COVER + CHAPTER, 'all/index.html': COVER + CHAPTER }, [`need/index.html ${F} “72%=72” is too many.`]],
  ['a note’s figure lost', { 'index.html': COVER, 'need/index.html': CHAPTER.replace('<data value="6">6</data>', ''), 'all/index.html': COVER + CHAPTER }, [`need/index.html ${F} “6=6” is missing.`]],
  ['a table changed in the chapter, one lost from the whole', { 'index.html': COVER, 'need/index.html': CHAPTER.replace('61', '16'), 'all/index.html': (COVER + CHAPTER).replace(ROWS, '') },
    [`need/index.html ${T} “Young people | 61” is missing.`, `need/index.html ${T} “Young people | 16” is too many.`, 'all/index.html The table “table-feel-safe” was not rendered.']],
  ['a chapter and the whole not rendered', { 'index.html': COVER }, ['need/index.html The page of this publication was not rendered.', 'all/index.html The page of this publication was not rendered.']],
])('a strategy: %s', (_, files, problems) => {
  const pages = Object.entries(files).map(([name, html]) => readPage(`site/plan/${name}`, `<!DOCTYPE html><html lang="en-GB"><body>${html}</body></html>`));
  expect(checkNumbers(pages, STRATEGY).map((p) => `${p.place.path.replace('site/plan/', '')} ${p.message.replace(' This is a fault of the software.', '')}`)).toEqual(problems);
});

test('of what is withdrawn no number may be said', () => {
  const withdrawn: Report = { site: { title: 'T', summary: 'S', address: null }, datasets: [], councils: [], publications: STRATEGY.publications.map((p) => ({ ...p, status: { state: 'withdrawn', words: '', link: null } })) };
  const html = `<!DOCTYPE html><html lang="en-GB"><body>${COVER}</body></html>`;
  expect(checkNumbers([readPage('site/plan/index.html', html)], withdrawn).map((p) => p.message)).toEqual([`${F} “72%=72” is too many. This is a fault of the software.`]);
});

test('tables are found wherever they stand', () => {
  const table = (id: string): Block => ({ kind: 'table', table: { ...TABLE, id } });
  const blocks = [
    table('a'), { kind: 'chart', chart: { table: { ...TABLE, id: 'b' } } }, { kind: 'kpis', kpis: { table: { ...TABLE, id: 'c' } } }, { kind: 'list', items: [[table('d')], [{ kind: 'quote', content: [table('e')] }]] },
    { kind: 'landscape', content: [table('f')] }, { kind: 'language', content: [table('g')] }, { kind: 'recommendations', items: [{ content: [table('h')] }] }, { kind: 'paragraph' },
  ] as unknown as Block[];
  expect(tablesOf(blocks).map((t) => t.id)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
});
