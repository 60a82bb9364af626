import { dampedHolt, drift, persistence } from './baselines.ts';
import { estimateParameters, type EstimateOptions } from './estimate.ts';
import { forecast } from './forecast.ts';
import { dot } from './matrix.ts';
import { AS_FOR_ALL, asksOwnPast, learnFromPast, SET_BEFOREHAND, type OwnEvidence, type PastForecast } from './own-evidence.ts';
import { historyUntil, indicatorOf, TYPES, type Category, type FlowHistory, type ForecastChoices } from '../../schema/flows.ts';

/** One forecast of the past beside what came, other forecasts and its ranges. */
export interface BacktestRow extends PastForecast {
  /** Of the last count, as it was then; and the past errors that the ranges hold. */
  weight: number;
  structuralSd: number;
  drift12: number;
  holtDamped: number;
  lo80: number;
  hi80: number;
  lo95: number;
  hi95: number;
}

/** How well the forecast did beside the simplest ones, by category and months ahead. */
export interface BacktestScore {
  cat: Category;
  h: number;
  /** Forecasts, which overlap; and how many of them don't. */
  origins: number;
  independent: number;
  /** Mean absolute error, in children. */
  mae: { blend: number; naive: number; drift12: number; holtDamped: number };
  /** Of the forecast to that of the last count: under 1 has skill. */
  mase: number;
  /** Mean of forecast less actual. */
  bias: number;
  cover80: number;
  cover95: number;
  /** Mean interval score at 80% and 95%: width, and a fine for each miss. */
  score80: number;
  score95: number;
}

const FIRST_ORIGIN = 36;
const ORIGIN_STEP = 3;
const BACKTEST_MONTHS: readonly number[] = [6, 12, 24];
/** Where the past is learnt from, as far as the ranges of a forecast are meant to reach. */
const OWN_PAST_HORIZONS: readonly number[] = [...BACKTEST_MONTHS, 36];
const TESTED: readonly Category[] = ['total', ...TYPES];

/**
 * Every three months from the 37th on the forecast is made anew from what was known then (specification 1.6). That holds for what is learnt from
 * the rows, too: a weight that all of them had chosen would look better on them than it is.
 */
export function backtest(history: FlowHistory, options: EstimateOptions & { horizons?: readonly number[]; categories?: readonly Category[]; choices?: ForecastChoices } = {}): BacktestRow[] {
  const { choices = AS_FOR_ALL, categories = TESTED, horizons = asksOwnPast(choices) ? OWN_PAST_HORIZONS : BACKTEST_MONTHS, ...estimating } = options;
  const rows: BacktestRow[] = [];
  const last = history.months.length - 1;
  for (let origin = FIRST_ORIGIN; origin + Math.min(...horizons) <= last; origin += ORIGIN_STEP) {
    const known = historyUntil(history, origin);
    const within = horizons.filter((h) => origin + h <= last);
    const { weight, errorOf } = learnFromPast(rows, origin, choices) ?? SET_BEFOREHAND;
    const { points } = forecast(known.stock.at(-1) as readonly number[], estimateParameters(known, estimating), { months: Math.max(...within), categories, weight, errorOf });
    for (const h of within) {
      for (const cat of categories) {
        const inCategory = indicatorOf(cat);
        const counts = known.stock.map((stock) => dot(inCategory, stock));
        const { flow, forecast: blend, processVariance, structuralSd, lo80, hi80, lo95, hi95 } = points.find((point) => point.h === h && point.cat === cat) as (typeof points)[number];
        rows.push({ origin, h, cat, actual: dot(inCategory, history.stock[origin + h] as readonly number[]), flow, blend, processVariance, weight, structuralSd, naive: persistence(counts, h), drift12: drift(counts, h), holtDamped: dampedHolt(counts, h), lo80, hi80, lo95, hi95 });
      }
    }
  }
  return rows;
}

/** The test of the past, and what the forecast of today takes from it. @param categories left out for the total and every type */
export function testPast(history: FlowHistory, options: { categories?: readonly Category[]; choices: ForecastChoices }): { rows: BacktestRow[]; scores: BacktestScore[]; own: OwnEvidence | null } & Pick<OwnEvidence, 'weight' | 'errorOf'> {
  const rows = backtest(history, options);
  const own = learnFromPast(rows, history.months.length - 1, options.choices);
  const { weight, errorOf } = own ?? SET_BEFOREHAND;
  return { rows, scores: scoreBacktest(rows), own, weight, errorOf };
}

export function scoreBacktest(rows: readonly BacktestRow[]): BacktestScore[] {
  return [...Map.groupBy(rows, ({ cat, h }) => `${cat} ${h}`).values()].map((group) => {
    const { cat, h } = group[0] as BacktestRow;
    const mean = (value: (row: BacktestRow) => number): number => group.reduce((total, row) => total + value(row), 0) / group.length;
    const mae = (name: 'blend' | 'naive' | 'drift12' | 'holtDamped'): number => mean((row) => Math.abs(row[name] - row.actual));
    const span = (group.at(-1) as BacktestRow).origin - (group[0] as BacktestRow).origin;
    return {
      cat, h, origins: group.length, independent: Math.floor(span / h) + 1,
      mae: { blend: mae('blend'), naive: mae('naive'), drift12: mae('drift12'), holtDamped: mae('holtDamped') },
      mase: mae('blend') / mae('naive'), bias: mean(({ blend, actual }) => blend - actual),
      cover80: mean(({ actual, lo80, hi80 }) => (actual >= lo80 && actual <= hi80 ? 1 : 0)), cover95: mean(({ actual, lo95, hi95 }) => (actual >= lo95 && actual <= hi95 ? 1 : 0)),
      score80: mean(({ actual, lo80, hi80 }) => intervalScore(actual, lo80, hi80, 0.2)), score95: mean(({ actual, lo95, hi95 }) => intervalScore(actual, lo95, hi95, 0.05)),
    };
  });
}

/** Gneiting and Raftery (2007): (u - l) + 2/alpha of what lies outside. */
function intervalScore(actual: number, lower: number, upper: number, alpha: number): number {
  return upper - lower + (2 / alpha) * (Math.max(lower - actual, 0) + Math.max(actual - upper, 0));
}
