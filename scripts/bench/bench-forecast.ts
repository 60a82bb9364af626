import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { backtest, scoreBacktest } from '../compute/forecast/backtest.ts';
import { estimateParameters } from '../compute/forecast/estimate.ts';
import { forecast } from '../compute/forecast/forecast.ts';
import { AS_FOR_ALL, learnFromPast, SET_BEFOREHAND } from '../compute/forecast/own-evidence.ts';
import { readCsv, type CsvSource } from '../load/read-csv.ts';
import type { FlowHistory, ForecastChoices } from '../schema/flows.ts';
import { readFlows } from '../validate/forecast/read-flows.ts';

const MONTHS = 36;

/** What a forecast by age and placement costs with its whole back-test, from eight years of months. */
export function benchForecast(): void {
  const open = (name: string): CsvSource => readCsv(name, readFileSync(join(import.meta.dirname, '../test/fixtures/forecast', name), 'utf8')).source as CsvSource;
  const started = performance.now();
  const history = readFlows(open('council_flows.csv'), open('council_moves.csv')).history as FlowHistory;
  const reading = (performance.now() - started) / 1000;
  const measure = (choices: ForecastChoices): string => {
    const before = performance.now();
    const rows = backtest(history, { choices });
    const { weight, errorOf } = learnFromPast(rows, history.months.length - 1, choices) ?? SET_BEFOREHAND;
    forecast(history.stock.at(-1) as readonly number[], estimateParameters(history), { months: MONTHS, weight, errorOf });
    return `with its back-test of ${scoreBacktest(rows).length} scores ${((performance.now() - before) / 1000).toFixed(2)} s`;
  };
  console.log(`forecast, ${MONTHS} months from ${history.months.length}: ${measure(AS_FOR_ALL)}, and from the council’s own past ${measure({ weight: 'chosen', spread: 'own-errors' })} (at most 1 s is wanted), and ${reading.toFixed(2)} s to read them`);
}
