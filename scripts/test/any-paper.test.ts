import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { build } from '../build.ts';
import { openPrint } from '../render/pdf/sample-print.ts';
import { brokenPromises } from './broken-promises.ts';
import { readPdf } from './read-pdf.ts';
import { FIXTURES, temporaryFolder } from './toyshire.ts';
import { writeAnyPaper } from './write-any-paper.ts';

/** Papers of words that nobody thought of: five of them, or thirty in test:full. The build refuses what its checker finds in one. */

const KINDS = ['report', 'report', 'strategy', 'report', 'report', 'deck'] as const;
const seeds = process.env['TEST_FULL'] ? Array.from({ length: 30 }, (_, i) => i) : [3, 8, 11, 22, 25];
const any = seeds.map((seed) => ({ seed, kind: KINDS[seed % KINDS.length]! })).map(({ seed, kind }) => ({ id: `any-${kind}-${seed}`, files: writeAnyPaper(seed, kind) }));

let out: string;
beforeAll(async () => {
  const root = await temporaryFolder();
  out = join(root, 'dist');
  const inkshire = join(FIXTURES, 'papers');
  for (const folder of ['data', 'content/about']) await cp(join(inkshire, folder), join(root, folder), { recursive: true });
  for (const { id, files } of any) {
    const folder = join(root, 'content', id);
    await mkdir(folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    await cp(join(inkshire, 'content/inkshire-report/two-houses.png'), join(folder, 'picture.png'));
  }
  await build({ root, out, pdf: true, only: null, includeDrafts: false });
}, 600_000);

test.each(any)('$id keeps what papers promise', async ({ id }) => {
  const bytes = await readFile(join(out, 'site', id, `${id}.pdf`));
  expect(brokenPromises(await openPrint(bytes), await readPdf(bytes))).toEqual([]);
});

test('the same seed writes the same', () => {
  expect(writeAnyPaper(3, 'report')).toEqual(any.find(({ id }) => id === 'any-report-3')!.files);
  expect(writeAnyPaper(4, 'report')).not.toEqual(writeAnyPaper(3, 'report'));
});
