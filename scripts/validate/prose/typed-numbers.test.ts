import { expect, test } from 'vitest';
import { parseFigure } from '../../load/markdown/parse-figure.ts';
import { readMarkdown } from '../../load/read-markdown.ts';
import { decimal } from '../../schema/decimal.ts';
import type { Unit } from '../../schema/field.ts';
import type { Narrative } from '../../schema/narrative.ts';
import type { OpenDataset } from '../councils/datasets.ts';
import type { ProseContext } from './context.ts';
import { checkTypedNumbers } from './typed-numbers.ts';

function dataset(id: string, kind: OpenDataset['kind'], unit: Unit, values: [period: string | null, value: string, ...members: string[]][]): [string, OpenDataset] {
  return [id, {
    council: 'dorset', id, kind, title: '', label: '', definition: '', unit, counts: unit === 'percent' ? 'children' : 'households', frequency: null, good: 'high', closeWithin: null,
    source: { text: '', href: null }, dimensions: [], partsMakeAWhole: false, targets: [], benchmarks: [],
    entries: values.map(([period, value, ...members]) => ({ period, members, quantity: { state: 'held', value: decimal(value) }, published: '2024-10-24', numerator: null, denominator: null, status: 'final' })),
  }];
}

const datasets = new Map([
  dataset('long-term', 'indicator', 'percent', [['2024-07', '73.97'], ['2024-08', '72.11']]),
  dataset('foster-households', 'indicator', 'count', [['2023-08', '172'], ['2024-08', '191']]),
  dataset('overspend', 'fact', 'million-pounds', [['2024', '3.4']]),
  dataset('bursary', 'fact', 'pounds', [['2024', '1234']]),
  dataset('residents', 'fact', 'count', [['2024', '9961']]),
  dataset('feel-safe', 'table', 'percent', [[null, '89', 'children']]),
]);

function check(text: string, among = datasets): { place: string; message: string }[] {
  const narrative = readMarkdown('index.md', text).source?.narrative as Narrative;
  const glossary = { abbreviations: { 'S151': 'x' }, names: ['Priority 3', 'Phase 2 of the Harbour'], terms: {} };
  // Only what this rule looks at.
  const context = { asOf: '2024-10-24', narrative, glossary, datasets: among, smallCounts: 9, linesOf: () => text.split('\n') } as Partial<ProseContext> as ProseContext;
  return checkTypedNumbers(context).map(({ place, message }) => ({ place: `${place.line}:${place.column}`, message }));
}

test.each([
  'On 24 October 2024, by 1 May and on the 3rd March 2025',
  'In March 2024 and in 2024, from 1989.',
  'The plan for 2023 to 2033, 2023/24, 2023-24, 2023–24 and 2023-2033',
  'The year (2024) and 2024: a year; 2024, too',
  'section 22G of the Children Act 1989, and Section 17(1)(b)',
  'the Section 151 Officer',
  'paragraph of Schedule 12A, regulation 5 and Article 12',
  'Part 1 of the Children Act',
  'Priority 3 and Phase 2 of the Harbour, says the S151',
  'Aged {{ fixed 16 "law" }}, {{ long-term | at 2024-08 }}',
  'Three children in one hundred',
  'Rooms in m², land in km² and CO₂',
  'See [the paper](https://example.org/2/page-19)',
  '::: quote Ofsted\nOf 40 homes, 12 were good.\n:::',
])('allowed: %s', (text) => expect(check(text)).toEqual([]));

// The text, where its number stands, and the number as the problem repeats it
test.each([
  ['There are 191 households', '1:11', '191'],
  ['There are 191, and more', '1:11', '191'],
  ['72% of children', '1:1', '72%'],
  ['It cost £3.4 million.', '1:9', '£3.4 million'],
  ['Some 45 % of them', '1:6', '45 %'],
  ['Some 45 per cent of them', '1:6', '45 per cent'],
  ['A total of 1,234 people', '1:12', '1,234'],
  ['People aged 16+ live', '1:13', '16'],
  ['The 1st of them', '1:5', '1st'],
  ['A 3-year plan', '1:3', '3'],
  ['It cost £2024 then', '1:9', '£2024'],
  ['It grew by 2024%', '1:12', '2024%'],
  ['Over 2,024 people', '1:6', '2,024'],
  ['In 1850 it began', '1:4', '1850'],
  ['As section 22 of this paper says', '1:12', '22'],
  ['Priority 4', '1:10', '4'],
  ['It is `7` here', '1:8', '7'],
  ['**Now 8** of them', '1:7', '8'],
  ['In March 2024 some 8 of them', '1:20', '8'],
  ['First line\nthen 12 of them', '2:6', '12'],
  ['- one\n- the 12 of them', '2:7', '12'],
  ['| A | B |\n| --- | --- |\n| x | 5 |', '3:7', '5'],
  ['Words[^a]\n\n[^a]: Some 12 of them', '3:12', '12'],
  ['Some ½ of them', '1:6', '½'],
  ['After 2½ years', '1:7', '2½'],
  ['So x² of them', '1:5', '²'],
  ['The ٤ of them', '1:5', '٤'],
  ['The １２ of them', '1:5', '１２'],
  ['Chapter Ⅳ', '1:9', 'Ⅳ'],
  ['Step ① comes', '1:6', '①'],
  ['Some £٤ million', '1:6', '£٤ million'],
  ['::: note\nSome 12 of them\n:::', '2:6', '12'],
])('refused: %s', (text, place, typed) => {
  const found = check(text);
  expect(found.map((f) => f.place)).toEqual([place]);
  expect(found[0]?.message).toContain(`“${typed}” is typed by hand`);
});

test.each([
  ['72.11%', 'long-term | at 2024-08', 'August 2024'],
  ['72%', 'long-term | at 2024-08 | round 0', 'August 2024'],
  ['74 per cent', 'long-term | at 2024-07 | round 0', 'July 2024'],
  ['191', 'foster-households | at 2024-08', 'August 2024'],
  ['£3.4 million', 'overspend', '2024'],
  ['£3 million', 'overspend | round 0', '2024'],
  ['£1,234', 'bursary', '2024'],
  ['9,961', 'residents', '2024'],
  ['89%', 'feel-safe children', 'children'],
])('%s suggests {{ %s }}', (typed, figure, words) => {
  expect(check(`It was ${typed} then`)[0]?.message).toBe(`“${typed}” is typed by hand and would go stale. It equals {{ ${figure} }}${words ? ` (${words})` : ''}. Write that if you mean it; if not, add the number to the council’s facts.yaml.`);
});

// 172 are households too; what stands beside the number rules them out or not.
test.each([['191 places', false], ['191 children’s homes', false], ['191 months', false], ['191 fostering households', true], ['191 of them', true], ['191 approved carers', true]])('%s suggests households: %s', (words, suggests) => {
  expect(check(`It had ${words} then`)[0]?.message.includes('{{ foster-households')).toBe(suggests);
});

test('of several figures with the value, the likelier come first, four at most', () => {
  const same = new Map(['stays', 'girls-who-stay', 'moves', 'visits', 'plans'].map((id) => dataset(id, 'fact', 'percent', [['2024', '45']])));
  const message = check('In all 45% of girls stay', same)[0]?.message;
  expect(message).toBe('“45%” is typed by hand and would go stale. 5 figures equal it: {{ girls-who-stay }} (2024), {{ stays }} (2024), {{ moves }} (2024), {{ visits }} (2024), and 1 more. Write the one that you mean; if none, add the number to the council’s facts.yaml.');
});

// 72 is no percentage, £191 no count, 3.4 no money, and 72.110% would need a decimal that nobody measured.
test.each(['72', '£191', '3.4', '72.110%', '£3.4', '£1,234 million', '9,961%', '191%'])('%s equals nothing', (typed) => {
  expect(check(`It was ${typed} then`)[0]?.message).toContain('Put it in the council’s facts.yaml');
});

test.each([['16', '16'], ['1st', '1st'], ['45 %', '45%'], ['£5.6 million', '£5.6'], ['45 per cent', '45'], ['7km', '7']])('%s may be {{ fixed %s "..." }}, which the grammar takes', (typed, fixed) => {
  const message = check(`It was ${typed} then`)[0]?.message ?? '';
  const expression = /\{\{(.*)\}\}/.exec(message)?.[1] ?? '';
  expect(parseFigure(expression)).toEqual({ kind: 'fixed', text: fixed, why: 'why it never changes' });
});

const quarterly = new Map([['moves', '2024-Q2'], ['stays', '2023-Q4'], ['visits', '2023-Q4']].map(([id, period]) => {
  const [, one] = dataset(id!, 'indicator', 'percent', [['2023-Q1', '45'], [period!, '45']]);
  return [id!, { ...one, frequency: 'quarter' as const, label: id! }];
}));

test.each([
  ['In Q1 2024 it rose', '1:4', '“Q1 2024” is typed by hand, and begins in January to some readers and in April to others. Name its months, as in “January to March 2024”.'],
  ['It rose by 2024-Q2', '1:12', '“2024-Q2” is typed by hand, and begins in January to some readers and in April to others. Name its months, as in “April to June 2024”; if it is the time that a figure is for, write {{ moves | period }}, which goes on with it.'],
  ['Visits rose in quarter 3 of 2023/24.', '1:16', '“quarter 3 of 2023/24” is typed by hand. Name its months, “October to December 2023”; if it is the time that a figure is for, write {{ visits | period }}, which goes on with it.'],
  ['In 2023-24 Q4', '1:4', '“2023-24 Q4” is typed by hand. Name its months, “January to March 2024”.'],
  ['By Q3 it rose', '1:4', '“Q3” is typed by hand, and begins in January to some readers and in April to others. Name its months and year, as in “July to September 2024”.'],
])('a quarter, %s', (text, place, message) => expect(check(text, quarterly)).toEqual([{ place, message }]));

test.each([['Q5 2024', '5'], ['Q12', '12'], ['H1 2024', '1']])('%s is no quarter', (text, typed) => expect(check(text)[0]?.message).toContain(`“${typed}” is typed by hand and would go stale`));

test('a number that was to begin a list is told of when it is read', () => {
  expect(check('1)item\n2) item').map(({ place }) => place)).toEqual(['2:1']);
  expect(check('> 1.item')).toEqual([]);
  expect(check('The 1)item').length).toBe(1);
});

test('what no figure can be written as is to be said in words', () => {
  expect(check('Some ½ of them')[0]?.message).toBe('“½” is typed by hand and would go stale. Put it in the council’s facts.yaml with ordinary digits and refer to it; if it never changes, say it in words.');
});
