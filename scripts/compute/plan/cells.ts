import type { DeclaredAbsence } from '../../schema/field.ts';
import type { CellView, ColumnView, KpiStatus } from '../../schema/report.ts';
import { typeset } from '../prose.ts';

/** The body of a table, with what its notes must explain. */
export interface PlanTable {
  columns: ColumnView[];
  rows: CellView[][];
  notes: string[];
}

export function wordsColumn(text: string, numeric = false): ColumnView {
  return { text, numeric, latest: false };
}

export function wordsCell(text: string, more: { header?: boolean; numeric?: boolean; status?: KpiStatus | null } = {}): CellView {
  return { text, header: more.header ?? false, numeric: more.numeric ?? false, latest: false, status: more.status ?? null };
}

/** Absent values say so in the cell; why stands once beneath the table. */
export function absenceWords(absence: DeclaredAbsence, notes: Set<string>): string {
  const [words, reason] = 'not-given' in absence ? ['Not given', absence['not-given']] : ['Not applicable', absence['not-applicable']];
  notes.add(`${words}: ${typeset(reason)}`);
  return words;
}

/** A column in which nothing is given says so once, beneath, and leaves its room to the others. */
export function foldEmptyColumn(table: PlanTable, index: number): PlanTable {
  const texts = new Set(table.rows.map((row) => row[index]?.text));
  const [only] = texts;
  if (texts.size !== 1 || (only !== 'Not given' && only !== 'Not applicable')) return table;
  const without = <T>(cells: T[]): T[] => cells.toSpliced(index, 1);
  return { columns: without(table.columns), rows: table.rows.map(without), notes: [`${table.columns[index]?.text}: ${only.toLowerCase()} for any of these.`, ...table.notes] };
}

export function isAbsence(value: unknown): value is DeclaredAbsence {
  return typeof value === 'object' && value !== null && ('not-given' in value || 'not-applicable' in value);
}
