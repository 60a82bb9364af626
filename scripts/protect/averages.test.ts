import { expect, test } from 'vitest';
import { problemsOf, protectSample, table } from './sample-council.ts';

/** Averages of few people: a mean times its number is the sum. */

const ABOUT = 'counts: children, as-of: 2024, published: 2024-11-20, source: paper';
const weeks = (more: string): string => `weeks: { label: W, value: 14.5, unit: weeks, ${ABOUT}${more} }\n`;
const PEOPLE = 'population: children-looked-after';

test.each([
  ['of 9 people it is hidden', ', denominator: 9', '', '[c]'],
  ['of 10 it is shown', ', denominator: 10', '', '14.5'],
  ['of nobody knows how many, too', '', '', '14.5'],
  ['of 11 where the measure has a limit of 12', ', denominator: 11, measure: few-homes', '  measures: { few-homes: { threshold: 12, reason: Few homes } }\n', '[c]'],
  ['a measure with a limit of 5 makes it no smaller', ', denominator: 9, measure: few-homes', '  measures: { few-homes: { threshold: 5, reason: Many homes } }\n', '[c]'],
  ['a waiver shows it', ', denominator: 3', '  waivers: [{ dataset: weeks, waives: small-count, reason: The court told it, by: Director, on: 2024-11-01 }]\n', '14.5'],
])('%s', async (_, more, policy, expected) => expect((await protectSample({ facts: weeks(more), policy })).show('weeks')).toBe(expected));

const AVERAGES = (rows: string): string => table(`parts-make-a-whole: true\n${PEOPLE}\ndimensions: [{ id: type, label: Type, members: { foster: Foster, home: Home, kin: Kin, all: All }, total: all }]`, rows).replace('unit: count', 'unit: months');

test('the average of all less those of the others is that of the few', async () => {
  // 97 x 11.5 - 60 x 12 - 30 x 11 is what the seven have together
  const { show } = await protectSample({ tables: { t: AVERAGES('type: foster, value: 12, denominator: 60\ntype: home, value: 9, denominator: 7\ntype: kin, value: 11, denominator: 30\ntype: all, value: 11.5, denominator: 97') } });
  expect(show('t')).toBe('12 [c] [c] 11.5');
  // no part is told, and 92 of 100 leave 8
  const pair = await protectSample({ facts: weeks(', denominator: 92, population: p, subset: { type: home }') + weeks(', denominator: 100, population: p').replace('weeks:', 'all:') });
  expect([pair.show('weeks'), pair.show('all')]).toContain('[c]');
  // miles are another measure
  const other = await protectSample({ facts: weeks(', denominator: 92, population: p, subset: { type: home }') + weeks(', denominator: 100, population: p').replace('weeks:', 'all:').replace('unit: weeks', 'unit: miles') });
  expect([other.show('weeks'), other.show('all')]).toEqual(['14.5', '14.5']);
});

test('how many they are is a count like others: an average goes with it', async () => {
  const counts = table(`parts-make-a-whole: true\n${PEOPLE}\ndimensions: [{ id: type, label: Type, members: { foster: Foster, home: Home, kin: Kin, all: All }, total: all }]`, 'type: foster, value: 60\ntype: home, value: 12\ntype: kin, value: 3\ntype: all, value: 75');
  const { show } = await protectSample({ tables: { counts }, facts: weeks(`, denominator: 12, ${PEOPLE}, subset: { type: home }`) });
  expect([show('counts'), show('weeks')]).toEqual(['60 [c] [c] 75', '[c]']);
});

test('averages that must all be shown beside a hidden one are told', async () => {
  const mustShow = ['foster', 'kin', 'all'].map((type) => `{ dataset: t, cell: { type: ${type} }, reason: Asked for }`).join(', ');
  const told = await problemsOf({ policy: `  must-show: [${mustShow}]\n`, tables: { t: AVERAGES('type: foster, value: 12, denominator: 60\ntype: home, value: 9, denominator: 7\ntype: kin, value: 11, denominator: 30\ntype: all, value: 11.5, denominator: 97') } });
  expect(told).toMatch(/^data\/toyshire\/tables\/t\.yaml:\d+:\d+ cannot-protect “Home” must be hidden, and “(?:All|Foster|Kin)”.* must be published/);
});
