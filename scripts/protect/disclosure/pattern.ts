import type { IndexedProblem } from './count-problem.ts';
import { openMoveFinder, type Move, type MoveFinder, type Side } from './moves.ts';
import { countHidden, neighboursOf } from './neighbours.ts';
import { withPrograms, type LinearProgram, type Program, type Solver } from './solver.ts';

export interface PatternQuestion {
  indexed: IndexedProblem;
  /** Cells that may be hidden, or are hidden already; by index, as everywhere here. */
  movable: readonly number[];
  /** Hidden from the start: primary cells and what is published nowhere. */
  hidden: readonly number[];
  /** What each primary cell must be able to do. */
  sides: readonly Side[];
  /** Of hiding a cell besides those, 1 or more for most. */
  costOf: (cell: number) => number;
}

export interface Pattern {
  secondary: number[];
  /** In whole numbers, using hidden cells alone: that each side is possible. */
  moves: Map<Side, Move>;
  /** Sides that can't go as far as they need whatever is hidden, and how far they go; 0 where they can't go at all. */
  short: Map<Side, number>;
}

/** Against costs of 1 and more: what is hidden anyway is nearly free, and still no detour is taken for nothing. */
const NEARLY_FREE = 1e-4;

/** From here on a move is sought among a cell's neighbours first: the whole table costs the solver too long for each. */
const LARGE = 1_000;

/** Hidden cells that may be looked through, over all tries, to publish some of them again: some seconds' worth. Beyond it a little too much stays hidden. */
const MOST_WORK = 500_000;

type Open = (program: LinearProgram) => Program;
type Found = ReturnType<MoveFinder['find']>;

/**
 * The heuristic of Kelly and Robertson: for each side the cheapest move by linear programming, hiding what it needs; then, from the dearest
 * hidden cell on, each is published again if every side can do without it.
 * @param start cells that are hidden and moves that are known from an earlier search
 */
export function searchPattern(solver: Solver, question: PatternQuestion, start: Pick<Pattern, 'secondary' | 'moves'> = { secondary: [], moves: new Map() }): Pattern {
  return withPrograms(solver, (open) => {
    const pool = new MovePool();
    const allowed = new Set([...question.hidden, ...start.secondary]);
    pool.add([...new Set(start.moves.values())].filter((move) => move.cells.every((cell) => allowed.has(cell))));
    const { hidden, sides, short } = hideForSides(solver, open, question, start.secondary, pool);
    return { ...publishAgain(solver, open, question, sides, hidden, pool), short };
  });
}

/** Moves by the cells they change. */
class MovePool {
  readonly #byCell = new Map<number, Move[]>();

  add(moves: readonly Move[]): void {
    for (const move of moves) {
      for (const cell of move.cells) {
        const list = this.#byCell.get(cell);
        if (list) list.push(move);
        else this.#byCell.set(cell, [move]);
      }
    }
  }

  /** Those that take the side as far as it needs. */
  for(side: Side): Move[] {
    return (this.#byCell.get(side.cell) ?? []).filter((move) => serves(move, side));
  }

  serves(side: Side): boolean {
    return this.#byCell.get(side.cell)?.some((move) => serves(move, side)) ?? false;
  }
}

function serves({ cells, changes }: Move, { cell, direction, need }: Side): boolean {
  return (changes[cells.indexOf(cell)] ?? 0) * direction >= need;
}

/** Moves of one cell among its neighbours alone, one program for both sides. @param keep sees each move, and may make cells cheaper by it */
function searchNearby(solver: Solver, indexed: IndexedProblem, sides: readonly Side[], mayMove: (cell: number) => boolean, costOf: (cell: number) => number, keep: (found: Found) => void): void {
  const near = sides[0] ? neighboursOf(indexed, sides[0].cell, mayMove, costOf) : [];
  if (near.length === 0) return;
  withPrograms(solver, (open) => {
    const finder = openMoveFinder(open, indexed, near, costOf);
    let latest: readonly Move[] = [];
    for (const side of sides) {
      if (latest.some((move) => serves(move, side))) continue;
      const found = finder.find(side);
      latest = found?.moves ?? [];
      keep(found);
      for (const cell of found?.support ?? []) finder.setCost(cell, costOf(cell));
    }
  });
}

/** What stands in a row with one of the cells. */
function around({ rows, rowsOf }: IndexedProblem, cells: readonly number[], mayMove: (cell: number) => boolean): number[] {
  const near = new Set(cells.flatMap((cell) => rowsOf[cell] as number[]));
  return [...new Set([...near].flatMap((row) => (rows[row] as IndexedProblem['rows'][number]).cells))].filter(mayMove);
}

/** In whole numbers, for which the solver takes much longer. */
function findWhole(open: Open, indexed: IndexedProblem, side: Side, cells: readonly number[], costOf: (cell: number) => number): Found {
  return cells.includes(side.cell) ? openMoveFinder(open, indexed, cells, costOf, { whole: true }).find(side) : null;
}

function groupByCell(sides: readonly Side[]): Side[][] {
  return [...Map.groupBy(sides, ({ cell }) => cell).values()];
}

function hideForSides(solver: Solver, open: Open, { indexed, movable, hidden, sides, costOf }: PatternQuestion, start: readonly number[], pool: MovePool): { hidden: Set<number>; sides: Side[]; short: Map<Side, number> } {
  const out = new Set([...hidden, ...start]);
  const short = new Map<Side, number>();
  const costNow = (cell: number): number => (out.has(cell) ? NEARLY_FREE : costOf(cell));
  const finder = openMoveFinder(open, indexed, movable, costNow);
  const movableSet = new Set(movable);
  const use = (found: Found): void => {
    for (const cell of found?.support ?? []) {
      if (out.has(cell)) continue;
      out.add(cell);
      finder.setCost(cell, NEARLY_FREE);
    }
    pool.add(found?.moves ?? []);
  };
  /** Fractions of people may do where whole ones need more cells. */
  const serve = (side: Side): boolean => {
    if (pool.serves(side)) return true;
    const found = finder.find(side);
    use(found);
    if (!found || pool.serves(side)) return found !== null;
    for (const cellsOf of [() => around(indexed, found.support, (cell) => out.has(cell)), () => movable.filter((cell) => out.has(cell)), () => movable]) {
      use(findWhole(open, indexed, side, cellsOf(), costNow));
      if (pool.serves(side)) return true;
    }
    return false;
  };
  const served = groupByCell(sides).flatMap((group) => {
    if (movable.length > LARGE) searchNearby(solver, indexed, group.filter((side) => !pool.serves(side)), (cell) => movableSet.has(cell), costNow, use);
    return group;
  }).flatMap((side): Side[] => {
    if (serve(side)) return [side];
    let reached = { ...side, need: Math.min(side.need - 1, finder.reach(side)) };
    while (reached.need > 0 && !serve(reached)) reached = { ...reached, need: reached.need - 1 };
    short.set(side, reached.need);
    return reached.need > 0 ? [reached] : [];
  });
  return { hidden: out, sides: served, short };
}

function publishAgain(solver: Solver, open: Open, { indexed, hidden: given, costOf }: PatternQuestion, sides: readonly Side[], hidden: ReadonlySet<number>, pool: MovePool): Omit<Pattern, 'short'> {
  const fixed = new Set(given);
  const secondary = new Set([...hidden].filter((cell) => !fixed.has(cell)));
  const mayMove = (cell: number): boolean => fixed.has(cell) || secondary.has(cell);
  const costNow = (cell: number): number => (secondary.has(cell) ? costOf(cell) : NEARLY_FREE);
  const finder = openMoveFinder(open, indexed, [...hidden], costNow);
  const isLarge = hidden.size > LARGE / 4;
  let work = 0;
  const find = (side: Side): Found => {
    let found: Found = null;
    if (isLarge) searchNearby(solver, indexed, [side], mayMove, costNow, (near) => { found = near; });
    if (found || work > MOST_WORK) return found;
    work += hidden.size;
    return finder.find(side);
  };
  const costOfMove = (move: Move): number => move.cells.reduce((sum, cell) => sum + (secondary.has(cell) ? costOf(cell) : 0), 0);
  const cheapest = (side: Side): Move | null => pool.for(side).reduce<{ move: Move; cost: number } | null>((best, move) => {
    if (!move.cells.every(mayMove)) return best;
    const cost = costOfMove(move);
    return best && best.cost <= cost ? best : { move, cost };
  }, null)?.move ?? null;
  // What was found while little was hidden may be a detour now.
  for (const group of groupByCell(sides.filter((side) => costOfMove(cheapest(side) as Move) > 0))) {
    if (isLarge) searchNearby(solver, indexed, group, mayMove, costNow, (found) => pool.add(found?.moves ?? []));
    else for (const side of group) pool.add(finder.find(side)?.moves ?? []);
  }
  const moves = new Map<Side, Move>();
  const usersOf = new Map<number, Set<Side>>([...hidden].map((cell) => [cell, new Set()]));
  const assign = (side: Side, move: Move): void => {
    for (const cell of moves.get(side)?.cells ?? []) usersOf.get(cell)?.delete(side);
    for (const cell of move.cells) usersOf.get(cell)?.add(side);
    moves.set(side, move);
  };
  for (const side of sides) assign(side, cheapest(side) as Move);
  /** A move for each side that does without what was just published; null when one has none. */
  const replace = (users: Iterable<Side>): Map<Side, Move> | null => {
    const others = new Map<Side, Move>();
    for (const side of users) {
      const found = cheapest(side) ? null : find(side);
      pool.add(found?.moves ?? []);
      for (const cellsOf of [() => around(indexed, found?.support ?? [], mayMove), () => [...fixed, ...secondary]]) if (found && !cheapest(side)) pool.add(findWhole(open, indexed, side, cellsOf(), costNow)?.moves ?? []);
      const move = cheapest(side);
      if (!move) return null;
      others.set(side, move);
    }
    return others;
  };
  const left = countHidden(indexed, hidden);
  const kept = new Set(sides.map(({ cell }) => cell));
  for (const cell of [...secondary].sort((a, b) => costOf(b) - costOf(a))) {
    if (left.wouldReveal(cell, kept)) continue;
    secondary.delete(cell);
    finder.fix(cell);
    const others = replace(usersOf.get(cell) as Set<Side>);
    if (others) {
      for (const [side, move] of others) assign(side, move);
      left.publish(cell);
    } else {
      secondary.add(cell);
      finder.free(cell);
    }
  }
  return { secondary: [...secondary], moves };
}
