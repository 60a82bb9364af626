import { isOutBy } from '../../schema/dataset.ts';
import { anyPeriodText } from '../../schema/period.ts';
import type { PlanFile } from '../../schema/plan.ts';
import { typeset } from '../prose.ts';
import { cellOf, markNotes, wordsCell, wordsColumn, type PlanTable } from './cells.ts';

/** The pipeline of contracts, as published by a day. */
export function tabulateProcurement(plan: PlanFile, asOf: string): PlanTable {
  const cellNotes: string[] = [];
  const rows = Object.values(plan.procurement).filter((p) => isOutBy(p.published, asOf)).map((p) => [
    wordsCell(typeset(p.what), { header: true, notes: markNotes(cellNotes, p.note ? [typeset(p.note)] : []) }), cellOf(p.route, cellNotes, typeset), cellOf(p['value-band'], cellNotes, typeset),
    cellOf(p['key-decision'], cellNotes, (yes) => (yes ? 'Yes' : 'No')), cellOf(p.start, cellNotes, anyPeriodText), cellOf(p.end, cellNotes, anyPeriodText),
    cellOf(p['maximum-term'], cellNotes, ({ years }) => `${years} ${years === 1 ? 'year' : 'years'}`),
  ]);
  return { columns: ['Contract', 'Route', 'Value', 'Key decision', 'Start', 'End', 'Longest term'].map((text) => wordsColumn(text)), rows, notes: [], cellNotes };
}
