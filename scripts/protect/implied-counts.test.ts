import { expect, test } from 'vitest';
import { protectSample, table } from './sample-council.ts';

/** Percentages and rates that are typed without what they are made of. */

const percent = (value: string, more = ''): string => `p: { label: P, value: ${value}, unit: percent, counts: children, as-of: 2024, published: 2024-11-20, source: paper, population: children-looked-after, subset: { type: home }${more} }\n`;
const total = (value: number): string => `all: { label: A, value: ${value}, unit: count, counts: children, as-of: 2024, published: 2024-11-20, source: paper, population: children-looked-after }\n`;

test.each([
  ['4% of 50 is 2', '4', 50, '[c] 50'],
  ['96% of 50 leaves 2', '96', 50, '[c] 50'],
  ['99% of 300 leaves 2 to 4', '99', 300, '[c] 300'],
  ['4.9% of 143 is 7, which is large enough', '4.9', 143, '4.9 143'],
  ['1% of 412 is 3 to 6', '1', 412, '1 412'],
  ['1% of 300 is 2 to 4', '1', 300, '[c] 300'],
])('%s', async (_, value, whole, expected) => {
  const { show } = await protectSample({ facts: percent(value) + total(whole) });
  expect(`${show('p')} ${show('all')}`).toBe(expected);
});

const BY_TYPE = (rows: string): string => table('parts-make-a-whole: true\npopulation: children-looked-after\ndimensions: [{ id: type, label: Type, members: { foster: Foster, home: Home, other: Other } }]', rows);

test('7 by a percentage leaves what is hidden beside it', async () => {
  // 133 + 7 + 3 = 143: with 4.9% of 143 the 3 is what is left
  const { show } = await protectSample({ facts: percent('4.9') + total(143), tables: { t: BY_TYPE('type: foster, value: 133\ntype: other, value: 3') } });
  expect(show('t').split(' ')[1]).toBe('[c]');
  expect([show('p'), show('t').split(' ')[0], show('all')]).toContain('[c]');
});

test('and what is left over by two rows that nobody gives', async () => {
  // 143 - 133 are 10 in two categories; 7 of them by 4.9%, so 3 in the other
  const tables = { t: BY_TYPE('type: foster, value: 133') };
  const { show } = await protectSample({ facts: percent('4.9') + total(143), tables });
  expect([show('p'), show('t'), show('all')]).toContain('[c]');
  // 1% of 412 may be 3, 4, 5 or 6
  const wide = await protectSample({ facts: percent('1') + total(412), tables: { t: BY_TYPE('type: foster, value: 402') } });
  expect([wide.show('p'), wide.show('t'), wide.show('all')]).toEqual(['1', '402', '412']);
});

test('a share goes with the count that another table gives, or leaves over', async () => {
  const given = await protectSample({ facts: percent('0.8'), tables: { t: BY_TYPE('type: foster, value: 400\ntype: home, value: 3') } });
  expect([given.show('t'), given.show('p')]).toEqual(['400 [c]', '[c]']);
  const left = await protectSample({ facts: percent('0.8') + total(403), tables: { t: BY_TYPE('type: foster, value: 400\ntype: other, value: 0') } });
  expect(left.show('p')).toBe('[c]');
  const large = await protectSample({ facts: percent('9.1'), tables: { t: BY_TYPE('type: foster, value: 400\ntype: home, value: 40') } });
  expect([large.show('t'), large.show('p')]).toEqual(['400 40', '9.1']);
});

test('a rate too, by its own population or beside its count', async () => {
  const rate = (value: number, more: string): string => `r: { label: R, value: ${value}, unit: per-10000, counts: children, as-of: 2024, published: 2024-11-20, source: paper, ${more} }\n`;
  expect((await protectSample({ facts: rate(4, 'denominator: 5000') })).show('r')).toBe('[c]');
  expect((await protectSample({ facts: rate(40, 'denominator: 5000') })).show('r')).toBe('40');
  const beside = await protectSample({ facts: rate(0.5, 'population: children-looked-after, subset: { type: home }'), tables: { t: BY_TYPE('type: foster, value: 400\ntype: home, value: 3') } });
  expect(beside.show('r')).toBe('[c]');
});
