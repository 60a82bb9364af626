import { auditCounts } from '../protect/disclosure/audit.ts';
import { checkCertificate } from '../protect/disclosure/certificate.ts';
import { indexProblem, type CountProblem } from '../protect/disclosure/count-problem.ts';
import { findOptimum } from '../protect/disclosure/exact-optimum.ts';
import type { Side } from '../protect/disclosure/moves.ts';
import { loadSolver } from '../protect/disclosure/solver.ts';
import { suppressCounts, type Suppression } from '../protect/disclosure/suppress.ts';
import { makeTable } from '../test/count-tables.ts';

/** Seconds to suppress and to audit made-up tables, and what is hidden beside the exact optimum where that can be had. */
const TABLES = {
  '30 x 12 with totals': { dimensions: [[30], [12]], mean: 20, isSolvable: true },
  'three hierarchies': { dimensions: [[5, 4], [3, 4], [4, 5]], mean: 30, isSolvable: false },
  'three hierarchies, few small': { dimensions: [[5, 4], [3, 4], [4, 5]], mean: 100, isSolvable: false },
  '100 x 100 with totals': { dimensions: [[100], [100]], mean: 30, isSolvable: false },
};

export interface DisclosureMeasure {
  name: string;
  cells: number;
  primary: number;
  secondary: number;
  suppressSeconds: number;
  auditSeconds: number;
  /** Of the values of secondary cells, to those of the exact optimum; null where that takes too long. */
  ratio: number | null;
}

const solver = await loadSolver();
suppressCounts(solver, makeTable({ dimensions: [[5], [5]], mean: 9, seed: 1 }), { seed: 'warm' });
const results = Object.entries(TABLES).map(([name, { dimensions, mean, isSolvable }]): DisclosureMeasure => {
  const problem = makeTable({ dimensions, mean, seed: 1 });
  const started = performance.now();
  const suppression = suppressCounts(solver, problem, { seed: 'bench' });
  const suppressed = performance.now();
  const { primary, secondary, targets, tables } = suppression;
  const hidden = [...primary, ...secondary];
  const { verdicts, certificate } = auditCounts(solver, problem, { hidden, cells: [], targets: new Map([...targets].map(([cell, { interval }]) => [cell, interval])), tables, isExact: false });
  const audited = performance.now();
  const faults = checkCertificate(problem, hidden, certificate);
  if (faults.length > 0 || verdicts.some(({ passesCover }) => !passesCover)) throw new Error(`${name} is not protected: ${faults[0]}`);
  return {
    name, cells: problem.cells.length, primary: primary.length, secondary: secondary.length, suppressSeconds: (suppressed - started) / 1000, auditSeconds: (audited - suppressed) / 1000,
    ratio: isSolvable ? ratioToOptimum(problem, suppression) : null,
  };
});
console.log(JSON.stringify(results));

function ratioToOptimum(problem: CountProblem, { primary, secondary, targets }: Suppression): number {
  const { indexed } = indexProblem(problem);
  const valueOf = (cell: number): number => indexed.counts[cell] as number;
  const places = (names: readonly string[]): number[] => names.map((name) => indexed.indexOf.get(name) as number);
  const sides = [...targets].flatMap(([name, { interval: [lo, up] }]): Side[] => places([name]).flatMap((cell): Side[] => [{ cell, direction: 1, need: up - valueOf(cell) }, { cell, direction: -1, need: valueOf(cell) - lo }])).filter(({ need }) => need > 0);
  const optimum = findOptimum(solver, indexed, problem.cells.flatMap(({ count }, cell) => (count ? [cell] : [])), places(primary), sides, valueOf);
  return places(secondary).reduce((sum, cell) => sum + valueOf(cell), 0) / optimum.cost;
}
