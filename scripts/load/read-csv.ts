import { CsvError, parse } from 'csv-parse/sync';
import type { Place, Problem } from '../problem.ts';
import { groupDigits } from '../schema/decimal.ts';

export interface CsvRow {
  /** As a spreadsheet counts, from 1. */
  row: number;
  /** As a text editor counts: a cell may hold several lines. */
  line: number;
  cells: string[];
  /** The row as it stands in the file. */
  raw: string;
}

/** A .csv file as it was saved, its empty rows and the empty cells at the end of each left out. */
export interface CsvSource {
  kind: 'csv';
  path: string;
  separator: ',' | ';' | '\t';
  /** The first is the header. */
  rows: CsvRow[];
}

/** What Excel writes at the top of a file so that it finds the separator again; no row to it. */
const SEPARATOR_HINT = /^sep=([,;\t])\n/i;

const MOST_ROWS = 20_000;

export function readCsv(path: string, text: string): { source: CsvSource | null; problems: Problem[] } {
  const plain = text.replace(/\r\n?/g, '\n');
  const hint = SEPARATOR_HINT.exec(plain);
  const body = plain.slice(hint?.[0].length ?? 0);
  const separator = (hint?.[1] ?? detectSeparator(body)) as CsvSource['separator'];
  try {
    const found = parse(body, { delimiter: separator, relax_column_count: true, relax_quotes: true, raw: true, info: true }) as unknown as { record: string[]; raw: string }[];
    if (found.length > MOST_ROWS) return { source: null, problems: [{ rule: 'file-too-large', place: { path, line: 1, column: 1 }, message: `This file has ${groupDigits(found.length)} rows; at most ${groupDigits(MOST_ROWS)} can be read. Leave out what no paper shows, or split the table.` }] };
    let line = hint ? 2 : 1;
    const rows = found.map(({ record, raw }, i): CsvRow => {
      const row = { row: i + 1, line, cells: withoutEmptyEnd(record), raw };
      line += raw.split('\n').length - 1;
      return row;
    });
    return { source: { kind: 'csv', path, separator, rows: rows.filter(({ cells }) => cells.length > 0) }, problems: [] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { source: null, problems: [{ rule: 'csv-syntax', place: placeOfOpenQuote(path, body, hint ? 1 : 0), message: 'A quotation mark opens here and is not closed, so the rest of the file would be one cell. Close it, or delete it.' }] };
  }
}

/** The sign that stands most often in the header, outside quotation marks. */
export function detectSeparator(text: string): CsvSource['separator'] {
  const header = text.slice(0, text.search(/\n|$/)).replaceAll(/"[^"]*"/g, '');
  const count = (sign: string): number => header.split(sign).length - 1;
  return ([',', ';', '\t'] as const).reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

function withoutEmptyEnd(cells: readonly string[]): string[] {
  const trimmed = cells.map((cell) => cell.replaceAll('\u00a0', ' ').trim());
  return trimmed.slice(0, trimmed.findLastIndex((cell) => cell !== '') + 1);
}

function placeOfOpenQuote(path: string, body: string, linesBefore: number): Place {
  const quotes = [...body.matchAll(/"/g)].map(({ index }) => index);
  const before = body.slice(0, quotes.at(-1) ?? 0).split('\n');
  return { path, line: before.length + linesBefore, column: (before.at(-1) ?? '').length + 1 };
}

/** Where a cell stands; without a column, where its row does. */
export function placeInCsv({ path, separator, rows: [header] }: CsvSource, { row, line, raw }: CsvRow, column: number | null): Place {
  if (column === null) return { path, line, column: 1, cell: `Row ${row}` };
  let at = 0;
  let quoted = false;
  for (let cell = 0; cell < column && at < raw.length; at++) {
    if (raw[at] === '"') quoted = !quoted;
    else if (raw[at] === separator && !quoted) cell++;
  }
  const before = raw.slice(0, at).split('\n');
  const name = header?.cells[column];
  return { path, line: line + before.length - 1, column: (before.at(-1) ?? '').length + 1, cell: `Row ${row}, ${name ? `column “${name}”` : `column ${columnLetters(column)}`}` };
}

/** 0 -> A, 25 -> Z, 26 -> AA: as a spreadsheet names a column without a heading. */
function columnLetters(column: number): string {
  return `${column >= 26 ? columnLetters(Math.floor(column / 26) - 1) : ''}${String.fromCharCode(65 + (column % 26))}`;
}
