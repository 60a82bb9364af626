import type { IndexedProblem, SumRow } from './count-problem.ts';
import { moveOneSide, openBoard } from './mend-sums.ts';
import { stretch, type FoundMoves, type Side } from './moves.ts';

/** Moves without the solver: a cell and others that balance its sums again, such as the corners of a box. */
export interface CornerFinder {
  /** One move and its reverse, and by how much each cell of it changes if the side goes no farther than it needs; null when none is found soon, which doesn't mean that there is none. @param effort so many times the usual steps and choices */
  find(side: Side, mayMove: (cell: number) => boolean, costOf: (cell: number) => number, effort?: number): (FoundMoves & { changes: number[]; cost: number }) | null;
  /** Steps gone so far, all searches together. */
  steps(): number;
}

const STEPS = 400;
const STEPS_MORE = 100;

/** Finds in a moment what costs the solver milliseconds, where many cells are hidden already. */
export function openCornerFinder(indexed: IndexedProblem): CornerFinder {
  const board = openBoard(indexed);
  const { moved } = board;
  const isPlain = plainCells(indexed);
  let gone = 0;
  return {
    steps: () => gone,
    find(side, mayMove, costOf, effort = 1) {
      const canMove = (cell: number): boolean => isPlain[cell] === true && mayMove(cell);
      const touched = new Set<number>();
      let rest = side.need;
      // Small cells give way by a step or two: several small moves make one.
      for (let step = rest; step > 0 && rest > 0;) {
        const move = moveOneSide(board, side, { step, canMove, costOf, effort, steps: effort * (step === side.need ? STEPS : STEPS_MORE) });
        gone += move.gone;
        if (!move.found) step--;
        else {
          for (const [cell, by] of move.found) {
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

/** By cell: whether it stands in sums alone, once in each. */
function plainCells({ rows, rowsOf, coefficientsOf }: IndexedProblem): boolean[] {
  return rowsOf.map((own, cell) => own.every((row) => (rows[row] as SumRow).equation !== null) && (coefficientsOf[cell] as number[]).every((coefficient) => Math.abs(coefficient) === 1));
}
