import { expect, test } from 'vitest';
import type { ProtectedDataset, Source } from '../schema/dataset.ts';
import { licencesShown } from './licences.ts';

const OGL = { name: 'Open Government Licence v3.0', link: 'https://example.org/ogl', covers: "The department's figures" };
const OWN: Source = { text: 'Paper', href: null };
const NATIONAL: Source = { text: 'Release', href: null, licence: OGL };
const OTHER: Source = { text: 'Other', href: null, licence: { ...OGL, covers: 'Computed figures' } };

/** Entries as [period, published, source]; benchmarks as [published, source]. */
const dataset = (source: Source, entries: [string, string, Source?][], benchmarks: [string, Source][] = []): ProtectedDataset => ({
  source, entries: entries.map(([period, published, own]) => ({ period, members: [], published, ...(own ? { source: own } : {}) })), benchmarks: benchmarks.map(([published, of]) => ({ published, source: of })),
}) as unknown as ProtectedDataset;

test.each<[string, ProtectedDataset[], string[]]>([
  ['the council’s alone', [dataset(OWN, [['2024', '2024-10-24']])], []],
  ['a source’s, once for all of its figures', [dataset(NATIONAL, [['2023', '2023-11'], ['2024', '2024-09']]), dataset(NATIONAL, [['2024', '2024-09']])], ['The department’s figures']],
  ['of one value in a series of the council’s', [dataset(OWN, [['2023', '2023-11'], ['2024', '2024-09', NATIONAL]])], ['The department’s figures']],
  ['of an average beside it', [dataset(OWN, [['2024', '2024-09']], [['2024-09', OTHER]])], ['Computed figures']],
  ['two that cover different things', [dataset(NATIONAL, [['2024', '2024-09']]), dataset(OTHER, [['2024', '2024-09']])], ['The department’s figures', 'Computed figures']],
  ['not of what came out later', [dataset(OWN, [['2024', '2024-09'], ['2025', '2025-09', NATIONAL]], [['2025-09', OTHER]])], []],
  ['not of what has been replaced', [dataset(OWN, [['2024', '2024-05', NATIONAL], ['2024', '2024-09']])], []],
])('licences: %s', (_, datasets, covers) => {
  expect(licencesShown(datasets, '2024-12-31')).toEqual(covers.map((words) => ({ covers: words, licence: { text: OGL.name, href: OGL.link } })));
});
