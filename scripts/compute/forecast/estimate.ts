import { sum } from './matrix.ts';
import { BAND_MONTHS, BANDS, STATE_COUNT, stateOf, TYPES, WINDOW_MONTHS, type FlowHistory } from '../../schema/flows.ts';

/** Monthly chances of leaving, moving and ageing, and arrivals; of a window of months. */
export interface Parameters {
  /** Child-months at risk. [band][type] */
  exposure: number[][];
  /** [band][type] */
  exit: number[][];
  /** [band][from][to] */
  move: number[][][];
  /** Of moving on to the next band; 0 in the last. */
  alpha: number[];
  /** Children who crossed into the next band in the window, from the balance of each band. */
  ageingCounts: number[];
  /** Mean monthly entries. [state] */
  lambda: number[];
  /** Variance of the monthly entries to their mean, 1 at least: brothers and sisters arrive together. */
  phi: number;
  /** [state][state], and last the exit. */
  P: number[][];
  windowMonths: number;
}

export interface EstimateOptions {
  windowMonths?: number;
  /** Child-months that a rate of a small group is drawn towards that of all. */
  kappa?: number;
}

/** A third of the places can't empty within a month whatever the rates say. */
const MOST_LEAVING = 0.95;

export const KAPPA = 60;

/**
 * Rates of the last `windowMonths`, in child-months, small groups drawn towards their parents (specification 1.2 and 1.3). Who grows from one
 * band into the next follows from the balance of each band, so no child's age is needed. Without recorded moves the net ones are used.
 */
export function estimateParameters(history: FlowHistory, { windowMonths = WINDOW_MONTHS, kappa = KAPPA }: EstimateOptions = {}): Parameters {
  const last = history.months.length - 1;
  const first = Math.max(1, last - windowMonths + 1);
  const window = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const over = (pick: (month: number) => number): number => window.reduce((total, month) => total + pick(month), 0);
  const table = (pick: (month: number, state: number) => number): number[][] => BANDS.map((_, a) => TYPES.map((__, p) => over((month) => pick(month, stateOf(a, p)))));
  const stock = (month: number, state: number): number => history.stock[month]?.[state] as number;
  const entries = table((month, state) => history.entries[month]?.[state] as number);
  const exits = table((month, state) => history.exits[month]?.[state] as number);
  const exposure = table((month, state) => stock(month - 1, state) + (history.entries[month]?.[state] as number) / 2);

  const ageingCounts = ageFree(BANDS.map((_, a) => sum(entries[a] as number[]) - sum(exits[a] as number[]) - sum(TYPES.map((__, p) => stock(last, stateOf(a, p)) - stock(first - 1, stateOf(a, p))))));
  const bandExposure = exposure.map(sum);
  const alpha = BANDS.map((_, a) => (a === BANDS.length - 1 ? 0 : (Math.max(ageingCounts[a] as number, 0) + kappa / (BAND_MONTHS[a] as number)) / ((bandExposure[a] as number) + kappa)));

  const exit = BANDS.map((_, a) => {
    const pooled = share(sum(exits[a] as number[]), bandExposure[a] as number);
    return TYPES.map((__, p) => (at(exits, a, p) + kappa * pooled) / (at(exposure, a, p) + kappa));
  });
  const moved = history.moves ? countMoves(history.moves, window) : netMoves({ entries, exits, exposure, alpha, change: table((month, state) => stock(month, state) - stock(month - 1, state)) });
  const move = shrinkMoves(moved, exposure, kappa);
  const arrivals = window.map((month) => sum(history.entries[month] as readonly number[]));
  const lambda = Array.from({ length: STATE_COUNT }, (_, state) => over((month) => history.entries[month]?.[state] as number) / window.length);
  return { exposure, exit, move, alpha, ageingCounts, lambda, phi: dispersion(arrivals), P: transitionMatrix({ exit, move, alpha }), windowMonths: window.length };
}

/** Children who left each band for the next: G_a = G_(a-1) + entries - exits - change of the band's stock. */
function ageFree(balances: readonly number[]): number[] {
  let crossed = 0;
  return balances.map((balance) => { crossed += balance; return crossed; });
}

function at(table: readonly (readonly number[])[], a: number, p: number): number {
  return table[a]?.[p] as number;
}

function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}

function dispersion(counts: readonly number[]): number {
  const mean = sum(counts) / counts.length;
  if (mean === 0 || counts.length < 2) return 1;
  return Math.max(1, counts.reduce((total, count) => total + (count - mean) ** 2, 0) / (counts.length - 1) / mean);
}

function countMoves(moves: NonNullable<FlowHistory['moves']>, window: readonly number[]): number[][][] {
  return BANDS.map((_, a) => TYPES.map((__, p) => TYPES.map((___, q) => window.reduce((total, month) => total + (moves[month]?.[stateOf(a, p)]?.[q] as number), 0))));
}

/** What the balance of each state needs besides entries, exits and ageing; from those with too many to those with too few, in proportion. */
function netMoves({ entries, exits, exposure, alpha, change }: Record<'entries' | 'exits' | 'exposure' | 'change', number[][]> & { alpha: number[] }): number[][][] {
  return BANDS.map((_, a) => {
    const needs = TYPES.map((__, p) => at(change, a, p) - at(entries, a, p) + at(exits, a, p) - (a === 0 ? 0 : (alpha[a - 1] as number) * at(exposure, a - 1, p)) + (alpha[a] as number) * at(exposure, a, p));
    const wanted = sum(needs.map((need) => Math.max(need, 0)));
    return needs.map((from) => needs.map((to) => (from < 0 && to > 0 ? (-from * to) / wanted : 0)));
  });
}

/** A band that never has a type sends nobody there, nor from there. */
function shrinkMoves(moved: readonly number[][][], exposure: readonly number[][], kappa: number): number[][][] {
  const pooled = TYPES.map((_, p) => TYPES.map((__, q) => share(sum(BANDS.map((___, a) => moved[a]?.[p]?.[q] as number)), sum(BANDS.map((___, a) => at(exposure, a, p))))));
  return BANDS.map((_, a) => TYPES.map((__, p) => TYPES.map((___, q) => (p === q || at(exposure, a, p) === 0 || at(exposure, a, q) === 0 ? 0 : ((moved[a]?.[p]?.[q] as number) + kappa * at(pooled, p, q)) / (at(exposure, a, p) + kappa)))));
}

/** Row of a state: to the other types, to the next band, out; the rest stays. */
export function transitionMatrix({ exit, move, alpha }: Pick<Parameters, 'exit' | 'move' | 'alpha'>): number[][] {
  return BANDS.flatMap((_, a) => TYPES.map((__, p) => {
    const row = new Array<number>(STATE_COUNT + 1).fill(0);
    row[STATE_COUNT] = at(exit, a, p);
    TYPES.forEach((___, q) => { if (q !== p) row[stateOf(a, q)] = move[a]?.[p]?.[q] as number; });
    if (a + 1 < BANDS.length) row[stateOf(a + 1, p)] = alpha[a] as number;
    const leaving = sum(row);
    const scaled = leaving > MOST_LEAVING ? row.map((chance) => (chance * MOST_LEAVING) / leaving) : row;
    scaled[stateOf(a, p)] = 1 - sum(scaled);
    return scaled;
  }));
}
