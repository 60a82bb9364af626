import type { CountProblem, CountCell } from './count-problem.ts';

/** Counts that could point at somebody: 1 to the threshold, and 0 where zeros are protected. */
export function findPrimary(problem: CountProblem): string[] {
  return problem.cells.filter((cell) => isPrimary(problem, cell)).map(({ name }) => name);
}

export function isPrimary(problem: CountProblem, cell: CountCell): boolean {
  return cell.isPeople !== false && cell.count !== null && cell.count <= thresholdOf(problem, cell) && cell.count >= (problem.zeros === 'protected' ? 0 : 1);
}

export function thresholdOf({ threshold }: CountProblem, cell: CountCell): number {
  return cell.threshold ?? threshold;
}

/** '48 of 50' tells of the 2 others too: each such pair becomes a cell that is published nowhere and protected like any other. */
export function addComplements(problem: CountProblem, pairs: readonly { part: string; whole: string }[]): CountProblem {
  const cellOf = new Map(problem.cells.map((cell) => [cell.name, cell]));
  const cells = [...problem.cells];
  const equations = [...problem.equations];
  for (const { part, whole } of pairs) {
    const name = complementName(part, whole);
    if (cellOf.has(name)) continue;
    const [inner, outer] = [cellOf.get(part), cellOf.get(whole)];
    if (!inner || !outer) throw new Error(`${part} of ${whole}: both must be cells`);
    const cell: CountCell = { name, count: inner.count === null || outer.count === null ? null : outer.count - inner.count, unpublished: true, threshold: Math.max(thresholdOf(problem, inner), thresholdOf(problem, outer)) };
    cellOf.set(name, cell);
    cells.push(cell);
    equations.push({ total: whole, parts: [part, name] });
  }
  return { ...problem, cells, equations };
}

export function complementName(part: string, whole: string): string {
  return `${whole} without ${part}`;
}

/** A row that tells every member's category although its counts are large enough. It needs somebody's decision, not a marker. */
interface GroupFlag {
  total: string;
  part: string;
  kind: 'all-in-one' | 'all-but-few';
  message: string;
}

/** For rows of a breakdown: everybody is in one category, or all but a few are. */
export function flagGroups(problem: CountProblem): GroupFlag[] {
  const cellOf = new Map(problem.cells.map((cell) => [cell.name, cell]));
  return problem.equations.flatMap(({ total, parts }): GroupFlag[] => {
    const whole = cellOf.get(total);
    const known = parts.flatMap((name) => cellOf.get(name) ?? []);
    const largest = known.reduce<CountCell | null>((most, cell) => ((cell.count ?? 0) > (most?.count ?? -1) ? cell : most), null);
    if (!whole?.count || largest?.count == null || parts.length < 2 || known.some(({ count }) => count === null)) return [];
    const others = whole.count - largest.count;
    const flag = { total, part: largest.name };
    if (others === 0) return [{ ...flag, kind: 'all-in-one', message: `All ${whole.count} of “${total}” are in “${largest.name}”, so whoever is known to be among them is known to be there. Decide whether that may be told.` }];
    if (others > Math.max(...known.map((cell) => thresholdOf(problem, cell)))) return [];
    return [{ ...flag, kind: 'all-but-few', message: `All but ${others} of the ${whole.count} of “${total}” are in “${largest.name}”, so ${others === 1 ? 'the one other person knows it of all the rest' : `the ${others} others know it of all the rest`}. Decide whether that may be told.` }];
  });
}
