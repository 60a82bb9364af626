import { beforeAll, expect, test } from 'vitest';
import { compareOutputs } from '../check/leaks/compare-outputs.ts';
import { readLayers } from '../check/leaks/layers.ts';
import { scanForCanaries } from '../check/leaks/scan-for-canaries.ts';
import { buildGiven, LOG } from './build-given.ts';
import { canariesOf, findWitnesses, putCanaries, type Counts, type HiddenCounts } from './hidden-counts.ts';
import { DATASETS, littletonCounts, SECRET_WORDS } from './littleton.ts';

/** Littleton with its papers and the data inside them, built from other counts in the hidden places: nobody who has all the bytes can tell. */

let truth: HiddenCounts;
let witnesses: Record<'low' | 'high' | 'random', Counts>;
let built: Map<string, Buffer>;

beforeAll(async () => {
  truth = await littletonCounts();
  witnesses = await findWitnesses(truth);
  built = await buildGiven(truth, new Map(), { pdf: true });
}, 180_000);

test('counts are hidden in tables, a series and a percentage, and other tables have others in their places', () => {
  const populations = truth.populations.map(({ cells }) => cells.filter((cell) => cell.uses.length > 0 && truth.isHidden(cell))).filter((cells) => cells.length > 0);
  expect(new Set(populations.flatMap((cells) => cells.flatMap(({ uses }) => uses.map(({ dataset }) => dataset.id))))).toEqual(new Set(DATASETS));
  for (const cells of populations) {
    const tables = [new Map(), ...Object.values(witnesses)].map((counts: Counts) => cells.map((cell) => counts.get(cell) ?? cell.count).join());
    expect(new Set(tables).size, tables.join(' | ')).toBeGreaterThan(2);
  }
});

test('the paper, its data and the log are among what is compared', () => {
  expect([...built.keys()]).toEqual(expect.arrayContaining(['site/littleton-report/littleton-report.pdf', 'site/data/littleton/little-moved/little-moved.ods', 'manifest.json', LOG]));
  expect(built.get(LOG)?.toString()).toContain('littleton-report: Children of Littleton');
});

test.each(['low', 'high', 'random'] as const)('every byte is the same from the %s table', async (side) => {
  expect(await compareOutputs(built, await buildGiven(truth, witnesses[side], { pdf: true }))).toEqual([]);
});

test('no layer of any file holds a hidden count or a word of a draft', async () => {
  const counts = putCanaries(truth);
  const layers = await readLayers(await buildGiven(truth, counts, { pdf: true }));
  expect(scanForCanaries(layers, [...canariesOf(truth, counts), ...SECRET_WORDS])).toEqual([]);
});
