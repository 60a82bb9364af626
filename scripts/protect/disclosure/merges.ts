import type { CountProblem } from './count-problem.ts';
import { isPrimary, thresholdOf } from './primary.ts';

/** Categories of one breakdown that could be shown as one. */
interface Merge {
  cells: string[];
  together: number;
}

const MOST = 2;

/**
 * Merges of a cell with others of the same breakdown after which that breakdown, by itself, is safe although its forced figures stay.
 * The smallest come first.
 */
export function suggestMerges(problem: CountProblem, name: string): Merge[] {
  const cellOf = new Map(problem.cells.map((cell) => [cell.name, cell]));
  const floor = problem.zeros === 'protected' ? 0 : 1;
  const merges = problem.equations.filter(({ parts }) => parts.includes(name)).flatMap(({ total, parts }): Merge[] => {
    const row = parts.flatMap((part) => cellOf.get(part) ?? []).filter((cell) => cell.count !== null && cell.count >= floor);
    const self = row.find((cell) => cell.name === name);
    if (!self) return [];
    const others = row.filter((cell) => cell !== self).sort((a, b) => (a.count ?? 0) - (b.count ?? 0));
    // One other category that is enough; else as many of the smallest as it takes.
    const groups = [...others.map((cell) => [cell]), ...others.slice(2).map((_, i) => others.slice(0, i + 2))];
    return groups.flatMap((group): Merge[] => {
      const together = [self, ...group].reduce((sum, cell) => sum + (cell.count ?? 0), 0);
      const rest = row.filter((cell) => cell !== self && !group.includes(cell));
      const merged = { ...self, count: together, forced: false };
      return rest.length > 0 && isRowSafe([merged, ...rest], !cellOf.get(total)?.forced) ? [{ cells: [self, ...group].map((cell) => cell.name), together }] : [];
    });
  });
  return merges.sort((a, b) => a.cells.length - b.cells.length || a.together - b.together).slice(0, MOST);

  function isRowSafe(row: readonly CountProblem['cells'][number][], isTotalHideable: boolean): boolean {
    const primary = row.filter((cell) => isPrimary(problem, cell));
    if (primary.length === 0 || isTotalHideable) return true;
    const hidden = row.filter((cell) => !cell.forced || primary.includes(cell));
    const spare = hidden.reduce((sum, cell) => sum + (cell.count ?? 0) - floor, 0);
    return hidden.length > 1 && primary.every((cell) => spare + floor >= Math.max(thresholdOf(problem, cell), floor + 1));
  }
}
