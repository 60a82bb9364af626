import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { writeOds } from '../../render/data/ods.ts';
import { zipFiles } from '../../render/data/zip.ts';
import type { Report } from '../../schema/report.ts';
import type { FigureView } from '../../schema/report/prose.ts';
import type { PublicationView } from '../../schema/report/publication.ts';
import { readPage } from '../page.ts';
import { checkLeaks } from './check-leaks.ts';

const PAGE = 'site/a-report/index.html';
const ODS = 'site/data/toyshire/homes/homes.ods';
const FAULT = 'This is a fault of the software.';

const html = (body: string): string => `<!doctype html><html lang="en"><head><title>A</title></head><body><main>${body}</main></body></html>`;
const cell = (text: string): string => `<table><tr><th>A</th><td class="table__cell table__cell--numeric">${text}</td></tr></table><p>[c] means hidden to protect people.</p>`;
const workbook = writeOds({ title: 'Homes', subject: 'Homes', sheets: [{ name: 'Homes', widthsCm: [4], table: { name: 'homes', headerRow: 0 }, rows: [[{ text: 'Value', look: 'number-header' }], [{ text: '12', look: 'number', number: '12' }], [{ text: '[c]', look: 'number' }]] }] });

function find(body: string, files: Record<string, Uint8Array> = {}, figures: Partial<FigureView>[] = []): string[] {
  const all = { [PAGE]: strToU8(html(body)), ...files };
  const report = { publications: [{ id: 'a-report', figures }] as PublicationView[] } as Report;
  return checkLeaks([readPage(PAGE, html(body))], Object.keys(all), new Map(Object.entries(all)), report).map(({ place, message }) => `${place.path} ${message}`);
}

function editWorkbook(change: (xml: string) => string): Record<string, Uint8Array> {
  const parts = unzipSync(workbook);
  return { [ODS]: zipSync({ ...parts, 'content.xml': strToU8(change(strFromU8(parts['content.xml'] as Uint8Array))) }) };
}

test('what the templates and writers make has no fault', () => {
  expect(find(`<div data-root="../"><span data-for="homes"></span><p data-status="replaced">Old.</p>${cell('[c]')}${cell('12')}</div>`, {
    'site/sitemap.xml': strToU8('<urlset/>'), 'site/search/pagefind/pagefind-worker.js': strToU8(''), 'site/search/pagefind/wasm.en.pagefind': strToU8(''), 'site/search/pagefind/fragment/en-gb_1a.pf_fragment': strToU8(''),
    'site/data/toyshire/homes/homes.csv': strToU8(''), 'site/a-report/a-report.pdf': strToU8(''), 'site/a-report/a-report.docx': strToU8(''), 'site/a-report/maps/Where we are, größer.JPG': strToU8(''),
    [ODS]: workbook, 'site/_headers': strToU8('/*'), 'site/assets/site-1a.css': strToU8('a{}'), 'site/feed.xml': strToU8('<feed/>'),
    'site/data/everything.zip': zipFiles(new Map([['data/toyshire/homes/homes.ods', workbook]])),
  }, [{ status: 'suppressed', value: '' }, { status: 'final', value: '12' }])).toEqual([]);
});

test.each<[string, string[]]>([
  ['<!-- 4 children -->', [`The page holds a comment, which everybody can read: <!-- 4 children --></main></body></html>. ${FAULT}`]],
  ['<p data-value="4">Few</p><p data-value="4">Few</p>', [`The page holds data-value="4", which no reader sees and everybody can read. ${FAULT}`]],
  ['<p data-status="4">Few</p>', [`The page holds data-status="4", which no reader sees and everybody can read. ${FAULT}`]],
  [cell('[d]'), [`A table holds [d], which is none of the shorthand: [c] [x] [z] [low] [u] [p] [r]. ${FAULT}`]],
  [cell('[x]'), [`A table holds [x], and the page does not say what it means. ${FAULT}`]],
  [cell('*'), [`“*” stands in a cell for a number; it should say why there is none, in shorthand such as [c] or [x]. ${FAULT}`]],
  [cell('N/A'), [`“N/A” stands in a cell for a number; it should say why there is none, in shorthand such as [c] or [x]. ${FAULT}`]],
  [cell(''), [`A cell for a number is empty; it should say why there is none, in shorthand such as [c] or [x]. ${FAULT}`]],
])('%s', (body, messages) => expect(find(body)).toEqual(messages.map((message) => `${PAGE} ${message}`)));

test.each([
  'site/robots.txt', 'site/a-report/feed.xml', 'site/news-sitemap.xml', 'site/assets/raw/site-1a.css', 'site/assets/logo.png', 'site/search/pagefind/raw.json', 'site/search/pagefind/fragment/raw.js',
  'site/data/toyshire/homes/raw.csv', 'site/data/toyshire/homes/homes.json', 'site/a-report/raw.pdf', 'site/a-report/notes/a-report.docx', 'site/a-report/map.svg', 'site/a-report/map.gif', 'site/a-report/map.webp',
])('a file that nothing makes: %s', (path) => expect(find('', { [path]: strToU8('') })).toEqual([`${path} No file of this kind belongs on the site. ${FAULT}`]));

test.each<[string, string, Record<string, Uint8Array>]>([
  ['site/assets/site-1a.js.map', 'No file of this kind belongs on the site.', { 'site/assets/site-1a.js.map': strToU8('{}') }],
  ['site/a-report/raw.json', 'No file of this kind belongs on the site.', { 'site/a-report/raw.json': strToU8('{}') }],
  ['site/assets/site-1a.css', 'It names a source map, which shows what it was made from.', { 'site/assets/site-1a.css': strToU8('a{}/*# sourceMappingURL=site.css.map */') }],
  ['site/assets/logo.svg', 'It holds a comment, which everybody can read.', { 'site/assets/logo.svg': strToU8('<svg><!-- 4 --></svg>') }],
  ['site/data/everything.zip', 'It holds data/toyshire/raw.csv, which stands nowhere else on the site.', { 'site/data/everything.zip': zipFiles(new Map([['data/toyshire/raw.csv', strToU8('4')]])) }],
  [ODS, 'The spreadsheet holds a part that no reader sees: raw.xml.', { [ODS]: zipSync({ ...unzipSync(workbook), 'raw.xml': strToU8('<a/>') }) }],
  [ODS, 'The spreadsheet holds a hidden row or column, which no reader sees.', editWorkbook((xml) => xml.replace('<table:table-row ', '<table:table-row table:visibility="collapse" '))],
  [ODS, 'The spreadsheet holds a hidden worksheet, which no reader sees.', editWorkbook((xml) => xml.replace('table:display="true"', 'table:display="false"'))],
  [ODS, 'The spreadsheet holds a formula, which no reader sees.', editWorkbook((xml) => xml.replace('<table:table-cell ', '<table:table-cell table:formula="of:=4" '))],
  [ODS, 'The spreadsheet holds a comment, which no reader sees.', editWorkbook((xml) => xml.replace('</table:table-cell>', '<office:annotation><text:p>4</text:p></office:annotation></table:table-cell>'))],
  [ODS, 'A cell of the spreadsheet shows [c] and holds 4.', editWorkbook((xml) => xml.replace(/office:value-type="string"(><text:p>\[c\])/, 'office:value-type="float" office:value="4"$1'))],
])('%s: %s', (path, message, files) => expect(find('', files)).toEqual([`${path} ${message} ${FAULT}`]));

test('a number behind a figure that is hidden', () => {
  expect(find('', {}, [{ status: 'suppressed', value: '4', dataset: 'moved-often' }])).toEqual([`${PAGE} The figure “moved-often” is hidden, and 4 stands behind its words. ${FAULT}`]);
});
