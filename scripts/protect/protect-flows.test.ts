import { expect, test } from 'vitest';
import { nextMonth, STATE_COUNT, stateOf, TYPES, type FlowHistory, type ForecastChoices } from '../schema/flows.ts';
import type { Council } from '../schema/records.ts';
import { sealSecret } from '../schema/secret.ts';
import { protectFlows, type ProtectedFlows } from './protect-flows.ts';

const [FOSTERED, HOMES] = [stateOf(3, 0), stateOf(3, 1)];
const MONTHS = 40;

interface Changes { stock?: [month: number, state: number, count: number][]; entries?: [number, number, number][]; moves?: [number, number, number][]; months?: number }

/** Two groups of 60 and 30 children; each month 20 and 10 come and leave, and 8 move. */
function historyWith({ stock = [], entries = [], moves = [], months = MONTHS }: Changes = {}): FlowHistory {
  const table = (fostered: number, homes: number, changes: readonly [number, number, number][]): number[][] => Array.from({ length: months }, (_, t) => Array.from({ length: STATE_COUNT }, (__, state) =>
    changes.find(([month, at]) => month === t && at === state)?.[2] ?? (state === FOSTERED ? fostered : state === HOMES ? homes : 0)));
  return {
    months: Array.from({ length: months }, (_, t) => nextMonth('2022-01', t)), stock: table(60, 30, stock), entries: table(20, 10, entries), exits: table(20, 10, []),
    moves: Array.from({ length: months }, (_, t) => Array.from({ length: STATE_COUNT }, (__, state) => TYPES.map((___, to) => (state === HOMES && to === 0 ? moves.find(([month]) => month === t)?.[2] ?? 8 : 0)))),
  };
}

function protect(history: FlowHistory, disclosure: object = {}, isHidden: (month: string) => boolean = () => false, choices?: ForecastChoices): ProtectedFlows {
  const policy = { threshold: 5, zeros: 'published', owner: 'Head', measures: {}, waivers: [], 'must-show': [], ...disclosure };
  const [flows] = protectFlows({ file: { disclosure: policy } as unknown as Council['file'], flows: [{ published: '2026-01', months: history.months, history: sealSecret(history), ...(choices ? { choices } : {}) }] }, isHidden, []);
  return flows as ProtectedFlows;
}

const WAIVER = { waivers: [{ dataset: 'flows', waives: 'small-count', reason: 'r', by: 'Head', on: '2026-01-01' }] };

test('nothing small: by age and placement, with moves', () => {
  expect(protect(historyWith())).toMatchObject({ tier: 'states', withoutMoves: false });
});

test('a move that is small leaves all moves out', () => {
  const flows = protect(historyWith({ moves: [[20, HOMES, 3]] }));
  expect(flows).toMatchObject({ tier: 'states', withoutMoves: true, history: { moves: null } });
});

test.each<[string, Changes]>([['a count', { stock: [[30, HOMES, 4]] }], ['those who came', { entries: [[30, HOMES, 2]] }], ['a stricter threshold of a placement’s own', { stock: [[30, HOMES, 8]] }]])('%s that is small: totals, and nothing of the groups is left', (_, changes) => {
  const flows = protect(historyWith(changes), { measures: { residential: { threshold: 9, reason: 'r' } } });
  expect(flows.tier).toBe('totals');
  expect(JSON.stringify(flows)).not.toContain('history');
  // Of the first month only the count is used.
  expect(flows.tier === 'totals' && flows.months.slice(0, 2)).toEqual([{ month: '2022-01', stock: 90, entries: 0, exits: 0 }, { month: '2022-02', stock: 90, entries: 30, exits: 30 }]);
});

test('a waiver opens them, for all months or for one', () => {
  const small = historyWith({ stock: [[30, HOMES, 4]] });
  expect(protect(small, WAIVER).tier).toBe('states');
  expect(protect(small, { waivers: WAIVER.waivers.map((waiver) => ({ ...waiver, period: '2024-07' })) }).tier).toBe('states');
  expect(protect(small, { waivers: WAIVER.waivers.map((waiver) => ({ ...waiver, period: '2024-06' })) }).tier).toBe('totals');
  expect(protect(small, { waivers: WAIVER.waivers.map((waiver) => ({ ...waiver, waives: 'whole-category' })) }).tier).toBe('totals');
});

test('what is small long ago is cut away, and with it who came in the first month that is left', () => {
  const flows = protect(historyWith({ entries: [[10, HOMES, 2]] }));
  expect(flows).toMatchObject({ tier: 'states', history: { months: { length: 30, 0: '2022-11' } } });
  if (flows.tier === 'states') expect([flows.history.entries[0]?.[HOMES], flows.history.entries[0]?.[FOSTERED], flows.history.entries[1]?.[HOMES]]).toEqual([0, 0, 10]);
});

test('a total that is small, or hidden elsewhere, in the last two years: one count a year', () => {
  const few = historyWith({ entries: [[30, HOMES, 0], [30, FOSTERED, 2]] });
  expect(protect(few)).toEqual({ published: '2026-01', tier: 'years', isShort: false, counts: ['2022-04', '2023-04', '2024-04', '2025-04'].map((month) => ({ month, stock: 90 })) });
  expect(protect(historyWith(), {}, (month) => month === '2024-06').tier).toBe('years');
  expect(protect(historyWith(), {}, (month) => month === '2025-04').tier).toBe('none');
});

test('too few months say so', () => {
  expect(protect(historyWith({ months: 24 }))).toMatchObject({ tier: 'years', isShort: true, counts: [{ month: '2022-12' }, { month: '2023-12' }] });
  expect(protect(historyWith({ months: 25 })).tier).toBe('states');
});

test('of a file that has totals alone these are taken, and why is told', () => {
  const history = historyWith();
  const [flows] = protectFlows({ file: {} as Council['file'], flows: [{ published: '2026-01', months: history.months, history: sealSecret(history), onlyTotals: 'absent' }] }, () => false, []);
  expect(flows).toMatchObject({ tier: 'totals', withheld: 'absent-in-file', months: { length: MONTHS } });
});

test('where a count of none is protected too, empty groups are small', () => {
  expect(protect(historyWith(), { zeros: 'protected' }).tier).toBe('totals');
});

test('what the council asks of its own past goes along, whatever is left of it', () => {
  const choices: ForecastChoices = { weight: 'chosen', spread: 'own-errors' };
  for (const [tier, history] of [['states', historyWith()], ['totals', historyWith({ stock: [[30, HOMES, 4]] })], ['years', historyWith({ months: 24 })]] as const) expect(protect(history, {}, undefined, choices)).toMatchObject({ tier, choices });
  expect(protect(historyWith())).not.toHaveProperty('choices');
});

test('two histories that differ in what is left out protect to the same', () => {
  // Five children are fostered instead of living in a home, in a month that was small already.
  const one = historyWith({ stock: [[30, HOMES, 4], [30, FOSTERED, 86]] });
  const other = historyWith({ stock: [[30, HOMES, 3], [30, FOSTERED, 87], [12, HOMES, 29], [12, FOSTERED, 61]], moves: [[5, HOMES, 1]] });
  expect(protect(other)).toEqual(protect(one));
});
