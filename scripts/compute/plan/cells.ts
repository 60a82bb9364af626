import type { DeclaredAbsence } from '../../schema/field.ts';
import type { CellView, ColumnView, KpiStatus } from '../../schema/report/table.ts';
import { typeset } from '../prose.ts';

/** The body of a table, with what its notes must explain. */
export interface PlanTable {
  columns: ColumnView[];
  rows: CellView[][];
  notes: string[];
  cellNotes?: string[];
  /** Ids of the sources of what it shows, in the order of its rows. */
  sources?: string[];
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
function absentCell(absence: DeclaredAbsence, notes: string[], more: { numeric?: boolean } = {}): CellView {
  const { words, reason } = sayAbsence(absence);
  return wordsCell(words, { ...more, notes: markNotes(notes, [reason]) });
}

/** @param words of a value that is there */
export function cellOf<T>(value: T | DeclaredAbsence, notes: string[], words: (value: T) => string, more: { numeric?: boolean } = {}): CellView {
  return isAbsence(value) ? absentCell(value, notes, more) : wordsCell(words(value as T), more);
}

/** A column of a plan's table after its first. */
export interface PlanColumn<T> {
  text: string;
  numeric?: boolean;
  cellOf: (item: T, notes: string[]) => CellView;
  /** What a note says once where every row says the same, so that the column leaves its room to the others; null where it must stand. */
  saidOnce: string | null;
}

/** @param words of a value that is there */
export function planColumn<T, V>(text: string, items: readonly T[], valueOf: (item: T) => V | DeclaredAbsence, words: (value: V) => string, { numeric = false } = {}): PlanColumn<T> {
  const values = items.map(valueOf);
  return { text, numeric, cellOf: (item, notes) => cellOf(valueOf(item), notes, words, { numeric }), saidOnce: noteOnEmptyColumn(text, values) ?? noteOnSameColumn(text, values.map((value) => (isAbsence(value) ? null : words(value as V)))) };
}

interface FirstColumn<T> {
  text: string;
  /** A row's header, with the notes on the whole row. */
  cellOf: (item: T, notes: string[]) => CellView;
  sourcesOf: (item: T) => string[];
}

export function tabulateItems<T>(items: readonly T[], first: FirstColumn<T>, columns: readonly PlanColumn<T>[]): PlanTable {
  const shown = columns.filter(({ saidOnce }) => saidOnce === null);
  const cellNotes: string[] = [];
  return {
    columns: [wordsColumn(first.text), ...shown.map(({ text, numeric }) => wordsColumn(text, numeric))],
    rows: items.map((item) => [first, ...shown].map((column) => column.cellOf(item, cellNotes))),
    notes: columns.flatMap(({ saidOnce }) => saidOnce ?? []), cellNotes, sources: items.flatMap(first.sourcesOf),
  };
}

/** With each reason once; one that several rows have is written as of one of them. */
function noteOnEmptyColumn(column: string, values: readonly unknown[]): string | null {
  const absences = values.filter(isAbsence).map(sayAbsence);
  const [state, ...others] = new Set(absences.map(({ words }) => words));
  if (state === undefined || others.length > 0 || absences.length < values.length) return null;
  const reasons = [...new Set(absences.map(({ reason }) => reason))];
  const of = values.length === 1 ? '' : state === 'Not given' ? ' for any of these' : ' to any of these';
  return `${column}: ${state.toLowerCase()}${of}. ${values.length > 1 && reasons.length === 1 ? 'Of each: ' : ''}${reasons.join(' ')}`;
}

function noteOnSameColumn(column: string, texts: readonly (string | null)[]): string | null {
  const [text] = texts;
  return texts.length > 1 && typeof text === 'string' && texts.every((other) => other === text) ? `${column}: ${text} for all of these.` : null;
}

function sayAbsence(absence: DeclaredAbsence): { words: 'Not given' | 'Not applicable'; reason: string } {
  return 'not-given' in absence ? { words: 'Not given', reason: typeset(absence['not-given']) } : { words: 'Not applicable', reason: typeset(absence['not-applicable']) };
}

export function isAbsence(value: unknown): value is DeclaredAbsence {
  return typeof value === 'object' && value !== null && ('not-given' in value || 'not-applicable' in value);
}
