import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCsv, type CsvSource } from '../../load/read-csv.ts';
import type { ProtectedFlows } from '../../protect/protect-flows.ts';
import { historyUntil, indicatorOf, type FlowHistory, type ForecastChoices } from '../../schema/flows.ts';
import type { PlanFile } from '../../schema/plan.ts';
import { readFlows } from '../../validate/forecast/read-flows.ts';
import { backtest, scoreBacktest, type BacktestRow, type BacktestScore } from './backtest.ts';
import { forecastCouncil } from './council-forecast.ts';
import { estimateParameters } from './estimate.ts';
import { forecast } from './forecast.ts';
import { dot } from './matrix.ts';
import { shareThatFell } from './reference-class.ts';
import { sayMethod, sayTier } from './say-method.ts';
import { applyScenario } from './scenario.ts';
import { solveForTarget } from './solve-target.ts';
import { tabulateBacktest, tabulateTargets } from './tabulate-forecast.ts';
import { findTooNarrow, judgeSkill } from './too-narrow.ts';

const open = (name: string): CsvSource => readCsv(name, readFileSync(join(import.meta.dirname, '../../test/fixtures/forecast', name), 'utf8')).source as CsvSource;
const history = readFlows(open('council_flows.csv'), open('council_moves.csv')).history as FlowHistory;
const states: ProtectedFlows = { published: '2026-04', tier: 'states', withoutMoves: false, history };
const total = (counts: readonly number[]): number => dot(indicatorOf('total'), counts);
const totals: ProtectedFlows = { published: '2026-04', tier: 'totals', months: history.months.map((month, t) => ({ month, stock: total(history.stock[t]!), entries: total(history.entries[t]!), exits: total(history.exits[t]!) })) };

test('by age and placement it is the forecast of the method', () => {
  const { pointsTo, categories, windowMonths, widened } = forecastCouncil(states);
  expect(pointsTo(36)).toEqual(forecast(history.stock.at(-1)!, estimateParameters(history), { months: 36 }).points);
  expect([categories.length, windowMonths, widened.size]).toEqual([10, 36, 0]);
});

test('from totals alone everybody is in one state: who leaves is a share of those at risk, who comes a mean', () => {
  const { pointsTo, categories, model, scores } = forecastCouncil(totals);
  const window = history.months.slice(-36).map((_, i) => 60 + i);
  const [came, left] = [history.entries, history.exits].map((list) => window.reduce((sum, t) => sum + total(list[t]!), 0)) as [number, number];
  const atRisk = window.reduce((sum, t) => sum + total(history.stock[t - 1]!) + total(history.entries[t]!) / 2, 0);
  const [leaving, arriving] = [left / atRisk, came / 36];
  let flow = total(history.stock.at(-1)!);
  for (let h = 0; h < 12; h++) flow = flow * (1 - leaving) + arriving * (1 - leaving / 2);
  expect(categories).toEqual(['total']);
  expect(pointsTo(12).at(-1)?.flow).toBeCloseTo(flow, 9);
  expect(model?.parameters.phi).toBeCloseTo(estimateParameters(history).phi, 9);
  expect(new Set(scores.map(({ cat }) => cat))).toEqual(new Set(['total']));
});

test('from one count a year it is the last count', () => {
  const { pointsTo, scores, lastMonth } = forecastCouncil({ published: '2026-04', tier: 'years', isShort: false, counts: [{ month: '2025-03', stock: 373 }, { month: '2026-03', stock: 372 }] });
  expect([lastMonth, scores.length, pointsTo(36).map(({ forecast: centre }) => centre).every((centre) => centre === 372)]).toEqual(['2026-03', 0, true]);
});

test('the forecast with the factor that solves for a target is at the target', () => {
  const [start, parameters] = [history.stock.at(-1)!, estimateParameters(history)];
  for (const lever of ['entries', 'exits'] as const) {
    const factor = solveForTarget(start, parameters, { count: 330, months: 36, lever }) as number;
    const { points } = forecast(start, parameters, { months: 36, categories: ['total'], scenario: applyScenario(parameters, { [lever]: { '*|*': factor } }) });
    expect(points.at(-1)?.forecast).toBeCloseTo(330, 6);
    expect(lever === 'entries' ? 1 - factor : factor - 1).toBeGreaterThan(0.1);
  }
  expect(solveForTarget(start, parameters, { count: 20, months: 12, lever: 'entries' })).toBeNull();
});

test('ranges that hold too few of the past are widened until they hold four of five', () => {
  const rows = backtest(history).filter(({ cat }) => cat === 'total');
  const narrow = rows.map((row): BacktestRow => ({ ...row, lo80: row.blend * 0.99, hi80: row.blend / 0.99 }));
  const scores = scoreBacktest(narrow);
  const factor = findTooNarrow(narrow, scores).get('total') as number;
  expect(scores.find(({ h }) => h === 6)?.cover80).toBeLessThan(0.65);
  const covered = (by: number): number => narrow.filter(({ h, actual, blend }) => h === 6 && Math.abs(Math.log(actual / blend)) <= by * -Math.log(0.99) * (1 + 1e-12)).length / 18;
  expect([covered(factor) >= 0.8, covered(factor * 0.999) >= 0.8]).toEqual([true, false]);
  // Four tests that don't overlap tell nothing.
  expect(findTooNarrow(narrow, scores.map((score) => ({ ...score, independent: 7 }))).size).toBe(0);
});

test.each<[string, number, number, number, ReturnType<typeof judgeSkill>]>([
  ['closer by what is shown', 9, 12.5, 12.8, 'closer'], ['the same as shown', 9, 12.54, 12.46, 'no-closer'], ['worse', 9, 13, 12, 'no-closer'], ['too few to claim skill', 4, 10, 12, 'too-few'], ['worse, however few', 2, 13, 12, 'no-closer'],
])('skill: %s', (_, independent, blend, naive, verdict) => expect(judgeSkill({ independent, mae: { blend, naive, drift12: 0, holtDamped: 0 } })).toBe(verdict));

test('what is said with a forecast: tier, window, weight, ranges, past, and what it can’t know', () => {
  const words = sayMethod(forecastCouncil(states), 'total', 48);
  expect(words).toEqual([
    'Made from who came and left by month, age and placement over the 36 months to March 2026, and who moved between placements. It stands halfway between the last count and what these flows lead to, a weight that was set beforehand.',
    'How far forecasts miss is known for 36 months. Beyond them the ranges are taken to widen as those of the total of English councils do.',
    'In 8 of 10 cases the number should lie in the inner range, and in 95 of 100 in the outer. The ranges hold what chance does, and how far such forecasts of English councils missed in the past.',
    'Tested on this council’s own past: 6, 12 and 24 months ahead the last count was as accurate.',
    'More of the past counts lay within the ranges than should, so they may be wider than they need be; they are left so.',
    'It can’t see turning points: a change in the law, in practice, or in who comes to the area.',
  ]);
  expect(sayMethod(forecastCouncil(states), 'residential', 36).find((sentence) => sentence.startsWith('Tested'))).toBe('Tested on this council’s own past: 6 months ahead the forecast was closer than the last count, 24 months ahead the last count was as accurate and 12 months ahead there are fewer than 5 tests that don’t overlap, too few to claim skill.');
  const scores = forecastCouncil(states).scores.map((score): BacktestScore => score);
  expect(sayMethod({ ...forecastCouncil(states), scores, widened: new Map([['total', 1.314]]) }, 'total', 36)).toContain('The ranges are 31% wider than the method gives, because too few of the past counts lay within them.');
});

test('with the council’s own past: the forecast, its ranges, its test and what a target would take rest on it', () => {
  const choices: ForecastChoices = { weight: 'chosen', spread: 'own-errors' };
  const learnt = forecastCouncil({ ...states, choices });
  const { weight, errorOf } = learnt.own!;
  expect(weight).toBe(1);
  expect(learnt.pointsTo(36)).toEqual(forecast(history.stock.at(-1)!, estimateParameters(history), { months: 36, weight, errorOf }).points);
  expect(learnt.pointsTo(12).at(-10)).toMatchObject({ cat: 'total', forecast: 372, structuralSd: learnt.own?.spreads.find(({ cat, h }) => cat === 'total' && h === 12)?.updated });
  expect(learnt.scores).toEqual(scoreBacktest(backtest(history, { choices })));
  expect([...new Set(learnt.scores.map(({ h }) => h))]).toEqual([6, 12, 24, 36]);
  const plan = { 'solve-for': { fewer: { title: 'Fewer', published: '2026-01', by: '2029-03', count: 330 } } } as unknown as PlanFile;
  const toTake = (of: typeof learnt): string[] => tabulateTargets(of, plan, { asOf: '2026-05-01', sources: {} }).rows[0]!.slice(5, 7).map(({ text }) => text);
  const { model } = learnt;
  const factor = (lever: 'entries' | 'exits'): number => solveForTarget(model!.start, model!.parameters, { count: 330, months: 36, lever, weight: 1 })!;
  expect(toTake(learnt)).toEqual([`${Math.ceil(100 * (1 - factor('entries')))}%`, `${Math.ceil(100 * (factor('exits') - 1))}%`]);
  expect(toTake(learnt)).not.toEqual(toTake(forecastCouncil(states)));
});

test('what is said of the council’s own past, and where there is too little of it', () => {
  const with_ = (weight: ForecastChoices['weight'], spread: ForecastChoices['spread'], flows: ProtectedFlows = states) => forecastCouncil({ ...flows, choices: { weight, spread } } as typeof states);
  const both = with_('chosen', 'own-errors');
  const at = (weight: number): string => sayMethod({ ...both, own: { ...both.own!, weight } }, 'total', 36)[0]!.split('between placements. ')[1]!;
  const why = ' That weight was chosen from five, because it missed the total least on this council’s own past.';
  expect([0, 0.25, 0.5, 0.75, 1].map(at)).toEqual([
    `It is what these flows lead to, with no weight on the last count.${why}`, `It stands three quarters of the way from the last count to what these flows lead to.${why}`, `It stands halfway between the last count and what these flows lead to.${why}`,
    `It stands a quarter of the way from the last count to what these flows lead to.${why}`, `It is the last count, with no weight on these flows.${why}`,
  ]);
  expect(sayMethod(both, 'total', 36)[1]).toBe('In 8 of 10 cases the number should lie in the inner range, and in 95 of 100 in the outer. The ranges hold what chance does, and how far forecasts missed in the past, those of English councils and this council’s own.');
  expect(sayMethod(both, '10-15', 36)[1]).toMatch(/missed in the past\. This council’s own misses are left out, because forecasts by age are not tested on its past\.$/);
  expect(sayMethod(with_('half', 'own-errors'), 'total', 36)[0]).toMatch(/lead to, a weight that was set beforehand\.$/);
  expect(sayMethod(with_('chosen', 'all-councils'), 'total', 36)[1]).toMatch(/and how far such forecasts of English councils missed in the past\.$/);
  expect(tabulateBacktest(both, null).notes.at(-1)).toBe('The weight and the ranges of each test are made from what was known then, too; before 60 months were known, without this council’s own past.');
  expect(tabulateBacktest(with_('chosen', 'all-councils'), null).notes.at(-1)).toMatch(/^The weight of each test is made/);
  expect([tabulateBacktest(forecastCouncil(states), null).notes.length, sayTier(both)]).toEqual([1, sayTier(forecastCouncil(states))]);

  const short: ProtectedFlows = { published: '2026-04', tier: 'states', withoutMoves: false, history: historyUntil(history, 50) };
  const years: ProtectedFlows = { published: '2026-04', tier: 'years', isShort: true, counts: [{ month: '2026-03', stock: 372 }] };
  const tooShort = (what: string): string => `Fewer than 60 months may be used here, so ${what} could not be taken from this council’s own past.`;
  expect(with_('chosen', 'own-errors', short).pointsTo(36)).toEqual(forecastCouncil(short).pointsTo(36));
  expect(sayMethod(with_('chosen', 'own-errors', short), 'total', 36)[1]).toBe(tooShort('the weight and the ranges'));
  expect(sayMethod(with_('chosen', 'all-councils', years), 'total', 36)[1]).toBe(tooShort('the weight'));
  expect(sayTier(with_('half', 'own-errors', short))).toContain(` ${tooShort('the ranges')}`);
  expect(tabulateBacktest(with_('half', 'own-errors', short), null).notes.at(-1)).toBe(tooShort('the ranges'));
});

test.each([[-0.157, 36, 0.044, false], [-0.1, 12, 0.043, false], [-0.1285, 36, 0.074375, false], [-0.5, 24, 0.013, true], [-0.1, 60, 0.129, false], [0.9, 12, 0.9, false]])('a change of %s in %s months: %s of windows', (change, months, share, isAtMost) => {
  const found = shareThatFell(change, months);
  expect(found.share).toBeCloseTo(share, 5);
  expect(found.isAtMost).toBe(isAtMost);
});
