import { frequencyOf } from '../schema/period.ts';
import type { LedgerFile } from '../schema/ledger.ts';
import { selectionKey, type CountUse } from '../validate/count-uses.ts';
import type { KnownUse, PopulationCell } from '../validate/populations.ts';
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
    const frequency = frequencyOf(cell.period);
    const isBefore = (period: string): boolean => period < cell.period && frequency !== null && frequencyOf(period) === frequency;
    const [lines, values] = [(told.get(keyOf(cell)) ?? []).filter(({ period }) => isBefore(period)), (held.get(keyOf(cell)) ?? []).filter(({ use }) => isBefore(use.period))];
    const periods = [...new Set([...lines.map(({ period }) => period), ...values.map(({ use }) => use.period)])].sort().reverse();
    const lastLine = (period: string): number | 'hidden' | undefined => lines.filter((line) => line.period === period).sort((a, b) => (a.first < b.first ? -1 : 1)).at(-1)?.shows;
    const lastValue = values.filter(({ use }) => use.period === periods[0]).sort((a, b) => (a.use.published < b.use.published ? -1 : 1)).at(-1)?.count;
    const line = lastLine(periods[0] ?? '');
    return { wasHidden: periods.slice(0, EDITIONS).some((period) => lastLine(period) === 'hidden'), before: lastValue ?? (typeof line === 'number' ? line : null) };
  };
}

/** Of one population at one time. What the policy forces, waives or calls known is left to it. */
export function findNear(cells: readonly PopulationCell[], decisionOf: (cell: PopulationCell) => CellDecision, lately: (cell: PopulationCell) => LatelySeen): Map<PopulationCell, Nearness> {
  const isSmall = (cell: PopulationCell): boolean => cell.count > 0 && cell.count <= decisionOf(cell).threshold;
  const versions = Map.groupBy(cells.filter(({ uses }) => uses.length > 0), ({ selection }) => selectionKey(selection));
  return new Map([...versions.values()].flatMap((same) => same.flatMap((cell): [PopulationCell, Nearness][] => {
    const { threshold, isForced } = decisionOf(cell);
    if (threshold === 0 || isForced || cell.count <= threshold) return [];
    if (cell.count <= threshold + NEAR && same.some(isSmall)) return [[cell, 'revision']];
    const { wasHidden, before } = lately(cell);
    return wasHidden && (before ?? 0) <= threshold + NEAR ? [[cell, 'series']] : [];
  })));
}
