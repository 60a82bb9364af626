import type { DisclosurePolicy } from '../schema/disclosure.ts';
import type { PopulationCell } from '../validate/populations/population-cell.ts';
import { shareText } from '../validate/populations/typed-shares.ts';
import type { CellDecision } from './cell-policy.ts';
import type { CountCell, FactRow, Interval } from './disclosure/count-problem.ts';
import { shareRows } from './disclosure/facts.ts';
import { complementName } from './disclosure/primary.ts';
import type { FittedShares, ToldShare } from './fit-shares.ts';
import type { Nearness } from './near-hidden.ts';

/**
 * What typed percentages and rates tell, as cells and rows of the attacker's model. Each has a cell of its own, which is no count: while it is
 * shown, its rows hold; once it is hidden, nothing of them is left.
 */

/** Can a count that nobody holds not be excluded to be few? Where it may be nobody it is shown, as a 0 is. */
function maySmall([lo]: Interval, threshold: number, { zeros }: DisclosurePolicy): boolean {
  return threshold > 0 && lo <= threshold && (lo > 0 || zeros === 'protected');
}

/** Of what nobody holds: is it protected as a small count is? */
export function openSmall({ unheld }: FittedShares, decided: ReadonlyMap<PopulationCell, CellDecision>, near: ReadonlyMap<PopulationCell, Nearness>, policy: DisclosurePolicy): (cell: PopulationCell) => boolean {
  return (cell) => {
    const possible = unheld.get(cell);
    return possible !== undefined && (near.has(cell) || maySmall(possible, decided.get(cell)?.threshold ?? 0, policy));
  };
}

/** Of those who are left over beside a part that nobody holds; the number that was found for them is one of several. */
export function restThresholds({ rests }: FittedShares, decided: ReadonlyMap<PopulationCell, CellDecision>, nameOf: (cell: PopulationCell) => string, policy: DisclosurePolicy): Map<string, Pick<CountCell, 'threshold'>> {
  return new Map([...rests].map(([{ part, whole }, possible]) => {
    const threshold = Math.max(...[part, whole].map((cell) => decided.get(cell)?.threshold ?? 0));
    return [complementName(nameOf(part), nameOf(whole)), { threshold: maySmall(possible, threshold, policy) ? Math.max(threshold, whole.count - part.count) : 0 }];
  }));
}

/** Nothing where both its counts are printed: it says no more than they do. */
export function tellShare({ share, cell, part, wholeParts, possible: { lo, up, rounding } }: ToldShare, nameOf: (cell: PopulationCell) => string, isUnheld: boolean, state: Pick<CountCell, 'forced' | 'weight'>): { cells: CountCell[]; rows: FactRow[] } {
  const says = `“${nameOf(cell)}” is given as ${shareText(share)}`;
  const rows: FactRow[] = wholeParts.length > 0 && rounding !== null ? shareRows(nameOf(part), wholeParts.map(nameOf), share.shown, share.per, rounding, says)
    : isUnheld ? [{ terms: [[nameOf(part), 1]], lo, up: Infinity, says }, { terms: [[nameOf(part), 1]], lo: -Infinity, up, says }] : [];
  // A 0 is never hidden where zeros are published, and where they aren't it is small.
  if (rows.length === 0 || share.shown.big.eq(0)) return { cells: [], rows };
  const name = nameOf(cell);
  return {
    cells: [{ name, count: 1, isPeople: false, bounds: [1, Infinity], ...state, weight: (state.weight ?? 1) * (part.count + 1) / 2 }],
    // Each step of the cell above 1 takes the rows one person farther apart.
    rows: rows.map(({ terms, lo: from, up: to, says: said }) => {
      const times = (terms[0] as FactRow['terms'][number])[1];
      return from > -Infinity ? { terms: [...terms, [name, times]], lo: from + times, up: to, says: said } : { terms: [...terms, [name, -times]], lo: from, up: to - times, says: said };
    }),
  };
}
