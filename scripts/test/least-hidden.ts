import { indexProblem, type CountProblem } from '../protect/disclosure/count-problem.ts';
import type { Side } from '../protect/disclosure/moves.ts';
import type { Solver } from '../protect/disclosure/solver.ts';
import type { Suppression } from '../protect/disclosure/suppress.ts';
import { findOptimum } from './exact-optimum.ts';

/** By the same targets, what any pattern hides at least besides the primary cells. Minutes for more than some hundred cells. */
export function leastHidden(solver: Solver, problem: CountProblem, { primary, targets }: Suppression): { value: number; isProven: boolean } {
  const { indexed } = indexProblem(problem);
  const valueOf = (cell: number): number => indexed.counts[cell] as number;
  const sides = [...targets].flatMap(([name, { interval: [lo, up] }]): Side[] => {
    const cell = indexed.indexOf.get(name) as number;
    return [{ cell, direction: 1, need: up - valueOf(cell) }, { cell, direction: -1, need: valueOf(cell) - lo }];
  }).filter(({ need }) => need > 0);
  const hideable = problem.cells.flatMap(({ count, unpublished, forced }, i) => (!forced && (unpublished || (count as number) > 0 || problem.zeros === 'protected') ? [i] : []));
  const given = problem.cells.flatMap(({ name, unpublished }, i) => (unpublished || primary.includes(name) ? [i] : []));
  const { cost, isProven } = findOptimum(solver, indexed, hideable, given, sides, valueOf);
  return { value: cost, isProven };
}

export function valueOf({ cells }: CountProblem, names: readonly string[]): number {
  const wanted = new Set(names);
  return cells.reduce((sum, { name, count }) => sum + (wanted.has(name) ? count ?? 0 : 0), 0);
}
