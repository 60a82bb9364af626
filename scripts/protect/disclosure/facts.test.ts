import { expect, test } from 'vitest';
import { decimal } from '../../schema/decimal.ts';
import type { FactRow } from './count-problem.ts';
import { partsOf, type Rounding } from '../../schema/share.ts';
import { shareRows } from './facts.ts';

/** Counts of x that a statement leaves, when the others are known; tried one by one, with no arithmetic of ours but the sum. */
function possible(rows: readonly FactRow[], known: Record<string, number>): number[] {
  return Array.from({ length: 500 }, (_, x) => x).filter((x) => rows.every(({ terms, lo, up }) => {
    const sum = terms.reduce((total, [cell, coefficient]) => total + coefficient * (cell === 'x' ? x : known[cell] as number), 0);
    return sum >= lo && sum <= up;
  }));
}

test('rows hold whole coefficients', () => expect(shareRows('x', ['D'], decimal('4.9'), 100, 'half-up', 'told')).toEqual([
  // 4.85% to under 4.95%: 97 D <= 2000 x <= 99 D - 1
  { terms: [['x', 2000], ['D', -97]], lo: 0, up: Infinity, says: 'told' }, { terms: [['x', 2000], ['D', -99]], lo: -Infinity, up: -1, says: 'told' },
]));

test.each<[string, number, number, Rounding, number[]]>([
  ['4.9', 100, 143, 'half-up', [7]], // 6 is 4.196, 7 is 4.895, 8 is 5.594
  ['1', 100, 412, 'half-up', [3, 4, 5, 6]], // 0.5% is 2.06, 1.5% is 6.18
  ['0', 100, 412, 'half-up', [0, 1, 2]],
  ['0.0', 100, 412, 'half-up', [0]],
  ['13', 100, 40, 'half-up', [5]], // 12.5% rounds up
  ['12', 100, 40, 'half-up', []], // 4.6 to 4.99: there is no such count
  ['12', 100, 40, 'one-unit', [5]], // 12.5% without its decimal, or rounded to the even number
  ['33', 100, 100, 'one-unit', [32, 33, 34]],
  ['100', 100, 40, 'half-up', [40]],
  ['50.00', 100, 8, 'half-up', [4]],
  ['57', 10_000, 68_000, 'half-up', [385, 386, 387, 388, 389, 390]], // 56.5 is 384.2, 57.5 is 391
])('%s per %i of %i, rounded %s', (shown, per, whole, rounding, counts) => {
  expect(possible(shareRows('x', ['D'], decimal(shown), per, rounding, ''), { D: whole })).toEqual(counts);
  expect(possible(shareRows('x', ['a', 'b'], decimal(shown), per, rounding, ''), { a: whole - 3, b: 3 })).toEqual(counts);
  const [lo, up] = partsOf(whole, decimal(shown), per, rounding);
  expect(Array.from({ length: Math.max(up - lo + 1, 0) }, (_, i) => lo + i)).toEqual(counts);
});

test('what isn’t 0% is somebody, however its source rounds', () => expect(partsOf(40, decimal('1'), 100, 'one-unit')).toEqual([1, 0]));
