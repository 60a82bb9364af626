import { describe, expect, test } from 'vitest';
import { readExpected, readHistory, readRows, type CsvRow } from '../../test/synthetic-council.ts';
import { backtest, scoreBacktest } from './backtest.ts';
import { estimateParameters } from './estimate.ts';
import { forecast, type ForecastPoint } from './forecast.ts';
import { placesGap } from './gap.ts';
import { project } from './project.ts';
import { occupancyAt, refusedAt, shareRefused } from '../../schema/occupancy.ts';
import type { ScenarioFile } from '../../schema/scenario.ts';
import { applyScenario } from './scenario.ts';

const history = readHistory();
const parameters = estimateParameters(history);
const start = history.stock.at(-1) as readonly number[];
const base = forecast(start, parameters, { months: 36 });

/** Every number in `expected`, at 1e-9. @returns how many were compared */
function expectClose(actual: unknown, expected: unknown, path = ''): number {
  if (typeof expected === 'number') {
    if (!(Math.abs((actual as number) - expected) <= 1e-9)) throw new Error(`${path}: ${String(actual)} instead of ${expected}`);
    return 1;
  }
  const list = Array.isArray(expected) ? Object.entries(expected) : [];
  if (Array.isArray(expected)) expect((actual as unknown[]).length, path).toBe(expected.length);
  return list.reduce((count, [key, value]) => count + expectClose((actual as Record<string, unknown>)[key], value, `${path}/${key}`), 0);
}

describe('as an independent implementation of the method has it, at 1e-9', () => {
  test('parameters', () => {
    const { exposure, exit, move, alpha, ageing_counts: ageingCounts, lambda_: lambda, phi, P } = readExpected<Record<string, unknown>>('expected_parameters.json');
    const compared = Object.entries({ exposure, exit, move, alpha, ageingCounts, lambda, phi, P }).map(([name, expected]) => expectClose(parameters[name as keyof typeof parameters], expected, name));
    expect(compared).toEqual([20, 20, 80, 5, 5, 20, 1, 420]);
  });

  test('mean and covariance', () => {
    for (const { h, mean, process_cov_diag: diagonal } of readExpected<{ h: number; mean: number[]; process_cov_diag: number[] }[]>('expected_flow_projection.json')) {
      expectClose(base.projection.mean[h], mean, `mean ${h}`);
      expectClose(base.projection.covariance[h]?.map((row, i) => row[i]), diagonal, `covariance ${h}`);
    }
    const { h24_full_cov: full, phi1_h24_mean: mean, phi1_h24_cov: poisson } = readExpected<Record<'h24_full_cov' | 'phi1_h24_cov', number[][]> & { phi1_h24_mean: number[] }>('expected_cov_h24.json');
    const alone = project(start, () => ({ ...parameters, phi: 1 }), 24);
    expect([expectClose(base.projection.covariance[24], full), expectClose(alone.covariance[24], poisson), expectClose(alone.mean[24], mean)]).toEqual([400, 400, 20]);
  });

  const expectForecast = (points: readonly ForecastPoint[], rows: readonly CsvRow[]): number => rows.reduce((count, row) => {
    const point = points.find(({ h, cat }) => String(h) === row['h'] && cat === row['cat']) as ForecastPoint;
    const { flow, anchor, forecast: centre, processVariance, structuralSd, totalVariance, lo80, hi80, lo95, hi95 } = point;
    return count + expectClose([flow, anchor, centre, processVariance, structuralSd, totalVariance, lo80, hi80, lo95, hi95],
      ['flow', 'anchor', 'forecast', 'process_var', 'structural_sd', 'total_var', 'lo80', 'hi80', 'lo95', 'hi95'].map((name) => Number(row[name])), `${row['h']} ${row['cat']}`);
  }, 0);

  test('the forecast with its intervals', () => expect(expectForecast(base.points, readRows('expected_forecast.csv'))).toBe(3600));

  test('a what-if', () => {
    const { points } = forecast(start, parameters, { months: 36, scenario: applyScenario(parameters, readExpected<ScenarioFile>('scenario.json')) });
    expect(expectForecast(points, readRows('expected_forecast_scenario.csv'))).toBe(3600);
  });

  test('the back-test, beside three baselines', () => {
    const rows = backtest(history);
    const expected = readRows('expected_backtest.csv');
    expect(rows.length).toBe(expected.length);
    for (const [i, row] of expected.entries()) {
      const { origin, h, cat, actual, flow, blend, naive, drift12, holtDamped, lo80, hi80, lo95, hi95 } = rows[i] as (typeof rows)[number];
      expect([String(origin), String(h), cat]).toEqual([row['origin'], row['h'], row['cat']]);
      expectClose([actual, flow, blend, naive, drift12, holtDamped, lo80, hi80, lo95, hi95], ['actual', 'flow', 'blend', 'naive', 'drift12', 'holt_damped', 'lo80', 'hi80', 'lo95', 'hi95'].map((name) => Number(row[name])), `${origin} ${h} ${cat}`);
      expect([actual >= lo80 && actual <= hi80, actual >= lo95 && actual <= hi95].map(Number)).toEqual([Number(row['in80']), Number(row['in95'])]);
    }
  });

  test('places, and beds that are too full', () => {
    const { inputs, expected, erlang_b: erlang } = readExpected<{ inputs: Record<string, number>; expected: Record<string, number>; erlang_b: { c: number; a: number; B: number }[] }>('expected_gap.json');
    const gap = placesGap({ forecast: inputs['residential_forecast_36'] as number, totalVariance: inputs['residential_total_var_36'] as number },
      { places: inputs['places'] as number, inShare: inputs['share_local'] as number, unavailable: inputs['unavailable'] as number, usedByOthers: inputs['used_by_others'] as number, occupancy: inputs['occupancy'] as number, ringFenced: true });
    expectClose([gap.usable, gap.gapChildren, gap.gapPlaces, gap.gapPlacesLo80, gap.gapPlacesHi80, gap.placesFor80], ['usable', 'gap_children', 'gap_places', 'gap_places_lo80', 'gap_places_hi80', 'places_for_80pct_confidence'].map((name) => expected[name]));
    expect(Math.abs(gap.chanceOfShortfall - (expected['p_shortfall'] as number))).toBeLessThan(1e-12);
    expectClose(erlang.map(({ c, a }) => shareRefused(c, a)), erlang.map(({ B }) => B));
    // as the method's text gives them
    expect([4, 8, 16, 32, 64].map((beds) => Math.round(100 * refusedAt(0.85, beds)))).toEqual([57, 39, 22, 10, 4]);
    expect([4, 8, 16, 32, 64].map((beds) => Math.round(100 * occupancyAt(0.1, beds)))).toEqual([46, 63, 76, 85, 91]);
  });
});

test('the scores of the back-test, by hand', () => {
  const row = (origin: number, actual: number, blend: number, lo80: number, hi80: number) => ({ origin, h: 6, cat: 'total' as const, actual, flow: 0, processVariance: 0, weight: 0.5, structuralSd: 0, blend, naive: actual + 4, drift12: actual, holtDamped: actual, lo80, hi80, lo95: lo80 - 5, hi95: hi80 + 5 });
  // errors +2 and -4; the second lies 1 above its 80% interval; origins 3 months apart, targets 6
  const [score] = scoreBacktest([row(36, 100, 102, 95, 105), row(39, 106, 102, 95, 105)]);
  expect(score).toMatchObject({ origins: 2, independent: 1, mae: { blend: 3, naive: 4 }, mase: 0.75, bias: -1, cover80: 0.5, cover95: 1, score80: 10 + (2 / 0.2) * 1 / 2, score95: 20 });
});
