import { OWN_PAST_MONTHS, type Category, type ForecastChoices } from '../../schema/flows.ts';
import { WEIGHT } from './forecast.ts';
import { structuralError } from './structural-error.ts';

/** What a council's own past says of its forecast, where it is asked (specification, end of 1.5, and 1.6). */

/** A forecast of the past beside what came. */
export interface PastForecast {
  /** Months before it that were known: the place of the last one. */
  origin: number;
  h: number;
  cat: Category;
  actual: number;
  flow: number;
  /** As it was given then. */
  blend: number;
  naive: number;
  processVariance: number;
}

export interface OwnEvidence {
  /** Of the last count against the flows. */
  weight: number;
  errorOf: (category: Category, months: number) => number;
  /** Of each weight, where one was to be chosen. */
  losses: readonly { weight: number; loss: number }[];
  /** Where the council's own misses were to be learnt from; none of a category that wasn't tested. */
  spreads: readonly OwnSpread[];
}

/** Standard deviation of the log error beyond chance: of all councils, and brought up to date with the council's own `n` misses. */
export interface OwnSpread {
  cat: Category;
  h: number;
  n: number;
  table: number;
  updated: number;
}

/** What is used where nothing is asked, or too little is known. */
export const SET_BEFOREHAND: Pick<OwnEvidence, 'weight' | 'errorOf'> = { weight: WEIGHT, errorOf: structuralError };
export const AS_FOR_ALL: ForecastChoices = { weight: 'half', spread: 'all-councils' };

/** Of those that miss alike the one nearest the middle is taken, which stands first. */
const WEIGHTS = [WEIGHT, 0.75, 0.25, 1, 0] as const;
const ALIKE = 1e-9;
/** As many misses as what is known of all councils counts for. */
const PRIOR_MISSES = 8;

export function asksOwnPast({ weight, spread }: ForecastChoices): boolean {
  return weight === 'chosen' || spread === 'own-errors';
}

/** From those forecasts alone whose month had come by `last`, the place of the last known month; null where nothing is asked or too few months are known. */
export function learnFromPast(rows: readonly PastForecast[], last: number, choices: ForecastChoices): OwnEvidence | null {
  if (!asksOwnPast(choices) || last + 1 < OWN_PAST_MONTHS) return null;
  const known = rows.filter(({ origin, h }) => origin + h <= last);
  const losses = choices.weight === 'chosen' ? WEIGHTS.map((weight) => ({ weight, loss: lossOf(known, weight) })) : [];
  const spreads = choices.spread === 'own-errors' ? updateSpreads(known) : [];
  return { weight: chooseWeight(losses), errorOf: errorFrom(spreads), losses, spreads };
}

/** Mean miss of the total to that of the last count, each horizon counted alike; one in which the last count never missed has no ratio. */
export function lossOf(rows: readonly PastForecast[], weight: number): number {
  const ratios = [...Map.groupBy(rows.filter(({ cat }) => cat === 'total'), ({ h }) => h).values()].map((group) => {
    const missed = (by: number): number => group.reduce((total, { actual, flow, naive }) => total + Math.abs(by * naive + (1 - by) * flow - actual), 0);
    return missed(weight) / missed(1);
  }).filter(Number.isFinite);
  return ratios.reduce((total, ratio) => total + ratio, 0) / (ratios.length || 1);
}

function chooseWeight(losses: OwnEvidence['losses']): number {
  const least = Math.min(...losses.map(({ loss }) => loss));
  return losses.find(({ loss }) => loss <= least + ALIKE)?.weight ?? WEIGHT;
}

function updateSpreads(rows: readonly PastForecast[]): OwnSpread[] {
  return [...Map.groupBy(rows, ({ cat, h }) => `${cat} ${h}`).values()].map((group) => {
    const { cat, h } = group[0] as PastForecast;
    // Of a count of none, or a forecast of none, there is no logarithm.
    const misses = apart(group).filter(({ actual, blend }) => actual > 0 && blend > 0);
    const table = structuralError(cat, h);
    return { cat, h, n: misses.length, table, updated: updateSpread(table, misses) };
  });
}

/** The latest, and back from it every one whose months ahead don't overlap with those of the next. */
export function apart<Row extends Pick<PastForecast, 'origin' | 'h'>>(rows: readonly Row[]): Row[] {
  const latest = Math.max(...rows.map(({ origin }) => origin));
  return rows.filter(({ origin, h }) => (latest - origin) % h === 0);
}

/** sigma^2 = (8 sigma0^2 + sum max(0, e^2 - v)) / (8 + n), where v, of the logarithm, is what chance explains. */
export function updateSpread(table: number, misses: readonly Pick<PastForecast, 'actual' | 'blend' | 'processVariance'>[]): number {
  const beyond = misses.reduce((total, { actual, blend, processVariance }) => total + Math.max(0, Math.log(actual / blend) ** 2 - Math.log(1 + processVariance / blend ** 2)), 0);
  return Math.sqrt((PRIOR_MISSES * table ** 2 + beyond) / (PRIOR_MISSES + misses.length));
}

/** By how much the tested horizons differ from the table; straight between them, and the same before the first and after the last. */
function errorFrom(spreads: readonly OwnSpread[]): OwnEvidence['errorOf'] {
  const tested = Map.groupBy(spreads.filter(({ n }) => n > 0).map(({ cat, h, table, updated }) => ({ cat, h, ratio: updated / table })).sort((a, b) => a.h - b.h), ({ cat }) => cat);
  return (category, months) => {
    const known = tested.get(category);
    if (!known) return structuralError(category, months);
    const after = known.find(({ h }) => h >= months) ?? known.at(-1)!;
    const before = known.findLast(({ h }) => h <= months) ?? after;
    const way = after.h === before.h ? 0 : (months - before.h) / (after.h - before.h);
    return structuralError(category, months) * (before.ratio + way * (after.ratio - before.ratio));
  };
}
