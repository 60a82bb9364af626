import { expect, test } from 'vitest';
import { boundRow, changeRow, countRow, orderRows, percentageRows, percentChangeRows, presenceRow, rateRows, roundedRow, shareRow, type CountWords, type ShareWords } from './facts.ts';
import type { FactRow } from './count-problem.ts';

/** Counts of x that a statement leaves, when the others are known; tried one by one, with no arithmetic of ours but the sum. */
function possible(rows: readonly FactRow[], known: Record<string, number> = {}): number[] {
  return Array.from({ length: 500 }, (_, x) => x).filter((x) => rows.every(({ terms, lo, up }) => {
    const sum = terms.reduce((total, [cell, coefficient]) => total + coefficient * (cell === 'x' ? x : known[cell] as number), 0);
    return sum >= lo && sum <= up;
  }));
}

test('rows hold whole coefficients', () => expect(percentageRows('x', 'D', '4.9')).toMatchObject([
  // 4.85% to under 4.95%: 97 D <= 2000 x <= 99 D - 1
  { terms: [['x', 2000], ['D', -97]], lo: 0, up: Infinity }, { terms: [['x', 2000], ['D', -99]], lo: -Infinity, up: -1 },
]));

test.each([
  ['4.9', 143, [7]], // 6 is 4.196, 7 is 4.895, 8 is 5.594
  ['1', 412, [3, 4, 5, 6]], // 0.5% is 2.06, 1.5% is 6.18
  ['0', 412, [0, 1, 2]],
  ['0.0', 412, [0]],
  ['13', 40, [5]], // 12.5% rounds up
  ['12', 40, []], // 4.6 to 4.99: there is no such count
  ['100', 40, [40]],
  ['50.00', 8, [4]],
])('%s%% of %i', (shown, D, counts) => {
  expect(possible(percentageRows('x', 'D', shown), { D })).toEqual(counts);
  expect(possible(percentageRows('x', D, shown))).toEqual(counts);
});

test.each([
  ['12.4', 8050, [10]], // 9.94 to 10.02
  ['12', 8050, [10]], // 9.26 to 10.06
  ['62', 80_500, [496, 497, 498, 499]], // 495.1 to 503.1, and 500 are tried
])('%s per 10,000 of %i', (shown, population, counts) => expect(possible(rateRows('x', population, shown))).toEqual(counts));

test.each([[45, 5, [43, 44, 45, 46, 47]], [40, 10, [35, 36, 37, 38, 39, 40, 41, 42, 43, 44]], [0, 5, [0, 1, 2]], [12, 3, [11, 12, 13]]])('%i to the nearest %i', (rounded, base, counts) => expect(possible([roundedRow('x', rounded, base)])).toEqual(counts));

test.each([
  ['5', [105]], ['0', [100]], ['-3', [97]],
  ['4.5', []], // 104.45 to 104.55 of 100
])('a change of %s%% from 100', (shown, counts) => expect(possible(percentChangeRows('before', 'x', shown), { before: 100 })).toEqual(counts));

test('a half in a change is rounded away from zero', () => {
  // 201 and 199 of 200 are 0.5% more and less
  expect(possible(percentChangeRows('before', 'x', '1'), { before: 200 })).toEqual([201, 202]);
  expect(possible(percentChangeRows('before', 'x', '-1'), { before: 200 })).toEqual([198, 199]);
  expect(possible(percentChangeRows('before', 'x', '0'), { before: 200 })).toEqual([200]);
});

test.each<[CountWords, number[]]>([['fewer than', [0, 1, 2, 3, 4, 5]], ['up to', [0, 1, 2, 3, 4, 5, 6]], ['at most', [0, 1, 2, 3, 4, 5, 6]]])('%s 6', (words, counts) => expect(possible([boundRow('x', words, 6)])).toEqual(counts));

test.each<[CountWords, number]>([['more than', 7], ['at least', 6], ['or more', 6]])('%s 6 begins at %i', (words, least) => expect(possible([boundRow('x', words, 6)])[0]).toBe(least));

test.each<[ShareWords, number[]]>([
  ['less than half', [0, 1, 2, 3]], ['half', [4]], ['more than three quarters', Array.from({ length: 493 }, (_, i) => i + 7)], ['less than a third', [0, 1, 2]], ['all', [8]], ['none', [0]],
  ['not all', [0, 1, 2, 3, 4, 5, 6, 7]], ['doubled', [16]], ['more than halved', [0, 1, 2, 3]], ['less than two thirds', [0, 1, 2, 3, 4, 5]],
])('%s of 8', (words, counts) => expect(possible([shareRow('x', 'D', words)], { D: 8 })).toEqual(counts));

test('counts, changes, orders and presence', () => {
  expect(possible([countRow(['x', 'y'], 12)], { y: 5 })).toEqual([7]);
  expect(possible([changeRow('y', 'x', -2)], { y: 5 })).toEqual([3]);
  expect(possible(orderRows(['y', 'x', 'z']), { y: 5, z: 3 })).toEqual([3, 4, 5]);
  expect(possible([presenceRow('x', false)])).toEqual([0]);
  expect(possible([presenceRow('x', true)])[0]).toBe(1);
});

test('what was said goes into explanations', () => {
  expect(percentageRows('Bed and breakfast', ['Boys', 'Girls'], '4.9')[0]?.says).toBe('“Bed and breakfast” is given as 4.9% of “Boys” and “Girls”');
  expect(() => percentageRows('x', 'D', '4,9')).toThrow('not a number as it is shown: 4,9');
});
