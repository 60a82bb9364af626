import { MovePool } from './move-pool.ts';
import { GIVE_UP, openMoveSearch, type Budget } from './move-search.ts';
import { NEARLY_FREE, type Side } from './moves.ts';
import type { Pattern, PatternQuestion } from './pattern-question.ts';
import { publishAgain } from './publish-again.ts';
import { withPrograms, type Solver } from './solver.ts';

/**
 * The heuristic of Kelly and Robertson: for each side the cheapest move by linear programming, hiding what it needs; then, from the dearest
 * hidden cell on, each is published again if every side can do without it.
 * @param start cells that are hidden and moves that are known from an earlier search
 */
export function searchPattern(solver: Solver, question: PatternQuestion, budgets: { hide: Budget; publish: Budget }, start: Pick<Pattern, 'secondary' | 'moves'> = { secondary: [], moves: new Map() }): Pattern {
  const pool = new MovePool();
  const allowed = new Set([...question.hidden, ...start.secondary]);
  pool.add([...new Set(start.moves.values())].filter((move) => move.cells.every((cell) => allowed.has(cell))));
  const { hidden, sides, short, unsolved } = hideForSides(solver, question, start.secondary, pool, budgets.hide);
  return { ...publishAgain(solver, question, sides, hidden, pool, budgets.publish), short, unsolved };
}

function hideForSides(solver: Solver, { indexed, corners, movable, hidden, sides, costOf }: PatternQuestion, start: readonly number[], pool: MovePool, budget: Budget): { hidden: Set<number>; sides: Side[]; short: Map<Side, number>; unsolved: Side[] } {
  const out = new Set([...hidden, ...start]);
  const short = new Map<Side, number>();
  const unsolved: Side[] = [];
  const movableSet = new Set(movable);
  const served = withPrograms(solver, (open) => {
    const search = openMoveSearch({
      solver, open, indexed, corners, cells: movable, budget, mayMove: (cell) => movableSet.has(cell), costOf: (cell) => (out.has(cell) ? NEARLY_FREE : costOf(cell)),
      mustFind: true, isServed: (side) => pool.serves(side),
      keep(found) {
        for (const cell of found.support) out.add(cell);
        pool.add(found.moves);
      },
    });
    const serve = (side: Side): boolean => {
      search.serve([side]);
      return pool.serves(side);
    };
    return [...Map.groupBy(sides, ({ cell }) => cell).values()].flatMap((group) => {
      search.serve(group);
      return group.flatMap((side): Side[] => {
        if (pool.serves(side)) return [side];
        // What can't be less than it is, and needn't be more, would be exact.
        const other: Side = { cell: side.cell, direction: side.direction === 1 ? -1 : 1, need: 1 };
        if (budget.left < GIVE_UP) unsolved.push(side);
        let reached = { ...side, need: Math.min(side.need - 1, search.all.reach(side)) };
        while (reached.need > 0 && !serve(reached)) reached = { ...reached, need: reached.need - 1 };
        short.set(side, reached.need);
        if (reached.need > 0) return [reached];
        return group.length === 1 && serve(other) ? [other] : [];
      });
    });
  });
  return { hidden: out, sides: served, short, unsolved };
}
