import { expect, test } from 'vitest';
import { protectSample, table } from './sample-council.ts';

/** What a reader works out from several datasets of the same people, though none of them says it. */

const BY_HOME = 'parts-make-a-whole: true\ndimensions: [{ id: home, label: Home, members: { foster: Foster, home: Home, kin: Kin, all: All }, total: all }]';
const people = (id: string, value: number, subset: string): string => `${id}: { label: ${id}, value: ${value}, unit: count, counts: children, population: people, subset: { ${subset} }, as-of: 2024, published: 2024-11-20, source: paper }`;

test('nobody is in two categories that subsets alone name', async () => {
  // Of 15 with kin 6 are old, so 9 are young, and 24 - 10 - 9 would be the 5 young ones in foster care.
  const young = table(`population: people\nsubset: { age: young }\n${BY_HOME}`, 'home: foster, value: 5\nhome: home, value: 10\nhome: kin, value: 9\nhome: all, value: 24');
  const { show } = await protectSample({ tables: { young }, facts: [people('kin', 15, 'home: kin'), people('old', 6, 'home: kin, age: old')].join('\n') });
  expect([show('young'), show('kin'), show('old')]).toEqual(['[c] [c] 9 24', '15', '6']);
});

test('who is in none of the categories that subsets name are the rest of the whole', async () => {
  // 24 - 10 - 9 are 5
  const { show } = await protectSample({ facts: [people('all', 24, '').replace('subset: {  }, ', ''), people('kin', 10, 'home: kin'), people('foster', 9, 'home: foster')].join('\n') });
  expect([show('all'), show('kin'), show('foster')]).toEqual(['24', '10', '[c]']);
});

test('what makes up the whole of the young makes up the whole of all', async () => {
  // Of all, 80 - 39 - 30 are with kin, and 9 of those 11 are young: the 2 others are old.
  const young = table(`population: people\nsubset: { age: young }\n${BY_HOME}`, 'home: foster, value: 9\nhome: home, value: 10\nhome: kin, value: 9\nhome: all, value: 28');
  const all = people('all', 80, '').replace('subset: {  }, ', '');
  const { show } = await protectSample({ tables: { young }, facts: [all, people('foster', 39, 'home: foster'), people('home', 30, 'home: home')].join('\n') });
  expect([show('young'), show('all'), show('foster'), show('home')].join(' | ')).toBe('[c] 10 [c] 28 | 80 | 39 | 30');
});

test('a member whose row is left out is worked out, and others from it', async () => {
  // 12 are young, of whom 9 are with kin, so at most 3 in a home.
  const ages = 'population: people\nparts-make-a-whole: true\ndimensions: [{ id: age, label: Age, members: { young: Young, old: Old, all: All }, total: all }';
  const { show } = await protectSample({ tables: {
    both: table(`${ages}, { id: home, label: Home, members: { foster: Foster, home: Home, kin: Kin, all: All }, total: all }]`, 'age: young, home: home, value: 3\nage: young, home: kin, value: 9\nage: old, home: home, value: 8\nage: all, home: kin, value: 19\nage: all, home: all, value: 30'),
    ages: table(`${ages}]`, 'age: old, value: 18\nage: all, value: 30'),
  } });
  expect([show('both'), show('ages')]).toEqual(['[c] [c] [c] 19 30', '18 30']);
});

test('a table without a total, of which a table with one counts a part', async () => {
  const all = table(`population: people\n${BY_HOME}`, 'home: foster, value: 10\nhome: home, value: 13\nhome: kin, value: 15');
  const old = table(`population: people\nsubset: { age: old }\n${BY_HOME}`, 'home: foster, value: 2\nhome: home, value: 10\nhome: kin, value: 11\nhome: all, value: 23');
  // 13 - 10 and 15 - 11 are young
  const { show } = await protectSample({ tables: { all, old } });
  expect([show('all'), show('old')]).toEqual(['10 13 15', '[c] [c] [c] 23']);
});
