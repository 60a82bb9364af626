import { expect, test } from 'vitest';
import { readYaml, type YamlSource } from '../../load/read-yaml.ts';
import type { ProtectedDataset } from '../../schema/dataset.ts';
import { decimal } from '../../schema/decimal.ts';
import { planSchema, type PlanFile } from '../../schema/plan.ts';
import { tabulateActions } from './actions.ts';
import { tabulateCapacity } from './capacity.ts';
import type { PlanTable } from './cells.ts';
import { tabulateMeasures } from './measures.ts';
import { tabulateProcurement } from './procurement.ts';

const plan = (text: string): PlanFile => planSchema.parse((readYaml('plan.yaml', `title: Plan\nbegins: 2024\nends: 2027\n${text}`).source as YamlSource).data);
/** Every row as 'cell | cell ^1', with its notes below. */
const show = ({ rows, notes, cellNotes = [] }: PlanTable): string[] => [
  ...rows.map((row) => row.map(({ text, notes: own = [] }) => [text.replaceAll('\u00a0', ' '), ...own.map((number) => `^${number}`)].join(' ')).join(' | ')), ...cellNotes.map((note, i) => `${i + 1}. ${note}`), ...notes.map((note) => `Note: ${note}`),
];

const ACTIONS = plan(`
priorities: { families: { number: 1, title: Families }, homes: { number: 2, title: Homes } }
actions:
  recruit:
    { priority: families, action: recruit carers, owner: Head of Care, due: 2025-Q4, published: 2024-02-06, source: s, updates: [
      { date: 2024-06, status: under-way, note: It's begun., source: s },
      { date: 2024-09-30, status: late, note: It waits., source: s },
      { date: 2024-09, status: stopped, note: It was stopped., source: s },
      { date: 2024-08, status: not-started, note: Written down later., source: s },
      { date: 2025-01-15, status: done, note: It is done., source: s } ] }
  keep: { priority: families, action: keep carers, owner: { not-given: Nobody is named. }, due: { not-applicable: It goes on. }, published: 2024-02, source: s }
  respite: { priority: families, action: offer breaks, owner: { not-given: Nobody is named. }, due: 2024-25, published: 2024-12, source: s }
  build: { priority: homes, action: build a home, owner: Head of Homes, due: 2024-09-30, published: 2024-02-06, source: s }
`);

test.each<[string, string, string[]]>([
  ['families', '2024-02-05', []],
  // 'In February' is out when the month has ended.
  ['families', '2024-02-28', ['Recruit carers | Head of Care | October to December 2025', 'Note: No update on this had been published by 28 February 2024.']],
  ['families', '2024-06-29', [
    'Recruit carers | Head of Care | October to December 2025',
    'Keep carers | Not given ^1 | Not applicable ^2', '1. Nobody is named.', '2. It goes on.', 'Note: No update on any of these had been published by 29 June 2024.',
  ]],
  ['families', '2024-06-30', [
    'Recruit carers | Head of Care | October to December 2025 | Under way, June 2024: It’s begun.',
    'Keep carers | Not given ^1 | Not applicable ^2 | No update published', '1. Nobody is named.', '2. It goes on.',
  ]],
  // Of two updates that end on one day the lower in the file is the newer; one from August written below them is not.
  ['families', '2024-12-30', [
    'Recruit carers | Head of Care | October to December 2025 | Stopped, September 2024: It was stopped.',
    'Keep carers | Not given ^1 | Not applicable ^2 | No update published', '1. Nobody is named.', '2. It goes on.',
  ]],
  // The reason of two rows stands once, and so does the day.
  ['families', '2025-01-15', [
    'Recruit carers | Head of Care | October to December 2025 | Done: It is done.',
    'Keep carers | Not given ^1 | Not applicable ^2 | No update published', 'Offer breaks | Not given ^1 | 2024 to 2025 | No update published',
    '1. Nobody is named.', '2. It goes on.',
  ]],
  ['homes', '2025-01-15', ['Build a home | Head of Homes | 30 September 2024', 'Note: No update on this had been published by 15 January 2025.']],
])('actions of %s on %s', (priority, asOf, expected) => expect(show(tabulateActions(ACTIONS, priority, asOf))).toEqual(expected));

test('the status says of which day it is', () => {
  expect(tabulateActions(ACTIONS, 'families', '2024-10-24').columns.map((c) => c.text)).toEqual(['Action', 'Owner', 'Due', 'Status on 24 October 2024']);
});

test('an update dated to a day is older than one for its month', () => {
  const two = (first: string, second: string): PlanFile => plan(`priorities: { p: { number: 1, title: P } }\nactions: { a: { priority: p, action: act, owner: O, due: 2025, published: 2024, source: s, updates: [${first}, ${second}] } }`.replace('published: 2024,', 'published: 2024-01,'));
  const [day, month] = ['{ date: 2024-10-24, status: late, note: Late., source: s }', '{ date: 2024-10, status: done, note: Done., source: s }'];
  for (const file of [two(day, month), two(month, day)]) expect(show(tabulateActions(file, 'p', '2024-10-31'))).toEqual(['Act | O | 2025 | Done, October 2024: Done.']);
});

/** Two actions of one priority, each with its owner and when it is due. */
const two = (...actions: [owner: string, due: string][]): PlanFile => plan(`priorities: { p: { number: 1, title: P } }\nactions:\n${actions.map(([owner, due], i) => `  a${i}: { priority: p, action: act, owner: ${owner}, due: ${due}, published: 2024-01, source: s }\n`).join('')}`);

const NO_UPDATE = 'Note: No update on any of these had been published by 31 October 2024.';

test.each<[string, [string, string][], string[], string[]]>([
  ['a column in which nothing is given is left out and said beneath, once and with the reason', [['{ not-given: Nobody is named. }', '{ not-given: It has no date. }'], ['{ not-given: Nobody is named. }', '{ not-given: It has no date. }']],
    ['Action'], ['Act', 'Act', 'Note: Owner: not given for any of these. Of each: Nobody is named.', 'Note: Due: not given for any of these. Of each: It has no date.', NO_UPDATE]],
  ['one row speaks of itself', [['{ not-given: Nobody is named. }', '2025']], ['Action', 'Due'], ['Act | 2025', 'Note: Owner: not given. Nobody is named.', 'Note: No update on this had been published by 31 October 2024.']],
  ['each reason once', [['A', '{ not-applicable: It goes on. }'], ['B', "{ not-applicable: It's never done. }"]], ['Action', 'Owner'],
    ['Act | A', 'Act | B', 'Note: Due: not applicable to any of these. It goes on. It’s never done.', NO_UPDATE]],
  ['one reason of two columns, of which one is left out', [['{ not-given: The slides are silent. }', '2025'], ['{ not-given: The slides are silent. }', '{ not-given: The slides are silent. }']], ['Action', 'Due'],
    ['Act | 2025', 'Act | Not given ^1', '1. The slides are silent.', 'Note: Owner: not given for any of these. Of each: The slides are silent.', NO_UPDATE]],
  ['a column that is absent in two ways stays', [['A', '{ not-given: It has no date. }'], ['B', '{ not-applicable: It goes on. }']], ['Action', 'Owner', 'Due'],
    ['Act | A | Not given ^1', 'Act | B | Not applicable ^2', '1. It has no date.', '2. It goes on.', NO_UPDATE]],
  ['a column that says the same in every row is said once', [['A', '2025'], ['A', '2026']], ['Action', 'Due'], ['Act | 2025', 'Act | 2026', 'Note: Owner: A for all of these.', NO_UPDATE]],
])('actions: %s', (_, actions, columns, expected) => {
  const table = tabulateActions(two(...actions), 'p', '2024-10-31');
  expect(table.columns.map((c) => c.text)).toEqual(columns);
  expect(show(table)).toEqual(expected);
});

function dataset(id: string, unit: ProtectedDataset['unit'], entries: [period: string, value: string | null, published: string][], frequency: ProtectedDataset['frequency'] = 'year'): [string, ProtectedDataset] {
  return [id, {
    council: 'c', id, kind: 'indicator', title: id, label: id, definition: '', unit, counts: 'households', frequency, good: 'high', closeWithin: null, source: { text: 's', href: null },
    dimensions: [], partsMakeAWhole: false, targets: [], benchmarks: [],
    entries: entries.map(([period, value, published]) => ({
      period, members: [], published, status: 'final', numerator: null, denominator: null,
      quantity: value === null ? { state: 'missing', why: 'not-collected', reason: 'x' } : { state: 'shown', value: decimal(value) },
    })),
  }];
}

const DATASETS = new Map([
  dataset('stable', 'percent', [['2024-03', '70.51', '2024-05'], ['2024-08', '72.11', '2024-10-24'], ['2024-08', '72.20', '2025-02'], ['2025-01', '75.00', '2025-02']], 'rolling-12-months'),
  dataset('carers', 'count', [['2023', '1990', '2024-01'], ['2024', '2012', '2025-01'], ['2025', null, '2025-02']]),
]);
const measure = (text: string): PlanFile => plan(`measures: { m: { ${text}, published: 2024-02-06, source: s } }`);
const HAPPY = 'says: Children are happy, indicator: { not-given: It isn\'t measured. }, direction: none, baseline: { not-applicable: A state. }, target: { not-applicable: A state. }';
const LINE = 'Note: On course means at least as far towards the target as a straight line from the baseline would be by then.';

test.each<[string, string, string, string[]]>([
  ['not out yet', 'says: A, indicator: stable, direction: higher, baseline: { period: 2024-03, value: 70.51 }, target: { value: 80, by: 2027 }', '2024-02-05', []],
  ['no later figure', 'says: A, indicator: carers, direction: higher, baseline: { period: 2023, value: 1990 }, target: { value: 2100, by: 2027 }', '2024-10-24', ['A | 1,990, 2023 | 2,100 by 2027 | None since the baseline | Not known: no later figure is held']],
  ['nothing published', 'says: A, indicator: carers, direction: higher, baseline: { not-given: None is. }, target: { value: 2100, by: 2027 }', '2024-01-30', []],
  // 72.11 - 70.51 = 1.60; 1.60 of 9.49 in 153 of 1371 days: 1.60 x 1371 = 2193.6 against 9.49 x 153 = 1452.0; 80.00 - 72.11 = 7.89
  ['on course', 'says: A, indicator: stable, direction: higher, baseline: { period: 2024-03, value: 70.51 }, target: { value: 80.00, by: 2027 }', '2024-10-24',
    ['A | 70.51%, March 2024 | 80.00% by 2027 | 72.11%, 12 months to August 2024 | On course: up 1.60 percentage points; 7.89 percentage points to go', LINE]],
  // revised and followed by another, which a later reader sees
  ['as of a later day', 'says: A, indicator: stable, direction: higher, baseline: { period: 2024-03, value: 70.51 }, target: { value: 75, by: 2027 }', '2025-02-28',
    ['A | 70.51%, March 2024 | 75% by 2027 | 75.00%, 12 months to January 2025 | Reached: up 4.49 percentage points']],
  ['a newer period without a value', 'says: A, indicator: carers, direction: higher, baseline: { period: 2023, value: 1990 }, target: { not-given: None is set. }', '2025-02-28',
    ['A | 1,990, 2023 | Not given ^1 | 2,012, 2024 | Moved the right way: up 22', '1. None is set.']],
  ['reached without a change', 'says: A, indicator: carers, direction: higher, baseline: { period: 2023, value: 2012 }, target: { value: 2012, by: 2027 }', '2025-02-28',
    ['A | 2,012, 2023 | 2,012 by 2027 | 2,012, 2024 | Reached: unchanged']],
  ['no indicator', HAPPY, '2024-10-24',
    ['Children are happy | Not applicable ^1 | Not applicable ^1 | Not given ^2 | Not known: no measure tells', '1. A state.', '2. It isn’t measured.']],
  ['reported in words, the newest of its day', `${HAPPY}, reported: [{ date: 2024-05, says: Most aren't, reached: false, source: s }, { date: 2024-10-24, says: All are, reached: true, source: s }, { date: 2025-01, says: Many are, source: s }]`, '2024-10-24',
    ['Children are happy | Not applicable ^1 | Not applicable ^1 | All are, reported on 24 October 2024 | Reached, as reported', '1. A state.']],
  ['reported as not reached', `${HAPPY}, reported: [{ date: 2024-05, says: Most aren't, reached: false, source: s }]`, '2024-05-31',
    ['Children are happy | Not applicable ^1 | Not applicable ^1 | Most aren’t, reported in May 2024 | Not reached, as reported', '1. A state.']],
  ['reported without a result', `${HAPPY}, reported: [{ date: 2024-05, says: Many are, source: s }]`, '2024-05-31',
    ['Children are happy | Not applicable ^1 | Not applicable ^1 | Many are, reported in May 2024 | Not known: reported in words alone', '1. A state.']],
  ['reported later than the day', `${HAPPY}, reported: [{ date: 2024-05, says: Many are, source: s }]`, '2024-05-30',
    ['Children are happy | Not applicable ^1 | Not applicable ^1 | Not given ^2 | Not known: no measure tells', '1. A state.', '2. It isn’t measured.']],
  ['no baseline', 'says: A, indicator: carers, direction: lower, baseline: { not-given: None is. }, target: { value: 2000, by: { not-given: No date. } }', '2025-01-31',
    ['A | Not given ^1 | 2,000 | 2,012, 2024 | Not known: no baseline to compare with', '1. None is.']],
])('measures: %s', (_, text, asOf, expected) => expect(show(tabulateMeasures(measure(text), DATASETS, asOf))).toEqual(expected));

test('a hidden figure is no baseline and no latest, and an older one doesn’t take its place', () => {
  const [id, held] = dataset('few', 'count', [['2023', '12', '2024-01'], ['2024', '9', '2025-01'], ['2025', '7', '2025-02']]);
  const hide = (period: string): Map<string, ProtectedDataset> => new Map([[id, { ...held, entries: held.entries.map((entry) => (entry.period === period ? { ...entry, quantity: { state: 'suppressed' as const } } : entry)) }]]);
  const few = measure('says: A, indicator: few, direction: lower, baseline: { period: 2023, value: 12 }, target: { value: 6, by: 2027 }');
  expect(show(tabulateMeasures(few, hide('2025'), '2025-02-28'))).toEqual(['A | 12, 2023 | 6 by 2027 | [c] | Not known: a figure is hidden', 'Note: [c] means hidden to protect people.']);
  expect(show(tabulateMeasures(few, hide('2023'), '2025-02-28'))).toEqual(['A | [c], 2023 | 6 by 2027 | 7, 2025 | Not known: a figure is hidden', 'Note: [c] means hidden to protect people.']);
  expect(show(tabulateMeasures(few, hide('2024'), '2025-02-28'))[0]).toContain('| 12, 2023 | 6 by 2027 | 7, 2025 | On course');
});

test('a measure’s result carries its judgement', () => {
  const { rows } = tabulateMeasures(measure('says: A, indicator: stable, direction: lower, baseline: { period: 2024-03, value: 70.51 }, target: { value: 60, by: 2027 }'), DATASETS, '2024-10-24');
  expect(rows[0]?.at(-1)).toMatchObject({ status: 'worse', text: expect.stringMatching(/^Moved the wrong way/) as string });
});

test('procurement: what is out, and why something is absent', () => {
  const file = plan(`procurement:
  a: { what: Block contract, route: Open tender, value-band: { not-given: Not settled. }, key-decision: true, start: 2024-04-01, end: 2027-03, maximum-term: { years: 3 }, note: It's the first., published: 2024-02-06, source: s }
  b: { what: Spot contract, route: { not-applicable: No tender. }, value-band: Under £1 million, key-decision: false, start: 2024-25, end: 2024-Q4, maximum-term: { years: 1 }, published: 2024-02, source: s }
`);
  expect(show(tabulateProcurement(file, '2024-02-06'))).toEqual(['Block contract ^1 | Open tender | Yes | 1 April 2024 | March 2027 | 3 years', '1. It’s the first.', 'Note: Value: not given. Not settled.']);
  expect(show(tabulateProcurement(file, '2024-02-29'))[1]).toBe('Spot contract | Not applicable ^3 | Under £1 million | No | 2024 to 2025 | October to December 2024 | 1 year');
});

test('capacity: the latest period that is out, in its newest revision', () => {
  const file = plan(`capacity:
  own:
    what: Own homes
    observations:
      - { period: 2023, homes: 4, places: 16, occupancy: 80.0, published: 2023-05, source: s }
      - { period: 2024, homes: 5, places: 1020, occupancy: 85.5, published: 2024-05, source: s }
      - { period: 2023, homes: 3, places: 15, occupancy: 81.0, published: 2024-06, source: s }
      - { period: 2024, homes: 5, places: 1020, occupancy: 85.4, note: One was closed., published: 2024-07, source: s }
      - { period: 2025, homes: 6, places: { not-given: Not counted. }, occupancy: { not-given: Not counted. }, published: 2025-05, source: s }
`);
  expect(['2023-05-30', '2023-05-31', '2024-06-30', '2024-07-31', '2025-05-31'].map((asOf) => show(tabulateCapacity(file, asOf)))).toEqual([
    [], ['Own homes | 2023 | 4 | 16 | 80.0'], ['Own homes | 2024 | 5 | 1,020 | 85.5'], ['Own homes ^1 | 2024 | 5 | 1,020 | 85.4', '1. One was closed.'],
    ['Own homes | 2025 | 6', 'Note: Places: not given. Not counted.', 'Note: Occupancy (%): not given. Not counted.'],
  ]);
});
