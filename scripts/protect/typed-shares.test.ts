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
  ['1% of 412 is 3 to 6, of which 6 would be enough and 3 are not', '1', 412, '[c] 412'],
  ['99% of 412 leaves 3 to 6', '99', 412, '[c] 412'],
  ['2% of 412 is 7 to 10', '2', 412, '2 412'],
  ['98% of 412 leaves 7 to 10', '98', 412, '98 412'],
  ['0% of 412 is shown, as a 0 is, and so is 100%', '0', 412, '0 412'],
  ['100% of 412', '100', 412, '100 412'],
  ['0.4% of 250 is 1', '0.4', 250, '[c] 250'],
  ['1% of 30 is nobody, and so few that it is somebody', '1', 30, '[c] 30'],
  ['12% of 40, cut off from 12.5%', '12', 40, '[c] 40'],
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
  // 2% of 412 may be 7 to 10: with 400 they leave 2 to 5 of the 12 others
  const wide = await protectSample({ facts: percent('2') + total(412), tables: { t: BY_TYPE('type: foster, value: 400') } });
  expect([wide.show('p'), wide.show('t'), wide.show('all')]).toEqual(['[c]', '400', '412']);
  // with 380 they leave 22 to 25
  const large = await protectSample({ facts: percent('2') + total(412), tables: { t: BY_TYPE('type: foster, value: 380') } });
  expect([large.show('p'), large.show('t'), large.show('all')]).toEqual(['2', '380', '412']);
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

const shares = (...values: string[]): string => `title: S\ndefinition: S\nunit: percent\ncounts: children\nowner: Head\nsource: paper\nparts-make-a-whole: true\npopulation: children-looked-after\ndimensions: [{ id: type, label: Type, members: { foster: Foster, home: Home, other: Other } }]\neditions: [{ period: 2024, published: 2024-11-20, rows: [${['foster', 'home', 'other'].map((type, i) => `{ type: ${type}, value: ${values[i]} }`).join(', ')}] }]`;

test('rounded percentages of a whole are no wrong sum: 94%, 3% and 3% of 120 are 113, and 3 and 4', async () => {
  const { show } = await protectSample({ facts: total(120), tables: { s: shares('94', '3', '3') } });
  expect([show('s').split(' ').slice(1), show('all')]).toEqual([['[c]', '[c]'], '120']);
  // 60%, 25% and 15% of 413: none is near a small number
  expect((await protectSample({ facts: total(413), tables: { s: shares('60', '25', '15') } })).show('s')).toBe('60 25 15');
  // made to come to 100: 14.5%, 14.5% and 71% of 200
  expect((await protectSample({ facts: total(200), tables: { s: shares('71', '15', '14') } })).show('s')).toBe('71 15 14');
});

test('a percentage that helps to work out a hidden count goes with it, where the sums alone are safe', async () => {
  // 400 + 8 + 3 = 411, the 3 and 8 hidden; by 1.9% of 411, which is 8, the 3 is what is left
  const rows = 'type: foster, value: 400\ntype: home, value: 8\ntype: other, value: 3';
  const alone = await protectSample({ facts: total(411), tables: { t: BY_TYPE(rows) } });
  expect([alone.show('t'), alone.show('all')]).toEqual(['400 [c] [c]', '411']);
  const { show } = await protectSample({ facts: percent('1.9') + total(411), tables: { t: BY_TYPE(rows) } });
  expect([show('t'), show('all'), show('p')]).toEqual(['400 [c] [c]', '411', '[c]']);
  // nor may two that nobody counted: 5.8% and 4.4% of 411 are 24 and 18, and leave 3 beside 366
  const two = 'title: T\ndefinition: T\nunit: count\ncounts: children\nowner: Head\nsource: paper\nparts-make-a-whole: true\npopulation: children-looked-after\ndimensions: [{ id: type, label: Type, members: { foster: Foster, home: Home, kin: Kin, other: Other } }]\neditions: [{ period: 2024, published: 2024-11-20, rows: [{ type: foster, value: 366 }, { type: other, value: 3 }] }]';
  const kin = percent('5.8').replace('p: {', 'k: {').replace('type: home', 'type: kin');
  const both = await protectSample({ facts: percent('4.4') + kin + total(411), tables: { t: two } });
  expect(both.show('t').split(' ')[1]).toBe('[c]');
  expect(['p', 'k'].map(both.show)).toContain('[c]');
});

test('a percentage goes with a whole that is hidden, and one of a whole that nobody prints tells of its parts', async () => {
  const parts = 'type: foster, value: 90\ntype: home, value: 40\ntype: other, value: 3';
  const moved = (value: string): string => `moved: { label: M, value: ${value}, unit: percent, counts: children, as-of: 2024, published: 2024-11-20, source: paper, population: children-looked-after }\n`;
  const counted = 'm: { label: N, value: 20, unit: count, counts: children, as-of: 2024, published: 2024-11-20, source: paper, population: children-looked-after, subset: { moves: many } }\n';
  const share = moved('15.038').replace(' }\n', ', subset: { moves: many } }\n');
  // 20 of 133 is 15.038%: nothing but 133 makes it, and so the 3 is 133 - 90 - 40
  const { show } = await protectSample({ facts: share + counted, tables: { t: BY_TYPE(parts) } });
  expect(show('t').split(' ')[2]).toBe('[c]');
  expect([show('moved'), show('m'), ...show('t').split(' ').slice(0, 2)]).toContain('[c]');
  // 15% fits 130 to 137, and so anything up to 7
  const coarse = await protectSample({ facts: share.replace('15.038', '15') + counted, tables: { t: BY_TYPE(parts) } });
  expect([coarse.show('moved'), coarse.show('m'), coarse.show('t')]).toEqual(['15', '20', '90 40 [c]']);
});

test('a percentage of nobody in particular is no percentage of everybody', async () => {
  const unnamed = (value: string): string => percent(value).replace(', subset: { type: home }', '');
  expect((await protectSample({ facts: unnamed('4') + total(50) })).show('p')).toBe('[c]');
  expect((await protectSample({ facts: unnamed('40') + total(50) })).show('p')).toBe('40');
});

test('zeros that are protected take a 0% with them, and a waiver shows what is small', async () => {
  expect((await protectSample({ policy: '  zeros: protected\n', facts: percent('0') + total(412) })).show('p')).toBe('[c]');
  expect((await protectSample({ policy: '  waivers: [{ dataset: p, waives: small-count, reason: Known, by: Director, on: 2024-11-01 }]\n', facts: percent('1') + total(412) })).show('p')).toBe('1');
});

test('percentages of an edition that was revised needn’t fit the newer counts', async () => {
  const revised = total(143).replace('all: {', 'later: {').replace('value: 143', 'value: 180').replace('2024-11-20', '2024-12-20');
  const { show } = await protectSample({ facts: percent('9.1') + total(143) + revised, tables: { t: BY_TYPE('type: foster, value: 120\ntype: other, value: 10') } });
  expect(show('p')).toBe('9.1');
});

test('a percentage of those of whom only a percentage is told', async () => {
  const among = (value: string): string => percent(value, ', subset: { type: home, sex: girls }, out-of: { type: home }').replace(', subset: { type: home }', '').replace('p: {', 'girls: {');
  // 3% of 412 are 11 to 14, and 10% of them 1
  expect((await protectSample({ facts: percent('3') + among('10') + total(412) })).show('girls')).toBe('[c]');
  // 50% of 412 are 204 to 208, and 40% of them 81 and more
  const { show } = await protectSample({ facts: percent('50') + among('40') + total(412) });
  expect(['p', 'girls', 'all'].map(show)).toEqual(['50', '40', '412']);
  // and 98% of them leave 3 to 5
  expect((await protectSample({ facts: percent('50') + among('98') + total(412) })).show('girls')).toBe('[c]');
});
