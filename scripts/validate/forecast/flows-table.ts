import { placeInCsv, type CsvRow, type CsvSource } from '../../load/read-csv.ts';
import { startOf, type Place, type Problem } from '../../problem.ts';
import { parseGrouped } from '../../schema/decimal.ts';
import { SHORTHAND, shorthandOf } from '../../schema/shorthand.ts';
import { didYouMean } from '../suggest.ts';

/** The rows of flows.csv, and of the files that go with it, by the names of their columns. */
export interface Table<Column extends string> {
  path: string;
  rows: CsvRow[];
  cell: (row: CsvRow, column: Column) => string;
  placeOf: (row: CsvRow, column: Column) => Place;
}

export function openTable<const Column extends string>(source: CsvSource, columns: readonly Column[], problems: Problem[]): Table<Column> | null {
  const [header, ...rows] = source.rows;
  const names = header?.cells.map((name) => name.toLowerCase().replaceAll(/[ -]+/g, '_')) ?? [];
  const missing = columns.filter((column) => !names.includes(column));
  if (!header || missing.length > 0) {
    problems.push({ rule: 'columns-missing', place: startOf(source.path), message: `This file needs the columns ${columns.join(', ')}; ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not there. Name them so in the first row.${missing.some((column) => ['age_band', 'placement'].includes(column)) && names.includes('month') ? ' Counts by age and counts by placement alone can’t be put together: which ages live where would be guessed.' : ''}` });
    return null;
  }
  const at = (column: Column): number => names.indexOf(column);
  return { path: source.path, rows, cell: (row, column) => row.cells[at(column)] ?? '', placeOf: (row, column) => placeInCsv(source, row, at(column)) };
}

export function readMonth<C extends string>(row: CsvRow, { cell, placeOf }: Table<C | 'month'>, problems: Problem[]): string | null {
  const text = cell(row, 'month');
  if (/^\d{4}-(?:0[1-9]|1[0-2])$/.test(text)) return text;
  problems.push({ rule: 'wrong-value', place: placeOf(row, 'month'), message: `“${text}” is no month. Write it as 2026-03; the counts are those at its end.` });
  return null;
}

export function readChoice<C extends string>(row: CsvRow, column: C, choices: readonly string[], what: string, { cell, placeOf }: Table<C>, problems: Problem[]): number | null {
  const text = cell(row, column).toLowerCase().replace(/\s*(?:to|–)\s*/, '-');
  const found = choices.indexOf(text);
  if (found !== -1) return found;
  problems.push({ rule: 'wrong-value', place: placeOf(row, column), message: `“${cell(row, column)}” is not ${what} of the forecast.${didYouMean(text, choices)} Use ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}.` });
  return null;
}

export function readCount<C extends string>(row: CsvRow, column: C, { cell, placeOf }: Table<C>, problems: Problem[], onHidden?: () => void): number {
  const text = cell(row, column);
  const count = /^[\d,]+$/.test(text) ? parseGrouped(text) : null;
  if (count?.big.lt(1e7)) return count.big.toNumber();
  if (onHidden && SHORTHAND.has(shorthandOf(text))) onHidden();
  else problems.push({ rule: 'wrong-value', place: placeOf(row, column), message: text === '' ? 'There is no number here. Write 0 for none, or [c] for a count that is hidden.' : text.startsWith('-') ? `“${text}” is negative, and children are counted from 0. Correct it; a correction of an earlier month belongs in that month.` : `“${text}” is no whole number. Write it with digits alone.` });
  return 0;
}
