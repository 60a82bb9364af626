import type { CsvRow } from '../../load/read-csv.ts';
import type { Place, Problem } from '../../problem.ts';
import { inOneState, WINDOW_MONTHS, type FlowHistory, type MonthTotal, type OnlyTotals } from '../../schema/flows.ts';
import { checkTotals } from './check-balance.ts';

export const COUNTS = ['stock_end', 'entries', 'exits'] as const;
type Counts = readonly number[];

/** One month of flows.csv, counts in the order of `COUNTS`. */
export interface FlowsMonth {
  month: string;
  /** Any of its rows. */
  row: CsvRow;
  /** What is shown of it by age and placement, added up; null where it has no such rows. */
  parts: Counts | null;
  hasHidden: boolean;
  /** Of its row with all ages and placements; null where it has none, or one that is hidden. */
  total: { row: CsvRow; counts: Counts } | null;
}

/** A total stands beside its parts so that one can be checked by the other. */
export function checkSums(months: readonly FlowsMonth[], placeOf: (row: CsvRow, column: (typeof COUNTS)[number]) => Place): Problem[] {
  return months.flatMap(({ month, parts, hasHidden, total }) => (parts && total ? COUNTS.flatMap((column, c): Problem[] => {
    const [sum, given] = [parts[c], total.counts[c]] as [number, number];
    if (hasHidden ? sum <= given : sum === given) return [];
    return [{ rule: 'parts-sum', place: placeOf(total.row, column), message: hasHidden ? `The counts of ${month} that are not hidden sum to ${sum} already, and their total is given as ${given}. Correct the one that is wrong.` : `The counts of ${month} by age and placement sum to ${sum}, and their total is given as ${given}. Correct the one that is wrong.` }];
  }) : []));
}

/**
 * What is left where counts by age and placement are hidden, or aren't there: everybody in one state, of the latest months whose totals are known.
 * null where a total is missing among those that the rates are taken from.
 */
export function mergeStates(months: readonly FlowsMonth[]): { history: FlowHistory; onlyTotals: OnlyTotals } | null {
  const totals = months.map(({ month, parts, hasHidden, total }): MonthTotal | null => {
    const counts = total?.counts ?? (hasHidden ? null : parts);
    return counts && { month, stock: counts[0] as number, entries: counts[1] as number, exits: counts[2] as number };
  });
  const known = totals.slice(totals.lastIndexOf(null) + 1) as MonthTotal[];
  if (known.length < Math.min(months.length, WINDOW_MONTHS + 1)) return null;
  return { history: inOneState(known), onlyTotals: months.some(({ parts }) => parts) ? 'hidden' : 'absent' };
}

/** @param months those of the file; the history may begin later */
export function checkMerged(history: FlowHistory, months: readonly FlowsMonth[], placeOf: (row: CsvRow, column: 'stock_end' | 'exits') => Place): Problem[] {
  const first = months.length - history.months.length;
  return checkTotals(history, (t, _, column) => {
    const { total, row } = months[first + t] as FlowsMonth;
    return placeOf(total?.row ?? row, column);
  });
}
