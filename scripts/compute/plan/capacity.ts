import { newestOutBy } from '../../schema/dataset.ts';
import type { DeclaredAbsence } from '../../schema/field.ts';
import { dateText } from '../../schema/period.ts';
import type { PlanFile } from '../../schema/plan.ts';
import { spanWords } from '../../schema/span.ts';
import { formatNumber, groupDigits } from '../format.ts';
import { typeset } from '../prose.ts';
import { absenceWords, isAbsence, wordsCell, wordsColumn, type PlanTable } from './cells.ts';

/** Homes, places and occupancy, each at its newest by a day. */
export function tabulateCapacity(plan: PlanFile, asOf: string): PlanTable {
  const notes = new Set<string>();
  const say = <T>(value: T | DeclaredAbsence, words: (value: T) => string): string => (isAbsence(value) ? absenceWords(value, notes) : words(value as T));
  const rows = Object.values(plan.capacity).flatMap(({ what, observations }) => {
    const newest = newestOutBy(observations, asOf);
    if (!newest) return [];
    if (newest.note) notes.add(typeset(newest.note));
    return [[
      wordsCell(typeset(what), { header: true }), wordsCell(spanWords(newest.period, dateText)),
      wordsCell(say(newest.homes, (n) => groupDigits(String(n))), { numeric: true }), wordsCell(say(newest.places, (n) => groupDigits(String(n))), { numeric: true }),
      wordsCell(say(newest.occupancy, formatNumber), { numeric: true }),
    ]];
  });
  return { columns: [wordsColumn('Provision'), wordsColumn('At'), wordsColumn('Homes', true), wordsColumn('Places', true), wordsColumn('Occupancy (%)', true)], rows, notes: [...notes] };
}
