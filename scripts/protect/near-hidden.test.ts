import { expect, test } from 'vitest';
import { problemsOf, protectSample, table } from './sample-council.ts';

/** Sums that go over several editions, categories that everybody shares, and what the ledger remembers. */

const series = (...values: [period: number, value: number, published?: string][]): string => `
title: I
label: I
definition: I
unit: count
counts: children
frequency: year
good: neither
owner: Head
source: paper
observations: [${values.map(([period, value, published = `${period}-11-20`]) => `{ period: ${period}, value: ${value}, published: ${published} }`).join(', ')}]`;

const hidden = (...periods: number[]) => periods.map((period) => ({ population: 'i alone', period: `${period}`, selection: {}, shows: 'hidden' as const, first: `${period}-12-01` }));

test.each([
  // 7 is at most 5 + 2, so 30 waits as well; 40 comes after a 30
  ['a series that was hidden in one of the last two editions stays hidden', hidden(2021), '12 [c] [c] [c] 40'],
  ['and while the one before was hidden and near', hidden(2021, 2022, 2023), '12 [c] [c] [c] 40'],
  ['without a ledger nothing is remembered', [], '12 [c] 7 30 40'],
  ['what was shown already stays', [...hidden(2021), { ...hidden(2022)[0] as ReturnType<typeof hidden>[number], shows: 7 }], '12 [c] 7 [c] 40'],
  ['the last word of the ledger counts', [...hidden(2021), { ...hidden(2021)[0] as ReturnType<typeof hidden>[number], shows: 4, first: '2021-12-02' }], '12 [c] 7 30 40'],
])('%s', async (_, ledger, expected) => {
  expect((await protectSample({ indicators: { i: series([2020, 12], [2021, 4], [2022, 7], [2023, 30], [2024, 40]) }, ledger })).show('i')).toBe(expected);
});

test('after a large value a series is shown again', async () => {
  expect((await protectSample({ indicators: { i: series([2021, 40], [2022, 7]) }, ledger: hidden(2021) })).show('i')).toBe('40 7');
});

test('what the council forces or waives is not held back', async () => {
  const indicators = { i: series([2021, 4], [2022, 7]) };
  const forced = '  must-show: [{ dataset: i, period: 2022, reason: The headline }]\n';
  const waived = '  waivers: [{ dataset: i, waives: small-count, reason: Known to all, by: Director, on: 2024-11-01 }]\n';
  expect((await protectSample({ indicators, ledger: hidden(2021), policy: forced })).show('i')).toBe('[c] 7');
  expect((await protectSample({ indicators, ledger: hidden(2021), policy: waived })).show('i')).toBe('4 7');
});

test('a value that a small one was revised to, and is near it, goes with it', async () => {
  const revised = (from: number, to: number): Record<string, string> => ({ i: series([2024, from, '2024-11-20'], [2024, to, '2025-02-01']) });
  expect((await protectSample({ indicators: revised(4, 7) })).show('i')).toBe('[c] [c]');
  expect((await protectSample({ indicators: revised(7, 4) })).show('i')).toBe('[c] [c]');
  expect((await protectSample({ indicators: revised(4, 8) })).show('i')).toBe('[c] 8');
});

const BY_TYPE = (total = ', total: all'): string => `parts-make-a-whole: true\npopulation: children-looked-after\ndimensions: [{ id: type, label: Type, members: { foster: Foster, home: Home, other: Other, all: All }${total} }]`;

test('sums of a revised edition are attacked together with those of the first', async () => {
  // 93 + 7 = 100, then 93 + 3 = 96: 96 - 93 would be 3
  const edition = (published: string, home: number, all: number): string => table(BY_TYPE(), `type: foster, value: 93\ntype: home, value: ${home}\ntype: other, value: 0\ntype: all, value: ${all}`, published);
  const both = `${edition('2024-11-20', 7, 100)}\n  - period: 2024\n    published: 2025-02-01\n${edition('2025-02-01', 3, 96).split('published: 2025-02-01\n')[1] as string}`;
  const [foster, before, , all, foster2, after, , all2] = (await protectSample({ tables: { t: both } })).show('t').split(' ');
  expect([before, after, foster === foster2]).toEqual(['[c]', '[c]', true]);
  expect([[foster, all], [foster, all2]].every((pair) => pair.includes('[c]'))).toBe(true);
});

test('a total that follows from printed parts tells everybody’s category too', async () => {
  const rows = 'type: foster, value: 12\ntype: home, value: 0\ntype: other, value: 0';
  const dimensions = BY_TYPE('').replace(', all: All', '');
  expect(await problemsOf({ tables: { t: table(dimensions, rows) } })).toMatch(/^data\/toyshire\/tables\/t\.yaml:\d+:\d+ group-disclosure All 12 of “all together” are in “Foster”/);
  expect(await problemsOf({ tables: { t: table(dimensions, rows.replace('home, value: 0', 'home, value: 20')) } })).toBe('');
  // Nobody knows that there are no others.
  expect(await problemsOf({ tables: { t: table(dimensions.replace('parts-make-a-whole: true', 'parts-make-a-whole: false'), rows) } })).toBe('');
});

test('so does a percentage of all', async () => {
  const share = (numerator: number): string => `p: { label: P, value: ${numerator * 2.5}, numerator: ${numerator}, denominator: 40, unit: percent, counts: children, as-of: 2024, published: 2024-11-20, source: paper }`;
  expect(await problemsOf({ facts: share(40) })).toMatch(/^data\/toyshire\/facts\.yaml:1:\d+ group-disclosure All 40 of/);
  expect(await problemsOf({ facts: share(20) })).toBe('');
});

test('what was published of a dataset that is gone is still known', async () => {
  // 90 + 20 + 3 = 113. Nobody gives the 113 any more, but it was in the ledger.
  const tables = { t: table(BY_TYPE('').replace(', all: All', ''), 'type: foster, value: 90\ntype: home, value: 20\ntype: other, value: 3') };
  const total = { population: 'children-looked-after', period: '2024', selection: {}, shows: 113, first: '2024-01-01' };
  expect((await protectSample({ tables })).show('t')).toBe('90 20 [c]');
  expect((await protectSample({ tables, ledger: [total] })).show('t')).toBe('90 [c] [c]');
  expect((await protectSample({ tables, ledger: [{ ...total, period: '2023' }] })).show('t')).toBe('90 20 [c]');
  // 120 doesn't fit: the parts were revised since, and nothing follows from it.
  expect((await protectSample({ tables, ledger: [{ ...total, shows: 120 }] })).show('t')).toBe('90 20 [c]');
  // A part of it beside its whole: the rest is 2.
  const part = { ...total, selection: { type: 'foster' }, shows: 48 };
  const whole = 'all: { label: A, value: 50, unit: count, counts: children, as-of: 2024, published: 2024-11-20, source: paper, population: children-looked-after }';
  expect((await protectSample({ facts: whole, ledger: [part] })).show('all')).toBe('[c]');
});
