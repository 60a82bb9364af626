import type { IndexedProblem } from '../protect/disclosure/count-problem.ts';

/** Small enough that the product of two remainders is exact, large enough that a chance multiple of it is not to be expected. */
const PRIME = 999_983;

/**
 * Which hidden cells the sums alone give away, whatever bounds there are: those in the span of the published cells. Gaussian elimination modulo
 * a prime, so that nothing is rounded (Langsrud 2024). It knows nothing of intervals; it checks those who do.
 */
export function revealedBySums({ problem, rows, counts }: IndexedProblem, hidden: Iterable<number>): Set<number> {
  const unknown = new Set(hidden);
  problem.cells.forEach(({ unpublished }, cell) => { if (unpublished) unknown.add(cell); });
  const pivots = new Map<number, Map<number, number>>();
  for (const { cells, coefficients, equation } of rows) {
    const row = new Map(cells.flatMap((cell, i) => (unknown.has(cell) && equation !== null ? [[cell, modulo(coefficients[i] as number)] as const] : [])));
    for (let at = firstOf(row); at !== undefined; at = firstOf(row)) {
      const pivot = pivots.get(at);
      if (!pivot) {
        scale(row, inverse(row.get(at) as number));
        pivots.set(at, row);
        break;
      }
      subtract(row, pivot, row.get(at) as number);
    }
  }
  // From the last pivot backwards, so that each row is left with its pivot and cells without one.
  for (const at of [...pivots.keys()].sort((a, b) => b - a)) {
    const row = pivots.get(at) as Map<number, number>;
    for (const cell of [...row.keys()].sort((a, b) => a - b)) if (cell !== at && pivots.has(cell)) subtract(row, pivots.get(cell) as Map<number, number>, row.get(cell) as number);
  }
  return new Set([...pivots].flatMap(([at, row]) => (row.size === 1 && !Number.isNaN(counts[at]) ? [at] : [])));
}

function firstOf(row: ReadonlyMap<number, number>): number | undefined {
  return row.size === 0 ? undefined : Math.min(...row.keys());
}

function subtract(row: Map<number, number>, pivot: ReadonlyMap<number, number>, times: number): void {
  for (const [cell, coefficient] of pivot) {
    const left = modulo((row.get(cell) ?? 0) - times * coefficient);
    if (left === 0) row.delete(cell);
    else row.set(cell, left);
  }
}

function scale(row: Map<number, number>, by: number): void {
  for (const [cell, coefficient] of row) row.set(cell, modulo(coefficient * by));
}

function modulo(value: number): number {
  return ((value % PRIME) + PRIME) % PRIME;
}

/** Fermat: a to the power of the prime less 2. */
function inverse(value: number): number {
  let [result, base] = [1, value];
  for (let power = PRIME - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = result * base % PRIME;
    base = base * base % PRIME;
  }
  return result;
}
