import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { build } from '../build.ts';
import { listFiles } from '../check/files.ts';
import type { Warning } from '../problem.ts';
import { copyToyshire, edit, temporaryFolder } from './toyshire.ts';

/**
 * Toyshire's newest publication is of 18 March 2025. Values published later are put into its data, and no byte of the site
 * may hold them until `data-as-of` in council.yaml moves the data pages on.
 */

const DATA = 'data/toyshire';
/** So long that they stand in no hash and no drawing by chance. */
const LATE = ['4711813', '47.1183', '4713851', '47.1781', '4713857'];

let held: { texts: Map<string, string>; warnings: readonly Warning[] };
let shown: typeof held;

beforeAll(async () => {
  const root = await copyToyshire();
  await edit(join(root, DATA, 'indicators/children-in-care.yaml'), (text) => `${text}  - { period: 2026, value: 4711813, published: 2026-03-01 }\n`);
  await edit(join(root, DATA, 'indicators/long-stability.yaml'), (text) => text.replace('targets:\n', 'targets:\n  - { value: 47.1183, published: 2026-01, source: toy-return }\n')
    .replace('benchmarks:\n', 'benchmarks:\n  - { group: national, value: 47.1781, period: 2025, published: 2026-01, source: toy-statistics }\n'));
  await edit(join(root, DATA, 'tables/homes-by-owner.yaml'), (text) => `${text}  - period: 2026-01-31\n    published: 2026-02\n    rows:\n${
    ['council, value: 3', 'private, value: 4713851', 'charity, value: 3', 'all, value: 4713857'].map((row) => `      - { owner: ${row} }\n`).join('')}`);
  const council = join(root, DATA, 'council.yaml');
  await edit(council, (text) => text.replace(/^data-as-of: .*\n/m, ''));
  held = await buildToyshire(root);
  await edit(council, (text) => `${text}\ndata-as-of: 2026-03-01\n`);
  shown = await buildToyshire(root);
}, 90_000);

test('no byte of the site holds what came out later', () => {
  const found = [...held.texts].flatMap(([path, text]) => LATE.filter((value) => grouped(value).some((words) => text.includes(words))).map((value) => `${path}: ${value}`));
  expect(found).toEqual([]);
});

test.each(LATE)('%s is there once the data pages have moved on', (value) => {
  const places = [...shown.texts].filter(([, text]) => grouped(value).some((words) => text.includes(words))).map(([path]) => path);
  expect(places.some((path) => /^site\/data\/toyshire\/[a-z-]+\/index\.html$/.test(path))).toBe(true);
  // Targets and benchmarks stand on the page alone.
  if (!value.includes('.')) expect(places.filter((path) => /\.(?:csv|ods\/content\.xml)$/.test(path)).length).toBeGreaterThanOrEqual(2);
});

test('an officer is told what waits, and from when it shows', () => {
  expect(held.warnings.map(({ place: { path, line }, message }) => `${path}:${line} ${message.split('. ', 1)[0]}; ${/data-as-of: \S+/.exec(message)?.[0]}`)).toEqual([
    `${DATA}/indicators/children-in-care.yaml:17 “children-in-care” has a value for 2025, published on 20 November 2025; data-as-of: 2025-11-20`,
    `${DATA}/indicators/children-in-care.yaml:18 “children-in-care” has a value for 2026, published on 1 March 2026; data-as-of: 2026-03-01`,
    `${DATA}/indicators/long-stability.yaml:12 “long-stability” has a target, published in January 2026; data-as-of: 2026-01-31`,
    `${DATA}/indicators/long-stability.yaml:16 “long-stability” has a benchmark (National average), published in January 2026; data-as-of: 2026-01-31`,
    `${DATA}/tables/homes-by-owner.yaml:26 “homes-by-owner” has values for 31 January 2026, published in February 2026; data-as-of: 2026-02-28`,
  ]);
  expect(held.warnings[0]?.message).toContain('The data pages of Toyshire show what was out by 18 March 2025, the newest day that its publications name, so it is held back.');
  expect(shown.warnings).toEqual([]);
});

async function buildToyshire(root: string): Promise<typeof held> {
  const out = join(await temporaryFolder(), 'dist');
  let warnings: readonly Warning[] = [];
  await build({ root, out, pdf: false, only: null, includeDrafts: false, onWarnings: (told) => { warnings = told.filter(({ rule }) => rule === 'held-back'); } });
  return { warnings, texts: new Map((await Promise.all((await listFiles(out)).map(async (path) => textsIn(path, await readFile(join(out, path)))))).flat()) };
}

/** A file as text; of a packed one what is in it. */
function textsIn(path: string, bytes: Uint8Array): [string, string][] {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return [[path, gunzipSync(bytes).toString('latin1')]];
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return Object.entries(unzipSync(bytes)).flatMap(([name, inner]) => textsIn(`${path}/${name}`, inner));
  // A font's or a picture's bytes are no words.
  return /\.(?:woff2|png|wasm)$/.test(path) ? [] : [[path, Buffer.from(bytes).toString('utf8')]];
}

/** '4711813' may be written '4,711,813'. */
function grouped(value: string): string[] {
  return value.includes('.') ? [value] : [value, value.replace(/\B(?=(?:\d{3})+$)/g, ',')];
}
