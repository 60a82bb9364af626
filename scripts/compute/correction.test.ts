import { expect, test } from 'vitest';
import { readYaml, type YamlSource } from '../load/read-yaml.ts';
import { correctedEntries, visibleEntries, type ProtectedDataset } from '../schema/dataset.ts';
import type { CouncilFile } from '../schema/council.ts';
import { asOfDay, type PublicationFile } from '../schema/publication.ts';
import { readIndicator } from '../validate/councils/datasets.ts';
import { computeFigure } from './figure.ts';

const FILE = `title: T
label: L
definition: D
unit: count
counts: households
frequency: month
good: high
owner: O
source: s
observations:
  - { period: 2024-08, value: 191, published: 2024-10-24 }
  - { period: 2024-09, value: 192, published: 2024-11-20 }
  - { period: 2024-08, value: 189, published: 2024-11-20 }
`;
const council = { id: 'toyshire', file: { sources: { s: { title: 'S', publisher: 'P', published: '2024-10', link: { 'not-given': 'x' } } } } as unknown as CouncilFile };
// No count of people, so what is read is what protection would pass on.
const dataset = readIndicator('households', readYaml('i.yaml', FILE).source as YamlSource, council).read[0]?.dataset as unknown as ProtectedDataset;
for (const entry of dataset.entries) if ('value' in entry.quantity) entry.quantity = { state: 'shown', value: entry.quantity.value };

test('without an update, a later revision is not seen', () => {
  expect(visibleEntries(dataset.entries, '2024-10-24').map((e) => e.period)).toEqual(['2024-08']);
});

test('an update moves the day, and only the value that replaced a seen one is revised', () => {
  const asOf = asOfDay({ 'as-of': '2024-10-24', updates: [{ date: '2024-12-01', note: 'n' }, { date: '2024-11-25', note: 'm' }] } as PublicationFile);
  expect(asOf).toBe('2024-12-01');
  const corrected = new Map([['households', { ...dataset, entries: correctedEntries(dataset.entries, '2024-10-24', asOf) }]]);
  const say = (period: string) => computeFigure({ kind: 'ref', id: 'households', members: [], filters: [{ name: 'at', argument: period }] }, corrected, asOf);
  expect([say('2024-08'), say('2024-09')].map(({ text, status }) => [text, status])).toEqual([['189\u00a0[r]', 'revised'], ['192', 'final']]);
});
