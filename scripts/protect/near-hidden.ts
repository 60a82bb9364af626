import { readMonths } from '../schema/month-span.ts';
import { frequencyOf, isUpToMonth } from '../schema/period.ts';
import type { LedgerFile } from '../schema/ledger.ts';
import { selectionKey, type CountUse } from '../validate/populations/count-uses.ts';
import type { KnownUse, PopulationCell } from '../validate/populations/population-cell.ts';
import type { CellDecision } from './cell-policy.ts';

/**
 * A figure that barely moves tells what it was: 6 this month says much of last month's [c]. What is near a hidden one in time stays
 * hidden with it: the next editions of a series, and a value that a small one was revised to or from.
 */

/** Why a count that is large enough stays hidden. */
export type Nearness = 'series' | 'revision';

/** So much above its threshold is a count still near. */
const NEAR = 2;
const EDITIONS = 2;

export interface LatelySeen {
  /** Hidden in one of the last two editions, by the ledger. */
  wasHidden: boolean;
  /** The edition before; null where only its marker is known. */
  before: number | null;
}

/** What the editions before a cell's own said of it. */
export function openSeries({ counts = [] }: Pick<LedgerFile, 'counts'>, known: readonly KnownUse[]): (cell: PopulationCell) => LatelySeen {
  const keyOf = ({ population, selection }: Pick<CountUse<unknown>, 'population' | 'selection'>): string => JSON.stringify([population, selectionKey(selection)]);
  const told = Map.groupBy(counts, keyOf);
  const held = Map.groupBy(known, ({ use }) => keyOf(use));
  return (cell) => {
    const isBefore = openEditions(cell);
    const [lines, values] = [(told.get(keyOf(cell)) ?? []).filter(({ period }) => isBefore(period)), (held.get(keyOf(cell)) ?? []).filter(({ use }) => isBefore(use.period))];
    const periods = [...new Set([...lines.map(({ period }) => period), ...values.map(({ use }) => use.period)])].sort(byEnd).reverse();
    const lastLine = (period: string): number | 'hidden' | undefined => lines.filter((line) => line.period === period).sort((a, b) => (a.first < b.first ? -1 : 1)).at(-1)?.shows;
    const lastValue = values.filter(({ use }) => use.period === periods[0]).sort((a, b) => (a.use.published < b.use.published ? -1 : 1)).at(-1)?.count;
    const line = lastLine(periods[0] ?? '');
    return { wasHidden: periods.slice(0, EDITIONS).some((period) => lastLine(period) === 'hidden'), before: lastValue ?? (typeof line === 'number' ? line : null) };
  };
}

/** In time; texts of several forms are in order only by the months they end with. */
function byEnd(a: string, b: string): number {
  return (readMonths(a)?.to ?? 0) - (readMonths(b)?.to ?? 0) || (a < b ? -1 : 1);
}

/** Is a period an earlier edition of what a cell says? Of 12 months those of 12 months that ended before, of a year to date those from the same April. */
function openEditions({ period: own, uses }: PopulationCell): (period: string) => boolean {
  const upTo = uses.find(({ dataset: { addsUp, frequency } }) => addsUp && isUpToMonth(frequency))?.dataset.frequency;
  const [frequency, months] = [frequencyOf(own), upTo ? readMonths(own) : null];
  if (!months) return (period) => period < own && frequency !== null && frequencyOf(period) === frequency;
  return (period) => {
    const other = readMonths(period);
    return other !== null && other.to < months.to && (upTo === 'year-to-date' ? other.from === months.from : other.to - other.from === months.to - months.from);
  };
}

/** Of one population, at one time or several. What the policy forces, waives or calls known is left to it. */
export function findNear(cells: readonly PopulationCell[], decisionOf: (cell: PopulationCell) => CellDecision, lately: (cell: PopulationCell) => LatelySeen): Map<PopulationCell, Nearness> {
  const isSmall = (cell: PopulationCell): boolean => cell.count > 0 && cell.count <= decisionOf(cell).threshold;
  const versions = Map.groupBy(cells.filter(({ uses }) => uses.length > 0), ({ population, period, selection }) => JSON.stringify([population, period, selectionKey(selection)]));
  return new Map([...versions.values()].flatMap((same) => same.flatMap((cell): [PopulationCell, Nearness][] => {
    const { threshold, isForced } = decisionOf(cell);
    if (threshold === 0 || isForced || cell.count <= threshold) return [];
    if (cell.count <= threshold + NEAR && same.some(isSmall)) return [[cell, 'revision']];
    const { wasHidden, before } = lately(cell);
    return wasHidden && (before ?? 0) <= threshold + NEAR ? [[cell, 'series']] : [];
  })));
}
