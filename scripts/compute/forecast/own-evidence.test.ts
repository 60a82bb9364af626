import { expect, test } from 'vitest';
import type { Category, FlowHistory, ForecastChoices } from '../../schema/flows.ts';
import { readHistory } from '../../test/synthetic-council.ts';
import { backtest } from './backtest.ts';
import { apart, learnFromPast, lossOf, updateSpread, type OwnEvidence, type PastForecast } from './own-evidence.ts';
import { structuralError } from './structural-error.ts';

const CHOSEN: ForecastChoices = { weight: 'chosen', spread: 'all-councils' };
const OWN_ERRORS: ForecastChoices = { weight: 'half', spread: 'own-errors' };
const BOTH: ForecastChoices = { weight: 'chosen', spread: 'own-errors' };
/** Place of the last of ten years of months. */
const LAST = 119;

const row = (given: Partial<PastForecast>): PastForecast => ({ origin: 36, h: 6, cat: 'total', actual: 100, flow: 100, naive: 100, blend: 100, processVariance: 0, ...given });
const learn = (rows: readonly PastForecast[], choices: ForecastChoices, last = LAST): OwnEvidence => learnFromPast(rows, last, choices) as OwnEvidence;

// Between 100 and 120: with a weight of 0, .25, .5, .75 and 1 on the 100 the first misses by 5, 0, 5, 10, 15, the second by 15, 10, 5, 0, 5.
const NEAR_FLOWS = row({ naive: 100, flow: 120, actual: 115 });
const NEAR_COUNT = row({ h: 12, naive: 100, flow: 120, actual: 105 });

test('the weight that missed least, each horizon counted alike', () => {
  const rows = [NEAR_FLOWS, NEAR_FLOWS, NEAR_FLOWS, NEAR_COUNT];
  const expected = [(1 / 3 + 3) / 2, (0 + 2) / 2, (1 / 3 + 1) / 2, (2 / 3 + 0) / 2, 1];
  [0, 0.25, 0.5, 0.75, 1].forEach((weight, i) => expect(lossOf(rows, weight), String(weight)).toBeCloseTo(expected[i] as number, 12));
  // Counted alike by forecast it would be a quarter.
  expect(learn(rows, CHOSEN).weight).toBe(0.75);
  expect(learn([NEAR_FLOWS], CHOSEN).weight).toBe(0.25);
  expect(learn([...rows, ...Array.from({ length: 9 }, () => row({ cat: 'fostering', h: 12, naive: 0, flow: 50, actual: 50 }))], CHOSEN).weight).toBe(0.75);
});

test.each<[string, PastForecast[], number]>([
  ['nothing tested', [], 0.5], ['the same forecast with any weight', [row({ actual: 90 })], 0.5], ['a last count that never missed', [row({ flow: 130 })], 0.5],
  ['all three inner weights alike', [row({ flow: 120, actual: 105 }), row({ flow: 120, actual: 115 })], 0.5],
  ['three quarters and the last count alike', [row({ flow: 120, actual: 102.5 })], 0.75], ['a quarter and the flows alike', [row({ flow: 120, actual: 117.5 })], 0.25],
])('ties: %s', (_, rows, weight) => expect(learn(rows, CHOSEN).weight).toBe(weight));

test('only what had come by then is learnt from, and nothing before 60 months are known', () => {
  const rows = [NEAR_FLOWS, row({ origin: 90, h: 12, naive: 100, flow: 120, actual: 100 }), row({ origin: 90, h: 12, naive: 100, flow: 120, actual: 99 })];
  expect([101, 102].map((last) => learn(rows, CHOSEN, last).weight)).toEqual([0.25, 1]);
  expect([learnFromPast(rows, 58, BOTH), learn(rows, BOTH, 59).weight, learnFromPast(rows, LAST, { weight: 'half', spread: 'all-councils' })]).toEqual([null, 0.25, null]);
  expect(learn(rows, OWN_ERRORS)).toMatchObject({ weight: 0.5, losses: [] });
  expect(learn(rows, CHOSEN).errorOf).not.toBe(undefined);
  expect(learn(rows, CHOSEN).errorOf('total', 6)).toBe(structuralError('total', 6));
});

test('the past errors of all councils and the council’s own, by hand', () => {
  // ln(1.2)^2 = .033241, of which chance explains ln(1 + 100/10,000) = .009950; ln(1.01)^2 = .000099 is less than chance
  const far = row({ actual: 120, processVariance: 100 });
  const near = row({ actual: 101, processVariance: 100 });
  expect(updateSpread(0.1, [far, near])).toBeCloseTo(Math.sqrt((8 * 0.01 + 0.0332411516 - 0.0099503309) / 10), 8);
  expect(updateSpread(0.1, [near])).toBeCloseTo(Math.sqrt(0.08 / 9), 12);
  expect(updateSpread(0.1, [])).toBeCloseTo(0.1, 15);
});

test('misses that don’t overlap are picked from the latest back', () => {
  const tested = (h: number): PastForecast[] => [36, 39, 42, 45, 48, 51, 54, 57].map((origin) => row({ origin, h }));
  expect([6, 12, 24].map((h) => apart(tested(h)).map(({ origin }) => origin))).toEqual([[39, 45, 51, 57], [45, 57], [57]]);
  expect(learn([6, 12, 24].flatMap(tested), OWN_ERRORS).spreads.map(({ h, n }) => [h, n])).toEqual([[6, 4], [12, 2], [24, 1]]);
});

test('a count or forecast of none is no miss; where none is left the table stands', () => {
  const { spreads, errorOf } = learn([row({ cat: 'other', actual: 0 }), row({ cat: 'other', origin: 42, blend: 0 })], OWN_ERRORS);
  expect(spreads).toEqual([{ cat: 'other', h: 6, n: 0, table: structuralError('other', 6), updated: expect.closeTo(structuralError('other', 6), 12) }]);
  for (const months of [1, 6, 30, 60]) for (const cat of ['other', 'total', '10-15'] as Category[]) expect(errorOf(cat, months)).toBe(structuralError(cat, months));
  expect(learn([row({ actual: 0 }), row({ origin: 42 })], OWN_ERRORS).spreads[0]?.n).toBe(1);
});

test('between tested horizons the ratio to the table is straight, and outside as at the nearest', () => {
  const { spreads, errorOf } = learn([row({ actual: 140 }), row({ h: 12, actual: 100 })], OWN_ERRORS);
  const [half, year] = spreads.map(({ table, updated }) => updated / table) as [number, number];
  expect([half > 1.5, year < 1]).toEqual([true, true]);
  const ratioAt = (months: number): number => errorOf('total', months) / structuralError('total', months);
  [[1, half], [6, half], [8, half + (year - half) / 3], [12, year], [36, year], [60, year]].forEach(([months, ratio]) => expect(ratioAt(months as number), String(months)).toBeCloseTo(ratio as number, 12));
});

test('no weight does better on the past than the one that is chosen', () => {
  let state = 7;
  const random = (): number => { state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0; return state / 2 ** 32; };
  const chosen = Array.from({ length: 200 }, () => {
    const rows = Array.from({ length: 1 + Math.floor(random() * 12) }, (_, i) => row({ h: [6, 12, 24, 36][i % 4] as number, naive: 80 + 40 * random(), flow: 80 + 40 * random(), actual: 80 + 40 * random() }));
    const { weight } = learn(rows, CHOSEN);
    for (const other of [0, 0.25, 0.5, 0.75, 1]) expect(lossOf(rows, weight)).toBeLessThanOrEqual(lossOf(rows, other) + 1e-9);
    return weight;
  });
  expect(new Set(chosen)).toEqual(new Set([0, 0.25, 0.5, 0.75, 1]));
});

test('the back-test knows nothing of what came later', () => {
  const history = readHistory();
  const until = 66;
  const later = (list: FlowHistory['stock']): number[][] => list.map((counts, month) => counts.map((count) => (month > until ? 2 * count + 3 : count)));
  const [rows, others] = [history, { ...history, stock: later(history.stock), entries: later(history.entries) }].map((of) => backtest(of, { choices: BOTH })) as [ReturnType<typeof backtest>, ReturnType<typeof backtest>];
  const before = (list: typeof rows): object[] => list.filter(({ origin }) => origin <= until).map(({ actual: _, ...made }) => made);
  expect(before(others)).toEqual(before(rows));
  expect(others.map(({ actual }) => actual)).not.toEqual(rows.map(({ actual }) => actual));
  expect(others.at(-1)?.structuralSd).not.toBe(rows.at(-1)?.structuralSd);
  // The 61st month is the first with a test of which 60 months were known.
  const learnt = rows.filter(({ weight, structuralSd, cat, h }) => weight !== 0.5 || structuralSd !== structuralError(cat, h)).map(({ origin }) => origin);
  expect([Math.min(...learnt), rows.find(({ origin }) => origin === 60)?.weight]).toEqual([60, 1]);
});
