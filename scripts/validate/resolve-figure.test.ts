import { expect, test } from 'vitest';
import { parseFigure } from '../load/markdown/parse-figure.ts';
import type { Dataset } from '../schema/dataset.ts';
import { decimal } from '../schema/decimal.ts';
import type { FigureRef } from '../schema/narrative.ts';
import { FILTERS, resolveFigure } from './resolve-figure.ts';

const base: Dataset<string> = {
  council: 'dorset', id: '', kind: 'indicator', title: '', label: '', definition: '', unit: 'count', counts: 'households', frequency: 'month', good: 'high',
  closeWithin: null, source: { text: '', href: null }, dimensions: [], partsMakeAWhole: false, targets: [], benchmarks: [], entries: [],
};
const entry = (period: string | null, members: string[], quantity: string, published = '2024-10-24') =>
  ({ period, members, quantity, published, numerator: null, denominator: null, status: 'final' as const });
const member = (id: string) => ({ id, label: id });

const datasets = new Map<string, Dataset<string>>(([
  { ...base, id: 'foster-households', entries: [entry('2023-08', [], 'aug 23'), entry('2024-08', [], 'aug 24'), entry('2024-09', [], 'sep 24', '2024-11-01')],
    targets: [{ value: decimal('200'), published: '2024-11-01', source: { text: 'The plan', href: null } }],
    benchmarks: [{ group: 'national', name: 'England', value: decimal('1'), period: null, method: null, published: '2024-11', source: base.source }] },
  { ...base, id: 'later', entries: [entry('2024-09', [], 'x', '2024-11-01')] },
  { ...base, id: 'feel-safe', kind: 'table', frequency: null, dimensions: [{ id: 'group', label: 'Group', members: ['children', 'young-people'].map(member), total: null }],
    entries: [entry(null, ['children'], '89'), entry(null, ['young-people'], '61')] },
  { ...base, id: 'by-age', kind: 'table', frequency: null, partsMakeAWhole: true,
    dimensions: [{ id: 'year', label: 'Year', members: ['old', 'new'].map(member), total: null }, { id: 'age', label: 'Age', members: ['young', 'old', 'all'].map(member), total: 'all' }],
    entries: [entry('2024', ['old', 'young'], 'oy'), entry('2024', ['old', 'old'], 'oo'), entry('2024', ['old', 'all'], 'oa'), entry('2024', ['new', 'young'], 'ny')] },
] satisfies Dataset<string>[]).map((d) => [d.id, d]));

const resolve = (expression: string, asOf = '2024-10-24') => resolveFigure(parseFigure(expression) as FigureRef, datasets, asOf);

test.each([
  ['foster-household', 'unknown-figure', 'There is no figure “foster-household”. Did you mean “foster-households”? Correct the name, or add the figure to the council’s data.'],
  ['zzz', 'unknown-figure', 'There is no figure “zzz”. Correct the name, or add the figure. Each figure is a file of that name in data/dorset/indicators or tables, or an entry in data/dorset/facts.yaml.'],
  ['foster carers', 'unknown-figure', 'There is no figure “foster”. Did you mean “foster-households”? Correct the name, or add the figure. Each figure is a file of that name in data/dorset/indicators or tables, or an entry in data/dorset/facts.yaml.'],
  ['foster-households at 2023-08 | round 0', 'wrong-members', 'There is no | before “at”. Write {{ foster-households | at 2023-08 | round 0 }}.'],
  ['feel-safe children change since 2023', 'wrong-members', 'There is no | before “change since”. Write {{ feel-safe children | change since 2023 }}.'],
  ['foster-households | at August 2024', 'unknown-filter', '“August 2024” is written 2024-08. Write | at 2024-08.'],
  ['foster-households | change since 5 Aug 2024', 'unknown-filter', '“5 Aug 2024” is written 2024-08-05. Write | change since 2024-08-05.'],
  ['foster-households | at August', 'unknown-filter', '“August” is written as 2024-08 is, with its year. Write | at 2024-08, for instance.'],
  ['foster-households | chnage since 2023-08', 'unknown-filter', '“chnage since” cannot stand after |. Did you mean “change since”? Correct or delete it.'],
  ['foster-households | uppercase', 'unknown-filter', '“uppercase” cannot stand after |. What can: at, change since, percent change since, in words, share, round, number, national, region, neighbours, neighbours-median, target, period, or. Correct or delete it.'],
  ['foster-households | at', 'filter-argument', '“at” needs something after it. Write it as “at 2023-08”.'],
  ['foster-households | change since', 'filter-argument', '“change since” needs something after it. Write it as “change since 2023-08”.'],
  ['foster-households | share 2', 'filter-argument', '“share” takes nothing after it. Delete “2”.'],
  ['foster-households | round 7', 'filter-argument', '“round 7” cannot be done. Give a number of decimals from 0 to 6.'],
  ['foster-households | round "x"', 'filter-argument', '“round x” cannot be done. Give a number of decimals from 0 to 6.'],
  ['foster-households | round 0 | round 1', 'filter-twice', '“round” stands twice after |. Delete one of the two.'],
  ['foster-households | in words', 'filter-argument', '“in words” tells a change, and there is none here. Write “change since” with a month or year before it, or delete it.'],
  ['foster-households | percent change since 2023-08 | in words', 'filter-argument', '“in words” tells a change, and there is none here. Write “change since” with a month or year before it, or delete it.'],
  ['foster-households | change since 2024-08', 'filter-argument', '“since 2024-08” looks back to nothing earlier, for this value is itself for 2024-08. Write an earlier period: 2023-08.'],
  ['foster-households | at 2023-08 | percent change since 2024-08', 'filter-argument', '“since 2024-08” looks back to nothing earlier, for this value is for 2023-08. Leave it out, for there is no earlier value.'],
  ['foster-households | share | change since 2023-08', 'filters-contradict', '“share” and “change since” ask for two different numbers. Keep one of them.'],
  ['foster-households | national | target', 'filters-contradict', '“national” and “target” ask for two different numbers. Keep one of them.'],
  ['later', 'not-yet-published', '“later” has no value published by 2024-10-24, the publication’s as-of date. Use another figure, or check the published dates.'],
  ['foster-households children', 'wrong-members', '“foster-households” is one figure, not a table. Delete “children” after it.'],
  ['feel-safe', 'wrong-members', '“feel-safe” is a table, so one number of it is named by its group. Write for instance {{ feel-safe children }}.'],
  ['by-age old', 'wrong-members', '“by-age” is a table, so one number of it is named by its year and age. Write for instance {{ by-age old young }}.'],
  ['feel-safe childen', 'unknown-member', '“feel-safe” has no “childen”. Did you mean “children”? Correct it.'],
  ['feel-safe everyone', 'unknown-member', '“feel-safe” has no “everyone”. It has children, young-people. Correct it.'],
  ['foster-households | at 2022-08', 'unknown-period', '“foster-households” has no value for 2022-08 published by 2024-10-24. It has 2023-08, 2024-08. Choose one of these, or add the value.'],
  ['foster-households | at 2024-09', 'unknown-period', '“foster-households” has no value for 2024-09 published by 2024-10-24. It has 2023-08, 2024-08. Choose one of these, or add the value.'],
  ['foster-households | change since 2022-08', 'unknown-period', '“foster-households” has no value for 2022-08 published by 2024-10-24. It has 2023-08, 2024-08. Choose one of these, or add the value.'],
  ['by-age new old', 'unknown-period', '“by-age new old” has no value published by 2024-10-24. Add the value, or leave the figure out.'],
  ['foster-households | neighbours', 'no-benchmark', '“foster-households” has no average of the statistical neighbours published by 2024-10-24. Add it under benchmarks: of the indicator, or ask for something else.'],
  ['foster-households | neighbours-median', 'no-benchmark', '“foster-households” has no middle value of the statistical neighbours published by 2024-10-24. Add it under benchmarks: of the indicator, or ask for something else.'],
  // in November; the as-of date is in October
  ['foster-households | national', 'no-benchmark', '“foster-households” has no national average published by 2024-10-24. Add it under benchmarks: of the indicator, or ask for something else.'],
  ['foster-households | target', 'no-target', '“foster-households” has no target published by 2024-10-24. Add it under targets: of the indicator, or leave “target” out.'],
  ['feel-safe children | share', 'no-whole', 'The parts of “feel-safe” do not make a whole, so there is no share. Leave “share” out, or say “parts-make-a-whole: true”.'],
  ['by-age new young | share', 'no-whole', '“by-age” has no row for its total, so there is no share. Add the row, or leave “share” out.'],
])('{{ %s }}: %s', (expression, rule, message) => expect(resolve(expression)).toEqual({ rule, message }));

test.each([
  ['foster-households', '2024-10-24', { ask: 'value', entry: 'aug 24', since: null, decimals: null, orElse: null }],
  ['foster-households', '2024-11-01', { ask: 'value', entry: 'sep 24' }],
  ['foster-households | at 2023-08 | round 2 | or "none"', '2024-10-24', { ask: 'value', entry: 'aug 23', decimals: 2, orElse: 'none' }],
  ['foster-households | change since 2023-08', '2024-10-24', { ask: 'change', entry: 'aug 24', since: 'aug 23' }],
  ['foster-households | percent change since 2023-08', '2024-10-24', { ask: 'percent-change', since: 'aug 23' }],
  ['foster-households | target', '2024-11-01', { ask: 'target' }],
  ['foster-households | national', '2024-11-30', { ask: 'benchmark' }],
  ['foster-households | period', '2024-10-24', { ask: 'period', entry: 'aug 24' }],
  ['feel-safe young-people', '2024-10-24', { ask: 'value', entry: '61' }],
  ['by-age old young | share', '2024-10-24', { ask: 'share', entry: 'oy', whole: ['oa'] }],
])('{{ %s }} as of %s', (expression, asOf, expected) => {
  const resolution = resolve(expression, asOf);
  if (!('figure' in resolution)) throw new Error(resolution.message);
  const { figure } = resolution;
  expect({ ...figure, entry: figure.entry.quantity, since: figure.since?.quantity ?? null, whole: figure.whole.map((e) => e.quantity) }).toMatchObject(expected);
});

test('every filter is documented by an example that the grammar takes', () => {
  for (const [name, { argument }] of Object.entries(FILTERS)) {
    expect(parseFigure(`x | ${name}${argument === null ? '' : ` ${argument}`}`)).toMatchObject({ kind: 'ref', filters: [{ name, argument: argument?.replaceAll('"', '') ?? null }] });
  }
});
