import type { Dataset, Entry, RawQuantity } from '../schema/dataset.ts';
import { groupDigits, type Decimal } from '../schema/decimal.ts';
import { isMeasured } from '../schema/field.ts';
import { anyPeriodText, lastDay, periodText, whenText } from '../schema/period.ts';
import { openHeld } from './decide-cells.ts';

type RawEntry = Entry<RawQuantity>;

interface EntryBlock {
  title: string;
  corner: string;
  columns: { label: string }[];
  /** null: there is no such row in the data; undefined: nothing is expected there. */
  rows: { label: string; cells: (RawEntry | null | undefined)[] }[];
}

/** A series down its periods; a breakdown by period, its first dimension down and its second across. Values that were revised come last. */
export function blocksOf(dataset: Dataset<RawQuantity>, entries: readonly RawEntry[]): EntryBlock[] {
  const { dimensions, title } = dataset;
  if (dimensions.length === 0) {
    const newest = newestOf(entries);
    const inOrder = entries.toSorted((a, b) => compare(a.period ?? '', b.period ?? '') || compare(lastDay(a.published), lastDay(b.published)));
    return [{ title: '', corner: 'Period', columns: [{ label: unitLabel(dataset) }], rows: inOrder.map((entry) => ({ label: `${periodWords(dataset, entry)}${newest.has(entry) ? '' : asPublished(entry)}`, cells: [entry] })) }];
  }
  const [down, across, ...more] = dimensions as [Dataset<RawQuantity>['dimensions'][number], ...Dataset<RawQuantity>['dimensions']];
  const labelOf = (entry: RawEntry, d: number): string => dimensions[d]?.members.find(({ id }) => id === entry.members[d])?.label ?? '';
  const parts = Map.groupBy(entries, (entry) => [periodWords(dataset, entry), ...more.map((_, d) => labelOf(entry, d + 2))].join(', '));
  return [...parts].map(([part, all]) => {
    const newest = newestOf(all);
    const columns = across ? across.members : [{ id: undefined, label: unitLabel(dataset) }];
    const at = (row: string, column: string | undefined): RawEntry | null => all.find((entry) => newest.has(entry) && entry.members[0] === row && entry.members[1] === column) ?? null;
    const older = all.filter((entry) => !newest.has(entry)).map((entry) => ({ label: `${labelOf(entry, 0)}${asPublished(entry)}`, cells: columns.map(({ id }) => (id === entry.members[1] ? entry : undefined)) }));
    return { title: part, corner: down.label, columns: columns.map(({ label }) => ({ label })), rows: [...down.members.map(({ id, label }) => ({ label, cells: columns.map((column) => at(id, column.id)) })), ...older] };
  });

  function unitLabel({ unit, counts }: Dataset<RawQuantity>): string {
    return unit === 'count' ? counts.replaceAll('-', ' ') : { percent: '%', 'per-10000': 'per 10,000' }[unit as string] ?? title;
  }
}

/** '48', '5%, 4 of 80', '5% of 80', '14, of 7 people', or the marker of what is missing. */
export function valueText({ unit }: Dataset<RawQuantity>, { quantity, numerator, denominator }: RawEntry, isWhole = false): string {
  if (quantity.state === 'missing') return { 'not-applicable': '[z]', 'suppressed-at-source': '[c]' }[quantity.why as string] ?? '[x]';
  const [part, whole] = [numerator, denominator].map((held) => (held?.state === 'held' ? numberText(openHeld(held)) : null));
  const shown = `${numberText(openHeld(quantity))}${unit === 'percent' ? '%' : ''}`;
  if (!isWhole || (part === null && whole === null)) return shown;
  return part === null ? (isMeasured(unit) ? `${shown}, of ${whole} people` : `${shown} of ${whole}`) : `${shown}, ${part}${whole === null ? '' : ` of ${whole}`}`;
}

function numberText({ big, decimals }: Decimal): string {
  return groupDigits(big.toFixed(decimals));
}

function newestOf(entries: readonly RawEntry[]): Set<RawEntry> {
  const newest = new Map<string, RawEntry>();
  for (const entry of entries) {
    const key = [entry.period, ...entry.members].join('|');
    const other = newest.get(key);
    if (!other || lastDay(other.published) <= lastDay(entry.published)) newest.set(key, entry);
  }
  return new Set(newest.values());
}

function periodWords({ frequency }: Dataset<RawQuantity>, { period }: RawEntry): string {
  return period === null ? 'No date' : frequency ? periodText(period, frequency) : anyPeriodText(period);
}

function asPublished({ published }: RawEntry): string {
  return ` (as published ${whenText(published)})`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
