import { testPast, type BacktestRow, type BacktestScore } from '../../compute/forecast/backtest.ts';
import { estimateParameters, KAPPA, type Parameters } from '../../compute/forecast/estimate.ts';
import { forecast, WEIGHT, type ForecastPoint } from '../../compute/forecast/forecast.ts';
import { dot, quadraticForm, sum } from '../../compute/forecast/matrix.ts';
import { Z80, Z95 } from '../../compute/forecast/normal.ts';
import { AS_FOR_ALL, asksOwnPast, type OwnEvidence, type OwnSpread } from '../../compute/forecast/own-evidence.ts';
import { persistenceForecast } from '../../compute/forecast/persistence.ts';
import type { Projection } from '../../compute/forecast/project.ts';
import { sayEmptied } from '../../compute/forecast/say-what-if.ts';
import { whatIf } from '../../compute/forecast/scenario.ts';
import type { ScenarioFile } from '../../schema/scenario.ts';
import { BANDS, CATEGORIES, EVIDENCE_MONTHS, FEWEST_MONTHS, indicatorOf, nextMonth, OWN_PAST_MONTHS, TYPES, UASC, WINDOW_MONTHS, type Category, type FlowHistory, type ForecastChoices } from '../../schema/flows.ts';
import type { GivenMonths } from './read-files.ts';

/** What the analyst's tool prints, under the names that the method's published checks use. */
export interface ForecastAnswer {
  /** 'totals' where the file hides counts by age and placement, or has none. */
  tier: 'A' | 'B' | 'totals' | 'D';
  /** In sentences: what the reader has to know before the numbers. */
  notes: string[];
  method: { weight: number; kappa: number; window: number; z80: number; z95: number };
  /** null where there are too few months for them, or totals alone, as is what is made of them. */
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
  /** Of unaccompanied children, who are in all else too; null where they aren't counted on their own. */
  uasc: Pick<ForecastAnswer, 'notes' | 'forecast' | 'backtest' | 'backtest_scores'> | null;
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

export function answerForecast({ history, onlyTotals, uasc: unaccompanied }: GivenMonths, months: number, scenario: ScenarioFile | null, choices: ForecastChoices): ForecastAnswer {
  const uasc = unaccompanied && answerUasc(unaccompanied, months);
  const origin = history.months.at(-1) as string;
  const start = history.stock.at(-1) as readonly number[];
  const rowsOf = (points: readonly ForecastPoint[]): ForecastRow[] => points.map((point) => nameRow(point, origin));
  const categories: readonly Category[] = onlyTotals ? ['total'] : CATEGORIES;
  const notes = months > EVIDENCE_MONTHS ? [`Beyond ${EVIDENCE_MONTHS} months nothing is known of how far forecasts of parts miss; their spread is taken to grow as that of the total.`] : [];
  if (asksOwnPast(choices) && history.months.length < OWN_PAST_MONTHS) notes.push(`${history.months.length} months are too few to learn from the council’s own past: ${OWN_PAST_MONTHS} are needed. What was asked of it is left as it is for every council.`);
  if (onlyTotals) notes.push(`${onlyTotals === 'hidden' ? 'Counts by age and placement are hidden in the file' : 'The file has no counts by age and placement'}, so the forecast is made from the totals of each month, and is of the total alone.${scenario ? ' The what-if is left out, for it is one of ages and placements.' : ''}`);
  const method = { weight: WEIGHT, kappa: KAPPA, window: WINDOW_MONTHS, z80: Z80, z95: Z95 };
  if (history.months.length < FEWEST_MONTHS + 1) {
    notes.unshift(`${history.months.length} months are too few to tell how children come and go: ${FEWEST_MONTHS + 1} are needed. The last count stands for the months to come, with the spread that past forecasts had.`);
    const points = categories.flatMap((cat) => persistenceForecast(dot(indicatorOf(cat), start), months, cat)).sort((a, b) => a.h - b.h);
    return { tier: 'D', notes, method: { ...method, weight: 1 }, parameters: null, mean_path: null, process_covariance: null, forecast: rowsOf(points), scenario: null, backtest: [], backtest_scores: [], own_evidence: null, uasc };
  }
  if (onlyTotals) {
    const { weight, ...made } = forecastOneState(history, months, { category: 'total', choices });
    return { tier: 'totals', notes, method: { ...method, weight }, parameters: null, mean_path: null, process_covariance: null, scenario: null, ...made, uasc };
  }
  if (!history.moves) notes.push('Moves between placements are not recorded. The net moves follow from the balance; how many children moved there and back is not known.');
  const parameters = estimateParameters(history);
  if (scenario) notes.push(...sayEmptied(parameters, scenario, months).map((sentence) => `In the scenario: ${sentence.replace(/^M/, 'm')}`));
  const { rows, scores, own, weight, errorOf } = testPast(history, { choices });
  const { points, projection } = forecast(start, parameters, { months, weight, errorOf });
  return {
    tier: history.moves ? 'A' : 'B', notes, method: { ...method, weight }, parameters: nameParameters(parameters, start, origin), mean_path: namePath(projection, origin), process_covariance: projection.covariance,
    forecast: rowsOf(points), scenario: scenario && rowsOf(forecast(start, parameters, { months, weight, errorOf, ...whatIf(parameters, scenario) }).points),
    backtest: rows.map(nameBacktest), backtest_scores: scores, uasc, own_evidence: nameOwn(own),
  };
}

function answerUasc(history: FlowHistory, months: number): NonNullable<ForecastAnswer['uasc']> {
  const notes = ['Forecasts of unaccompanied children miss by far more than others, for who comes follows how the country shares them among councils.'];
  const [origin, start] = [history.months.at(-1) as string, history.stock.at(-1) as readonly number[]];
  if (history.months.length < FEWEST_MONTHS + 1) return { notes, forecast: persistenceForecast(sum(start), months, UASC).map((point) => nameRow(point, origin)), backtest: [], backtest_scores: [] };
  const { forecast: rows, backtest: tested, backtest_scores: scores } = forecastOneState(history, months, { category: UASC, choices: AS_FOR_ALL });
  return { notes, forecast: rows, backtest: tested, backtest_scores: scores };
}

function forecastOneState(history: FlowHistory, months: number, { category, choices }: { category: Category; choices: ForecastChoices }): Pick<ForecastAnswer, 'forecast' | 'backtest' | 'backtest_scores' | 'own_evidence'> & { weight: number } {
  const { rows, scores, own, weight, errorOf } = testPast(history, { categories: [category], choices });
  const { points } = forecast(history.stock.at(-1) as readonly number[], estimateParameters(history), { months, categories: [category], weight, errorOf });
  return { weight, forecast: points.map((point) => nameRow(point, history.months.at(-1) as string)), backtest: rows.map(nameBacktest), backtest_scores: scores, own_evidence: nameOwn(own) };
}

function nameOwn(own: OwnEvidence | null): ForecastAnswer['own_evidence'] {
  return own && { weights: [...own.losses].sort((a, b) => a.weight - b.weight), spreads: [...own.spreads] };
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
