import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { readYaml, type YamlSource } from '../load/read-yaml.ts';
import type { ProblemsFound } from '../problem.ts';
import type { CouncilFile } from '../schema/council.ts';
import type { Records } from '../schema/records.ts';
import { readFacts, sealDataset } from '../validate/councils/datasets.ts';
import { hideTables, NOTHING_HIDDEN, type HiddenEntries } from './protect-tables.ts';
import { protectSample, table } from './sample-council.ts';

const FACTS = `
children: { label: C, value: 73519, unit: count, counts: children, as-of: 2024, published: 2024-10-24, source: paper }
leavers: { label: L, value: 73519, unit: count, counts: care-leavers, as-of: 2024, published: 2024-10-24, source: paper }
share: { label: S, value: 50, numerator: 73519, denominator: 147038, unit: percent, counts: children, as-of: 2024, published: 2024-10-24, source: paper }
homes: { label: H, value: 3, unit: count, counts: homes, as-of: 2024, published: 2024-10-24, source: paper }
unknown: { label: U, missing: not-collected, reason: Nobody asked, unit: count, counts: children, as-of: 2024, published: 2024-10-24, source: paper }
`;
const sealed = new Map(readFacts(readYaml('facts.yaml', FACTS).source as YamlSource, { id: 'toyshire', file: { sources: {} } as unknown as CouncilFile }).read.map(({ dataset }) => [dataset.id, sealDataset(dataset)]));

test.each([['children', true], ['leavers', true], ['share', true], ['homes', false], ['unknown', false]])('%s holds a secret: %s', (id, secret) => {
  const json = (): string => JSON.stringify(sealed.get(id));
  if (secret) expect(json).toThrow('a secret count');
  else expect(json).not.toThrow();
  if (secret) expect(inspect(sealed.get(id), { depth: null, showHidden: true })).not.toContain('735');
});

test('large counts, and counts of other things than people, are opened with what they are made of', async () => {
  const { datasets, show } = await protectSample({ facts: FACTS });
  expect(['children', 'leavers', 'share', 'homes'].map(show)).toEqual(['73519', '73519', '50', '3']);
  const [entry] = datasets.get('share')?.entries ?? [];
  expect([entry?.numerator, entry?.denominator].map((q) => q?.state === 'shown' && q.value.big.toNumber())).toEqual([73519, 147038]);
  expect(datasets.get('unknown')?.entries[0]?.quantity).toEqual({ state: 'missing', why: 'not-collected', reason: 'Nobody asked' });
});

const decided = (shares: number): HiddenEntries => new Map([['toyshire', new Map([...sealed.keys()].map((id) => [id, id === 'share' ? Array.from({ length: shares }, () => NOTHING_HIDDEN) : [NOTHING_HIDDEN]]))]]);

test.each([
  ['a council', new Map(), 'toyshire'],
  ['a dataset', new Map([['toyshire', new Map()]]), 'toyshire/children'],
  ['an entry', decided(0), 'toyshire/share'],
])('%s of which nothing was decided is never opened', (_, hidden: HiddenEntries, named) => {
  const records = { councils: new Map([['toyshire', { id: 'toyshire', file: {}, datasets: sealed }]]), publications: [], claims: [] } as unknown as Records;
  expect(() => hideTables(records, hidden)).toThrow(`Nothing was decided of ${named}`);
  expect(hideTables(records, decided(1)).councils.get('toyshire')?.datasets.get('share')?.entries[0]?.quantity.state).toBe('shown');
});

const BY_TYPE = (more = ''): string => `parts-make-a-whole: true\n${more}\ndimensions: [{ id: type, label: Type, members: { foster: Foster, home: Home, secure: Secure, locked: A secure unit, bed-and-breakfast: B, other: Other, all: All }, total: all }]`;

test.each([
  // 3 alone would be 100 - 90 - 7, so the next smallest goes with it
  ['one small part', 'type: foster, value: 90\ntype: home, value: 7\ntype: other, value: 3\ntype: all, value: 100', '90 [c] [c] 100'],
  // a 0 is told, and is no help to hide the 3
  ['a zero', 'type: foster, value: 90\ntype: home, value: 7\ntype: other, value: 0\ntype: all, value: 97', '90 7 0 97'],
  // 48 of 50: the 2 others can be worked out, so one of the two goes
  ['the rest of a whole', 'type: foster, value: 48\ntype: all, value: 50', '[c] 50'],
  // no sum is known of parts without a total
  ['parts alone', 'type: foster, value: 90\ntype: home, value: 3', '90 [c]'],
  // 6 to 9 are hidden where few children live so, in the dimension's own words
  ['a stricter measure', 'type: foster, value: 90\ntype: home, value: 20\ntype: bed-and-breakfast, value: 9\ntype: all, value: 119', '90 [c] [c] 119'],
  ['a stricter measure in other words', 'type: foster, value: 90\ntype: home, value: 20\ntype: locked, value: 7\ntype: all, value: 117', '90 [c] [c] 117'],
])('%s', async (_, rows, expected) => {
  expect((await protectSample({ tables: { t: table(BY_TYPE(), rows) } })).show('t')).toBe(expected);
});

test.each([['Young people in bed and breakfast', '[c]'], ['Young people in B&B', '[c]'], ['Children in unregistered homes', '[c]'], ['Young people in lodgings', '7']])('a fact is about whom its words say: %s', async (label, expected) => {
  const facts = `few: { label: "${label}", value: 7, unit: count, counts: young-people, as-of: 2024-03-31, published: 2024-11-20, source: paper }`;
  expect((await protectSample({ facts })).show('few')).toBe(expected);
  expect((await protectSample({ facts, policy: '  measures: { bed-and-breakfast: { threshold: 6, reason: x }, unregistered: { threshold: 6, reason: x } }' })).show('few')).toBe('7');
});

const TWO = 'parts-make-a-whole: true\ndimensions: [{ id: age, label: Age, members: { young: Young, old: Old, all: All }, total: all }, { id: type, label: Type, members: { foster: Foster, home: Home, all: All }, total: all }]';

test('in two dimensions a small count takes a rectangle with it', async () => {
  // young: 40 + 3 = 43; old: 30 + 20 = 50; all: 70 + 23 = 93
  const { show } = await protectSample({ tables: { t: table(TWO, `
    age: young, type: foster, value: 40
    age: young, type: home, value: 3
    age: young, type: all, value: 43
    age: old, type: foster, value: 30
    age: old, type: home, value: 20
    age: old, type: all, value: 50
    age: all, type: foster, value: 70
    age: all, type: home, value: 23
    age: all, type: all, value: 93`) } });
  const cells = show('t').split(' ');
  expect(cells[1]).toBe('[c]');
  // its row and its column each hide at least one more, or the 3 is what is left over
  expect([cells[0], cells[2]]).toContain('[c]');
  expect([cells[4], cells[7]]).toContain('[c]');
});

const PEOPLE = 'population: children-looked-after';

test('tables of the same people are one: a total in another file gives the small count away', async () => {
  const tables = { t: table(BY_TYPE(PEOPLE), 'type: foster, value: 90\ntype: home, value: 20\ntype: other, value: 3') };
  const total = `${'total: { label: T, value: 113, unit: count, counts: children, as-of: 2024, published: 2024-11-20, source: paper, '}POPULATION }`;
  expect((await protectSample({ tables, facts: total.replace(', POPULATION', '') })).show('t')).toBe('90 20 [c]');
  const linked = await protectSample({ tables, facts: total.replace('POPULATION', PEOPLE) });
  expect([linked.show('t'), linked.show('total')]).toEqual(['90 [c] [c]', '113']);
});

test('the same people twice are hidden in both places', async () => {
  const fact = (more: string): string => `small: { label: S, value: 3, unit: count, counts: children, as-of: 2024, published: 2024-11-20, source: paper, ${PEOPLE}, ${more} }`;
  const { show } = await protectSample({ tables: { t: table(BY_TYPE(PEOPLE), 'type: foster, value: 90\ntype: other, value: 3') }, facts: fact('subset: { type: other }') });
  expect([show('t'), show('small')]).toEqual(['90 [c]', '[c]']);
});

test('two tables without a total have the same one', async () => {
  // 90 + 3 = 93 = 50 + 43: hiding the 3 alone, it is 50 + 43 - 90
  const sex = table(`parts-make-a-whole: true\n${PEOPLE}\ndimensions: [{ id: sex, label: Sex, members: { girls: Girls, boys: Boys } }]`, 'sex: girls, value: 50\nsex: boys, value: 43');
  const { show } = await protectSample({ tables: { t: table(BY_TYPE(PEOPLE), 'type: foster, value: 90\ntype: home, value: 0\ntype: secure, value: 0\ntype: bed-and-breakfast, value: 0\ntype: other, value: 3'), sex } });
  expect(`${show('t')} ${show('sex')}`.match(/\[c\]/g)?.length).toBeGreaterThan(1);
});

test('a member that is the sum of others is one of the sums', async () => {
  // family = foster + kin = 83; all = 83 + 20 = 103. Kin is 3, so foster or family goes with it, and with family a part of the whole.
  const dimensions = 'parts-make-a-whole: true\ndimensions: [{ id: type, label: Type, members: { family: Family, foster: Foster, kin: Kin, home: Home, all: All }, total: all, sums: { family: [foster, kin] } }]';
  const { show } = await protectSample({ tables: { t: table(dimensions, 'type: family, value: 83\ntype: foster, value: 80\ntype: kin, value: 3\ntype: home, value: 20\ntype: all, value: 103') } });
  const [family, foster, kin, home] = show('t').split(' ');
  expect(kin).toBe('[c]');
  expect([foster, family]).toContain('[c]');
  if (family === '[c]') expect(home).toBe('[c]');
});

test('a percentage goes with its numerator, and with the rest of its whole', async () => {
  const percent = (value: number, numerator: number, denominator: number): string => `{ label: P, value: ${value}, numerator: ${numerator}, denominator: ${denominator}, unit: percent, counts: children, as-of: 2024, published: 2024-11-20, source: paper }`;
  const { show } = await protectSample({ facts: `few: ${percent(1, 4, 400)}\nmost: ${percent(96, 48, 50)}\nmany: ${percent(30, 120, 400)}` });
  expect([show('few'), show('most'), show('many')]).toEqual(['[c]', '[c]', '30']);
});

test('a percentage typed alone stays, unless its whole is known and so small that it tells the count', async () => {
  const facts = (whole: number): string => `
alone: { label: A, value: 4, unit: percent, counts: children, as-of: 2024, published: 2024-11-20, source: paper }
told: { label: T, value: 4, denominator: ${whole}, unit: percent, counts: children, as-of: 2024, published: 2024-11-20, source: paper }`;
  const small = await protectSample({ facts: facts(50) });
  expect([small.show('alone'), small.show('told')]).toEqual(['4', '[c]']);
  expect((await protectSample({ facts: facts(5000) })).show('told')).toBe('4');
});

const fact = (id: string, value: number, more = ''): string => `${id}: { label: ${id}, value: ${value}, unit: count, counts: children, as-of: 2024, published: 2024-11-20, source: paper${more} }\n`;

test.each([
  ['by default', '', '[c] 6 0 [c]'],
  ['with another threshold', '  threshold: 7\n', '[c] [c] 0 [c]'],
  ['with zeros protected', '  zeros: protected\n', '[c] 6 [c] [c]'],
  ['with a waiver', '  waivers: [{ dataset: a, waives: small-count, reason: Known to all, by: Director, on: 2024-11-01 }]\n', '5 6 0 [c]'],
  ['with a measure of its own', '  measures: { bed-and-breakfast: { threshold: 6, reason: Agreed } }\n', '[c] 6 0 7'],
])('the policy decides: %s', async (_, policy, expected) => {
  const { show } = await protectSample({ policy, facts: fact('a', 5) + fact('b', 6) + fact('c', 0) + fact('d', 7, ', measure: bed-and-breakfast') });
  expect(['a', 'b', 'c', 'd'].map(show).join(' ')).toBe(expected);
});

test('figures of other areas are out already, and the council’s own name is no other area', async () => {
  const indicator = (area: string): string => `
title: I
label: I
definition: I
area: ${area}
unit: count
counts: children
frequency: year
good: neither
owner: Head
source: paper
observations: [{ period: 2024, value: 3, published: 2024-11-20 }]`;
  const { show } = await protectSample({ indicators: { england: indicator('England'), own: indicator('Toyshire') } });
  expect([show('england'), show('own')]).toEqual(['3', '[c]']);
});

test('what no publication claims stays closed', async () => {
  const { show } = await protectSample({ facts: fact('a', 500) + fact('b', 600), papers: [{ day: '2025-01-01', shows: ['a'] }] });
  expect([show('a'), show('b')]).toEqual(['500', '[c]']);
});

test('a later table hides its own cells and leaves the paper that is out as it is', async () => {
  // Out first: foster 60, home 40, all 100. Later by sex and type: the 3 takes cells of the later table with it.
  const early = table(BY_TYPE(PEOPLE), 'type: foster, value: 60\ntype: home, value: 40\ntype: secure, value: 0\ntype: bed-and-breakfast, value: 0\ntype: other, value: 0\ntype: all, value: 100');
  const late = table(`parts-make-a-whole: true\n${PEOPLE}\ndimensions: [{ id: type, label: Type, members: { foster: F, home: H } }, { id: sex, label: Sex, members: { girls: G, boys: B } }]`, `
    type: foster, sex: girls, value: 57
    type: foster, sex: boys, value: 3
    type: home, sex: girls, value: 20
    type: home, sex: boys, value: 20`, '2025-02-01');
  const { show } = await protectSample({ tables: { early, late }, papers: [{ day: '2025-01-01', shows: ['early'] }, { day: '2025-03-01', shows: ['late'] }] });
  expect(show('early')).toBe('60 40 0 0 0 100');
  expect(show('late').startsWith('[c] [c]')).toBe(true);
});

test('what the ledger shows is known: others are protected as if it were, and it is not said again', async () => {
  const ledger = [{ population: 't alone', period: '2024', selection: { type: 'home' }, shows: 7, first: '2024-12-01' }];
  const { show } = await protectSample({ tables: { t: table(BY_TYPE(), 'type: foster, value: 90\ntype: home, value: 7\ntype: other, value: 3\ntype: all, value: 100') }, ledger });
  // without the ledger the 7 is hidden with the 3; now that would hide nothing
  expect(show('t')).toMatch(/^\[c\] 7 \[c\] 100$|^90 7 \[c\] \[c\]$/);
});

async function problems(sample: Parameters<typeof protectSample>[0]): Promise<string> {
  return protectSample(sample).then(() => '', (error: ProblemsFound) => error.problems.map(({ rule, place, message }) => `${place.path} ${rule} ${message}`).join('\n'));
}

test('a figure that must be shown and one that must be hidden are both named, with a merge', async () => {
  const policy = '  must-show: [{ dataset: t, cell: { type: home }, reason: Asked for }, { dataset: t, cell: { type: foster }, reason: Asked for }, { dataset: t, cell: { type: all }, reason: The headline }]\n';
  const told = await problems({ policy, tables: { t: table(BY_TYPE(), 'type: foster, value: 90\ntype: home, value: 7\ntype: other, value: 3\ntype: all, value: 100') } });
  expect(told).toMatch(/^data\/toyshire\/tables\/t\.yaml cannot-protect “Other” must be hidden, and “(?:Foster|Home|All)” must be published: .* or show “Other” and “Home” as one \(10 together\)/);
});

test('a row that tells everybody’s category waits for a decision', async () => {
  const tables = { t: table(BY_TYPE(), 'type: foster, value: 12\ntype: home, value: 0\ntype: secure, value: 0\ntype: bed-and-breakfast, value: 0\ntype: other, value: 0\ntype: all, value: 12') };
  expect(await problems({ tables })).toContain('group-disclosure All 12 of “All” are in “Foster”');
  expect(await problems({ tables, policy: '  waivers: [{ dataset: t, waives: whole-category, reason: No secret, by: Director, on: 2024-11-01 }]\n' })).toBe('');
});
