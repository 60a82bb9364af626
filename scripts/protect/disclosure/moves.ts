import { groupByRows, hiddenBounds } from './attack-model.ts';
import type { IndexedProblem, SumRow } from './count-problem.ts';
import type { LinearProgram, Program, Solution } from './solver.ts';

/** Against costs of 1 and more: what is hidden anyway is nearly free, and still no detour is taken for nothing. */
export const NEARLY_FREE = 1e-4;

/** A move that hides nothing more. */
export const FREE = 0.05;

/** Counts that could be different together, by so much each, without anything published being contradicted. */
export interface Move {
  cells: number[];
  changes: number[];
}

/** How far a primary cell must be able to go: +1 up, -1 down. */
export interface Side {
  cell: number;
  direction: 1 | -1;
  need: number;
}

export interface FoundMoves {
  /** In whole numbers; none where only fractions were found. */
  moves: Move[];
  /** All cells that change. */
  support: number[];
}

/** Finds the cheapest moves. Each cell has two columns, up and down, since going either way costs. */
export interface MoveFinder {
  /** The cheapest change of counts that takes the side as far as it needs; null when there is none. */
  find(side: Side): FoundMoves | null;
  /** How far the cell can go at any cost, in whole numbers if not fractions alone allow it. */
  reach(side: Side): number;
  setCost(cell: number, cost: number): void;
  fix(cell: number): void;
  free(cell: number): void;
}

const NOTHING = 1e-6;

/** Steps of a move; thresholds are smaller. */
const FARTHEST = 30;

/** @param cells that may change, by index in the problem */
export function openMoveFinder(open: (program: LinearProgram) => Program, indexed: IndexedProblem, cells: readonly number[], costOf: (cell: number) => number, { whole = false, branches }: { whole?: boolean; branches?: number } = {}): MoveFinder {
  const n = cells.length;
  const columnOf = new Map(cells.map((cell, column) => [cell, column]));
  const room = cells.map((cell) => {
    const [lo, up] = hiddenBounds(indexed, cell);
    const count = indexed.counts[cell] as number;
    return { up: up - count, down: count - lo };
  });
  const sums = rowsAt(indexed, cells);
  const program = open({
    whole, ...(branches === undefined ? {} : { branches }),
    costs: Float64Array.from({ length: 2 * n }, (_, c) => costOf(cells[c % n] as number)),
    lower: new Float64Array(2 * n),
    upper: Float64Array.from({ length: 2 * n }, (_, c) => (c < n ? room[c]?.up : room[c - n]?.down) as number),
    rows: sums.map((row) => {
      const columns: number[] = [];
      const coefficients: number[] = [];
      row.cells.forEach((cell, i) => {
        const column = columnOf.get(cell);
        if (column === undefined) return;
        columns.push(column, column + n);
        coefficients.push(row.coefficients[i] as number, -(row.coefficients[i] as number));
      });
      const [lo, up] = slackOf(row, indexed.counts);
      return { columns, coefficients, lo, up };
    }),
  });
  const bound = (cell: number, [upFrom, upTo]: readonly [number, number], [downFrom, downTo]: readonly [number, number]): void => {
    program.setBounds(columnOf.get(cell) as number, upFrom, upTo);
    program.setBounds(columnOf.get(cell) as number + n, downFrom, downTo);
  };
  const roomOf = (cell: number): { up: number; down: number } => room[columnOf.get(cell) as number] as { up: number; down: number };
  const free = (cell: number): void => {
    const { up, down } = roomOf(cell);
    bound(cell, [0, up], [0, down]);
  };
  return {
    free,
    fix: (cell) => bound(cell, [0, 0], [0, 0]),
    setCost(cell, cost) {
      program.setCost(columnOf.get(cell) as number, cost);
      program.setCost(columnOf.get(cell) as number + n, cost);
    },
    find(side) {
      const { up, down } = roomOf(side.cell);
      if ((side.direction === 1 ? up : down) < side.need) return null;
      bound(side.cell, side.direction === 1 ? [side.need, up] : [0, 0], side.direction === 1 ? [0, 0] : [side.need, down]);
      const solution = program.solve();
      free(side.cell);
      return solution.state === 'solved' ? readMoves(solution, indexed, cells) : null;
    },
    reach({ cell, direction }) {
      const column = (columnOf.get(cell) as number) + (direction === 1 ? 0 : n);
      const costs = new Float64Array(2 * n);
      costs[column] = -1;
      program.setCosts(costs);
      const solution = program.solve();
      program.setCosts(Float64Array.from({ length: 2 * n }, (_, c) => costOf(cells[c % n] as number)));
      return solution.state === 'solved' ? Math.floor(-solution.value + NOTHING) : solution.state === 'unbounded' ? Infinity : 0;
    },
  };
}

function slackOf({ cells, coefficients, lo, up, equation }: SumRow, counts: readonly number[]): [number, number] {
  if (equation !== null) return [0, 0];
  const sum = cells.reduce((total, cell, i) => total + (coefficients[i] as number) * (counts[cell] as number), 0);
  return [Math.ceil(lo) - sum, Math.floor(up) - sum];
}

/** Changes that no row joins are moves of their own, so that each can serve and fall by itself. */
function readMoves({ values }: Solution & { state: 'solved' }, indexed: IndexedProblem, cells: readonly number[]): FoundMoves {
  const n = cells.length;
  const changes = new Map<number, number>();
  cells.forEach((cell, column) => {
    const change = (values[column] as number) - (values[column + n] as number);
    if (Math.abs(change) > NOTHING) changes.set(cell, Math.round(change));
  });
  const support = [...changes.keys()];
  const touched = rowsAt(indexed, support).map((row) => ({ columns: row.cells.filter((cell) => changes.has(cell)), row }));
  const moves = [...groupByRows(support, touched).values()].flatMap(({ cells: group }) => stretch(indexed, group, group.map((cell) => changes.get(cell) as number)));
  return { moves, support };
}

function rowsAt({ rows, rowsOf }: IndexedProblem, cells: readonly number[]): SumRow[] {
  return [...new Set(cells.flatMap((cell) => rowsOf[cell] as number[]))].map((r) => rows[r] as SumRow);
}

/** The same move as far as it goes, and the other way round: it may serve other sides too. None where its rounded numbers don't fit. */
export function stretch(indexed: IndexedProblem, cells: number[], changes: readonly number[]): Move[] {
  const step = changes.reduce((a, b) => gcd(a, Math.abs(b)), 0);
  if (step === 0) return [];
  const tilts = new Map<number, number>();
  cells.forEach((cell, i) => indexed.rowsOf[cell]?.forEach((row, k) => tilts.set(row, (tilts.get(row) ?? 0) + (changes[i] as number) / step * (indexed.coefficientsOf[cell]?.[k] as number))));
  const slacks = [...tilts].filter(([, tilt]) => tilt !== 0).map(([row, tilt]) => ({ tilt, slack: slackOf(indexed.rows[row] as SumRow, indexed.counts) }));
  return [1, -1].flatMap((direction): Move[] => {
    for (let times = Math.max(Math.min(FARTHEST, ...cells.map((cell, i) => roomFor(indexed, cell, direction * (changes[i] as number) / step))), 0); times > 0; times--) {
      if (slacks.every(({ tilt, slack: [lo, up] }) => direction * times * tilt >= lo && direction * times * tilt <= up)) return [{ cells, changes: changes.map((change) => direction * times * change / step) }];
    }
    return [];
  });
}

/** How often a cell can change by so much. */
function roomFor(indexed: IndexedProblem, cell: number, change: number): number {
  const [lo, up] = hiddenBounds(indexed, cell);
  const count = indexed.counts[cell] as number;
  return Math.floor((change > 0 ? up - count : count - lo) / Math.abs(change));
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
