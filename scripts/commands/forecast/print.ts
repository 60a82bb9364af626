import type { ForecastAnswer, ForecastRow } from './answer.ts';

const COLUMNS: readonly (keyof ForecastRow)[] = ['h', 'month', 'cat', 'flow', 'anchor', 'forecast', 'process_var', 'structural_sd', 'total_var', 'lo80', 'hi80', 'lo95', 'hi95'];

/** As a statistician would open it: a row a month and category, whole precision. */
export function printForecastCsv({ forecast, scenario, uasc }: ForecastAnswer): string {
  const rowsOf = (list: readonly ForecastRow[], run: string): unknown[][] => list.map((row) => [...COLUMNS.map((column) => row[column]), run]);
  const rows = [...rowsOf(forecast, 'base'), ...rowsOf(scenario ?? [], 'scenario'), ...rowsOf(uasc?.forecast ?? [], 'base')];
  return [[...COLUMNS, 'run'].join(','), ...rows.map((row) => row.join(','))].join('\n');
}

/** As a person reads it: each year's end, rounded, with what the back-test found. */
export function printForecast({ tier, notes, forecast, scenario, backtest_scores: scores, own_evidence: own, method, uasc }: ForecastAnswer): string {
  const last = Math.max(...forecast.map(({ h }) => h));
  const shown = [...new Set([12, 24, 36, 48, 60].filter((h) => h < last)), last];
  const table = (rows: readonly ForecastRow[]): string[] => ['month    category       forecast  80% between      95% between', ...rows.filter(({ h }) => shown.includes(h)).map(({ month, cat, forecast: centre, lo80, hi80, lo95, hi95 }) =>
    `${month}  ${cat.padEnd(13)}${round(centre).padStart(10)}  ${range(lo80, hi80).padEnd(15)}  ${range(lo95, hi95)}`)];
  const judge = (scores: ForecastAnswer['backtest_scores']): string[] => (scores.length === 0 ? ['There are too few months to test the forecast on the past.']
    : ['category     months ahead  forecasts  independent  error  last count’s  in 80%  in 95%', ...scores.map(({ cat, h, origins, independent, mae, cover80, cover95 }) =>
      `${cat.padEnd(13)}${String(h).padStart(12)}${String(origins).padStart(11)}${String(independent).padStart(13)}${mae.blend.toFixed(1).padStart(7)}${mae.naive.toFixed(1).padStart(14)}${percent(cover80).padStart(8)}${percent(cover95).padStart(8)}`)]);
  return [
    'Computed from raw figures, which may tell of single children: not to be published.', `Data: tier ${tier}.`, ...notes, '', ...table(forecast),
    ...(scenario ? ['', 'If what the scenario assumes happens:', ...table(scenario)] : []), '', 'Tested on the past (mean error in children):', ...judge(scores), ...skill(scores), ...learnt(own, method.weight),
    ...(uasc ? ['', 'Unaccompanied asylum-seeking children, who are counted above too:', ...uasc.notes, '', ...table(uasc.forecast), '', ...judge(uasc.backtest_scores), ...skill(uasc.backtest_scores)] : []),
  ].join('\n');
}

function skill(scores: ForecastAnswer['backtest_scores']): string[] {
  const worse = scores.filter(({ mase }) => mase >= 1).map(({ cat, h }) => `${cat} at ${h} months`);
  return worse.length === 0 ? [] : ['', `Last count was as accurate for: ${worse.join(', ')}.`];
}

function learnt(own: ForecastAnswer['own_evidence'], chosen: number): string[] {
  if (!own) return [];
  return [
    ...(own.weights.length === 0 ? [] : ['', `Weight of the last count: ${chosen}, chosen on the past (miss of the total, to that of the last count: ${own.weights.map(({ weight, loss }) => `${weight}: ${loss.toFixed(3)}`).join(', ')}).`]),
    ...(own.spreads.length === 0 ? [] : ['', 'Past errors in the ranges (standard deviation of the logarithm):', 'category     months ahead  own misses  all councils  with its own', ...own.spreads.map(({ cat, h, n, table, updated }) =>
      `${cat.padEnd(13)}${String(h).padStart(12)}${String(n).padStart(12)}${table.toFixed(3).padStart(14)}${updated.toFixed(3).padStart(14)}`)]),
  ];
}

function round(value: number): string {
  return Math.round(value).toString();
}

function range(low: number, high: number): string {
  return `${Math.floor(low)} and ${Math.ceil(high)}`;
}

function percent(share: number): string {
  return `${Math.round(100 * share)}%`;
}
