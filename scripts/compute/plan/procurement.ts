import { isOutBy } from '../../schema/dataset.ts';
import type { DeclaredAbsence } from '../../schema/field.ts';
import { anyPeriodText } from '../../schema/period.ts';
import type { PlanFile } from '../../schema/plan.ts';
import { typeset } from '../prose.ts';
import { absenceWords, isAbsence, wordsCell, wordsColumn, type PlanTable } from './cells.ts';

/** The pipeline of contracts, as published by a day. */
export function tabulateProcurement(plan: PlanFile, asOf: string): PlanTable {
  const notes = new Set<string>();
  const say = <T>(value: T | DeclaredAbsence, words: (value: T) => string): string => (isAbsence(value) ? absenceWords(value, notes) : words(value as T));
  const rows = Object.values(plan.procurement).filter((p) => isOutBy(p.published, asOf)).map((p) => {
    if (p.note) notes.add(typeset(p.note));
    return [
      wordsCell(typeset(p.what), { header: true }), wordsCell(say(p.route, typeset)), wordsCell(say(p['value-band'], typeset)),
      wordsCell(say(p['key-decision'], (yes) => (yes ? 'Yes' : 'No'))), wordsCell(say(p.start, anyPeriodText)), wordsCell(say(p.end, anyPeriodText)),
      wordsCell(say(p['maximum-term'], ({ years }) => `${years} ${years === 1 ? 'year' : 'years'}`)),
    ];
  });
  return { columns: ['Contract', 'Route', 'Value', 'Key decision', 'Start', 'End', 'Longest term'].map((text) => wordsColumn(text)), rows, notes: [...notes] };
}
