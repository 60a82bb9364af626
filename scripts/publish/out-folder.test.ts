import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isSameFolder, realFolder, whyKeep } from './out-folder.ts';

let folder = '';
beforeEach(() => { folder = realpathSync(mkdtempSync(join(tmpdir(), 'out-'))); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const MANIFEST = JSON.stringify({ generator: { sufficiency: '0.1.0', vega: '6.4.0' }, files: [] });
const stranger = (name: string): string => `holds ${name}, which no build made, and a build replaces its whole folder. Take it away from there, or give a new or empty folder after --out.`;

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

test.each<[string, Record<string, string>, string | null]>([
  ['nothing', {}, null],
  ['a build', { 'out/manifest.json': MANIFEST, 'out/build-record.json': '{}', 'out/site/index.html': '', 'out/exempt/paper.pdf': '' }, null],
  ['a build that somebody looked at', { 'out/manifest.json': MANIFEST, 'out/site/index.html': '', 'out/.DS_Store': '' }, null],
  ['a build and a file of another', { 'out/manifest.json': MANIFEST, 'out/site/index.html': '', 'out/thesis.txt': '' }, stranger('thesis.txt')],
  ['a build and a repository', { 'out/manifest.json': MANIFEST, 'out/site/index.html': '', 'out/.git/HEAD': '' }, stranger('.git')],
  ['a manifest that says nothing', { 'out/manifest.json': '{}', 'out/thesis.txt': '' }, stranger('manifest.json')],
  ['a browser extension', { 'out/manifest.json': '{ "manifest_version": 3, "name": "sufficiency" }' }, stranger('manifest.json')],
  ['a build of another program', { 'out/manifest.json': '{ "generator": { "hugo": "0.1" } }' }, stranger('manifest.json')],
  ['a manifest that is no JSON', { 'out/manifest.json': 'sufficiency' }, stranger('manifest.json')],
  ['a manifest of nobody', { 'out/manifest.json': 'null' }, stranger('manifest.json')],
  ['pages without a manifest', { 'out/site/index.html': '' }, stranger('site')],
  ['a file', { out: '' }, 'is no folder that can be read. Give a new or empty folder after --out.'],
])('%s', async (_, files, why) => {
  write(files);
  expect(await whyKeep(join(folder, 'out'))).toBe(why);
});

test('a link is judged by where it leads, and that is what is replaced', async () => {
  write({ 'www/thesis.txt': '' });
  symlinkSync(join(folder, 'www'), join(folder, 'out'));
  const out = await realFolder(join(folder, 'out'));
  expect(out).toBe(join(folder, 'www'));
  expect(await whyKeep(out)).toBe(stranger('thesis.txt'));
  expect(await realFolder(join(folder, 'out/new/site'))).toBe(join(folder, 'www/new/site'));
});

test('a link that leads nowhere', async () => {
  symlinkSync(join(folder, 'gone'), join(folder, 'out'));
  expect(await whyKeep(await realFolder(join(folder, 'out')))).toBe('is a link to a folder that is not there. Make that folder, or give another after --out.');
});

test('dist/ is dist/ however it is written, for some disks tell no capital from a small letter', () => {
  expect([isSameFolder('/a/dist', '/a/Dist'), isSameFolder('/a/dist', '/a/dist2')]).toEqual([true, false]);
});
