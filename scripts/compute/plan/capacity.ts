import { isOutBy } from '../../schema/dataset.ts';
import type { DeclaredAbsence } from '../../schema/field.ts';
import { anyPeriodText, lastDay } from '../../schema/period.ts';
import type { CapacityFile, PlanFile } from '../../schema/plan.ts';
import type { CellView } from '../../schema/report.ts';
import { spanOf } from '../../schema/span.ts';
import { formatNumber, groupDigits } from '../format.ts';
import { typeset } from '../prose.ts';
import { cellOf, markNotes, wordsCell, wordsColumn, type PlanTable } from './cells.ts';

/** Homes, places and occupancy, each for the latest period that was published by a day. */
export function tabulateCapacity(plan: PlanFile, asOf: string): PlanTable {
  const cellNotes: string[] = [];
  const rows = Object.values(plan.capacity).flatMap(({ what, observations }) => {
    const newest = latestOf(observations, asOf);
    if (!newest) return [];
    const counted = (value: number | DeclaredAbsence): CellView => cellOf(value, cellNotes, (n) => groupDigits(String(n)), { numeric: true });
    return [[
      wordsCell(typeset(what), { header: true, notes: markNotes(cellNotes, newest.note ? [typeset(newest.note)] : []) }), wordsCell(anyPeriodText(newest.period)),
      counted(newest.homes), counted(newest.places), cellOf(newest.occupancy, cellNotes, formatNumber, { numeric: true }),
    ]];
  });
  return { columns: [wordsColumn('Provision'), wordsColumn('At'), wordsColumn('Homes', true), wordsColumn('Places', true), wordsColumn('Occupancy (%)', true)], rows, notes: [], cellNotes };
}

/** Of several for the same period, the newest is its revision. */
function latestOf(observations: CapacityFile['observations'], asOf: string): CapacityFile['observations'][number] | null {
  const order = (o: CapacityFile['observations'][number]): string => `${spanOf(o.period).last} ${lastDay(o.published)}`;
  return observations.filter((o) => isOutBy(o.published, asOf)).reduce<CapacityFile['observations'][number] | null>((latest, o) => (latest === null || order(latest) <= order(o) ? o : latest), null);
}
