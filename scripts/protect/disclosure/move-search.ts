import type { CornerFinder } from './corner-moves.ts';
import type { IndexedProblem } from './count-problem.ts';
import { FREE, NEARLY_FREE, openMoveFinder, type FoundMoves, type MoveFinder, type Side } from './moves.ts';
import { neighboursOf } from './neighbours.ts';
import { withPrograms, type LinearProgram, type Program, type Solver } from './solver.ts';

/** Cells that the solver may still look through, over all searches. Beyond it a little too much stays hidden. A count and not a time, so that results repeat. */
export interface Budget {
  left: number;
}

interface MoveTerms {
  solver: Solver;
  open: (program: LinearProgram) => Program;
  indexed: IndexedProblem;
  corners: CornerFinder;
  /** Cells that may ever change; `mayMove` says which of them may now. */
  cells: readonly number[];
  mayMove: (cell: number) => boolean;
  costOf: (cell: number) => number;
  budget: Budget;
  /** Has it been found already? */
  isServed: (side: Side) => boolean;
  keep: (found: FoundMoves) => void;
  /** Searches on when the budget is spent, until there is a move or there can be none. */
  mustFind?: boolean;
}

interface MoveSearch {
  /** Finds cheap moves for the sides of one cell, by and by the dearer ways of searching. `keep` sees them, and may make cells cheaper. */
  serve(sides: readonly Side[]): void;
  /** One more search for each of them, though each has a move. */
  retry(sides: readonly Side[]): void;
  /** Of the program over all cells. */
  all: MoveFinder;
}

/** From here on a move is sought among a cell's neighbours first: the whole table costs the solver too long for each. */
export const LARGE = 1_000;

/** What it costs to set up a small program, and to solve it. */
const OPENING = 1_000;
const PER_NEIGHBOUR = 5;
const FARTHER = 4;

/** In a large table, one program over all cells. */
const PER_CELL = 5;

/** Times the usual effort, when nothing else helps. */
const THOROUGH = [2, 4, 8];

/** No table is worth more than this, some fifteen seconds beyond its budget. */
export const GIVE_UP = -12_000_000;

/** Of whole-number programs, whose cost grows with the square of their cells. */
const BRANCHES = 300;

export function openMoveSearch({ solver, open, indexed, corners, cells, mayMove, costOf, budget, isServed, keep, mustFind = false }: MoveTerms): MoveSearch {
  const all = openMoveFinder(open, indexed, cells, costOf);
  const isLarge = cells.length > LARGE;
  const mindful = (found: FoundMoves): void => {
    keep(found);
    for (const cell of found.support) all.setCost(cell, costOf(cell));
  };

  function findCorner(side: Side, effort = 1): ReturnType<CornerFinder['find']> {
    const before = corners.steps();
    const found = corners.find(side, mayMove, costOf, effort);
    budget.left -= corners.steps() - before;
    return found;
  }

  function serveNearby(sides: readonly Side[], isDone: (side: Side) => boolean, scale = 1): void {
    const near = sides[0] ? neighboursOf(indexed, sides[0].cell, mayMove, costOf, scale) : [];
    if (near.length === 0) return;
    budget.left -= OPENING;
    withPrograms(solver, (openNear) => {
      const finder = openMoveFinder(openNear, indexed, near, costOf);
      for (const side of sides) {
        // The way of one side, taken backwards, may do for the other.
        if (isDone(side)) continue;
        const found = finder.find(side);
        budget.left -= PER_NEIGHBOUR * near.length;
        if (!found || found.moves.length === 0) continue;
        mindful(found);
        for (const cell of found.support) finder.setCost(cell, costOf(cell));
      }
    });
  }

  /** In whole numbers, for which the solver takes much longer. */
  function serveWhole(side: Side, among: readonly number[]): void {
    if (!among.includes(side.cell)) return;
    budget.left -= among.length ** 2;
    const found = withPrograms(solver, (openWhole) => openMoveFinder(openWhole, indexed, among, costOf, { whole: true, branches: BRANCHES }).find(side));
    if (found) mindful(found);
  }

  function serveByAll(side: Side): void {
    const corner = findCorner(side);
    if (corner && (isLarge || budget.left <= 0)) return mindful(corner);
    if (isLarge && !mustFind) return;
    for (const effort of isLarge ? THOROUGH : []) {
      const found = findCorner(side, effort);
      if (found) return mindful(found);
    }
    if (isLarge) serveNearby([side], isServed, FARTHER);
    // That it can't be is soon seen, and how it can be isn't.
    if (isServed(side) || budget.left < GIVE_UP || (isLarge && all.reach(side) < side.need)) return;
    budget.left -= isLarge ? PER_CELL * cells.length : cells.length;
    const found = all.find(side);
    if (!found) return;
    mindful(found);
    if (isServed(side)) return;
    const near = (scale: number) => (): number[] => neighboursOf(indexed, side.cell, mayMove, costOf, scale);
    const few = [near(1), () => between(indexed, found.support, mayMove)];
    const many = [() => around(indexed, found.support, (cell) => mayMove(cell) && costOf(cell) <= NEARLY_FREE), () => around(indexed, found.support, mayMove), () => cells.filter(mayMove)];
    for (const among of isLarge ? few : many) {
      if (budget.left > 0 || !corner) serveWhole(side, among());
      if (isServed(side)) return;
    }
    if (corner) mindful(corner);
  }

  return {
    all,
    serve(sides) {
      if (budget.left <= 0 && !mustFind) return;
      for (const side of sides) {
        const corner = isServed(side) ? null : findCorner(side);
        if (corner && corner.cost < FREE) mindful(corner);
      }
      if (isLarge && budget.left > 0) serveNearby(sides.filter((side) => !isServed(side)), isServed);
      for (const side of sides) if (!isServed(side)) serveByAll(side);
    },
    retry(sides) {
      if (budget.left <= 0) return;
      if (isLarge) return serveNearby(sides, () => false);
      for (const side of sides) {
        budget.left -= cells.length;
        const found = all.find(side);
        if (found) mindful(found);
      }
    },
  };
}

/** The cells, and what two or more of their rows share. */
function between(indexed: IndexedProblem, cells: readonly number[], mayMove: (cell: number) => boolean): number[] {
  const near = new Set(cells.flatMap((cell) => indexed.rowsOf[cell] as number[]));
  return around(indexed, cells, mayMove).filter((cell) => cells.includes(cell) || (indexed.rowsOf[cell] as number[]).filter((row) => near.has(row)).length > 1);
}

/** What stands in a row with one of the cells. */
function around({ rows, rowsOf }: IndexedProblem, cells: readonly number[], mayMove: (cell: number) => boolean): number[] {
  const near = new Set(cells.flatMap((cell) => rowsOf[cell] as number[]));
  return [...new Set([...near].flatMap((row) => (rows[row] as IndexedProblem['rows'][number]).cells))].filter(mayMove);
}

