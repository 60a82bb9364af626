import { expect, test } from 'vitest';
import { isOutBy, newestOutBy, visibleEntries, type Entry } from './dataset.ts';

const entry = (period: string | null, quantity: string, published: string, ...members: string[]): Entry<string> =>
  ({ period, members, quantity, published, numerator: null, denominator: null, status: 'final' });
const seen = (entries: Entry<string>[], asOf: string): string => visibleEntries(entries, asOf).map((e) => e.quantity).join(' ');

test.each([
  ['2024-10-24', '2024-10-24', true],
  ['2024-10-25', '2024-10-24', false],
  // ‘Published in October’ may mean the 31st.
  ['2024-10', '2024-10-24', false],
  ['2024-10', '2024-10-31', true],
  ['2024-02', '2024-02-28', false],
  ['2024-02', '2024-02-29', true],
])('published %s is out by %s: %s', (published, asOf, out) => expect(isOutBy(published, asOf)).toBe(out));

const series = [entry('2024-03', 'march', '2024-04-10'), entry('2024-04', 'april', '2024-05-10'), entry('2024-03', 'march-revised', '2024-06-10')];

test.each([
  ['before anything is out', series, '2024-04-09', ''],
  ['on the day of publication', series, '2024-04-10', 'march'],
  ['before the revision', series, '2024-06-09', 'march april'],
  ['the revision wins, at the place of its period', series, '2024-06-10', 'march-revised april'],
  ['a revision that stands first in the file still wins', [entry('2024', 'revised', '2024-09-01'), entry('2024', 'first', '2024-08-01')], '2024-12-31', 'revised'],
  ['‘in October’ is later than 24 October', [entry('2024', 'october', '2024-10'), entry('2024', 'the 24th', '2024-10-24')], '2024-12-31', 'october'],
  ['‘in October’ is not out yet on 30 October', [entry('2024', 'october', '2024-10'), entry('2024', 'the 24th', '2024-10-24')], '2024-10-30', 'the 24th'],
  ['‘in September’ is earlier than 1 October', [entry('2024', 'september', '2024-09'), entry('2024', '1 october', '2024-10-01')], '2024-12-31', '1 october'],
  ['each member has its own newest', [entry(null, 'a1', '2024-01-01', 'a'), entry(null, 'b1', '2024-01-01', 'b'), entry(null, 'a2', '2024-02-01', 'a')], '2024-12-31', 'a2 b1'],
])('visibleEntries: %s', (_, entries, asOf, expected) => expect(seen(entries, asOf)).toBe(expected));

test.each([
  ['2023-12-31', null],
  ['2024-01-01', 'old'],
  ['2024-06-29', 'old'],
  ['2024-06-30', 'new'],
])('newestOutBy %s: %s', (asOf, name) => {
  const items = [{ name: 'new', published: '2024-06' }, { name: 'old', published: '2024-01-01' }, { name: 'later', published: '2030-01-01' }];
  expect(newestOutBy(items, asOf)?.name ?? null).toBe(name);
});
