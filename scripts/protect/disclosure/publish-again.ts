import type { MovePool } from './move-pool.ts';
import { openMoveSearch, type Budget } from './move-search.ts';
import { NEARLY_FREE, type Move, type Side } from './moves.ts';
import { countHidden } from './neighbours.ts';
import type { Pattern, PatternQuestion } from './pattern-question.ts';
import { withPrograms, type Solver } from './solver.ts';

/** From the dearest on, publishes what every side can do without. */
export function publishAgain(solver: Solver, { indexed, corners, hidden: given, costOf }: PatternQuestion, sides: readonly Side[], hidden: ReadonlySet<number>, pool: MovePool, budget: Budget): Pick<Pattern, 'secondary' | 'moves'> {
  const fixed = new Set(given);
  const secondary = new Set([...hidden].filter((cell) => !fixed.has(cell)));
  const mayMove = (cell: number): boolean => fixed.has(cell) || secondary.has(cell);
  const costOfMove = (move: Move): number => move.cells.reduce((sum, cell) => sum + (secondary.has(cell) ? costOf(cell) : 0), 0);
  const cheapest = (side: Side): Move | null => pool.for(side).reduce<{ move: Move; cost: number } | null>((best, move) => {
    if (!move.cells.every(mayMove)) return best;
    const cost = costOfMove(move);
    return best && best.cost <= cost ? best : { move, cost };
  }, null)?.move ?? null;
  const moves = new Map<Side, Move>();
  const usersOf = new Map<number, Set<Side>>([...hidden].map((cell) => [cell, new Set()]));
  const assign = (side: Side, move: Move): void => {
    for (const cell of moves.get(side)?.cells ?? []) usersOf.get(cell)?.delete(side);
    for (const cell of move.cells) usersOf.get(cell)?.add(side);
    moves.set(side, move);
  };
  withPrograms(solver, (open) => {
    const search = openMoveSearch({
      solver, open, indexed, corners, cells: [...hidden], budget, mayMove, costOf: (cell) => (secondary.has(cell) ? costOf(cell) : NEARLY_FREE),
      isServed: (side) => cheapest(side) !== null, keep: (found) => pool.add(found.moves),
    });
    // What was found while little was hidden may be a detour now.
    for (const group of Map.groupBy(sides.filter((side) => costOfMove(cheapest(side) as Move) > 0), ({ cell }) => cell).values()) search.retry(group);
    for (const side of sides) assign(side, cheapest(side) as Move);
    /** A move for each side that does without what was just published; null when one has none. */
    const replace = (users: Iterable<Side>): Map<Side, Move> | null => {
      const others = new Map<Side, Move>();
      for (const side of users) {
        search.serve([side]);
        const move = cheapest(side);
        if (!move) return null;
        others.set(side, move);
      }
      return others;
    };
    const left = countHidden(indexed, hidden);
    const kept = new Set(sides.map(({ cell }) => cell));
    for (const cell of [...secondary].sort((a, b) => costOf(b) - costOf(a))) {
      if (left.wouldReveal(cell, kept)) continue;
      secondary.delete(cell);
      search.all.fix(cell);
      const others = replace(usersOf.get(cell) as Set<Side>);
      if (others) {
        for (const [side, move] of others) assign(side, move);
        left.publish(cell);
      } else {
        secondary.add(cell);
        search.all.free(cell);
      }
    }
  });
  return { secondary: [...secondary], moves };
}
