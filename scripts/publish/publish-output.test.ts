import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadSources } from '../load/load-sources.ts';
import { publishOutput } from './publish-output.ts';

// SHA-256 of 'abc', from FIPS 180-2, appendix B.1
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

let folder = '';
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'publish-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

async function publish(): Promise<void> {
  write('next/site/index.html', 'abc');
  write('next/site/paper/paper.pdf', '£');
  write('root/content/paper/index.md', 'abc');
  write('root/data/dorset/facts.yaml', 'a: 1\n');
  await publishOutput({ folder: join(folder, 'next'), paths: ['site/index.html', 'site/paper/paper.pdf'] }, await loadSources(join(folder, 'root')), join(folder, 'dist'));
}

const json = (name: string): unknown => JSON.parse(readFileSync(join(folder, 'dist', name), 'utf8'));

test('the manifest lists every public file with its size and hash, and the versions that made it', async () => {
  await publish();
  expect(json('manifest.json')).toEqual({
    generator: expect.objectContaining({ sufficiency: expect.any(String), vega: expect.stringMatching(/^\d/) }),
    files: [
      { path: 'site/index.html', bytes: 3, sha256: ABC },
      // £ is two bytes in UTF-8
      { path: 'site/paper/paper.pdf', bytes: 2, sha256: createHash('sha256').update(Buffer.from([0xc2, 0xa3])).digest('hex') },
    ],
  });
});

test('the build record lists the inputs', async () => {
  await publish();
  expect(json('build-record.json')).toMatchObject({ exempt: [], inputs: [{ path: 'content/paper/index.md', bytes: 3, sha256: ABC }, { path: 'data/dorset/facts.yaml', bytes: 5 }] });
});

test('the output takes the place of the old one as a whole', async () => {
  write('dist/stale.html', 'old');
  await publish();
  expect(readdirSync(join(folder, 'dist')).sort()).toEqual(['build-record.json', 'manifest.json', 'site']);
  expect(readdirSync(folder).sort()).toEqual(['dist', 'root']);
});

test('the same inputs give the same bytes', async () => {
  const read = (): string[] => ['manifest.json', 'build-record.json'].map((name) => readFileSync(join(folder, 'dist', name), 'utf8'));
  await publish();
  const first = read();
  await publish();
  expect(read()).toEqual(first);
});
