import { hiddenBounds } from './attack-model.ts';
import type { IndexedProblem, SumRow } from './count-problem.ts';
import { FREE, NEARLY_FREE, stretch, type FoundMoves, type Side } from './moves.ts';

/** Moves without the solver: a cell and others that balance its sums again, such as the corners of a box. */
export interface CornerFinder {
  /** One move and its reverse, and by how much each cell of it changes if the side goes no farther than it needs; null when none is found soon, which doesn't mean that there is none. @param effort so many times the usual steps and choices */
  find(side: Side, mayMove: (cell: number) => boolean, costOf: (cell: number) => number, effort?: number): (FoundMoves & { changes: number[]; cost: number }) | null;
  /** Steps gone so far, all searches together. */
  steps(): number;
}

/** Of a sum's cells so many are tried, the cheapest first. */
const CHOICES = 6;
const STEPS = 400;
const STEPS_MORE = 100;
/** Sums out of balance at one time. */
const MOST_OPEN = 12;
/** Choices besides one for each sum that the cell stands in. */
const MORE_CHOICES = 2;

/**
 * Goes from sum to sum: the oldest that is out of balance gets another of its cells changed, which may put others out of balance, and so on. A cell
 * that two such sums share mends both, and is taken before any other: so three choices make the eight corners of a box in three dimensions.
 * Finds in a moment what costs the solver milliseconds, where many cells are hidden already.
 */
export function openCornerFinder(indexed: IndexedProblem): CornerFinder {
  const { rows, rowsOf, coefficientsOf, counts } = indexed;
  const room = counts.map((count, cell) => {
    const [lo, up] = hiddenBounds(indexed, cell);
    return [count - lo, up - count] as const;
  });
  const isPlain = rowsOf.map((own, cell) => own.every((r) => (rows[r] as SumRow).equation !== null) && (coefficientsOf[cell] as number[]).every((coefficient) => Math.abs(coefficient) === 1));
  const signOf = (row: number, cell: number): number => (coefficientsOf[cell] as number[])[(rowsOf[cell] as number[]).indexOf(row)] as number;
  const sharedBy = rememberShared(indexed);
  /** By row: how far it is out of balance. By cell: how far it has been moved. */
  const tilt = new Float64Array(rows.length);
  const moved = new Float64Array(counts.length);
  let gone = 0;

  function findStep(side: Side, step: number, canMove: (cell: number) => boolean, costOf: (cell: number) => number, effort: number, usualSteps: number): Map<number, number> | null {
    const changed = new Map<number, number>();
    let best: Map<number, number> | null = null;
    let leastCost = Infinity;
    const steps = effort * usualSteps;
    let left = steps;
    let turn = side.cell + effort;
    let isFree = false;
    const roomFor = (cell: number, change: number): boolean => {
      if (!canMove(cell) || changed.has(cell)) return false;
      const limits = room[cell] as readonly [number, number];
      return (change > 0 ? limits[1] - (moved[cell] as number) : limits[0] + (moved[cell] as number)) >= step;
    };
    /** @returns the rows that are out of balance now; null when one is by more than can be mended at once */
    const change = (cell: number, by: number, open: readonly number[]): number[] | null => {
      changed.set(cell, by);
      const next = [...open];
      let isTooFar = false;
      for (const row of rowsOf[cell] as number[]) {
        const before = tilt[row] as number;
        tilt[row] = before + by * signOf(row, cell);
        if (before === 0) next.push(row);
        if (Math.abs(tilt[row]) > step) isTooFar = true;
      }
      return isTooFar ? null : next.filter((row) => tilt[row] !== 0);
    };
    const undo = (cell: number): void => {
      for (const row of rowsOf[cell] as number[]) tilt[row] = (tilt[row] as number) - (changed.get(cell) as number) * signOf(row, cell);
      changed.delete(cell);
    };
    const mendBy = (row: number, cell: number): number => -(tilt[row] as number) * signOf(row, cell);
    /** The cell that two rows share and that mends both. */
    const cornerOf = (open: readonly number[]): { cell: number; by: number; isTotal: boolean } | null => {
      for (const [i, row] of open.entries()) {
        for (let j = i + 1; j < open.length; j++) {
          const other = open[j] as number;
          const cell = sharedBy(row, other);
          if (cell !== -1 && !changed.has(cell) && mendBy(row, cell) === mendBy(other, cell)) return { cell, by: mendBy(row, cell), isTotal: signOf(row, cell) === 1 || signOf(other, cell) === 1 };
        }
      }
      return null;
    };
    const goOn = (cell: number, by: number, open: readonly number[], cost: number, choices: number): void => {
      const next = change(cell, by, open);
      if (next) mend(next, cost + (moved[cell] === 0 ? costOf(cell) : 0), choices);
      undo(cell);
    };
    const mend = (open: readonly number[], cost: number, choices: number): void => {
      if (cost >= leastCost || open.length > MOST_OPEN || isFree || left-- <= 0) return;
      if (open.length === 0) {
        [best, leastCost] = [new Map(changed), cost];
        if (cost < FREE) isFree = true;
        return;
      }
      const corner = cornerOf(open);
      if (corner && roomFor(corner.cell, corner.by)) goOn(corner.cell, corner.by, open, cost, choices);
      if (choices === 0 || (corner && !corner.isTotal)) return;
      const row = open[0] as number;
      for (const cell of cheapestOf((rows[row] as SumRow).cells, CHOICES * effort, turn++, (each) => roomFor(each, mendBy(row, each)), costOf)) goOn(cell, mendBy(row, cell), open, cost, choices - 1);
    };
    if (roomFor(side.cell, side.direction)) goOn(side.cell, side.direction * step, [], 0, (rowsOf[side.cell] as number[]).length + MORE_CHOICES);
    gone += steps - Math.max(left, 0);
    return best;
  }

  return {
    steps: () => gone,
    find(side, mayMove, costOf, effort = 1) {
      const canMove = (cell: number): boolean => isPlain[cell] === true && mayMove(cell);
      const touched = new Set<number>();
      let rest = side.need;
      // Small cells give way by a step or two: several small moves make one.
      for (let step = rest; step > 0 && rest > 0;) {
        const found = findStep(side, step, canMove, costOf, effort, step === side.need ? STEPS : STEPS_MORE);
        if (!found) step--;
        else {
          for (const [cell, by] of found) {
            moved[cell] = (moved[cell] as number) + by;
            touched.add(cell);
          }
          rest -= step;
          step = Math.min(step, rest);
        }
      }
      const support = [...touched].filter((cell) => moved[cell] !== 0);
      const changes = support.map((cell) => moved[cell] as number);
      for (const cell of touched) moved[cell] = 0;
      return rest > 0 ? null : { moves: stretch(indexed, support, changes), support, changes, cost: support.reduce((sum, cell) => sum + costOf(cell), 0) };
    },
  };
}

/** A row may have thousands of cells: no more is sorted than is wanted. @param from where to begin, lest it be the same ones every time */
function cheapestOf(cells: readonly number[], most: number, from: number, isWanted: (cell: number) => boolean, costOf: (cell: number) => number): number[] {
  const found: { cell: number; cost: number }[] = [];
  let dearest = Infinity;
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[(from + i) % cells.length] as number;
    if (!isWanted(cell)) continue;
    const cost = costOf(cell);
    if (cost >= dearest) continue;
    const place = found.findIndex((each) => cost < each.cost);
    found.splice(place === -1 ? found.length : place, 0, { cell, cost });
    if (found.length > most) found.pop();
    if (found.length === most) dearest = (found.at(-1) as { cost: number }).cost;
    if (dearest <= NEARLY_FREE) break;
  }
  return found.map(({ cell }) => cell);
}

/** The first cell that two rows share, -1 where there is none; looked for once. */
function rememberShared({ rows, rowsOf }: IndexedProblem): (a: number, b: number) => number {
  const known = rows.map((): Map<number, number> => new Map());
  return (a, b) => {
    const ofSmaller = known[Math.min(a, b)] as Map<number, number>;
    let cell = ofSmaller.get(Math.max(a, b));
    if (cell === undefined) {
      const [short, long] = (rows[a] as SumRow).cells.length < (rows[b] as SumRow).cells.length ? [a, b] : [b, a];
      cell = (rows[short] as SumRow).cells.find((each) => (rowsOf[each] as number[]).includes(long)) ?? -1;
      ofSmaller.set(Math.max(a, b), cell);
    }
    return cell;
  };
}
