import type { ProtectedFlows } from '../../protect/protect-flows.ts';
import type { ScenarioFile } from '../../schema/scenario.ts';
import { CATEGORIES, indicatorOf, inOneState, UASC, type Category, type FlowHistory } from '../../schema/flows.ts';
import { testPast, type BacktestScore } from './backtest.ts';
import { estimateParameters, type Parameters } from './estimate.ts';
import { forecast, type ForecastPoint } from './forecast.ts';
import { intervalsOf } from './intervals.ts';
import { dot } from './matrix.ts';
import { AS_FOR_ALL, type OwnEvidence } from './own-evidence.ts';
import { persistenceForecast } from './persistence.ts';
import { whatIf } from './scenario.ts';
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
  /** What the council's own past was asked for, and gave; null where it wasn't, or too few months may be used. */
  own: OwnEvidence | null;
  /** By how much the ranges were widened, because too few of the past counts lay in them. */
  widened: ReadonlyMap<Category, number>;
  /** So many months ahead, in the order of `categories`; the effect of a what-if included. */
  pointsTo: (months: number, levers?: ScenarioFile) => ForecastPoint[];
  /** What the flows are projected with; null where there are none. */
  model: { start: readonly number[]; parameters: Parameters } | null;
}

const made = new Map<string, CouncilForecast>();
const MOST_KEPT = 8;

/** Once for all blocks that show a part of it, and for all saves of other files while a preview runs: testing it on the past takes a while. */
function once(flows: object, forecast: () => CouncilForecast): CouncilForecast {
  const key = JSON.stringify(flows);
  const result = made.get(key) ?? forecast();
  if (made.size >= MOST_KEPT) made.clear();
  made.set(key, result);
  return result;
}

export function forecastCouncil(flows: Exclude<ProtectedFlows, { tier: 'none' }>): CouncilForecast {
  return once(flows, () => (flows.tier === 'years' ? ofYears(flows, 'total') : ofFlows(flows, flows.tier === 'states' ? flows.history : inOneState(flows.months), flows.tier === 'states' ? CATEGORIES : ['total'])));
}

/** Of unaccompanied children alone; null where not even their last count may be shown. */
export function forecastUasc({ published, uasc }: ProtectedFlows): CouncilForecast | null {
  if (!uasc || uasc.tier === 'none') return null;
  return once([UASC, published, uasc], () => (uasc.tier === 'years' ? ofYears({ published, ...uasc }, UASC) : ofFlows({ published, ...uasc }, inOneState(uasc.months), [UASC])));
}

function ofFlows(flows: CouncilForecast['flows'], history: FlowHistory, categories: readonly Category[]): CouncilForecast {
  const parameters = estimateParameters(history);
  const start = history.stock.at(-1) as readonly number[];
  const { choices = AS_FOR_ALL } = flows;
  const { rows, scores, own, weight, errorOf } = testPast(history, { choices, ...(categories.length === 1 ? { categories } : {}) });
  const widened = findTooNarrow(rows, scores);
  return {
    flows, categories, scores, own, widened, windowMonths: parameters.windowMonths, lastMonth: history.months.at(-1) as string, model: { start, parameters },
    historyOf: (category) => history.months.map((month, t) => ({ month, count: dot(indicatorOf(category), history.stock[t] as readonly number[]) })),
    pointsTo: (months, levers) => forecast(start, parameters, { months, categories, weight, errorOf, ...(levers ? whatIf(parameters, levers) : {}) }).points.map((point) => widen(point, widened.get(point.cat) ?? 1)),
  };
}

function ofYears(flows: Extract<ProtectedFlows, { tier: 'years' }>, category: Category): CouncilForecast {
  const { month, stock } = flows.counts.at(-1) as (typeof flows.counts)[number];
  return {
    flows, categories: [category], scores: [], own: null, widened: new Map(), windowMonths: null, lastMonth: month, model: null,
    historyOf: () => flows.counts.map((count) => ({ month: count.month, count: count.stock })), pointsTo: (months) => persistenceForecast(stock, months, category),
  };
}

function widen(point: ForecastPoint, factor: number): ForecastPoint {
  const totalVariance = point.totalVariance * factor ** 2;
  return factor === 1 ? point : { ...point, totalVariance, ...intervalsOf(point.forecast, totalVariance) };
}
