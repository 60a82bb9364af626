import { backtest, scoreBacktest, type BacktestRow, type BacktestScore } from '../../compute/forecast/backtest.ts';
import { estimateParameters, KAPPA, WINDOW_MONTHS, type Parameters } from '../../compute/forecast/estimate.ts';
import { forecast, WEIGHT, type ForecastPoint } from '../../compute/forecast/forecast.ts';
import { dot, quadraticForm, sum } from '../../compute/forecast/matrix.ts';
import { Z80, Z95 } from '../../compute/forecast/normal.ts';
import { asksOwnPast, learnFromPast, SET_BEFOREHAND, type OwnSpread } from '../../compute/forecast/own-evidence.ts';
import { persistenceForecast } from '../../compute/forecast/persistence.ts';
import type { Projection } from '../../compute/forecast/project.ts';
import { sayEmptied } from '../../compute/forecast/say-what-if.ts';
import { whatIf } from '../../compute/forecast/scenario.ts';
import type { ScenarioFile } from '../../schema/scenario.ts';
import { BANDS, CATEGORIES, EVIDENCE_MONTHS, FEWEST_MONTHS, indicatorOf, nextMonth, OWN_PAST_MONTHS, TYPES, type FlowHistory, type ForecastChoices } from '../../schema/flows.ts';

/** What the analyst's tool prints, under the names that the method's published checks use. */
export interface ForecastAnswer {
  tier: 'A' | 'B' | 'D';
  /** In sentences: what the reader has to know before the numbers. */
  notes: string[];
  method: { weight: number; kappa: number; window: number; z80: number; z95: number };
  /** null where there are too few months for them, as is what is made of them. */
  parameters: Record<string, unknown> | null;
  mean_path: { h: number; month: string; mean: number[]; process_cov_diag: number[]; total_mean: number; total_process_var: number }[] | null;
  /** [months ahead][state][state] */
  process_covariance: number[][][] | null;
  forecast: ForecastRow[];
  scenario: ForecastRow[] | null;
  backtest: Record<string, number | string>[];
  backtest_scores: BacktestScore[];
  /** Of each weight the mean miss of the total to that of the last count; of each category the past errors in the ranges. null where not asked for. */
  own_evidence: { weights: { weight: number; loss: number }[]; spreads: OwnSpread[] } | null;
}

export interface ForecastRow {
  h: number;
  month: string;
  cat: string;
  flow: number;
  anchor: number;
  forecast: number;
  process_var: number;
  structural_sd: number;
  total_var: number;
  lo80: number;
  hi80: number;
  lo95: number;
  hi95: number;
}

export function answerForecast(history: FlowHistory, months: number, scenario: ScenarioFile | null, choices: ForecastChoices): ForecastAnswer {
  const origin = history.months.at(-1) as string;
  const start = history.stock.at(-1) as readonly number[];
  const rowsOf = (points: readonly ForecastPoint[]): ForecastRow[] => points.map((point) => nameRow(point, origin));
  const notes = months > EVIDENCE_MONTHS ? [`Beyond ${EVIDENCE_MONTHS} months nothing is known of how far forecasts of parts miss; their spread is taken to grow as that of the total.`] : [];
  if (asksOwnPast(choices) && history.months.length < OWN_PAST_MONTHS) notes.push(`${history.months.length} months are too few to learn from the council’s own past: ${OWN_PAST_MONTHS} are needed. What was asked of it is left as it is for every council.`);
  const method = { weight: WEIGHT, kappa: KAPPA, window: WINDOW_MONTHS, z80: Z80, z95: Z95 };
  if (history.months.length < FEWEST_MONTHS + 1) {
    notes.unshift(`${history.months.length} months are too few to tell how children come and go: ${FEWEST_MONTHS + 1} are needed. The last count stands for the months to come, with the spread that past forecasts had.`);
    const points = CATEGORIES.flatMap((cat) => persistenceForecast(dot(indicatorOf(cat), start), months, cat)).sort((a, b) => a.h - b.h);
    return { tier: 'D', notes, method: { ...method, weight: 1 }, parameters: null, mean_path: null, process_covariance: null, forecast: rowsOf(points), scenario: null, backtest: [], backtest_scores: [], own_evidence: null };
  }
  if (!history.moves) notes.push('Moves between placements are not recorded. The net moves follow from the balance; how many children moved there and back is not known.');
  const parameters = estimateParameters(history);
  if (scenario) notes.push(...sayEmptied(parameters, scenario, months).map((sentence) => `In the scenario: ${sentence.replace(/^M/, 'm')}`));
  const tested = backtest(history, { choices });
  const own = learnFromPast(tested, history.months.length - 1, choices);
  const { weight, errorOf } = own ?? SET_BEFOREHAND;
  const { points, projection } = forecast(start, parameters, { months, weight, errorOf });
  return {
    tier: history.moves ? 'A' : 'B', notes, method: { ...method, weight }, parameters: nameParameters(parameters, start, origin), mean_path: namePath(projection, origin), process_covariance: projection.covariance,
    forecast: rowsOf(points), scenario: scenario && rowsOf(forecast(start, parameters, { months, weight, errorOf, ...whatIf(parameters, scenario) }).points),
    backtest: tested.map(nameBacktest), backtest_scores: scoreBacktest(tested),
    own_evidence: own && { weights: [...own.losses].sort((a, b) => a.weight - b.weight), spreads: [...own.spreads] },
  };
}

function nameRow({ h, cat, flow, anchor, forecast: centre, processVariance, structuralSd, totalVariance, lo80, hi80, lo95, hi95 }: ForecastPoint, origin: string): ForecastRow {
  return { h, month: nextMonth(origin, h), cat, flow, anchor, forecast: centre, process_var: processVariance, structural_sd: structuralSd, total_var: totalVariance, lo80, hi80, lo95, hi95 };
}

function nameParameters({ exposure, exit, move, alpha, ageingCounts, lambda, phi, P, windowMonths }: Parameters, n0: readonly number[], origin: string): Record<string, unknown> {
  return { bands: BANDS, types: TYPES, state_order: 'band-major: index = band*4 + type', kappa: KAPPA, window: windowMonths, origin_month: origin, exposure, exit, move, alpha, ageing_counts: ageingCounts, lambda_: lambda, phi, P, n0 };
}

function namePath({ mean, covariance }: Projection, origin: string): ForecastAnswer['mean_path'] {
  const all = indicatorOf('total');
  return mean.map((states, h) => ({
    h, month: nextMonth(origin, h), mean: states, process_cov_diag: (covariance[h] as number[][]).map((row, i) => row[i] as number),
    total_mean: sum(states), total_process_var: quadraticForm(all, covariance[h] as number[][]),
  }));
}

function nameBacktest({ holtDamped, processVariance, structuralSd, actual, lo80, hi80, lo95, hi95, ...row }: BacktestRow): Record<string, number | string> {
  return { ...row, actual, process_var: processVariance, structural_sd: structuralSd, holt_damped: holtDamped, lo80, hi80, lo95, hi95, in80: Number(actual >= lo80 && actual <= hi80), in95: Number(actual >= lo95 && actual <= hi95) };
}
