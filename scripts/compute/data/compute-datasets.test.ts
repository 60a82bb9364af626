import { beforeAll, expect, test } from 'vitest';
import { join } from 'node:path';
import { loadSources } from '../../load/load-sources.ts';
import { protectTables, type ProtectedRecords } from '../../protect/protect-tables.ts';
import type { DatasetView } from '../../schema/report/dataset.ts';
import { validateSources } from '../../validate/validate-sources.ts';
import { computeDatasets } from './compute-datasets.ts';

let records: ProtectedRecords;
let views: Map<string, DatasetView>;
const published = () => records.publications.filter(({ file }) => file.status === 'published' && file.access === 'public');

beforeAll(async () => {
  records = await protectTables(validateSources(await loadSources(join(import.meta.dirname, '../../test/fixtures/toyshire'))));
  views = new Map(computeDatasets(records, published(), null).map((view) => [view.id, view]));
});

const view = (id: string): DatasetView => views.get(id) as DatasetView;
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const rows = (id: string): string[] => view(id).data.rows.map((row) => row.map(({ value }) => value).join('; '));

test('what no publication shows is not published; the facts come last', () => {
  const claimed = new Set(records.claims.filter(({ publication }) => published().some(({ id }) => id === publication)).map(({ dataset }) => dataset));
  const others = [...records.councils.get('toyshire')!.datasets.values()].filter(({ id, kind }) => claimed.has(id) && kind !== 'fact').map(({ id }) => id).sort();
  expect([...views.keys()]).toEqual([...others, 'facts']);
  expect(computeDatasets(records, [], null)).toEqual([]);
});

test.each([
  // 150 - 100; 110 took the place of 109.
  ['children-in-care', '150 children in 2025, up 50 since 2021.'],
  ['foster-households', '50 households in January 2025, up 10 since January 2024.'],
  ['long-stability', '65.0% in July to September 2024, up 5.0 percentage points since January to March 2024.'],
  ['homes-by-owner', 'Council 3, Private company 8, Charity 1, 31 January 2025.'],
  ['placements-by-age', '6 values, by age and placement, 2024.'],
])('the headline of %s', (id, words) => expect(plain(view(id).headline)).toBe(words));

test('every entry that is out is a row, the replaced one too, in order of time', () => {
  expect(rows('children-in-care').map((row) => row.split('; ').slice(0, 5).join('; '))).toEqual([
    '2021; 100; Children; final; 2021-11', '2022; 109; Children; superseded; 2022-11', '2022; 110; Children; revised; 2023-11',
    '2023; 120; Children; final; 2023-11', '2024; 125; Children; final; 2024-11-20', '2025; 150; Children; final; 2025-11-20',
  ]);
  expect(view('children-in-care').revisions).toEqual(['2022: 109 was revised to 110, published in November 2023.']);
  expect(view('children-in-care')).toMatchObject({ referencePeriod: '2021 to 2025', newestPeriod: '2025', coverage: '2021-01-01/2025-12-31', published: { iso: '2025-11-20', text: '20 November 2025' }, owner: 'Head of Toy Care' });
});

test.each([['foster-households', 'January 2025'], ['long-stability', 'July to September 2024'], ['placements-by-age', '2024'], ['facts', null]])('the newest period of %s', (id, period) => expect(view(id).newestPeriod).toBe(period));

test('a missing value has its marker, its reason and a note', () => {
  expect(rows('short-stability').map((row) => row.split('; ').filter((_, c) => c !== 5).join('; '))).toEqual([
    '2024-Q1; 12.0; %; final; 2024-05; ', '2024-Q2; [x]; %; not-collected; 2024-08; The system was being replaced.', '2024-Q3; 10.5; %; provisional; 2024-11; ',
  ]);
  expect(view('short-stability').data.shorthand.map(({ mark }) => mark)).toEqual(['[x]']);
  expect(view('short-stability').owner).toMatchObject({ state: 'not-given', reason: 'No post answers for it yet.' });
});

test('a breakdown stands in the order of its members, whatever the values', () => {
  expect(view('homes-by-owner').table.rows.map((row) => row.map(({ text }) => text))).toEqual([['Council', '3'], ['Private company', '8'], ['Charity', '1'], ['All homes', '12']]);
  expect(view('homes-by-owner').table.notes).toEqual(['All values are for 31 January 2025.', 'All values are final and were published in February 2025.']);
});

test('the facts are one view, each row linked to by its id', () => {
  const { table, data } = view('facts');
  expect(data.columns.map(({ name }) => name).slice(0, 4)).toEqual(['id', 'figure', 'value', 'unit']);
  expect(table.rows.map(([first]) => first?.anchor)).toEqual(data.rows.map(([id]) => id?.value));
  expect(rows('facts').find((row) => row.startsWith('toy-budget'))).toMatch(/^toy-budget; Budget for placements; 3\.4; £ million; 2025; final; 2025-02; /);
});

test.each([
  ['children-in-care', 'Open Government Licence version 3.0', []],
  // its one source has a licence of its own; some of the facts come from there
  ['placements-by-age', 'Toy Licence', undefined],
  ['facts', 'Open Government Licence version 3.0', ['Figures from the Department for Toys']],
])('the licence of %s', (id, text, others) => {
  expect(view(id)).toMatchObject({ licence: { text } });
  expect(view(id).sourceLicences?.map(({ covers }) => covers)).toEqual(others);
});

test('targets and benchmarks, the newest of each, with the source that is not the dataset’s own', () => {
  const OTHER = ' (Department for Toys, Statistics of invented places, 20\u00a0November 2024)';
  expect(view('long-stability').comparisons).toEqual(['Target: 65.0% or more, published in April 2024.', `National average: 64.0%, 2023${OTHER}.`, `Regional average: 63.5%, 2023${OTHER}.`, `Statistical neighbours: 66.0%, date not given${OTHER}.`]);
});

test('the names of columns are those that CSVW takes', () => {
  for (const { data } of views.values()) for (const { name } of data.columns) expect(name).toMatch(/^[a-z0-9][a-z0-9_]*$/);
});
