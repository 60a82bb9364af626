import { hiddenBounds } from './attack-model.ts';
import { indexProblem, type CountProblem, type Interval } from './count-problem.ts';

/** That a hidden cell can be as low and as high as it must, shown by tables that agree with everything published. */
export interface Certificate {
  /** Each table is the true one with these counts in place of its own. */
  tables: (readonly [cell: string, count: number])[][];
  /** `low`, `high`: which tables show the ends of the target. */
  proofs: { cell: string; target: Interval; low: number; high: number }[];
}

/** Additions and comparisons of whole numbers, no solver. @returns what is wrong; nothing when the certificate holds */
export function checkCertificate(problem: CountProblem, hidden: readonly string[], { tables, proofs }: Certificate): string[] {
  const { indexed, findings } = indexProblem(problem);
  const secret = new Set([...hidden, ...problem.cells.flatMap(({ name, unpublished }) => (unpublished ? [name] : []))]);
  const faults = findings.map(({ message }) => message);
  tables.forEach((table, t) => {
    const counts = new Map(table.map(([name, count]) => [indexed.indexOf.get(name) ?? -1, count]));
    for (const [cell, count] of counts) {
      const [lo, up] = cell === -1 || !secret.has(indexed.names[cell] as string) ? [NaN, NaN] : hiddenBounds(indexed, cell);
      if (!(Number.isSafeInteger(count) && count >= lo && count <= up)) faults.push(`Table ${t}: “${indexed.names[cell]}” can't be ${count}.`);
    }
    // Sums in which nothing differs hold as they hold for the true counts.
    for (const row of new Set([...counts.keys()].flatMap((cell) => indexed.rowsOf[cell] ?? []))) {
      const { cells, coefficients, lo, up, says } = indexed.rows[row] as typeof indexed.rows[number];
      const products = cells.map((cell, i) => (counts.get(cell) ?? indexed.counts[cell] as number) * (coefficients[i] as number));
      const sum = products.reduce((a, b) => a + b, 0);
      if (!(sum >= lo && sum <= up && products.reduce((a, b) => a + Math.abs(b), 0) <= Number.MAX_SAFE_INTEGER)) faults.push(`Table ${t}: ${says}, but not here.`);
    }
  });
  for (const { cell, target: [lo, up], low, high } of proofs) {
    const [least, most] = [low, high].map((t) => tables[t] && (new Map(tables[t]).get(cell) ?? indexed.counts[indexed.indexOf.get(cell) ?? -1]));
    if (least === undefined || most === undefined || !(least <= lo && most >= up && most > least)) faults.push(`“${cell}” isn't shown to be ${lo} and ${up}.`);
  }
  return faults;
}
