import { auditCounts, type Audit } from './audit.ts';
import type { CountProblem } from './count-problem.ts';
import type { Solver } from './solver.ts';
import { suppressCounts, type Suppression } from './suppress.ts';

/** Plain values, as the answer is, so that both can cross to a worker and back. */
export interface SolveTask {
  problem: CountProblem;
  /** Kept private: it breaks ties. */
  seed: string;
  /** Names of cells that show a marker whatever is found, for example since an earlier publication. */
  alsoHidden?: readonly string[];
}

export interface Solved {
  suppression: Suppression;
  /** Of the pattern together with `alsoHidden`; null where the suppression has findings, with which nothing may be published. */
  audit: Audit | null;
}

/** Hides what must be hidden, and looks at the result as an attacker would. */
export function solveCounts(solver: Solver, { problem, seed, alsoHidden = [] }: SolveTask): Solved {
  const suppression = suppressCounts(solver, problem, { seed });
  if (suppression.findings.length > 0) return { suppression, audit: null };
  const { primary, secondary, targets, tables } = suppression;
  const hidden = [...new Set([...primary, ...secondary, ...alsoHidden])];
  return { suppression, audit: auditCounts(solver, problem, { hidden, cells: [], targets: new Map([...targets].map(([name, { interval }]) => [name, interval])), tables, isExact: false }) };
}
