import { isOutBy } from '../../schema/dataset.ts';
import type { DeclaredAbsence } from '../../schema/field.ts';
import { anyPeriodText, lastDay } from '../../schema/period.ts';
import type { CapacityFile, PlanFile } from '../../schema/plan.ts';
import { spanOf } from '../../schema/span.ts';
import { formatNumber, groupDigits } from '../format.ts';
import { typeset } from '../prose.ts';
import { absenceWords, isAbsence, wordsCell, wordsColumn, type PlanTable } from './cells.ts';

/** Homes, places and occupancy, each for the latest period that was published by a day. */
export function tabulateCapacity(plan: PlanFile, asOf: string): PlanTable {
  const notes = new Set<string>();
  const say = <T>(value: T | DeclaredAbsence, words: (value: T) => string): string => (isAbsence(value) ? absenceWords(value, notes) : words(value as T));
  const rows = Object.values(plan.capacity).flatMap(({ what, observations }) => {
    const newest = latestOf(observations, asOf);
    if (!newest) return [];
    if (newest.note) notes.add(typeset(newest.note));
    return [[
      wordsCell(typeset(what), { header: true }), wordsCell(anyPeriodText(newest.period)),
      wordsCell(say(newest.homes, (n) => groupDigits(String(n))), { numeric: true }), wordsCell(say(newest.places, (n) => groupDigits(String(n))), { numeric: true }),
      wordsCell(say(newest.occupancy, formatNumber), { numeric: true }),
    ]];
  });
  return { columns: [wordsColumn('Provision'), wordsColumn('At'), wordsColumn('Homes', true), wordsColumn('Places', true), wordsColumn('Occupancy (%)', true)], rows, notes: [...notes] };
}

/** Of several for the same period, the newest is its revision. */
function latestOf(observations: CapacityFile['observations'], asOf: string): CapacityFile['observations'][number] | null {
  const order = (o: CapacityFile['observations'][number]): string => `${spanOf(o.period).last} ${lastDay(o.published)}`;
  return observations.filter((o) => isOutBy(o.published, asOf)).reduce<CapacityFile['observations'][number] | null>((latest, o) => (latest === null || order(latest) <= order(o) ? o : latest), null);
}
