import { tightenBounds, type AttackPiece } from './attack-model.ts';
import type { Interval } from './count-problem.ts';
import { withPrograms, type LinearProgram, type Program, type Solver } from './solver.ts';

export interface CellInterval {
  /** If fractions of a person were possible. Never narrower than `integer`. */
  lp: Interval;
  integer: Interval;
  /** False: an attacker certainly can't infer more than this, and perhaps not even this. */
  isProven: boolean;
}

export interface PieceAttack {
  /** By column. */
  intervals: Map<number, CellInterval>;
  /** Tables that agree with everything published; the first is the truth. */
  points: Point[];
  /** Indices of two points that reach the ends of a target that the interval covers. */
  pointsFor(column: number, target: Interval): [number, number];
}

/** Counts by column, in whole numbers; columns that are absent have their true counts. */
export type Point = ReadonlyMap<number, number>;

type Side = 'lo' | 'up';

const SLACK = 1e-6;

/** Open ends times unknown cells, about a second's worth; one end of a larger piece can take as long. */
const MOST_WORK = 500_000;
const LARGE = 500;
/** A whole-number program of so many cells takes the better part of a minute, for one end of one interval. */
const TOO_LARGE = 1_500;
/** Branches of one whole-number program where no exact interval is asked for. */
const BRANCHES = 300;

/**
 * The least and the most that each wanted cell can be. Every point that is found settles all cells whose bound it reaches:
 * most need no program of their own.
 * @param guess a table in which the cell has this value, if one is easily found
 */
export function attackPiece(solver: Solver, piece: AttackPiece, wanted: readonly number[], suggested: readonly Point[], targets: ReadonlyMap<number, Interval>, isExact: boolean, guess: (column: number, value: number) => Point | null): PieceAttack {
  const points: Point[] = [];
  const least = piece.truth.slice();
  const most = piece.truth.slice();
  const keep = (point: Point): boolean => {
    if (!isPossible(piece, point)) return false;
    points.push(point);
    for (const [column, value] of point) {
      if (value < (least[column] as number)) least[column] = value;
      if (value > (most[column] as number)) most[column] = value;
    }
    return true;
  };
  for (const point of [new Map(), ...suggested]) keep(point);
  const fractions = tightenBounds(piece, false);
  const whole = tightenBounds(piece, true);
  const lp = { lo: fractions.lower, up: fractions.upper };
  const unproven = new Set<number>();
  const isOpen = (column: number, side: Side): boolean => (side === 'lo' ? (least[column] as number) > (lp.lo[column] as number) : (most[column] as number) < (lp.up[column] as number));
  const isCovered = (column: number): boolean => {
    const [lo, up] = targets.get(column) ?? [-Infinity, Infinity];
    return (least[column] as number) <= lo && (most[column] as number) >= up;
  };
  let open = (['lo', 'up'] as const).flatMap((side) => wanted.map((column) => ({ column, side }))).filter(({ column, side }) => isOpen(column, side));
  if (!isExact && (piece.cells.length > LARGE || open.length * piece.cells.length > MOST_WORK)) {
    for (const { column } of open) if (isCovered(column)) unproven.add(column);
    open = open.filter(({ column }) => !unproven.has(column));
  }
  if (open.length > 0) {
    withPrograms(solver, (openProgram) => {
      const program = openProgram(programOf(piece, fractions.lower, fractions.upper, false));
      let opened: Program | null = null;
      const wholeProgram = (): Program => opened ??= openProgram({ ...programOf(piece, whole.lower, whole.upper, true), ...(isExact || !open.every(({ column }) => isCovered(column)) ? {} : { branches: BRANCHES }) });
      /** Any table at all in which the cell has this value. */
      const keepPointAt = (column: number, value: number): void => {
        for (const each of [() => program, wholeProgram]) {
          each().setBounds(column, value, value);
          const solution = each().solve();
          each().setBounds(column, fractions.lower[column] as number, fractions.upper[column] as number);
          if (solution.state === 'solved' && keep(pointOf(piece, solution.values))) return;
        }
      };
      for (const { column, side } of open) {
        if (!isOpen(column, side)) continue;
        const sign = side === 'lo' ? 1 : -1;
        program.setCost(column, sign);
        const solution = program.solve();
        program.setCost(column, 0);
        if (solution.state === 'unbounded') {
          const end = targets.get(column)?.[side === 'lo' ? 0 : 1] ?? piece.truth[column] as number;
          keepPointAt(column, end);
          (side === 'lo' ? least : most)[column] = lp[side][column] = -sign * Infinity;
          continue;
        }
        if (solution.state !== 'solved') throw new Error(`The solver could not find the interval of a cell: ${solution.state}.`);
        lp[side][column] = sign * solution.value;
        keep(pointOf(piece, solution.values));
        const bound = side === 'lo' ? Math.max(Math.ceil(solution.value - SLACK), whole.lower[column] as number) : Math.min(Math.floor(-solution.value + SLACK), whole.upper[column] as number);
        const isReached = (): boolean => (side === 'lo' ? least : most)[column] === bound;
        if (isReached()) continue;
        const guessed = guess(column, bound);
        if (guessed) keep(guessed);
        if (isReached()) continue;
        if (piece.cells.length > TOO_LARGE) {
          unproven.add(column);
          continue;
        }
        wholeProgram().setCost(column, sign);
        const answer = wholeProgram().solve();
        wholeProgram().setCost(column, 0);
        if (answer.state === 'solved') {
          keep(pointOf(piece, answer.values));
          if (answer.bound > sign * ((side === 'lo' ? least : most)[column] as number) - 1 + SLACK) continue;
        }
        unproven.add(column);
      }
    });
  }
  return {
    points,
    intervals: new Map(wanted.map((column) => [column, { lp: [tidy(lp.lo[column] as number), tidy(lp.up[column] as number)], integer: [least[column] as number, most[column] as number], isProven: !unproven.has(column) }])),
    pointsFor(column, [lo, up]) {
      const at = (point: Point): number => point.get(column) ?? piece.truth[column] as number;
      return [points.findIndex((point) => at(point) <= lo), points.findIndex((point) => at(point) >= up)];
    },
  };
}

export function programOf({ rows }: Pick<AttackPiece, 'rows'>, lower: Float64Array, upper: Float64Array, whole: boolean): LinearProgram {
  return {
    costs: new Float64Array(lower.length), lower, upper, whole, sameBounds: true,
    rows: rows.map(({ columns, coefficients, lo, up, wholeLo, wholeUp }) => ({ columns, coefficients, ...(whole ? { lo: wholeLo, up: wholeUp } : { lo, up }) })),
  };
}

/** Exactly, in whole numbers; sums that the point doesn't touch hold as they hold for the truth. */
function isPossible({ rows, rowsOf, lower, upper, truth }: AttackPiece, point: Point): boolean {
  const touched = new Set([...point.keys()].flatMap((column) => rowsOf[column] as number[]));
  return [...point].every(([column, value]) => Number.isSafeInteger(value) && value >= (lower[column] as number) && value <= (upper[column] as number))
    && [...touched].every((r) => {
      const { columns, coefficients, wholeLo, wholeUp } = rows[r] as AttackPiece['rows'][number];
      const sum = columns.reduce((total, column, i) => total + (point.get(column) ?? truth[column] as number) * (coefficients[i] as number), 0);
      return sum >= wholeLo && sum <= wholeUp;
    });
}

/** The nearest whole numbers; whether they fit is another question. */
function pointOf({ truth }: AttackPiece, values: Float64Array): Point {
  const point = new Map<number, number>();
  values.forEach((value, column) => { if (Math.round(value) !== truth[column]) point.set(column, Math.round(value) + 0); });
  return point;
}

/** What a solver's arithmetic leaves behind the sixth decimal is not meant. */
function tidy(value: number): number {
  return Number.isFinite(value) ? Math.round(value * 1e6) / 1e6 + 0 : value;
}
