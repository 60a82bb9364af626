import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { backtest, scoreBacktest } from '../compute/forecast/backtest.ts';
import { estimateParameters } from '../compute/forecast/estimate.ts';
import { forecast } from '../compute/forecast/forecast.ts';
import { readCsv, type CsvSource } from '../load/read-csv.ts';
import type { FlowHistory } from '../schema/flows.ts';
import { readFlows } from '../validate/forecast/read-flows.ts';

const MONTHS = 36;

/** What a forecast by age and placement costs with its whole back-test, from eight years of months. */
export function benchForecast(): void {
  const open = (name: string): CsvSource => readCsv(name, readFileSync(join(import.meta.dirname, '../test/fixtures/forecast', name), 'utf8')).source as CsvSource;
  const started = performance.now();
  const history = readFlows(open('council_flows.csv'), open('council_moves.csv')).history as FlowHistory;
  const read = performance.now();
  forecast(history.stock.at(-1) as readonly number[], estimateParameters(history), { months: MONTHS });
  const scores = scoreBacktest(backtest(history));
  const seconds = (performance.now() - read) / 1000;
  console.log(`forecast, ${MONTHS} months from ${history.months.length}, with its back-test of ${scores.length} scores: ${seconds.toFixed(2)} s (at most 1 s is wanted), and ${((read - started) / 1000).toFixed(2)} s to read them`);
}
