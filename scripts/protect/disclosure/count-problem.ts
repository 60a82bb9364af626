/**
 * Counts of people and what ties them together, without a word about councils. Plain values throughout, so that a problem
 * and its answers can cross to a worker and back.
 */
export interface CountProblem {
  cells: readonly CountCell[];
  /** Each total is the sum of its parts. */
  equations: readonly Equation[];
  /** What else has been told: percentages, rates, orders, rounded counts, earlier editions. */
  rows: readonly FactRow[];
  /** Counts of 1 to this are primary. */
  threshold: number;
  /** Published: a 0 is printed and never hidden, so a reader knows that a hidden cell is at least 1. Protected: 0 is primary too. */
  zeros: 'published' | 'protected';
}

export interface CountCell {
  name: string;
  /** Whole, from 0; null where nobody has it, which only an unpublished cell may be. */
  count: number | null;
  /** Printed nowhere: an atom that ties overlapping tables together, or the complement of a part. */
  unpublished?: boolean;
  /** The policy says it must be printed. */
  forced?: boolean;
  /** False for homes, places and whatever else isn't people: never primary. */
  isPeople?: boolean;
  /** In place of the problem's threshold, for this cell. */
  threshold?: number;
  /** How dear it is to hide beside its count: 1 when absent, more for headline totals, less for what was hidden last time. */
  weight?: number;
  /** What readers know of it when it is hidden, for example from its marker; in place of the rule about zeros. */
  bounds?: Interval;
}

export interface Equation {
  total: string;
  parts: readonly string[];
}

/** lo <= the sum of coefficient x count <= up; either may be infinite. Coefficients are whole numbers. */
export interface FactRow {
  terms: readonly (readonly [cell: string, coefficient: number])[];
  lo: number;
  up: number;
  /** What was said, as it stands in an explanation: '“Share” is given as 4.9%' */
  says: string;
}

/** From and to, both possible; infinite where nothing bounds them. */
export type Interval = readonly [lo: number, up: number];

/** What keeps a problem from being protected or audited, in an officer's words. */
export interface Finding {
  kind: 'not-a-count' | 'unknown-cell' | 'duplicate-cell' | 'empty-equation' | 'sum-differs' | 'fact-untrue' | 'not-whole' | 'too-large' | 'unsafe' | 'no-solution';
  message: string;
  cells: string[];
  /** Into the problem: ['equations', 3] */
  path: (string | number)[];
}

/** A sum over cells by their index: equations (total - parts = 0) and facts alike. */
export interface SumRow {
  cells: number[];
  coefficients: number[];
  lo: number;
  up: number;
  /** The index of the equation, or null for a fact. */
  equation: number | null;
  says: string;
}

export interface IndexedProblem {
  problem: CountProblem;
  names: string[];
  indexOf: ReadonlyMap<string, number>;
  /** NaN where nobody has it. */
  counts: number[];
  rows: SumRow[];
  /** By cell: the rows it stands in. */
  rowsOf: number[][];
  /** By cell: its coefficient in each of those rows. */
  coefficientsOf: number[][];
}

/** By index, for the solver; a mistake is a finding at its place. */
export function indexProblem(problem: CountProblem): { indexed: IndexedProblem; findings: Finding[] } {
  const findings: Finding[] = [];
  const indexOf = new Map<string, number>();
  problem.cells.forEach((cell, i) => {
    const at = ['cells', i];
    if (indexOf.has(cell.name)) findings.push({ kind: 'duplicate-cell', message: `There are two cells “${cell.name}”. Give each its own name.`, cells: [cell.name], path: at });
    else indexOf.set(cell.name, i);
    const message = faultOfCell(cell);
    if (message) findings.push({ kind: 'not-a-count', message, cells: [cell.name], path: at });
  });
  const counts = problem.cells.map(({ count }) => count ?? NaN);
  const rows: SumRow[] = [];
  const addRow = (terms: FactRow['terms'], lo: number, up: number, equation: number | null, says: string, path: Finding['path']): void => {
    const unknown = terms.flatMap(([name]) => (indexOf.has(name) ? [] : [name]));
    for (const name of new Set(unknown)) findings.push({ kind: 'unknown-cell', message: `There is no cell “${name}”. Add it to the cells, or correct the name.`, cells: [name], path });
    if (unknown.length > 0) return;
    const sums = new Map<number, number>();
    for (const [name, coefficient] of terms) sums.set(indexOf.get(name) as number, (sums.get(indexOf.get(name) as number) ?? 0) + coefficient);
    const kept = [...sums].filter(([, coefficient]) => coefficient !== 0);
    const row = { cells: kept.map(([cell]) => cell), coefficients: kept.map(([, coefficient]) => coefficient), lo, up, equation, says };
    const fault = faultOfRow(row, counts, equation === null ? null : problem.equations[equation] as Equation);
    if (fault) findings.push({ ...fault, cells: terms.map(([name]) => name), path });
    else rows.push(row);
  };
  problem.equations.forEach(({ total, parts }, e) => {
    if (parts.length === 0) findings.push({ kind: 'empty-equation', message: `“${total}” is said to be a sum, but no parts are named. Name them, or delete the equation.`, cells: [total], path: ['equations', e] });
    else addRow([[total, 1], ...parts.map((part) => [part, -1] as const)], 0, 0, e, `“${total}” is the sum of its parts`, ['equations', e]);
  });
  problem.rows.forEach(({ terms, lo, up, says }, r) => addRow(terms, lo, up, null, says, ['rows', r]));
  const [rowsOf, coefficientsOf] = [counts.map((): number[] => []), counts.map((): number[] => [])];
  rows.forEach(({ cells, coefficients }, r) => cells.forEach((cell, i) => {
    rowsOf[cell]?.push(r);
    coefficientsOf[cell]?.push(coefficients[i] as number);
  }));
  return { indexed: { problem, names: problem.cells.map(({ name }) => name), indexOf, counts, rows, rowsOf, coefficientsOf }, findings };
}

function faultOfCell({ name, count, unpublished, forced, threshold, weight, bounds }: CountCell): string | null {
  if (count === null) return unpublished ? null : `“${name}” has no count. Give it one, or say that it is published nowhere.`;
  if (!Number.isSafeInteger(count) || count < 0) return `“${name}” is ${count}, which is not a count of people. Give a whole number from 0.`;
  if (unpublished && forced) return `“${name}” is said to be published nowhere and to have to be published. Say one of the two.`;
  if (threshold !== undefined && (!Number.isSafeInteger(threshold) || threshold < 0)) return `The threshold of “${name}” is ${threshold}. Give a whole number from 0.`;
  if (weight !== undefined && !(weight > 0 && Number.isFinite(weight))) return `The weight of “${name}” is ${weight}. Give a number above 0.`;
  if (bounds && !(bounds[0] <= bounds[1])) return `The bounds of “${name}” are ${bounds[0]} and ${bounds[1]}. Give the lower one first.`;
  return null;
}

function faultOfRow({ cells, coefficients, lo, up, says }: SumRow, counts: readonly number[], equation: Equation | null): Pick<Finding, 'kind' | 'message'> | null {
  if (!coefficients.every(Number.isSafeInteger)) return { kind: 'not-whole', message: 'The coefficients of a row must be whole numbers. Multiply the row by 10, 100 or more.' };
  const values = cells.map((cell) => counts[cell] as number);
  // Whoever checks the sum must be able to do it without rounding.
  if (!(values.reduce((sum, value, i) => sum + Math.abs((Number.isNaN(value) ? 0 : value) * (coefficients[i] as number)), 0) <= Number.MAX_SAFE_INTEGER)) return { kind: 'too-large', message: 'The numbers of a row are too large to be added without rounding. Use a smaller unit.' };
  if (!values.every(Number.isSafeInteger)) return null;
  const sum = values.reduce((a, value, i) => a + value * (coefficients[i] as number), 0);
  if (sum >= lo && sum <= up) return null;
  if (!equation) return { kind: 'fact-untrue', message: `${says || 'A row'}, and the counts contradict it: they make ${sum}, not ${rangeText(lo, up)}. Correct the counts or what is said.` };
  const total = counts[cells[0] as number] as number;
  return { kind: 'sum-differs', message: `“${equation.total}” is ${total}, but its parts add up to ${total - sum}. Correct the total or a part.` };
}

function rangeText(lo: number, up: number): string {
  return lo === up ? `${lo}` : up === Infinity ? `${lo} or more` : lo === -Infinity ? `${up} or less` : `${lo} to ${up}`;
}
