import { PDFName } from '@cantoo/pdf-lib';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openBrowser } from '../browser.ts';
import { dictIn, membersOf, textIn, textOf } from '../model/objects.ts';
import { elementsOf, wordsOf } from '../model/structure.ts';
import { printSample } from '../sample-print.ts';
import { readCell } from './cell-attributes.ts';
import { dropDecoration } from './decoration.ts';
import { showAfter, showStructure } from './sample-tagged.ts';
import { dropRepeatedHeaders, mendTables, nameHeaderCells } from './tables.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 }); // a browser, on a busy machine

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const HEAD = '<thead><tr><th scope="col">Home</th><th scope="col">Places</th></tr></thead>';

it.each([
  ['one of plain rows', `<table><caption>Homes</caption>${HEAD}${row('a', 'b')}</table>`, '(Table (Caption Homes) (TR (TH:Column Home) (TH:Column Places)) (TR (TD a) (TD b)))'],
  ['one with a corner', `<table><tr><td></td><th scope="col">A</th></tr><tr><th scope="row">B</th><td>c</td></tr></table>`, '(Table (TR (TH:Column) (TH:Column A)) (TR (TH:Row B) (TD c)))'],
  ['one with a short row', `<table>${HEAD}${row('a')}</table>`, '(Table (TR (TH:Column Home) (TH:Column Places)) (TR (TD 2x1 a)))'],
  ['a cell that runs past the end', `<table>${HEAD}<tr><td>a</td><td rowspan="5">b</td></tr>${row('c')}</table>`, '(Table (TR (TH:Column Home) (TH:Column Places)) (TR (TD a) (TD 1x2 b)) (TR (TD c)))'],
  ['cells that overlap', `<table>${HEAD}<tr><td>a</td><td rowspan="2">b</td></tr><tr><td colspan="2">c</td></tr></table>`, '(Table (TR (TH:Column Home) (TH:Column Places)) (TR (TD a) (TD 1x2 b)) (TR (TD c)))'],
  ['gaps that no cell can fill', `<table><tr><th rowspan="2">a</th><th>b</th><th>c</th></tr><tr><td rowspan="2">d</td></tr>${row('e')}</table>`, '(Table (TR (TH:Column 1x2 a) (TH:Column b) (TH:Column c)) (TR (TD 1x2 d) (TD)) (TR (TD e) (TD)))'],
  ['two captions', '<table><caption>One</caption><tr><th>A</th><th>B</th></tr><caption>Two</caption></table>', '(Table (Caption One) (TR (TH:Column A) (TH:Column B)) (TR (TD 2x1 (P Two))))'],
  ['boxes between rows and cells', '<div role="table"><div style="border: 1px solid"><div role="row"><span id="box"><div role="cell">A</div></span></div></div></div>', '(Table (TR (TD A)))'],
  ['what is no row and no cell', '<div role="table"><div role="row"><div role="cell">A</div>loose</div><p>stray</p></div>', '(Table (TR (TD A) (TD loose)) (TR (TD 2x1 (P stray))))'],
  ['a table in a table', `<table><tr><th>A</th></tr><tr><td><table>${HEAD}${row('a')}</table></td></tr></table>`, '(Table (TR (TH:Column A)) (TR (TD (Table (TR (TH:Column Home) (TH:Column Places)) (TR (TD 2x1 a))))))'],
])('makes a sound table of %s', async (_, body, expected) => {
  const shown = await showAfter(browser, body, dropDecoration, mendTables);
  expect(shown.replace(/\(NonStruct ([^()]*)\)/g, '$1').replace(/ _/g, '')).toBe(expected);
});

it('makes no table of one without rows', async () => {
  const { tagged } = await printSample(browser, `<table><caption>Homes</caption>${HEAD}</table>`);
  const table = elementsOf(tagged.tree).find(({ type }) => type === 'Table')!;
  table.kids = table.kids.slice(0, 1);
  mendTables(tagged);
  expect(showStructure(tagged)).toBe('(Div (Caption (NonStruct Homes)))');
});

it('says a head and a foot that stand on every page once, and drops the rest', async () => {
  const rows = Array.from({ length: 90 }, (_, i) => `<tr><th scope="row">Home ${i}</th><td>Same</td></tr>`).join('');
  const head = '<thead><tr><th scope="col">Home <em>of all</em></th><th scope="col">Places<br>now</th></tr></thead>';
  const { tagged } = await printSample(browser, `<table>${head}<tfoot><tr><th scope="row">Total</th><td>90</td></tr></tfoot>${rows}</table>`);
  const table = elementsOf(tagged.tree).find(({ type }) => type === 'Table')!;
  expect(wordsOf(table, tagged.pages).match(/of all/g)).toHaveLength(3); // else this test proves nothing
  dropDecoration(tagged);
  const before = tagged.dropped.size;
  dropRepeatedHeaders(tagged);
  expect(tagged.dropped.size).toBeGreaterThan(before);
  const words = wordsOf(table, tagged.pages);
  expect(['of all', 'now', 'Total', 'Same'].map((word) => words.split(word).length - 1)).toEqual([1, 1, 1, 90]);
});

it('leaves a row that a page cuts', async () => {
  const cell = Array.from({ length: 90 }, (_, i) => `<p>Line ${i}</p>`).join('');
  const { tagged } = await printSample(browser, `<table style="break-inside: auto"><tr style="break-inside: auto"><th>${cell}</th><td>${cell}</td></tr></table>`);
  const before = showStructure(tagged);
  dropRepeatedHeaders(tagged);
  expect(tagged.pages.length).toBeGreaterThan(1);
  expect(showStructure(tagged)).toBe(before);
});

it('numbers header cells in reading order, and keeps every cell tied to them', async () => {
  const body = `<p>Before</p><table>${HEAD}<tr><th scope="row">a</th><td>1</td></tr><tr><th scope="row">b</th><td>2</td></tr></table>`;
  const { tagged } = await printSample(browser, body);
  nameHeaderCells(tagged);
  const elements = elementsOf(tagged.tree);
  const headers = elements.filter(({ dict }) => textIn(dict, 'ID'));
  expect(headers.map(({ dict }) => textIn(dict, 'ID'))).toEqual(['th000001', 'th000002', 'th000003']);
  expect(headers.map((header) => wordsOf(header, tagged.pages))).toEqual(['Places', 'a', 'b']); // 'Home' heads nothing but headers
  expect(elements.filter(({ type }) => type === 'TD').map((cell) => readCell(cell).headers)).toEqual([['th000001', 'th000002'], ['th000001', 'th000003']]);
  const names = membersOf(dictIn(tagged.tree.root, 'IDTree')!.lookup(PDFName.of('Names')));
  expect(names.map((name) => textOf(name) ?? elements.findIndex(({ dict }) => dict === name))).toEqual(headers.flatMap((header) => [textIn(header.dict, 'ID'), elements.indexOf(header)]));
});

it('refuses a cell whose header there is not', async () => {
  const { tagged } = await printSample(browser, `<table>${HEAD}${row('a', 'b')}</table>`);
  const headers = elementsOf(tagged.tree).filter(({ type }) => type === 'TH');
  for (const header of headers) header.type = 'TD';
  expect(() => nameHeaderCells(tagged)).toThrow('a header cell node');
});
