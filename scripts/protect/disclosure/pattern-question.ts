import type { CornerFinder } from './corner-moves.ts';
import type { IndexedProblem } from './count-problem.ts';
import type { Move, Side } from './moves.ts';

export interface PatternQuestion {
  indexed: IndexedProblem;
  corners: CornerFinder;
  /** Cells that may be hidden, or are hidden already; by index, as everywhere here. */
  movable: readonly number[];
  /** Hidden from the start: primary cells and what is published nowhere. */
  hidden: readonly number[];
  /** What each primary cell must be able to do. */
  sides: readonly Side[];
  /** Of hiding a cell besides those, 1 or more for most. */
  costOf: (cell: number) => number;
}

export interface Pattern {
  secondary: number[];
  /** In whole numbers, using hidden cells alone: that each side is possible. */
  moves: Map<Side, Move>;
  /** Sides that can't go as far as they need whatever is hidden, and how far they go; 0 where they can't go at all. */
  short: Map<Side, number>;
  /** Sides for which the search was given up: nobody knows whether they are possible. */
  unsolved: Side[];
}
