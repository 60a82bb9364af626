import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ProtectedFlows, ProtectedTotals } from '../../protect/protect-flows.ts';
import type { MonthTotal } from '../../schema/flows.ts';
import { forecastCouncil, forecastUasc, type CouncilForecast } from './council-forecast.ts';
import { sayMethod } from './say-method.ts';
import { tabulateBacktest } from './tabulate-forecast.ts';

const months = readFileSync(join(import.meta.dirname, '../../test/fixtures/forecast/council_uasc.csv'), 'utf8').trim().split('\n').slice(1).map((line): MonthTotal => {
  const [month, stock, entries, exits] = line.split(',') as [string, string, string, string];
  return { month, stock: Number(stock), entries: Number(entries), exits: Number(exits) };
});
/** Of 370 children all in all. */
const councilWith = (uasc?: ProtectedTotals): ProtectedFlows & { tier: 'years' } => ({ published: '2026-04', ...(uasc ? { uasc } : {}), tier: 'years', isShort: false, counts: [{ month: '2026-03', stock: 370 }] });
const made = forecastUasc(councilWith({ tier: 'totals', months })) as CouncilForecast;

test('they are in one state, halfway between the last count and who comes and leaves, with past errors of their own', () => {
  const window = months.slice(-36);
  const atRisk = window.reduce((sum, { entries }, i) => sum + (months[59 + i] as MonthTotal).stock + entries / 2, 0);
  const leaving = window.reduce((sum, { exits }) => sum + exits, 0) / atRisk;
  const arriving = window.reduce((sum, { entries }) => sum + entries, 0) / 36;
  let flow = 27;
  for (let h = 0; h < 12; h++) flow = flow * (1 - leaving) + arriving * (1 - leaving / 2);
  const point = made.pointsTo(12).at(-1);
  expect(point).toMatchObject({ cat: 'uasc', h: 12, anchor: 27, structuralSd: 0.296 });
  expect(point?.forecast).toBeCloseTo((27 + flow) / 2, 9);
  expect([made.lastMonth, made.windowMonths, made.historyOf('uasc').at(-1)]).toEqual(['2026-03', 36, { month: '2026-03', count: 27 }]);
});

test('their spread after three years grows as that of the total', () => {
  const at = (h: number): number | undefined => made.pointsTo(60).find((point) => point.h === h)?.structuralSd;
  expect(at(3)).toBeCloseTo(0.296 / 2, 12);
  expect([at(24), at(36)]).toEqual([0.477, 0.601]);
  expect(at(60)).toBeCloseTo(0.601 * 0.195 / 0.141, 12);
});

test('they are tested on the past alone, and a table for all leaves them out', () => {
  expect(tabulateBacktest(made, 'uasc').rows.map(([first]) => first?.text)).toEqual([6, 12, 24].map((h) => `Unaccompanied asylum-seeking children, ${h} months ahead`));
  const whole = forecastCouncil({ published: '2026-04', uasc: { tier: 'totals', months }, tier: 'totals', months: months.map((month) => ({ ...month, stock: month.stock + 350 })) });
  expect(new Set(whole.scores.map(({ cat }) => cat))).toEqual(new Set(['total']));
});

test('from one count a year it is the last count; where none may be shown there is no forecast', () => {
  const yearly = forecastUasc(councilWith({ tier: 'years', isShort: false, counts: [{ month: '2026-03', stock: 27 }] })) as CouncilForecast;
  expect(yearly.pointsTo(24).map(({ cat, forecast, structuralSd }) => [cat, forecast, structuralSd]).at(-1)).toEqual(['uasc', 27, 0.477]);
  expect([forecastUasc(councilWith({ tier: 'none' })), forecastUasc(councilWith())]).toEqual([null, null]);
});

test('what is said with it names no ages and no placements that it would lack, and why its range is wide', () => {
  const words = sayMethod(made, 'uasc', 36);
  expect(words[0]).toBe('Made from how many of them came and left in each month, at every age and in every placement alike, over the 36 months to March 2026. It stands halfway between the last count and what these flows lead to, a weight that was set beforehand.');
  expect(words[2]).toBe('How many come follows how the country shares these children among councils, so that forecasts of their number missed by more than four times as much as those of all children.');
  expect(sayMethod(forecastUasc(councilWith({ tier: 'years', isShort: true, counts: [{ month: '2026-03', stock: 27 }] })) as CouncilForecast, 'uasc', 36)[0]).toBe('Made from one count a year, because fewer than 24 months of flows are known. It is the last count, which is hard to beat.');
});
