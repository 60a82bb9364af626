import { expect, test } from 'vitest';
import type { Sources } from '../../load/load-sources.ts';
import { readCsv, type CsvSource } from '../../load/read-csv.ts';
import { readYaml, type YamlSource } from '../../load/read-yaml.ts';
import { visibleEntries } from '../../schema/dataset.ts';
import type { CouncilFile } from '../../schema/council.ts';
import { nextMonth } from '../../schema/flows.ts';
import { readFlowsFile, reportUnusedFlows } from './read-flows-file.ts';

const council = { id: 'toyshire', file: { sources: { return: { title: 'Return', publisher: 'Toyshire', published: '2025-02', link: 'https://example.org/' } } } as unknown as CouncilFile };
const HEAD = 'month,age_band,placement,stock_end,entries,exits';
const FILES = {
  'flows.csv': `${HEAD}\n2024-12,5-9,fostering,20,0,0\n2025-01,5-9,fostering,22,3,1\n`,
  // The count of January was revised, and February added.
  'flows-february.csv': `${HEAD}\n2024-12,5-9,fostering,20,0,0\n2025-01,5-9,fostering,21,3,2\n2025-02,5-9,fostering,21,0,0\n`,
  'moves-old.csv': 'month,age_band,from,to,n\n',
};
const YAML = `title: Children in care
definition: At the end of each month.
owner: Head
source: return
population: children
editions:
  - { published: 2025-02, rows-from: flows.csv }
  - { published: 2025-03, rows-from: flows-february.csv }
`;

const texts = new Map(Object.entries(FILES).map(([name, text]) => [`data/toyshire/${name}`, text]));
const sources: Sources = { root: '', texts, problems: [], files: new Map([...texts].map(([path, text]) => [path, readCsv(path, text).source as CsvSource])) };
const read = (yaml: string) => readFlowsFile(readYaml('data/toyshire/flows.yaml', yaml).source as YamlSource, council, sources);

test('each edition holds its own months, and the totals are a series in which a later one revises an earlier', () => {
  const { editions, read: series, used, problems } = read(YAML);
  expect(problems).toEqual([]);
  expect(editions.map(({ published, months, history }) => [published, months.length, history.moves])).toEqual([['2025-02', 2, null], ['2025-03', 3, null]]);
  const dataset = series?.dataset;
  expect(dataset).toMatchObject({ id: 'flows', kind: 'indicator', unit: 'count', counts: 'children', frequency: 'month', owner: 'Head', population: 'children', source: { text: 'Toyshire, Return, February 2025' } });
  const seen = (asOf: string): unknown[] => visibleEntries(dataset?.entries ?? [], asOf).map(({ period, quantity, status }) => [period, quantity.state === 'held' && quantity.value.big.toNumber(), status]);
  expect(seen('2025-02-28')).toEqual([['2024-12', 20, 'final'], ['2025-01', 22, 'final']]);
  expect(seen('2025-03-31')).toEqual([['2024-12', 20, 'final'], ['2025-01', 21, 'revised'], ['2025-02', 21, 'final']]);
  expect(series?.entryPaths).toEqual([['editions', 0], ['editions', 0], ['editions', 1], ['editions', 1]]);
  expect(reportUnusedFlows('data/toyshire/', new Set(used), sources).map(({ place, message }) => `${place.path} ${message}`)).toEqual(['data/toyshire/moves-old.csv Nothing reads this file. Name it in flows.yaml beside it, as moves-from: of an edition, or take it out.']);
});

test('a council’s own past is asked of the newest edition, which has to be long enough', () => {
  const told = (yaml: string): string[] => read(yaml).problems.map(({ rule, place, message }) => `${place.line} ${rule} ${message}`);
  expect(read(YAML).editions.map(({ choices }) => choices)).toEqual(Array.from({ length: 2 }, () => ({ weight: 'half', spread: 'all-councils' })));
  const message = (word: string, name: string): string => `“${word}” needs 60 months, 5 years, for the council’s own past to tell anything, and flows-february.csv has 3. Leave “${name}” out until there are enough, or put earlier months into the file.`;
  expect(told(YAML.replace('editions:', 'weight: chosen\nspread: own-errors\neditions:'))).toEqual([`6 too-few-months ${message('chosen', 'weight')}`, `7 too-few-months ${message('own-errors', 'spread')}`]);
  expect(told(YAML.replace('editions:', 'weight: half\nspread: all-councils\neditions:'))).toEqual([]);

  const months = Array.from({ length: 60 }, (_, i) => nextMonth('2020-03', i));
  const path = 'data/toyshire/flows-long.csv';
  const text = `${HEAD}\n${months.map((month) => `${month},5-9,fostering,20,0,0\n`).join('')}`;
  const long: Sources = { ...sources, texts: new Map([...texts, [path, text]]), files: new Map([...sources.files, [path, readCsv(path, text).source as CsvSource]]) };
  const yaml = YAML.replace('flows-february', 'flows-long').replace('editions:', 'weight: chosen\nspread: own-errors\neditions:');
  // The earlier edition is too short, and is let stand.
  const { editions, problems } = readFlowsFile(readYaml('data/toyshire/flows.yaml', yaml).source as YamlSource, council, long);
  expect([problems, editions.map(({ months: { length }, choices }) => [length, choices])]).toEqual([[], [[2, { weight: 'chosen', spread: 'own-errors' }], [60, { weight: 'chosen', spread: 'own-errors' }]]]);
});

test('a file that is not there', () => {
  const { read: series, problems } = read(YAML.replace('rows-from: flows.csv', 'rows-from: flows-january.csv'));
  expect(problems.map(({ rule, place, message }) => `${place.line} ${rule} ${message}`)).toEqual(['7 no-such-csv There is no file “flows-january.csv” in data/toyshire. Did you mean “flows-february.csv”? Put it there, or correct the name.']);
  expect(series).toBeNull();
});
