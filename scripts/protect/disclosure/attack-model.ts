import type { Finding, IndexedProblem, Interval } from './count-problem.ts';

/** What an attacker doesn't know, in pieces that have nothing to do with each other. */
export interface AttackPiece {
  /** Index in the problem of each unknown. */
  cells: number[];
  /** The true counts. */
  truth: Float64Array;
  lower: Float64Array;
  upper: Float64Array;
  rows: PieceRow[];
  /** By unknown: the rows it stands in. */
  rowsOf: number[][];
}

/** lo <= the sum of coefficient x unknown <= up, what is published being taken off both sides. */
export interface PieceRow {
  columns: number[];
  coefficients: number[];
  lo: number;
  up: number;
  /** The same for whole numbers: a share below 4.95% is 4.94..% for fractions, and one child fewer for whole numbers. */
  wholeLo: number;
  wholeUp: number;
  /** Index of the problem's row that it came from. */
  source: number;
}

/** A cell's bounds for an attacker who sees a marker in its place. */
export function hiddenBounds({ problem }: IndexedProblem, cell: number): Interval {
  const { bounds, unpublished } = problem.cells[cell] as IndexedProblem['problem']['cells'][number];
  return bounds ?? [unpublished || problem.zeros === 'protected' ? 0 : 1, Infinity];
}

/** @param hidden indices of the cells that show a marker; unpublished cells are unknown besides */
export function attackPieces(indexed: IndexedProblem, hidden: Iterable<number>): AttackPiece[] {
  const unknown = new Set(hidden);
  indexed.problem.cells.forEach(({ unpublished }, i) => { if (unpublished) unknown.add(i); });
  const rows = indexed.rows.flatMap((row, source) => {
    const piece: PieceRow = { columns: [], coefficients: [], lo: row.lo, up: row.up, wholeLo: Math.ceil(row.lo), wholeUp: Math.floor(row.up), source };
    row.cells.forEach((cell, i) => {
      const coefficient = row.coefficients[i] as number;
      if (unknown.has(cell)) {
        piece.columns.push(cell);
        piece.coefficients.push(coefficient);
      } else {
        const known = coefficient * (indexed.counts[cell] as number);
        for (const end of ['lo', 'up', 'wholeLo', 'wholeUp'] as const) piece[end] -= known;
      }
    });
    return piece.columns.length > 0 ? [piece] : [];
  });
  const groups = groupByRows([...unknown], rows);
  return [...groups.values()].map(({ cells, rows: own }) => {
    const columnOf = new Map(cells.map((cell, column) => [cell, column]));
    const bounds = cells.map((cell) => hiddenBounds(indexed, cell));
    const mine = own.map((row) => ({ ...row, columns: row.columns.map((cell) => columnOf.get(cell) as number) }));
    const rowsOf = cells.map((): number[] => []);
    mine.forEach((row, r) => { for (const column of row.columns) rowsOf[column]?.push(r); });
    return {
      cells, rows: mine, rowsOf, truth: Float64Array.from(cells, (cell) => indexed.counts[cell] as number),
      lower: Float64Array.from(bounds, ([lo]) => lo), upper: Float64Array.from(bounds, ([, up]) => up),
    };
  });
}

/** Sets of cells that no row joins to another set, each with its rows. */
export function groupByRows<R extends { columns: readonly number[] }>(cells: readonly number[], rows: readonly R[]): Map<number, { cells: number[]; rows: R[] }> {
  const parent = new Map(cells.map((cell) => [cell, cell]));
  const rootOf = (cell: number): number => {
    let root = cell;
    while (parent.get(root) !== root) root = parent.get(root) as number;
    for (let at = cell; at !== root;) {
      const next = parent.get(at) as number;
      parent.set(at, root);
      at = next;
    }
    return root;
  };
  for (const { columns } of rows) for (const column of columns) parent.set(rootOf(column), rootOf(columns[0] as number));
  const groups = new Map<number, { cells: number[]; rows: R[] }>();
  const groupOf = (cell: number): { cells: number[]; rows: R[] } => {
    const root = rootOf(cell);
    const group = groups.get(root) ?? { cells: [], rows: [] };
    groups.set(root, group);
    return group;
  };
  for (const cell of cells) groupOf(cell).cells.push(cell);
  for (const row of rows) groupOf(row.columns[0] as number).rows.push(row);
  return groups;
}

/** The true counts must be possible for the attacker, or the bounds are wrong. */
export function untrueBounds(indexed: IndexedProblem, hidden: Iterable<number>): Finding[] {
  return [...hidden].flatMap((cell): Finding[] => {
    const [lo, up] = hiddenBounds(indexed, cell);
    const count = indexed.counts[cell] as number;
    const name = indexed.names[cell] as string;
    if (Number.isNaN(count) || (count >= lo && count <= up)) return [];
    return [{ kind: 'fact-untrue', cells: [name], path: ['cells', cell], message: `“${name}” is hidden and is ${count}, but a reader is taken to know that it is ${up === Infinity ? `at least ${lo}` : `${lo} to ${up}`}. ${count === 0 && lo > 0 ? 'Publish it, or protect zeros.' : 'Correct the bounds.'}` }];
  });
}

const MOST_ROUNDS = 12;

/**
 * Bounds that follow from one row at a time, for fractions or for whole numbers; they needn't be the tightest.
 * Cheap, and enough for most cells.
 */
export function tightenBounds({ rows, lower, upper }: Pick<AttackPiece, 'rows' | 'lower' | 'upper'>, whole: boolean): { lower: Float64Array; upper: Float64Array } {
  const lo = lower.slice();
  const up = upper.slice();
  for (let round = 0, isChanged = true; isChanged && round < MOST_ROUNDS; round++) {
    isChanged = false;
    for (const row of rows) {
      // The least and the most that the others can add up to, told apart from infinities.
      let [least, most, leastOpen, mostOpen] = [0, 0, 0, 0];
      const ends = (column: number, coefficient: number): [number, number] => (coefficient > 0 ? [coefficient * (lo[column] as number), coefficient * (up[column] as number)] : [coefficient * (up[column] as number), coefficient * (lo[column] as number)]);
      row.columns.forEach((column, i) => {
        const [a, b] = ends(column, row.coefficients[i] as number);
        if (a === -Infinity) leastOpen++;
        else least += a;
        if (b === Infinity) mostOpen++;
        else most += b;
      });
      row.columns.forEach((column, i) => {
        const coefficient = row.coefficients[i] as number;
        const [a, b] = ends(column, coefficient);
        const othersLeast = leastOpen - (a === -Infinity ? 1 : 0) > 0 ? -Infinity : least - (a === -Infinity ? 0 : a);
        const othersMost = mostOpen - (b === Infinity ? 1 : 0) > 0 ? Infinity : most - (b === Infinity ? 0 : b);
        const [rowLo, rowUp] = whole ? [row.wholeLo, row.wholeUp] : [row.lo, row.up];
        const [from, to] = [(rowLo - othersMost) / coefficient, (rowUp - othersLeast) / coefficient];
        const [low, high] = coefficient > 0 ? [from, to] : [to, from];
        const [newLo, newUp] = whole ? [Math.ceil(low - 1e-9), Math.floor(high + 1e-9)] : [low, high];
        if (newLo > (lo[column] as number) + 1e-9) [lo[column], isChanged] = [newLo, true];
        if (newUp < (up[column] as number) - 1e-9) [up[column], isChanged] = [newUp, true];
      });
    }
  }
  return { lower: lo, upper: up };
}
