import type { ProtectedFlows, ProtectedUasc } from '../../protect/protect-flows.ts';
import { CATEGORIES, indicatorOf, inOneState, UASC, type Category, type FlowHistory } from '../../schema/flows.ts';
import { backtest, scoreBacktest, type BacktestScore } from './backtest.ts';
import { estimateParameters, type Parameters } from './estimate.ts';
import { forecast, type ForecastPoint } from './forecast.ts';
import { intervalsOf } from './intervals.ts';
import { dot } from './matrix.ts';
import { persistenceForecast } from './persistence.ts';
import { findTooNarrow } from './too-narrow.ts';

/** What may be computed from a council's protected flows, whatever the tier. */
export interface CouncilForecast {
  flows: Exclude<ProtectedFlows, { tier: 'none' }>;
  /** '2026-03': the last month that was counted. */
  lastMonth: string;
  /** 'total' alone, where ages and placements may not be told apart; 'uasc' alone, of unaccompanied children. */
  categories: readonly Category[];
  /** Months of flows that the rates were taken from; null where there are none. */
  windowMonths: number | null;
  /** Oldest first. */
  historyOf: (category: Category) => { month: string; count: number }[];
  scores: readonly BacktestScore[];
  /** By how much the ranges were widened, because too few of the past counts lay in them. */
  widened: ReadonlyMap<Category, number>;
  /** So many months ahead, in the order of `categories`; the effect of a what-if included. */
  pointsTo: (months: number, scenario?: (parameters: Parameters) => (monthsAhead: number) => Parameters) => ForecastPoint[];
  /** What the flows are projected with; null where there are none. */
  model: { start: readonly number[]; parameters: Parameters } | null;
}

const made = new WeakMap<ProtectedFlows | ProtectedUasc, CouncilForecast>();

/** Once for all blocks that show a part of it: testing it on the past takes a while. */
export function forecastCouncil(flows: Exclude<ProtectedFlows, { tier: 'none' }>): CouncilForecast {
  const known = made.get(flows);
  if (known) return known;
  const result = flows.tier === 'years' ? ofYears(flows, 'total') : ofFlows(flows, flows.tier === 'states' ? flows.history : inOneState(flows.months), flows.tier === 'states' ? CATEGORIES : ['total']);
  made.set(flows, result);
  return result;
}

/** Of unaccompanied children alone; null where not even their last count may be shown. */
export function forecastUasc({ published, uasc }: ProtectedFlows): CouncilForecast | null {
  if (!uasc || uasc.tier === 'none') return null;
  const known = made.get(uasc);
  if (known) return known;
  const result = uasc.tier === 'years' ? ofYears({ published, ...uasc }, UASC) : ofFlows({ published, ...uasc }, inOneState(uasc.months), [UASC]);
  made.set(uasc, result);
  return result;
}

function ofFlows(flows: CouncilForecast['flows'], history: FlowHistory, categories: readonly Category[]): CouncilForecast {
  const parameters = estimateParameters(history);
  const start = history.stock.at(-1) as readonly number[];
  const rows = backtest(history, categories.includes(UASC) ? { categories } : {}).filter(({ cat }) => categories.includes(cat));
  const scores = rows.length === 0 ? [] : scoreBacktest(rows);
  const widened = findTooNarrow(rows, scores);
  return {
    flows, categories, scores, widened, windowMonths: parameters.windowMonths, lastMonth: history.months.at(-1) as string, model: { start, parameters },
    historyOf: (category) => history.months.map((month, t) => ({ month, count: dot(indicatorOf(category), history.stock[t] as readonly number[]) })),
    pointsTo: (months, scenario) => forecast(start, parameters, { months, categories, ...(scenario ? { scenario: scenario(parameters) } : {}) }).points.map((point) => widen(point, widened.get(point.cat) ?? 1)),
  };
}

function ofYears(flows: Extract<ProtectedFlows, { tier: 'years' }>, category: Category): CouncilForecast {
  const { month, stock } = flows.counts.at(-1) as (typeof flows.counts)[number];
  return {
    flows, categories: [category], scores: [], widened: new Map(), windowMonths: null, lastMonth: month, model: null,
    historyOf: () => flows.counts.map((count) => ({ month: count.month, count: count.stock })), pointsTo: (months) => persistenceForecast(stock, months, category),
  };
}

function widen(point: ForecastPoint, factor: number): ForecastPoint {
  const totalVariance = point.totalVariance * factor ** 2;
  return factor === 1 ? point : { ...point, totalVariance, ...intervalsOf(point.forecast, totalVariance) };
}
