import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, expect, test, vi } from 'vitest';
import { build } from '../build.ts';
import { readPicture } from '../render/docx/picture.ts';
import { FIXTURES, temporaryFolder } from './toyshire.ts';

vi.setConfig({ hookTimeout: 240_000 }); // two builds with a browser, on a busy machine

/** Inkshire's report as a Word document, built twice. The build refuses a document that says anything else than the report by itself. */

const REPORT = 'inkshire-report';

let folders: string[];
let documents: Buffer[];

beforeAll(async () => {
  folders = [await buildReport(true), await buildReport(true)];
  documents = await Promise.all(folders.map((folder) => readFile(join(folder, `${REPORT}.docx`))));
});

async function buildReport(docx: boolean): Promise<string> {
  const out = join(await temporaryFolder(), 'dist');
  await build({ root: join(FIXTURES, 'papers'), out, pdf: false, docx, only: REPORT, includeDrafts: false });
  return join(out, 'site', REPORT);
}

test('the same inputs give the same bytes, pictures of charts included', () => {
  expect(documents[0]!.equals(documents[1]!)).toBe(true);
});

test('charts are drawn, as large as print asks', () => {
  const pictures = Object.entries(unzipSync(documents[0]!)).filter(([path]) => path.startsWith('word/media/')).map(([, bytes]) => readPicture(bytes));
  // Three charts, and the one picture of the text.
  expect(pictures.filter(({ type, width }) => type === 'png' && width > 1500)).toHaveLength(3);
  expect(pictures).toHaveLength(4);
});

test('its page offers it, and says what it is for', async () => {
  expect(await readFile(join(folders[0]!, 'index.html'), 'utf8')).toContain(`<a class="cover__download" href="${REPORT}.docx">Word document, to paste into an agenda system</a>`);
});

test('there is none where nobody asked for it', async () => {
  const folder = await buildReport(false);
  expect((await readdir(folder)).filter((name) => name.endsWith('.docx'))).toEqual([]);
  expect(await readFile(join(folder, 'index.html'), 'utf8')).not.toContain('.docx');
}, 120_000);
