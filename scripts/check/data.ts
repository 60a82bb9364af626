import { startOf, type Problem } from '../problem.ts';
import { folderOf } from '../render/data/data-files.ts';
import type { Report } from '../schema/report.ts';
import type { DatasetView } from '../schema/report/dataset.ts';
import { readCsv, readOds, type ReadCell } from './data-files.ts';
import { attribute, descendants, textOf, type Page } from './page.ts';

/** For machines, and the anchor of the row; the page has the words. */
const ROW_ID = 'id';

/**
 * The files of each dataset hold the values that its page shows and no others: all three are read back from their bytes
 * and compared, column by column. What has no column in the page must be the same in every row and be said in its words.
 * @param files bytes by path: 'site/data/dorset/foster-households/foster-households.csv'
 */
export function checkData(pages: readonly Page[], files: ReadonlyMap<string, Uint8Array>, { datasets }: Report): Problem[] {
  return datasets.flatMap((dataset) => {
    const folder = `site/${folderOf(dataset)}`;
    const [csv, ods] = ['csv', 'ods'].map((ending) => files.get(`${folder}/${dataset.id}.${ending}`));
    const page = pages.find(({ path }) => path === `${folder}/index.html`);
    if (!csv || !ods || !page) return [fault(folder, 'The page, the CSV or the ODS of this dataset was not made.')];
    const sheet = readOds(ods).at(-1)?.table ?? null;
    if (sheet === null) return [fault(folder, 'The spreadsheet marks no table.')];
    return [...compareFiles(readCsv(csv), sheet, dataset), ...comparePage(page, sheet)].map((message) => fault(folder, message));
  });
}

function compareFiles(csv: readonly string[][], sheet: readonly ReadCell[][], { data: { columns, rows } }: DatasetView): string[] {
  const meant = [columns.map(({ name }) => name), ...rows.map((row) => row.map(({ value }) => value))];
  const words = [columns.map(({ title }) => title), ...rows.map((row) => row.map(({ text }) => text))];
  const [, ...body] = sheet;
  return [
    ...differences('The CSV', csv, meant), ...differences('The ODS', sheet.map((row) => row.map(({ text }) => text)), words),
    // A number in the spreadsheet is the number in the CSV, not only its display.
    ...differences('The numbers of the ODS', body.map((row) => row.flatMap(({ number }) => number ?? [])), csv.slice(1).map((row) => row.filter((cell, c) => columns[c]?.datatype === 'decimal' && !cell.startsWith('[')))),
  ];
}

/** The table that people see is the spreadsheet's, but for what is said once instead of in every row. */
function comparePage(page: Page, sheet: readonly ReadCell[][]): string[] {
  const region = page.elements.find((e) => attribute(e, 'id') === 'part--values');
  const main = page.elements.find((e) => e.tagName === 'main');
  if (!region || !main) return ['The page has no table of values.'];
  const shown = descendants(region, 'tr').map((row) => row.childNodes.flatMap((cell) => ('tagName' in cell ? [textOf(cell)] : [])));
  const [titles = [], ...rows] = sheet.map((row) => row.map(({ text }) => fold(text)));
  const kept = titles.map((title) => shown[0]?.includes(title) ?? false);
  const words = textOf(main).toLowerCase();
  const unsaid = titles.flatMap((title, c) => {
    if (kept[c] || title.toLowerCase() === ROW_ID) return [];
    const values = [...new Set(rows.map((row) => row[c] ?? ''))];
    return values.length === 1 && words.includes((values[0] as string).toLowerCase()) ? [] : [`The files hold “${title}”, which the page does not show.`];
  });
  return [...differences('The table of the page', shown, [titles, ...rows].map((row) => row.filter((_, c) => kept[c]))), ...unsaid];
}

function differences(what: string, said: readonly (readonly string[])[], meant: readonly (readonly string[])[]): string[] {
  if (said.length !== meant.length) return [`${what} has ${said.length} rows, not ${meant.length}.`];
  const at = meant.findIndex((row, r) => row.map(fold).join('|') !== said[r]?.map(fold).join('|'));
  return at === -1 ? [] : [`${what} differs in row ${at + 1}: “${said[at]?.join(' | ')}” for “${meant[at]?.join(' | ')}”.`];
}

function fold(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ').trim();
}

function fault(path: string, message: string): Problem {
  return { rule: 'data-differ', place: startOf(path), message: `${message} This is a fault of the software.` };
}
