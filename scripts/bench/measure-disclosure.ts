import { auditCounts } from '../protect/disclosure/audit.ts';
import { checkCertificate } from '../protect/disclosure/certificate.ts';
import { loadSolver } from '../protect/disclosure/solver.ts';
import { suppressCounts } from '../protect/disclosure/suppress.ts';
import { makeTable, type TableShape } from '../test/count-tables.ts';
import { leastHidden, valueOf } from '../test/least-hidden.ts';

/** Seconds to suppress and to audit made-up tables, and what is hidden beside the exact optimum where that can be had. */
const TABLES: Record<string, Omit<TableShape, 'seed'> & { isSolvable?: boolean }> = {
  '30 x 12 with totals': { dimensions: [[30], [12]], mean: 20, isSolvable: true },
  '12 x 8 with totals, a third small': { dimensions: [[12], [8]], mean: 20, shares: { small: 0.33, zero: 0.1 }, isSolvable: true },
  'two hierarchies over one dimension, by 5': { dimensions: [[3, 4], [5]], bands: [3, 0], mean: 20, shares: { small: 0.1, zero: 0.1 }, isSolvable: true },
  '4 x 4 x 4 with totals': { dimensions: [[4], [4], [4]], mean: 14, isSolvable: true },
  'three hierarchies': { dimensions: [[5, 4], [3, 4], [4, 5]], mean: 30 },
  'three hierarchies, few small': { dimensions: [[5, 4], [3, 4], [4, 5]], mean: 100 },
  'three hierarchies, a third small': { dimensions: [[5, 4], [3, 4], [4, 5]], mean: 20, shares: { small: 0.3, zero: 0.2 } },
  '20 x 20 x 20, a quarter small': { dimensions: [[20], [20], [20]], mean: 5, shares: { small: 0.25, zero: 0.05 } },
  '100 x 100 with totals': { dimensions: [[100], [100]], mean: 30 },
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
const results = Object.entries(TABLES).map(([name, { isSolvable, ...shape }]): DisclosureMeasure => {
  const problem = makeTable({ ...shape, seed: 1 });
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
    ratio: isSolvable ? valueOf(problem, secondary) / leastHidden(solver, problem, suppression).value : null,
  };
});
console.log(JSON.stringify(results));
