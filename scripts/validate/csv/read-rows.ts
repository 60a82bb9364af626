import { placeInCsv, type CsvRow, type CsvSource } from '../../load/read-csv.ts';
import type { Place, Problem } from '../../problem.ts';
import { FREQUENCIES, type Frequency } from '../../schema/period.ts';
import { BLANK, readCellValue, type Fault } from './cells.ts';
import { memberNamed, readColumns, type Column, type CsvDimension } from './columns.ts';
import { meantDate, meantGroup, meantPeriod } from './excel-dates.ts';

/** What the YAML file beside a .csv says of its rows. */
export interface RowsKind {
  dimensions: readonly CsvDimension[];
  unit: unknown;
  frequency: unknown;
  /** What the column of values may be headed by besides “value”. */
  valueNames: readonly string[];
  /** Whether a row has a period and a published date of its own, and a status. */
  isDated: boolean;
  hasStatus: boolean;
}

/** A row as YAML would hold it, with the place of each of its cells. */
export interface ReadRow {
  data: Record<string, unknown>;
  place: Place;
  places: Map<string, Place>;
}

const VALUE_FIELDS = ['value', 'missing', 'reason', 'numerator', 'denominator'];

/** The rows of a .csv file in its order; across a row first where it is crossed. */
export function readRows(csv: CsvSource, kind: RowsKind): { rows: ReadRow[]; problems: Problem[] } {
  const fields = [...VALUE_FIELDS, ...(kind.isDated ? ['period', 'published'] : []), ...(kind.hasStatus ? ['status', 'source', 'where', 'checked'] : [])];
  const { columns, problems } = readColumns(csv, { dimensions: kind.dimensions, fields, needed: ['value', ...(kind.isDated ? ['period', 'published'] : [])], valueNames: kind.valueNames });
  const [, ...below] = csv.rows;
  if (below.length === 0) problems.push({ rule: 'csv-empty', place: { path: csv.path, line: 1, column: 1 }, message: 'This file has no rows below its heading. Save the table in it again.' });
  if (problems.length > 0) return { rows: [], problems };
  const rows = below.flatMap((row) => {
    const extra = row.cells.findIndex((cell, c) => cell !== '' && !columns[c]);
    if (extra !== -1) problems.push({ rule: 'csv-heading', place: placeInCsv(csv, row, extra), message: `“${row.cells[extra]}” stands under no heading. Give its column a heading, or delete it; a comma in a cell needs quotation marks around the cell.` });
    return readRow(csv, row, columns, kind, problems);
  });
  return { rows, problems };
}

function readRow(csv: CsvSource, row: CsvRow, columns: readonly (Column | null)[], kind: RowsKind, problems: Problem[]): ReadRow[] {
  const shared: ReadRow = { data: {}, place: placeInCsv(csv, row, null), places: new Map() };
  const set = (to: ReadRow, name: string, value: unknown, c: number): void => {
    to.data[name] = value;
    to.places.set(name, placeInCsv(csv, row, c));
  };
  const tell = (found: Fault, c: number): void => void problems.push({ ...found, place: placeInCsv(csv, row, c) });
  const values: { member: Extract<Column, { kind: 'member' }> | null; c: number; text: string }[] = [];
  for (const [c, column] of columns.entries()) {
    const text = row.cells[c] ?? '';
    if (column?.kind === 'member') values.push({ member: column, c, text });
    else if (column?.kind === 'field' && column.name === 'value') values.push({ member: null, c, text });
    else if (column?.kind === 'dimension') {
      const { dimension: { id, members } } = column;
      const meant = meantGroup(text, [...members.keys(), ...members.values()]);
      if (text === '') tell({ rule: 'blank-cell', message: 'This cell is blank. Write in every row what it is about.' }, c);
      else if (meant) tell({ rule: 'excel-date', message: `Excel has made the date “${text}” of “${meant}”. Write ${meant}, in a column whose format is Text.` }, c);
      set(shared, id, memberNamed(text, column.dimension) ?? text, c);
    } else if (column?.kind === 'field' && text !== '') readField(text, column.name, { csv, kind, set: (name, value) => set(shared, name, value, c), tell: (found) => tell(found, c) });
  }
  return values.map(({ member, c, text }): ReadRow => {
    const one: ReadRow = { data: { ...shared.data }, place: member ? placeInCsv(csv, row, c) : shared.place, places: new Map(shared.places) };
    if (member) set(one, member.dimension.id, member.member, c);
    const value = readCellValue(text, { unit: kind.unit, separator: csv.separator });
    if (value === null) {
      if (one.data['missing'] === undefined) tell(BLANK, c);
    } else if ('fault' in value) tell(value.fault, c);
    else for (const [name, part] of Object.entries(value)) if (name !== 'reason' || one.data['reason'] === undefined) set(one, name, part, c);
    return one;
  });
}

interface FieldContext {
  csv: CsvSource;
  kind: RowsKind;
  set: (name: string, value: unknown) => void;
  tell: (found: Fault) => void;
}

function readField(text: string, name: string, { csv, kind, set, tell }: FieldContext): void {
  if (name === 'numerator' || name === 'denominator') {
    const part = readCellValue(text, { unit: 'count', separator: csv.separator });
    if (part && 'fault' in part) tell(part.fault);
    // A part that the source hides or lacks is left out, as it would be in YAML.
    else if (part && 'value' in part) set(name, part.value);
    return;
  }
  const meant = name === 'published' ? meantDate(text) : name === 'period' ? meantPeriod(text, frequencyFor(kind)) : null;
  if (meant) tell({ rule: 'excel-date', message: `“${text}” is a date as Excel shows it. It seems to mean ${meant}: write that, in a column whose format is Text, so that Excel leaves it as it is.` });
  set(name, text);
}

/** A table does not say its frequency: a date is then a day. */
function frequencyFor({ frequency }: RowsKind): Frequency {
  return FREQUENCIES.find((known) => known === frequency) ?? 'day';
}
