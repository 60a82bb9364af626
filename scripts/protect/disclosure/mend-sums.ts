import { hiddenBounds } from './attack-model.ts';
import type { IndexedProblem, SumRow } from './count-problem.ts';
import { FREE, NEARLY_FREE, type Side } from './moves.ts';

/** Of a sum's cells so many are tried, the cheapest first. */
const CHOICES = 6;
/** Sums out of balance at one time. */
const MOST_OPEN = 12;
/** Choices besides one for each sum that the cell stands in. */
const MORE_CHOICES = 2;

/** A problem's sums, and how far the searches have moved its cells so far. */
export interface Board extends IndexedProblem {
  /** By cell: how far it can go down and up. */
  room: readonly (readonly [down: number, up: number])[];
  /** The first cell that two rows share, -1 where there is none. */
  sharedBy: (a: number, b: number) => number;
  /** By row: how far it is out of balance. By cell: how far it has been moved. */
  tilt: Float64Array;
  moved: Float64Array;
}

/** What a search may do. */
interface Terms {
  /** By how much each cell changes. */
  step: number;
  canMove: (cell: number) => boolean;
  costOf: (cell: number) => number;
  /** So many times the usual choices. */
  effort: number;
  /** Steps that it may go. */
  steps: number;
}

interface Search extends Terms {
  board: Board;
  /** Cells by how much they are changed now. */
  changed: Map<number, number>;
  best: Map<number, number> | null;
  leastCost: number;
  /** Steps that are left. */
  left: number;
  /** Where to begin among a sum's cells, lest it be the same ones every time. */
  turn: number;
  /** Nothing cheaper is to be found. */
  isFree: boolean;
}

export function openBoard(indexed: IndexedProblem): Board {
  const room = indexed.counts.map((count, cell) => {
    const [lo, up] = hiddenBounds(indexed, cell);
    return [count - lo, up - count] as const;
  });
  return { ...indexed, room, sharedBy: rememberShared(indexed), tilt: new Float64Array(indexed.rows.length), moved: new Float64Array(indexed.counts.length) };
}

/**
 * Goes from sum to sum: the oldest that is out of balance gets another of its cells changed, which may put others out of balance, and so on. A cell
 * that two such sums share mends both, and is taken before any other: so three choices make the eight corners of a box in three dimensions.
 * @returns cells by how much they change, null where it found no way; and how many steps it went. The board is as it was.
 */
export function moveOneSide(board: Board, { cell, direction }: Side, terms: Terms): { found: Map<number, number> | null; gone: number } {
  const search: Search = { ...terms, board, changed: new Map(), best: null, leastCost: Infinity, left: terms.steps, turn: cell + terms.effort, isFree: false };
  if (hasRoom(search, cell, direction)) goOn(search, { cell, by: direction * terms.step }, [], 0, (board.rowsOf[cell] as number[]).length + MORE_CHOICES);
  return { found: search.best, gone: terms.steps - Math.max(search.left, 0) };
}

interface Change {
  cell: number;
  by: number;
}

/** Changes a cell, mends what that put out of balance, and takes the change back. @param open the rows that are out of balance, the oldest first */
function goOn(search: Search, change: Change, open: readonly number[], cost: number, choices: number): void {
  const next = makeChange(search, change, open);
  if (next) mendOldest(search, next, cost + (search.board.moved[change.cell] === 0 ? search.costOf(change.cell) : 0), choices);
  undoChange(search, change.cell);
}

function mendOldest(search: Search, open: readonly number[], cost: number, choices: number): void {
  const { board: { rows }, effort, costOf } = search;
  if (cost >= search.leastCost || open.length > MOST_OPEN || search.isFree || search.left-- <= 0) return;
  if (open.length === 0) {
    [search.best, search.leastCost] = [new Map(search.changed), cost];
    if (cost < FREE) search.isFree = true;
    return;
  }
  const corner = cornerOf(search, open);
  if (corner && hasRoom(search, corner.cell, corner.by)) goOn(search, corner, open, cost, choices);
  if (choices === 0 || (corner && !corner.isTotal)) return;
  const row = open[0] as number;
  const others = cheapestOf((rows[row] as SumRow).cells, CHOICES * effort, search.turn++, (cell) => hasRoom(search, cell, mendBy(search.board, row, cell)), costOf);
  for (const cell of others) goOn(search, { cell, by: mendBy(search.board, row, cell) }, open, cost, choices - 1);
}

function hasRoom({ board: { room, moved }, changed, canMove, step }: Search, cell: number, direction: number): boolean {
  if (!canMove(cell) || changed.has(cell)) return false;
  const [down, up] = room[cell] as readonly [number, number];
  return (direction > 0 ? up - (moved[cell] as number) : down + (moved[cell] as number)) >= step;
}

/** @returns the rows that are out of balance now; null when one is by more than can be mended at once */
function makeChange({ board, changed, step }: Search, { cell, by }: Change, open: readonly number[]): number[] | null {
  const { tilt, rowsOf } = board;
  changed.set(cell, by);
  const next = [...open];
  let isTooFar = false;
  for (const row of rowsOf[cell] as number[]) {
    const before = tilt[row] as number;
    tilt[row] = before + by * signOf(board, row, cell);
    if (before === 0) next.push(row);
    if (Math.abs(tilt[row]) > step) isTooFar = true;
  }
  return isTooFar ? null : next.filter((row) => tilt[row] !== 0);
}

function undoChange({ board, changed }: Search, cell: number): void {
  for (const row of board.rowsOf[cell] as number[]) board.tilt[row] = (board.tilt[row] as number) - (changed.get(cell) as number) * signOf(board, row, cell);
  changed.delete(cell);
}

/** The cell that two rows share and that mends both. */
function cornerOf({ board, changed }: Search, open: readonly number[]): (Change & { isTotal: boolean }) | null {
  for (const [i, row] of open.entries()) {
    for (let j = i + 1; j < open.length; j++) {
      const other = open[j] as number;
      const cell = board.sharedBy(row, other);
      if (cell === -1 || changed.has(cell)) continue;
      const by = mendBy(board, row, cell);
      if (by === mendBy(board, other, cell)) return { cell, by, isTotal: signOf(board, row, cell) === 1 || signOf(board, other, cell) === 1 };
    }
  }
  return null;
}

function mendBy(board: Board, row: number, cell: number): number {
  return -(board.tilt[row] as number) * signOf(board, row, cell);
}

function signOf({ rowsOf, coefficientsOf }: IndexedProblem, row: number, cell: number): number {
  return (coefficientsOf[cell] as number[])[(rowsOf[cell] as number[]).indexOf(row)] as number;
}

/** A row may have thousands of cells: no more is sorted than is wanted. @param from where to begin, lest it be the same ones every time */
function cheapestOf(cells: readonly number[], most: number, from: number, isWanted: (cell: number) => boolean, costOf: (cell: number) => number): number[] {
  const found: { cell: number; cost: number }[] = [];
  let dearest = Infinity;
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[(from + i) % cells.length] as number;
    if (!isWanted(cell)) continue;
    const cost = costOf(cell);
    if (cost >= dearest) continue;
    const place = found.findIndex((each) => cost < each.cost);
    found.splice(place === -1 ? found.length : place, 0, { cell, cost });
    if (found.length > most) found.pop();
    if (found.length === most) dearest = (found.at(-1) as { cost: number }).cost;
    if (dearest <= NEARLY_FREE) break;
  }
  return found.map(({ cell }) => cell);
}

/** The first cell that two rows share, -1 where there is none; looked for once. */
function rememberShared({ rows, rowsOf }: IndexedProblem): (a: number, b: number) => number {
  const known = rows.map((): Map<number, number> => new Map());
  return (a, b) => {
    const ofSmaller = known[Math.min(a, b)] as Map<number, number>;
    let cell = ofSmaller.get(Math.max(a, b));
    if (cell === undefined) {
      const [short, long] = (rows[a] as SumRow).cells.length < (rows[b] as SumRow).cells.length ? [a, b] : [b, a];
      cell = (rows[short] as SumRow).cells.find((each) => (rowsOf[each] as number[]).includes(long)) ?? -1;
      ofSmaller.set(Math.max(a, b), cell);
    }
    return cell;
  };
}
