import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { printReview } from '../commands/disclosure/print-review.ts';
import { loadSources } from '../load/load-sources.ts';
import type { ListedDataset } from '../protect/list-datasets.ts';
import { reviewDataset, type Review } from '../protect/review-dataset.ts';
import type { Council } from '../schema/records.ts';
import { validateSources } from '../validate/validate-sources.ts';
import { runProgram } from './run-program.ts';
import { applyCase, copyToyshire, edit, FIXTURES } from './toyshire.ts';

/**
 * `npm run disclosure` as an officer runs it on a dataset of theirs. What it prints is golden, in fixtures/disclosure/reviews/.
 * UPDATE_GOLDEN=1 writes it anew; read what it wrote.
 */

const run = (...args: string[]): ReturnType<typeof runProgram> => runProgram(['disclosure', ...args]);

const AREAS = ['North and the moors', 'South', 'East Harbour', 'West', 'Old town and the quays', 'Upper valley', 'Lower valley', 'Islands', 'University quarter', 'Garden suburbs', 'Railway lands', 'Elsewhere'];
/** Twelve areas and three placements, with two small counts, and one value that was revised. */
const WIDE = `
title: Children by placement and area
definition: Invented.
unit: count
counts: children
owner: Head of Toy Care
source: toy-return
parts-make-a-whole: false
dimensions:
  - { id: placement, label: Placement, members: { foster: Foster care with the council’s own carers, home: Children’s home } }
  - { id: area, label: Area, members: { ${AREAS.map((label, a) => `a${a}: ${label}`).join(', ')} } }
editions:
  - period: 2024
    published: 2025-01
    rows: [{ placement: foster, area: a0, value: 12 }]
  - period: 2024
    published: 2025-02
    rows: [${AREAS.flatMap((_, a) => [`{ placement: foster, area: a${a}, value: ${a === 7 ? 3 : 1100 + a} }`, ...(a === 11 ? [] : [`{ placement: home, area: a${a}, value: ${a === 2 ? 5 : 20 + a} }`])]).join(', ')}]
`;

const DECISIONS = `data-as-of: 2025-11-20
disclosure:
  owner: Head of Toy Care
  waivers:
    - { dataset: children-moved-often, period: 2023, waives: small-count, reason: The court told it., by: Head of Toy Care, on: 2025-01-10 }`;

const LEDGER = `
publications: {}
counts:
  - { population: children-moved-often alone, period: 2022, selection: {}, shows: 9, first: 2023-01-10 }
  - { population: children-moved-often alone, period: 2023, selection: {}, shows: hidden, first: 2024-01-10 }
`;

/** 131 in the year: 129 in eleven months, and 2 in September. */
const YEAR: [string, number][] = ['2023-04', '2023-05', '2023-06', '2023-07', '2023-08', '2023-09', '2023-10', '2023-11', '2023-12', '2024-01', '2024-02', '2024-03'].map((month, i) => [month, [12, 9, 11, 14, 8, 2, 13, 10, 15, 12, 9, 16][i] as number]);

/** Indicators of those who come and leave: frequency, whom they count, and values. */
async function writeMovers(root: string, indicators: Record<string, [frequency: string, more: string, ...values: [string, number][][]]>): Promise<void> {
  for (const [id, [frequency, more, ...values]] of Object.entries(indicators)) {
    await writeFile(join(root, `data/toyshire/indicators/${id}.yaml`), `title: "Children: ${id.replaceAll('-', ' ')}"\nlabel: Children\ndefinition: Invented.\nunit: count\ncounts: children\nfrequency: ${frequency}\ngood: neither\n${more}\nowner: Head of Toy Care\nsource: toy-return\nobservations:\n${values.flat().map(([period, value]) => `  - { period: ${period}, value: ${value}, published: 2025-02 }\n`).join('')}`);
  }
}

/** 7% of 100 are the 7 in homes, by themselves large enough: but with the 88 they leave the 5 with relatives. */
const addLinkedShare = (root: string): Promise<void> => edit(join(root, 'data/toyshire/facts.yaml'), (text) => `${text}
children-to-homes:
  label: Children who went to a home
  value: 7.0
  unit: percent
  counts: children
  population: children-coming-into-care
  subset: { home: home }
  as-of: 2024
  published: 2025-02
  source: toy-return
`);

/** Each with what is changed in Toyshire before, and what is asked. */
const CASES: Record<string, { change?: (root: string) => Promise<void>; name: string; period?: string }> = {
  breakdown: { name: 'care-by-sex-and-home' },
  percentage: { name: 'children-out-of-school', period: '2024' },
  'rest-of-a-whole': { change: (root) => edit(join(root, 'data/toyshire/facts.yaml'), (text) => text.replace('value: 30\n  numerator: 12\n', 'value: 95\n  numerator: 38\n')), name: 'survey-happy' },
  'percentage-alone': { change: (root) => edit(join(root, 'data/toyshire/facts.yaml'), (text) => text.replace('value: 30\n  numerator: 12\n  denominator: 40\n', 'value: 1\n  denominator: 412\n')), name: 'survey-happy' },
  'percentage-leaves-few': { change: (root) => edit(join(root, 'data/toyshire/facts.yaml'), (text) => text.replace('value: 30\n  numerator: 12\n  denominator: 40\n', 'value: 99\n  denominator: 412\n')), name: 'survey-happy' },
  'percentage-tells-another': { change: addLinkedShare, name: 'children-to-homes' },
  'average-of-few': { change: (root) => edit(join(root, 'data/toyshire/facts.yaml'), (text) => text.replace(/missing: not-collected\n  reason: .*\n  unit: weeks\n  counts: other/, 'value: 6.5\n  denominator: 7\n  unit: weeks\n  counts: children')), name: 'waiting-time' },
  'fact-all-shown': { name: 'survey-happy' },
  'not-people': { name: 'homes-by-owner' },
  'cannot-protect': { change: (root) => applyCase('cannot-protect', root), name: 'care-by-sex-and-home' },
  'group-disclosure': { change: (root) => applyCase('group-disclosure', root), name: 'care-by-sex-and-home' },
  waived: { change: (root) => edit(join(root, 'data/toyshire/council.yaml'), (text) => text.replace('data-as-of: 2025-11-20', DECISIONS)), name: 'children-moved-often' },
  'hidden-last-time': { change: (root) => writeFile(join(root, 'data/toyshire/ledger.yaml'), LEDGER), name: 'children-moved-often' },
  'year-to-date': { change: (root) => applyCase('figure-suppressed-year-to-date', root), name: 'coming-so-far' },
  'years-and-months': { change: (root) => writeMovers(root, { came: ['month', 'population: children-coming\nadds-up: true', YEAR.slice(0, 5), YEAR.slice(6)], 'came-in-year': ['financial-year', 'population: children-coming\nadds-up: true', [['2023-24', 131]]] }), name: 'came' },
  'who-left': { change: (root) => writeMovers(root, { 'in-care': ['month', 'population: children-in-care', [['2024-05', 212], ['2024-06', 216]]], came: ['month', 'population: children-coming\njoins: children-in-care', [['2024-06', 8]]] }), name: 'came' },
  wide: { change: (root) => writeFile(join(root, 'data/toyshire/tables/wide.yaml'), WIDE), name: 'wide' },
};

test.each(Object.entries(CASES))('%s', async (golden, { change, name, period = null }) => {
  const root = await copyToyshire();
  await change?.(root);
  const records = validateSources(await loadSources(root));
  const council = records.councils.get('toyshire') as Council;
  await expectGolden(golden, printReview(await reviewDataset(council, records, council.datasets.get(name)!, period)));
});

async function expectGolden(name: string, text: string): Promise<void> {
  const file = join(FIXTURES, 'disclosure/reviews', `${name}.txt`);
  if (process.env['UPDATE_GOLDEN'] === '1') await writeFile(file, `${text}\n`);
  expect(`${text}\n`).toBe(await readFile(file, 'utf8'));
  expect(text.split('\n').filter((line) => line.length > 100)).toEqual([]);
}

test('at the terminal: one dataset, and all that count people', async () => {
  const [one, list] = await Promise.all([run('toyshire/care-by-sex-and-home', '--root', join(FIXTURES, 'toyshire')), run('--root', join(FIXTURES, 'toyshire'))]);
  expect([one.code, one.stderr, list.code, list.stderr]).toEqual([0, '', 0, '']);
  await expectGolden('breakdown', one.stdout.trimEnd());
  await expectGolden('list', list.stdout.trimEnd());
});

test('for programs', async () => {
  const root = join(FIXTURES, 'toyshire');
  const [list, one] = await Promise.all([run('--root', root, '--json'), run('children-moved-often', '--root', root, '--json')]);
  expect((JSON.parse(list.stdout) as ListedDataset[]).find(({ dataset }) => dataset === 'toyshire/care-by-sex-and-home')).toEqual({ dataset: 'toyshire/care-by-sex-and-home', title: 'Children who came into care, by sex and home', values: 12, hidden: 7, isShown: true, canBePublished: true });
  const review = JSON.parse(one.stdout) as Review & { confidential: string };
  expect(review.confidential).toContain('may not be published');
  expect(review.blocks[0]?.hidden).toEqual([{ label: '2023', value: '3', sentences: ['content/toyshire-strategy/03-few.md, line 20'], reasons: [{ of: 'value', count: 3, why: '3 is between 1 and 5.', reader: [1, null] }] }]);
});

test.concurrent.each([
  [['care-by-sex-and-hom'], 'There is no fact, indicator or table “care-by-sex-and-hom”. Did you mean “care-by-sex-and-home”? Without a name, npm run disclosure lists all that count people.'],
  [['toyshire/moved'], 'There is no fact, indicator or table “toyshire/moved”. Without a name, npm run disclosure lists all that count people.'],
  [['moved'], 'There is no fact, indicator or table “moved”. Did you mean “children-moved-often”? Without a name, npm run disclosure lists all that count people.'],
  [['children-in-care', '--period', '2204'], '“children-in-care” has nothing for 2204. Did you mean “2024”? It has 2021, 2022, 2023, 2024, 2025.'],
  [['children-in-care', 'survey-happy'], 'One dataset at a time: “children-in-care” or “survey-happy”.'],
  [['children-in-care', '--audit', 'a'], 'Say the name of a dataset, or --audit and a file, or --protect and a file.'],
  [['--period', '2024'], '--period goes with the name of a dataset.'],
])('wrong usage: %j', async (args, sentence) => expect(await run(...args, '--root', join(FIXTURES, 'toyshire'))).toEqual({ code: 2, stdout: '', stderr: `${sentence}\n` }));
