import { lastDay } from '../../schema/period.ts';
import type { Dataset } from '../../schema/dataset.ts';
import { groupDigits, isDecimal, type Decimal } from '../../schema/decimal.ts';
import { partsOf, type Rounding } from '../../schema/share.ts';
import { partAndWhole, periodKey, populationOf, selectionKey, selectionOf, type CountUse, type Selection } from './count-uses.ts';
import type { KnownUse, RememberedCount } from './population-cell.ts';
import { findPopulations } from './populations.ts';

/** A percentage or rate that is typed without its numerator: it still tells of it. */
export interface TypedShare {
  /** Of the numerator, which nobody typed. */
  use: CountUse<unknown>;
  shown: Decimal;
  /** Out of how many it is told: 100 or 10,000. */
  per: number;
  /** Its numerator, where another figure gives that. */
  part: KnownUse | null;
  /** Of how many it is a part; null where nothing says so. `given` is null where other counts leave it over, and where only another share tells of it: then it has a `range`. */
  whole: { population: string; selection: Selection; count: number; given: KnownUse | null; range?: [lo: number, up: number] } | null;
}

const PER: Partial<Record<Dataset<unknown>['unit'], number>> = { percent: 100, 'per-10000': 10_000 };

/** @param counts all that the datasets give @param remembered what is known besides, though its file is gone */
export function findTypedShares(datasets: readonly Dataset<{ state: string; value?: unknown }>[], counts: readonly KnownUse[], remembered: readonly RememberedCount[] = []): TypedShare[] {
  const typed = datasets.flatMap((dataset) => dataset.entries.flatMap((entry, index) => {
    const [per, shown] = [PER[dataset.unit], entry.quantity.value];
    // A change may be below 0 or above the whole.
    const isShare = per !== undefined && !entry.numerator && isDecimal(shown) && shown.big.gte(0) && (per !== 100 || shown.big.lte(100));
    return isShare ? [{ dataset, entry, index, per, shown }] : [];
  }));
  if (typed.length === 0) return [];
  const given = Map.groupBy(counts, ({ use }) => keyOf(use));
  const leftOver = new Map([...remembered.map((line) => [keyOf(line), line.count] as const), ...findPopulations(counts, remembered).flatMap(({ cells }) => cells.filter(({ uses }) => uses.length === 0).map((cell) => [keyOf(cell), cell.count] as const))]);
  const shares = typed.map(({ dataset, entry, index, per, shown }): Omit<TypedShare, 'whole'> & { among: Among; whole: TypedShare['whole'] } => {
    const { part: own, whole } = partAndWhole(dataset, selectionOf(dataset, entry));
    const [population, period, published] = [populationOf(dataset, entry), periodKey(dataset, entry), lastDay(entry.published)];
    // A part that nobody names is not the whole.
    const selection = per === 100 && shown.big.lt(100) && selectionKey(own) === selectionKey(whole) ? { ...own, '': dataset.id } : own;
    const use: CountUse<unknown> = { dataset, entry, index, role: 'numerator', quantity: null, population, period, selection, published };
    const among = { population: per === 100 ? population : `${dataset.id} at risk`, period, selection: whole };
    const total = newestBy(given.get(keyOf(among)) ?? [], published);
    const count = total?.count ?? leftOver.get(keyOf(among)) ?? 0;
    return { use, shown, per, part: newestBy(given.get(keyOf(use)) ?? [], published), among, whole: count > 0 ? { ...among, count, given: total } : null };
  });
  const byPart = Map.groupBy(shares.filter(({ part, whole }) => part === null && whole !== null), ({ use }) => keyOf(use));
  return shares.map(({ among, ...share }): TypedShare => {
    const [of] = share.whole ? [] : byPart.get(keyOf(among)) ?? [];
    if (!of) return share;
    const { lo, up } = possibleParts(of);
    return { ...share, whole: lo > 0 ? { ...among, count: Math.round((lo + up) / 2), given: null, range: [lo, up] } : null };
  });
}

type Among = Pick<CountUse<unknown>, 'population' | 'period' | 'selection'>;

/** What its numerator can be, by what it is a part of; the numbers next to it where a source rounded in no way that we know. */
export function possibleParts({ shown, per, whole }: TypedShare, from: Rounding = 'half-up'): { lo: number; up: number; rounding: Rounding | null } {
  const [least, most] = whole?.range ?? [whole?.count ?? 0, whole?.count ?? 0];
  for (const rounding of from === 'half-up' ? ['half-up', 'one-unit'] as const : ['one-unit'] as const) {
    const [lo, up] = [partsOf(least, shown, per, rounding)[0], partsOf(most, shown, per, rounding)[1]];
    if (lo <= up) return { lo, up, rounding };
  }
  const shareOf = (count: number): number => shown.big.times(count).div(per).toNumber();
  return { lo: Math.max(Math.floor(shareOf(least)), 1), up: Math.max(Math.ceil(shareOf(most)), 1), rounding: null };
}

/** '4%', '12 per 10,000' */
export function shownText({ shown, per }: Pick<TypedShare, 'shown' | 'per'>): string {
  return `${shown.big.toFixed(shown.decimals)}${per === 100 ? '%' : ` per ${groupDigits(per)}`}`;
}

/** '4% of 50' */
export function shareText({ whole, ...share }: TypedShare): string {
  return `${shownText(share)}${whole === null ? '' : whole.range ? ` of ${whole.range.join(' to ')}` : ` of ${groupDigits(whole.count)}`}`;
}

function keyOf({ population, period, selection }: Among): string {
  return JSON.stringify([population, period, selectionKey(selection)]);
}

/** Of what was out on that day; else the first there was. */
function newestBy(known: readonly KnownUse[], day: string): KnownUse | null {
  const inOrder = known.toSorted((a, b) => (a.use.published < b.use.published ? -1 : 1));
  return inOrder.findLast(({ use }) => use.published <= day) ?? inOrder[0] ?? null;
}
