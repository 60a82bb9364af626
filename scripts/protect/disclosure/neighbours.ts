import type { IndexedProblem, SumRow } from './count-problem.ts';

/** Of a long row only its cheapest cells are looked at, and of a large table only so many cells. */
const CHEAPEST = 5;
const MOST = 200;
const STEPS = 3;

/**
 * Cells near one cell, among which a cheap move of it is likely to be: the cheapest of its rows, then what two or more of their rows
 * share, and so on. A cell that is alone in a sum can't move and is left out.
 * @param scale how much farther to look than usual
 * @returns nothing where the cell itself can't move among them
 */
export function neighboursOf({ rows, rowsOf }: IndexedProblem, cell: number, mayMove: (cell: number) => boolean, costOf: (cell: number) => number, scale = 1): number[] {
  const rowsAt = (each: number): number[] => rowsOf[each] as number[];
  const cellsOf = (row: number): number[] => (rows[row] as SumRow).cells;
  const chosen = new Set([cell]);
  const touched = new Set<number>();
  const hits = new Map<number, number>();
  let latest = [cell];
  for (let step = 1; step <= STEPS && latest.length > 0 && chosen.size < scale * MOST; step++) {
    const found = new Set<number>();
    for (const row of new Set(latest.flatMap(rowsAt))) {
      if (touched.has(row)) continue;
      touched.add(row);
      const near = cellsOf(row).filter((each) => !chosen.has(each) && mayMove(each));
      for (const each of near) hits.set(each, (hits.get(each) ?? 0) + 1);
      for (const each of step === 1 ? cheapestOf(near, scale * CHEAPEST, costOf) : near) if (step === 1 || (hits.get(each) as number) > 1) found.add(each);
    }
    latest = cheapestOf([...found], scale * MOST - chosen.size, costOf);
    for (const each of latest) chosen.add(each);
  }
  const alone = (row: number): number | null => {
    const left = (rows[row] as SumRow).equation === null ? [] : cellsOf(row).filter((each) => chosen.has(each));
    return left.length === 1 ? left[0] as number : null;
  };
  const waiting = [...new Set([...chosen].flatMap(rowsAt))];
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    const each = alone(row);
    if (each === null) continue;
    chosen.delete(each);
    waiting.push(...rowsAt(each));
  }
  return chosen.has(cell) ? [...chosen] : [];
}

function cheapestOf(cells: number[], most: number, costOf: (cell: number) => number): number[] {
  return cells.length <= most ? cells : cells.sort((a, b) => costOf(a) - costOf(b)).slice(0, most);
}

/** How many hidden cells each sum has, so that it is seen at once when publishing one gives others away. */
interface HiddenCounts {
  /** Would a cell of `kept` follow by subtraction alone? */
  wouldReveal(cell: number, kept: ReadonlySet<number>): boolean;
  publish(cell: number): void;
}

export function countHidden({ rows, rowsOf }: IndexedProblem, hidden: Iterable<number>): HiddenCounts {
  const secret = new Set(hidden);
  const counts = rows.map(({ cells }) => cells.filter((cell) => secret.has(cell)).length);
  return {
    publish(cell) {
      secret.delete(cell);
      for (const row of rowsOf[cell] as number[]) counts[row] = (counts[row] as number) - 1;
    },
    wouldReveal(cell, kept) {
      const known = new Set([cell]);
      const taken = new Map<number, number>();
      const waiting = [cell];
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        for (const row of rowsOf[next] as number[]) {
          taken.set(row, (taken.get(row) ?? 0) + 1);
          if ((rows[row] as SumRow).equation === null || (counts[row] as number) - (taken.get(row) as number) !== 1) continue;
          const last = (rows[row] as SumRow).cells.find((each) => secret.has(each) && !known.has(each)) as number;
          if (kept.has(last)) return true;
          known.add(last);
          waiting.push(last);
        }
      }
      return false;
    },
  };
}
