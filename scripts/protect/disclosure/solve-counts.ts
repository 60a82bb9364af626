import { auditCounts, type Audit } from './audit.ts';
import type { Certificate } from './certificate.ts';
import { indexProblem, type CountProblem } from './count-problem.ts';
import { isPrimary } from './primary.ts';
import type { Solver } from './solver.ts';
import { findWishes, suppressCounts, type Suppression } from './suppress.ts';

/** Plain values, as the answer is, so that both can cross to a worker and back. */
export interface SolveTask {
  problem: CountProblem;
  /** Kept private: it breaks ties. */
  seed: string;
  /** Names of cells that show a marker whatever is found, for example since an earlier publication. */
  alsoHidden?: readonly string[];
  /** Tables of the certificate of before, some of which may still be possible. */
  tables?: Certificate['tables'];
}

export interface Solved {
  suppression: Suppression;
  /** Of the pattern together with `alsoHidden`; null where the suppression has findings, with which nothing may be published. */
  audit: Audit | null;
}

/** Hides what must be hidden, and looks at the result as an attacker would. */
export function solveCounts(solver: Solver, { problem, seed, alsoHidden = [], tables: known = [] }: SolveTask): Solved {
  const asIs = alsoHidden.length > 0 ? solveAsIs(solver, problem, alsoHidden, known) : null;
  if (asIs) return asIs;
  const suppression = suppressCounts(solver, problem, { seed, alsoHidden });
  if (suppression.findings.length > 0) return { suppression, audit: null };
  const { primary, secondary, targets, tables } = suppression;
  const hidden = [...new Set([...primary, ...secondary, ...alsoHidden])];
  return { suppression, audit: auditCounts(solver, problem, { hidden, cells: [], targets: new Map([...targets].map(([name, { interval }]) => [name, interval])), tables, isExact: false }) };
}

/** Nothing more to hide than what is small, and what is hidden already: to see that takes an audit, and no search. null where that isn't enough. */
function solveAsIs(solver: Solver, problem: CountProblem, alsoHidden: readonly string[], known: Certificate['tables']): Solved | null {
  const marked = problem.cells.filter((cell) => !cell.unpublished && isPrimary(problem, cell));
  if (marked.some(({ forced }) => forced) || problem.cells.some(({ count }) => count === null) || indexProblem(problem).findings.length > 0) return null;
  const primary = marked.map(({ name }) => name);
  const targets = findWishes(problem);
  const audit = auditCounts(solver, problem, { hidden: [...new Set([...primary, ...alsoHidden])], cells: [], targets, tables: known.map((table) => new Map(table)), isExact: false });
  if (audit.findings.length > 0 || audit.verdicts.some(({ passesCover }) => !passesCover)) return null;
  return { audit, suppression: { findings: [], primary, secondary: [], hiddenValue: marked.reduce((sum, { count }) => sum + (count as number), 0), targets: new Map([...targets].map(([name, interval]) => [name, { interval, wish: interval }])), tables: [] } };
}
