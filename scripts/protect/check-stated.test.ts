import { expect, test } from 'vitest';
import { problemsOf } from './sample-council.ts';

const plan = (baseline: string): string => `
title: Plan
begins: 2025
ends: 2027
measures:
  few: { says: Fewer move, indicator: moved, direction: lower, baseline: ${baseline}, target: { not-given: x }, published: 2025-01-01, source: paper }`;

const moved = (definition = 'Children who moved.'): Record<string, string> => ({ moved: `
title: Moved
label: Moved
definition: ${definition}
unit: count
counts: children
frequency: year
good: low
owner: Head
source: paper
observations: [{ period: 2023, value: 4, published: 2023-11-20 }, { period: 2024, value: 40, published: 2024-11-20 }]` });

test.each([
  ['the hidden value', '{ period: 2023, value: 4 }', 'data/toyshire/plan/p.yaml:6:97 figure-suppressed This baseline states what is hidden: “moved” for 2023. Write not-given: with the reason in its place, or take another period.'],
  ['one that is shown', '{ period: 2024, value: 40 }', ''],
  ['a number of another year', '{ period: 2022, value: 4 }', ''],
  ['none', '{ not-given: x }', ''],
])('a baseline: %s', async (_, baseline, expected) => expect(await problemsOf({ indicators: moved(), plans: { p: plan(baseline) } })).toBe(expected));

test.each([
  ['Of 4 children, most moved.', true],
  ['Of 40 children, some moved.', false],
  ['Children who moved four times.', false],
  ['Since 4 March 2024, by section 4.', false],
  ['A share of 4.5.', false],
])('a definition: %s', async (definition, isTold) => {
  expect(await problemsOf({ indicators: moved(`"${definition}"`) })).toBe(isTold ? 'data/toyshire/indicators/moved.yaml:4:13 figure-suppressed A number in this definition is the same as a value of “moved” that is hidden. If it tells that value, leave it out; if it means something else, write it as a word.' : '');
});

const fact = (says: string): string => `p: { label: P, value: 1, numerator: 4, denominator: 300, unit: percent, counts: children, as-of: 2024, published: 2024-11-20, source: paper, discrepancy: { says: "${says}", publish: The share., why: Nobody knows. } }`;

test.each([['It says 4.', true], ['It says that four moved.', true], ['It says 300.', true], ['It says another number.', false]])('a discrepancy: %s', async (says, isTold) => {
  expect((await problemsOf({ facts: fact(says) })).includes('figure-suppressed This discrepancy states the value beside it, which is hidden.')).toBe(isTold);
});

const byNeed = ({ label = 'Illness', need = 'Need', where = 'page 4', reason = 'Nobody asked.' }): Record<string, string> => ({ t: `
title: Table
definition: A table.
unit: count
counts: children
owner: Head
source: paper
where: ${where}
parts-make-a-whole: true
dimensions:
  - id: need
    label: ${need}
    members: { safety: Under 4, illness: ${label}, money: Money, other: Other, all: All }
    total: all
editions:
  - period: 2024
    published: 2024-11-20
    rows:
      - { need: safety, value: 60 }
      - { need: illness, value: 4 }
      - { need: money, value: 30 }
      - { need: other, value: 6 }
      - { need: all, value: 100 }
  - period: 2023
    published: 2023-11-20
    rows: [{ need: safety, missing: not-collected, reason: ${reason} }]` });

test.each([
  ['nothing', {}, ''],
  ['a member in brackets', { label: 'Illness (4)' }, '13:42 figure-suppressed This label'],
  ['a member in words', { label: 'The four ill children' }, '13:42 figure-suppressed This label'],
  ['a dimension', { need: 'Need of 4 children' }, '12:12 figure-suppressed This label'],
  ['the place in the source', { where: 'the list of four children' }, '8:8 figure-suppressed This place'],
  ['a reason', { reason: 'Only 4 in all.' }, '26:60 figure-suppressed This reason'],
  ['numbers that are not hidden', { label: 'The five ill children (5)', need: 'Need, aged 4', reason: 'Asked since 4 March 2024.' }, ''],
])('words beside the values: %s', async (_, words, expected) => {
  expect(await problemsOf({ tables: byNeed(words) })).toBe(expected && `data/toyshire/tables/t.yaml:${expected} tells a value of “t” that is hidden. Say it without the number.`);
});

test.each([
  ['Survey of four children', true],
  ['Survey (n = 4)', true],
  ['Survey of 40 children', false],
  ['Survey 4', false],
])('a source’s title: %s', async (paper, isTold) => {
  expect(await problemsOf({ paper, indicators: moved() })).toBe(isTold ? 'data/toyshire/council.yaml:8:28 figure-suppressed This title tells a value of “moved” that is hidden. Say it without the number.' : '');
});
