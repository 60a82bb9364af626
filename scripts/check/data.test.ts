import { expect, test } from 'vitest';
import { dataFilesOf } from '../render/data/data-pages.ts';
import { writeDataFiles } from '../render/data/data-files.ts';
import { sampleDataset } from '../render/data/sample-dataset.ts';
import type { Report } from '../schema/report.ts';
import type { DatasetView } from '../schema/report/dataset.ts';
import { checkData } from './data.ts';
import { readPage } from './page.ts';

const PATH = 'site/data/dorset/foster-households/';
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** What the page says: the unit in its header, the source under the table, all else in the table. */
function htmlOf({ table: { columns, rows } }: DatasetView, beside = 'Source: Return, “page 3”, <a & b>'): string {
  const cells = [columns.map(({ text }) => `<th>${escape(text)}</th>`), ...rows.map((row) => row.map(({ text }) => `<td>${escape(text)}</td>`))];
  return `<main><div id="part--values"><table>${cells.map((row) => `<tr>${row.join('')}</tr>`).join('')}</table></div><p>${escape(beside)}</p></main>`;
}

/** @param made the dataset that the files are made from, where it is not the report's */
function check(html: string, made: DatasetView = sampleDataset): string[] {
  const files = new Map([...dataFilesOf(writeDataFiles([made]))].map(([path, bytes]) => [`site/${path}`, bytes]));
  return checkData([readPage(`${PATH}index.html`, html)], files, { datasets: [sampleDataset] } as unknown as Report).map(({ message }) => message.replace(' This is a fault of the software.', ''));
}

function withCell(r: number, c: number, cell: { value: string; text: string }): DatasetView {
  const rows = sampleDataset.data.rows.map((row, i) => row.map((own, j) => (i === r && j === c ? cell : own)));
  return { ...sampleDataset, data: { ...sampleDataset.data, rows } };
}

test('files that hold what the page shows', () => expect(check(htmlOf(sampleDataset))).toEqual([]));

test('another value in the files', () => {
  expect(check(htmlOf(sampleDataset), withCell(3, 1, { value: '1192', text: '1,191' }))).toEqual([
    'The CSV differs in row 5: “2024-08 | 1192 | Households | final | 2024-10 | Return, “page 3”, <a & b> | ” for “2024-08 | 1191 | Households | final | 2024-10 | Return, “page 3”, <a & b> | ”.',
  ]);
  expect(check(htmlOf(sampleDataset), withCell(3, 1, { value: '1191', text: '1,192' }))[0]).toContain('The ODS differs in row 5');
});

test('another value in the page', () => {
  expect(check(htmlOf(sampleDataset).replace('>1,170<', '>1,171<'))).toEqual(['The table of the page differs in row 3: “August 2023 | 1,171 | Revised | January 2024 | ” for “August 2023 | 1,170 | Revised | January 2024 | ”.']);
});

test('files that hold more than the page says', () => {
  expect(check(htmlOf(sampleDataset, 'Nothing.'))).toEqual(['The files hold “Source”, which the page does not show.']);
});

test('a file or a page that was not made', () => {
  expect(checkData([], new Map(), { datasets: [sampleDataset] } as unknown as Report).map(({ message }) => message)).toEqual(['The page, the CSV or the ODS of this dataset was not made. This is a fault of the software.']);
});
