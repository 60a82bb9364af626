import { beforeAll, expect, test } from 'vitest';
import { compareOutputs } from '../check/leaks/compare-outputs.ts';
import { readLayers } from '../check/leaks/layers.ts';
import { scanForCanaries } from '../check/leaks/scan-for-canaries.ts';
import { buildGiven } from './build-given.ts';
import { canariesOf, findWitnesses, putCanaries, type Counts, type HiddenCounts } from './hidden-counts.ts';
import { plantedCounts, SECRET_WORDS } from './littleton.ts';

/** The repository’s own site with Littleton’s tables in its publications, without papers, built from other counts in the hidden places: nobody who has all the bytes can tell. */

let truth: HiddenCounts;
let witnesses: Record<'low' | 'high' | 'random', Counts>;
let built: Map<string, Buffer>;

beforeAll(async () => {
  truth = await plantedCounts();
  witnesses = await findWitnesses(truth);
  built = await buildGiven(truth, new Map());
}, 180_000);

test('the planted tables are in a report, a strategy and a deck', () => {
  const pages = ['dorset-scrutiny-2024/index.html', 'dorset-needs-2025/stability/index.html', 'dorset-overview-2024/index.html'].map((path) => built.get(`site/${path}`)?.toString() ?? '');
  for (const page of pages) expect(page).toMatch(/id="[\w-]*little-by-need"[^]*\[c\] means hidden to protect people/);
});

test.each(['high', 'random'] as const)('every byte is the same from the %s table', async (side) => {
  expect(await compareOutputs(built, await buildGiven(truth, witnesses[side]))).toEqual([]);
});

test('no layer of any file holds a hidden count or a word of a draft', async () => {
  const counts = putCanaries(truth);
  const layers = await readLayers(await buildGiven(truth, counts));
  expect(scanForCanaries(layers, [...canariesOf(truth, counts), ...SECRET_WORDS])).toEqual([]);
});
