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
  const { words, reason } = sayAbsence(absence);
  notes.add(`${words}: ${reason}`);
  return words;
}

/** A column in which nothing is given leaves its room to the others: one note says so, with each reason once. Null where the column must stand. */
export function noteOnEmptyColumn(column: string, values: readonly unknown[]): string | null {
  const absences = values.filter(isAbsence).map(sayAbsence);
  const [state, ...others] = new Set(absences.map(({ words }) => words));
  if (state === undefined || others.length > 0 || absences.length < values.length) return null;
  const reasons = [...new Set(absences.map(({ reason }) => reason))];
  return `${column}: ${state === 'Not given' ? 'not given for' : 'not applicable to'} any of these. ${reasons.join(' ')}`;
}

function sayAbsence(absence: DeclaredAbsence): { words: 'Not given' | 'Not applicable'; reason: string } {
  return 'not-given' in absence ? { words: 'Not given', reason: typeset(absence['not-given']) } : { words: 'Not applicable', reason: typeset(absence['not-applicable']) };
}

export function isAbsence(value: unknown): value is DeclaredAbsence {
  return typeof value === 'object' && value !== null && ('not-given' in value || 'not-applicable' in value);
}
