import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { CsvError, parse } from 'csv-parse';
import { detectSeparator } from '../load/read-csv.ts';
import type { Place, Problem } from '../problem.ts';
import { joinWords } from '../schema/words.ts';
import { readDfeValue } from './dfe-cells.ts';

/** Columns of the layout that say when and where; all others are filters or indicators. */
const PLACE_COLUMNS = ['time_period', 'time_identifier', 'geographic_level', 'country_code', 'country_name', 'region_code', 'region_name', 'old_la_code', 'la_name', 'new_la_code'];
const OTHER_PLACES = /^(?:lad|local_authority_district|pcon|parliamentary_constituency|ward|lep|local_enterprise_partnership|mca|mayoral_combined_authority|opportunity_area|lsip|lskip|multi_academy_trust|trust|sponsor|provider|school|institution|rsc_region|planning_area|police_force_area|english_devolved_area)(?:_|$)/;

export interface DfeRow {
  file: DfeFile;
  /** As a spreadsheet counts; in these files a line too. */
  row: number;
  cells: string[];
}

export interface DfeFile {
  /** As it was named on the command. */
  path: string;
  name: string;
  kind: 'statistics' | 'neighbours' | 'metadata';
  header: string[];
  /** Those that were asked for. */
  rows: DfeRow[];
  /** What stands in each column that doesn't say when or where. */
  columns: Map<string, ColumnValues>;
  times: Map<string, Set<string>>;
  levels: Set<string>;
}

interface ColumnValues {
  isNumeric: boolean;
  values: Set<string>;
}

/** More values than this, and a column is no filter that a person chooses from. */
const MOST_VALUES = 2000;

export function cellOf({ file, cells }: DfeRow, column: string): string {
  return cells[file.header.indexOf(column)] ?? '';
}

export function placeOfCell({ file, row }: Pick<DfeRow, 'file' | 'row'>, column: string | null): Place {
  return { path: file.path, line: row, column: 1, cell: column === null ? `Row ${row}` : `Row ${row}, column “${column}”` };
}

/**
 * Row by row, so that a file of any size can be read; only rows that `keep` wants stay in memory.
 * @param keep is asked once the header is known, and gives the question that each row is asked
 */
export async function readDfeFile(path: string, keep: (file: DfeFile) => (row: DfeRow) => boolean, problems: Problem[]): Promise<DfeFile | null> {
  const at = (row: number): Place => ({ path, line: row, column: 1 });
  const start = await readStart(path);
  if (start === null) return fail(problems, at(1), 'import-file', 'There is no such file. Correct its name; a folder’s files are named one by one, or with *.csv.');
  if (start.includes(0) || (start[0] === 0xfe && start[1] === 0xff)) return fail(problems, at(1), 'not-utf-8', 'This file is not saved as UTF-8. Download it again, or save it in Excel as “CSV UTF-8 (Comma delimited)”.');
  const parser = createReadStream(path).pipe(parse({ bom: true, delimiter: detectSeparator(start.toString()), relax_column_count: true, relax_quotes: true }));
  let file: DfeFile | null = null;
  let wants: (row: DfeRow) => boolean = () => false;
  let number = 0;
  let hasRows = false;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      number++;
      if (!file) {
        file = startFile(path, cells, problems);
        if (!file) return null;
        wants = keep(file);
        continue;
      }
      if (cells.every((cell) => cell.trim() === '')) continue;
      const row = { file, row: number, cells };
      if (cells.length !== file.header.length) return fail(problems, placeOfCell(row, null), 'import-row', `This row has ${cells.length} cells, and the header ${file.header.length}. Download the file again.`);
      hasRows = true;
      surveyRow(row);
      if (wants(row)) file.rows.push(row);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return fail(problems, at(number + 1), 'import-row', 'A quotation mark from here on is not closed. Download the file again.');
  }
  if (!file) return fail(problems, at(1), 'import-file', 'This file is empty. Download it again.');
  if (!hasRows) return fail(problems, at(1), 'import-file', 'This file has a heading for each column and no rows below. Download it again.');
  const garbled = file.rows.find(({ cells }) => cells.some((cell) => cell.includes('\ufffd')));
  return garbled ? fail(problems, placeOfCell(garbled, null), 'not-utf-8', 'This row is not saved as UTF-8. Download the file again, or save it in Excel as “CSV UTF-8 (Comma delimited)”.') : file;
}

function fail(problems: Problem[], place: Place, rule: string, message: string): null {
  problems.push({ rule, place, message });
  return null;
}

async function readStart(path: string): Promise<Buffer | null> {
  const handle = await open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (!handle) return null;
  try {
    if ((await handle.stat()).isDirectory()) return null;
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function startFile(path: string, cells: readonly string[], problems: Problem[]): DfeFile | null {
  const header = cells.map((cell) => cell.trim());
  const has = (name: string): boolean => header.includes(name);
  const kind = has('SN_1') && has('old_la_code') ? 'neighbours' : has('col_name') && has('col_type') ? 'metadata' : 'statistics';
  const file: DfeFile = { path, name: basename(path), kind, header, rows: [], columns: new Map(), times: new Map(), levels: new Set() };
  const lacking = kind === 'statistics' ? ['time_period', 'time_identifier', 'geographic_level'].filter((name) => !has(name)) : [];
  const twice = header.find((name, i) => name !== '' && header.indexOf(name) < i);
  if (lacking.length > 0) return fail(problems, placeOfCell({ file, row: 1 }, null), 'import-header', `There is no column ${joinWords(lacking.map((name) => `“${name}”`))}, so this is not a file of Explore Education Statistics. Take the file that its page names “Download full data set” or “Create your own tables”.`);
  if (twice !== undefined) return fail(problems, placeOfCell({ file, row: 1 }, twice), 'import-header', 'Two columns have this name. Delete one of the two.');
  for (const name of header) if (kind === 'statistics' && !PLACE_COLUMNS.includes(name) && !OTHER_PLACES.test(name)) file.columns.set(name, { isNumeric: true, values: new Set() });
  return file;
}

function surveyRow(row: DfeRow): void {
  const { file, cells } = row;
  if (file.kind !== 'statistics') return;
  file.levels.add(cellOf(row, 'geographic_level'));
  const identifier = cellOf(row, 'time_identifier');
  if (!file.times.has(identifier)) file.times.set(identifier, new Set());
  file.times.get(identifier)?.add(cellOf(row, 'time_period'));
  for (const [c, name] of file.header.entries()) {
    const column = file.columns.get(name);
    if (!column || column.values.size >= MOST_VALUES) continue;
    const cell = cells[c] ?? '';
    if (column.values.has(cell)) continue;
    column.values.add(cell);
    column.isNumeric &&= readDfeValue(cell) !== null;
  }
}

/** What a person chooses from, and what a person takes: by their values, for the file doesn't say. */
export function filtersOf({ columns }: DfeFile): string[] {
  return [...columns].flatMap(([name, { isNumeric }]) => (isNumeric ? [] : [name]));
}
export function indicatorsOf({ columns }: DfeFile): string[] {
  return [...columns].flatMap(([name, { isNumeric }]) => (isNumeric ? [name] : []));
}
