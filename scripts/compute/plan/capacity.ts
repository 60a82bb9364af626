import { isOutBy } from '../../schema/dataset.ts';
import { groupDigits, type Decimal } from '../../schema/decimal.ts';
import { anyPeriodText, lastDay } from '../../schema/period.ts';
import type { CapacityFile, PlanFile } from '../../schema/plan.ts';
import { spanOf } from '../../schema/span.ts';
import { formatNumber } from '../format.ts';
import { typeset } from '../prose.ts';
import { markNotes, planColumn, tabulateItems, wordsCell, type PlanColumn, type PlanTable } from './cells.ts';

/** Homes, places and occupancy, each for the latest period that was published by a day. */
export function tabulateCapacity(plan: PlanFile, asOf: string): PlanTable {
  const items = Object.values(plan.capacity).flatMap(({ what, observations }) => {
    const newest = latestOf(observations, asOf);
    return newest ? [{ what, newest }] : [];
  });
  type Item = (typeof items)[number];
  const counted = (text: string, name: 'homes' | 'places'): PlanColumn<Item> => planColumn<Item, number>(text, items, ({ newest }) => newest[name], groupDigits, { numeric: true });
  const first = { text: 'Provision', cellOf: ({ what, newest: { note } }: Item, notes: string[]) => wordsCell(typeset(what), { header: true, notes: markNotes(notes, note ? [typeset(note)] : []) }), sourcesOf: ({ newest }: Item) => [newest.source] };
  return tabulateItems(items, first, [
    planColumn('At', items, ({ newest }) => newest.period, anyPeriodText), counted('Homes', 'homes'), counted('Places', 'places'),
    planColumn<Item, Decimal>('Occupancy (%)', items, ({ newest }) => newest.occupancy, formatNumber, { numeric: true }),
  ]);
}

/** Of several for the same period, the newest is its revision. */
function latestOf(observations: CapacityFile['observations'], asOf: string): CapacityFile['observations'][number] | null {
  const order = (o: CapacityFile['observations'][number]): string => `${spanOf(o.period).last} ${lastDay(o.published)}`;
  return observations.filter((o) => isOutBy(o.published, asOf)).reduce<CapacityFile['observations'][number] | null>((latest, o) => (latest === null || order(latest) <= order(o) ? o : latest), null);
}
