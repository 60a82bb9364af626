import type { DeclaredAbsence } from '../../schema/field.ts';
import type { CellView, ColumnView, KpiStatus } from '../../schema/report.ts';
import { typeset } from '../prose.ts';

/** The body of a table, with what its notes must explain. */
export interface PlanTable {
  columns: ColumnView[];
  rows: CellView[][];
  notes: string[];
  cellNotes?: string[];
}

export function wordsColumn(text: string, numeric = false): ColumnView {
  return { text, numeric, latest: false };
}

export function wordsCell(text: string, more: { header?: boolean; numeric?: boolean; status?: KpiStatus | null; notes?: number[] } = {}): CellView {
  return { text, header: more.header ?? false, numeric: more.numeric ?? false, latest: false, status: more.status ?? null, ...(more.notes?.length ? { notes: more.notes } : {}) };
}

/** The numbers by which cells refer to notes: equal notes are one. @param notes those there are, to which new ones are added */
export function markNotes(notes: string[], texts: readonly string[]): number[] {
  return texts.map((text) => (notes.includes(text) ? notes.indexOf(text) + 1 : notes.push(text)));
}

/** An absent value says so in its cell; why stands in a note. */
export function absentCell(absence: DeclaredAbsence, notes: string[], more: { numeric?: boolean } = {}): CellView {
  const { words, reason } = sayAbsence(absence);
  return wordsCell(words, { ...more, notes: markNotes(notes, [reason]) });
}

/** @param words of a value that is there */
export function cellOf<T>(value: T | DeclaredAbsence, notes: string[], words: (value: T) => string, more: { numeric?: boolean } = {}): CellView {
  return isAbsence(value) ? absentCell(value, notes, more) : wordsCell(words(value as T), more);
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
