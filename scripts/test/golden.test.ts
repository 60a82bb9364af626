import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { build } from '../build.ts';
import type { Report } from '../schema/report.ts';
import { copyToyshire, edit, FIXTURES, temporaryFolder } from './toyshire.ts';

/**
 * Toyshire built whole. fixtures/toyshire/expected/ holds the names of all files (files.txt) and every page; names of
 * assets change with their content, so the hash in them is masked. UPDATE_GOLDEN=1 writes it anew; read the difference.
 */

const TOYSHIRE = join(FIXTURES, 'toyshire');
const EXPECTED = join(TOYSHIRE, 'expected');

let report: Report;
let out: string;
let paths: string[];

beforeAll(async () => {
  out = join(await temporaryFolder(), 'dist');
  report = await buildWithoutPdf(TOYSHIRE, out);
  paths = await listFiles(out);
  if (process.env['UPDATE_GOLDEN'] === '1') await updateExpected();
}, 60_000);

test('the files are those expected, no more and no fewer', async () => {
  expect(`${paths.map(maskHashes).join('\n')}\n`).toBe(await readFile(join(EXPECTED, 'files.txt'), 'utf8'));
});

test('every page is as expected, letter for letter', async () => {
  const pages = paths.filter((path) => path.endsWith('.html'));
  expect(pages).toEqual((await listFiles(EXPECTED)).filter((path) => path.endsWith('.html')));
  for (const path of pages) {
    expect(maskHashes(await readFile(join(out, path), 'utf8')), path).toBe(await readFile(join(EXPECTED, path), 'utf8'));
  }
});

test('every figure in the text is what a person works out by hand', () => {
  const publication = report.publications.find(({ id }) => id === 'toyshire-report');
  expect(publication?.figures.map(({ text, value }) => [text.replaceAll('\u00a0', ' '), value])).toEqual([
    ['125', '125'], ['2024', '2024'], ['12', '12'], ['£3.4 million', '3400000'],
    // 109 was revised to 110; 125 - 110; 125 - 100; 25 of 100
    ['2022', '2022'], ['110', '110'], ['up 15', '15'], ['up 25', '25'], ['up 25%', '25'],
    ['125', '125'],
    // 30 of 30 + 10 + 20; 12 of 40
    ['30', '30'], ['50%', '50'], ['30%', '30'],
    // 8 of 12 = 66.666...
    ['8', '8'], ['12', '12'], ['67%', '67'], ['66.7%', '66.7'],
    ['50', '50'], ['up 10', '10'], ['not known', ''],
    // 63.5 is rounded half up
    ['65.0%', '65.0'], ['65.0%', '65.0'], ['64.0%', '64.0'], ['64%', '64'], ['66.0%', '66.0'],
    ['12', '12'],
  ]);
});

test('a draft and a council’s later figures leave no trace', async () => {
  for (const path of paths) {
    expect(path).not.toContain('toyshire-draft');
    if (path.endsWith('.html')) expect(await readFile(join(out, path), 'utf8'), path).not.toMatch(/toyshire-draft|next paper|\b150\b|\b109\b/);
  }
});

test('the manifest lists every public file with its size and its SHA-256', async () => {
  const manifest = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8')) as { files: { path: string; bytes: number; sha256: string }[] };
  expect(manifest.files.map(({ path }) => path)).toEqual(paths.filter((path) => path.startsWith('site/')));
  for (const { path, bytes, sha256 } of manifest.files) {
    const content = await readFile(join(out, path));
    expect([content.length, createHash('sha256').update(content).digest('hex')], path).toEqual([bytes, sha256]);
  }
});

test('files saved on Windows, with CRLF and a byte-order mark, build the same bytes', async () => {
  const root = await copyToyshire();
  for (const path of (await listFiles(root)).filter((name) => /\.(?:md|yaml)$/.test(name))) {
    await edit(join(root, path), (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`);
  }
  const other = join(await temporaryFolder(), 'dist');
  await buildWithoutPdf(root, other);
  expect(await listFiles(other)).toEqual(paths);
  for (const path of paths.filter((name) => name !== 'build-record.json')) {
    expect((await readFile(join(other, path))).equals(await readFile(join(out, path))), path).toBe(true);
  }
}, 60_000);

function buildWithoutPdf(root: string, to: string): Promise<Report> {
  return build({ root, out: to, pdf: false, only: null, includeDrafts: false });
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort();
}

/** 'site-66e7234695.css' -> 'site-HASH.css' */
function maskHashes(text: string): string {
  return text.replaceAll(/-[0-9a-f]{10}(?=\.(?:css|js|woff2)\b)/g, '-HASH');
}

async function updateExpected(): Promise<void> {
  await rm(EXPECTED, { recursive: true, force: true });
  await mkdir(EXPECTED, { recursive: true });
  await writeFile(join(EXPECTED, 'files.txt'), `${paths.map(maskHashes).join('\n')}\n`);
  for (const path of paths.filter((name) => name.endsWith('.html'))) {
    await mkdir(dirname(join(EXPECTED, path)), { recursive: true });
    await writeFile(join(EXPECTED, path), maskHashes(await readFile(join(out, path), 'utf8')));
  }
}
