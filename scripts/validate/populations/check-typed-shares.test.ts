import { expect, test } from 'vitest';
import { readYaml, type YamlSource } from '../../load/read-yaml.ts';
import type { CouncilFile } from '../../schema/council.ts';
import { startOf } from '../../problem.ts';
import { checkTypedShares } from './check-typed-shares.ts';
import { countUses } from './count-uses.ts';
import { readFacts, readIndicator } from '../councils/datasets.ts';
import type { KnownUse } from './population-cell.ts';

const council = { id: 'toyshire', file: { sources: {} } as unknown as CouncilFile };
const fact = (id: string, value: string, more: string): string => `${id}: { label: ${id}, value: ${value}, counts: children, as-of: 2024, source: paper, population: people, ${more} }\n`;
const count = (id: string, value: number, more = '', published = '2024-11'): string => fact(id, String(value), `unit: count, published: ${published}${more}`);
const percent = (value: string, more = '', published = '2024-11'): string => fact('p', value, `unit: percent, subset: { home: foster }, published: ${published}${more}`);
const FOSTER = ', subset: { home: foster }';

function told(facts: string, indicator?: string): string[] {
  const yaml = (text: string): YamlSource => readYaml('f.yaml', text).source as YamlSource;
  const datasets = [...readFacts(yaml(facts), council).read, ...(indicator ? readIndicator('i', yaml(indicator), council).read : [])].map(({ dataset }) => dataset);
  const counts = datasets.flatMap((dataset) => countUses(dataset).flatMap((use): KnownUse[] => (use.quantity.state === 'held' ? [{ use, count: use.quantity.value.big.toNumber() }] : [])));
  return checkTypedShares(datasets, counts, ({ use }) => startOf(use.dataset.id)).map(({ place, message }) => `${place.path}: ${message.split('. ', 1)[0]}`);
}

test.each<[string, string, string[]]>([
  ['44% of 180 of 412', percent('44'), []],
  ['43%, with its decimals cut off', percent('43'), []],
  ['42%', percent('42'), ['p: This says 42%, and f, line 1 and all, line 1 say 180 and 412 of the same people, which makes 44%']],
  ['42%, as its source says, and it is known that it is wrong', percent('42', ', discrepancy: { says: x, publish: x, why: x }'), []],
  ['42%, before the counts came out', percent('42', '', '2024-10'), []],
])('%s', (_, share, expected) => expect(told(share + count('f', 180, FOSTER) + count('all', 412))).toEqual(expected));

test('a percentage of which there is no number of people', () => {
  expect(told(percent('6.1') + count('all', 40))).toEqual(['p: No number of people is 6.1% of the 40 that all, line 1 gives: 2 would be 5.0% and 3 7.5%']);
  expect(told(percent('6') + count('all', 40))).toEqual([]);
});

test('a revised percentage is of counts that may have been revised too', () => {
  const indicator = `title: I\nlabel: I\ndefinition: I\nunit: percent\ncounts: children\nfrequency: year\ngood: low\nowner: Head\nsource: paper\npopulation: people\nsubset: { home: foster }\nobservations:\n  - { period: 2024, value: VALUE, published: 2024-11 }\n  - { period: 2024, value: 6.1, published: 2025-02 }\n`;
  expect(told(count('all', 40), indicator.replace('VALUE', '5'))).toEqual([]);
  expect(told(count('all', 40), indicator.replace('VALUE', '6.2'))).toHaveLength(1);
});
