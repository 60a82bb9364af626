import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { loadSources, type FilesRead, type Sources } from '../load/load-sources.ts';
import { copyToyshire } from '../test/toyshire.ts';
import { changesBetween, rebuild } from './rebuild.ts';

let root: string;
let read: FilesRead;
let before: Sources;

beforeEach(async () => {
  root = await copyToyshire();
  read = new Map();
  before = await loadSources(root, read);
});

const REPORT = 'content/toyshire-report/index.md';
const file = (path: string): string => join(root, path);
async function spoil(path: string, find: string, replace: string): Promise<void> {
  const text = await readFile(file(path), 'utf8');
  expect(text).toContain(find);
  await writeFile(file(path), text.replace(find, replace));
}
const changed = async (): Promise<string[]> => changesBetween(before, await loadSources(root, read));

test('nothing is changed that was not saved', async () => expect(await changed()).toEqual([]));

test.each<[string, () => Promise<unknown>, string[]]>([
  ['a sentence', () => spoil(REPORT, 'Brief', 'Short'), [REPORT]],
  ['a file that another took the place of', async () => {
    await writeFile(file('content/toyshire-report/.tmp'), '---\n---\n');
    await rename(file('content/toyshire-report/.tmp'), file(REPORT));
  }, [REPORT]],
  ['a picture', async () => writeFile(file('content/toyshire-report/squares.png'), 'another'), ['content/toyshire-report/squares.png']],
  ['a file that can’t be read', () => writeFile(file('content/toyshire-report/notes.docx'), ''), ['content/toyshire-report/notes.docx']],
  ['a folder that is gone', () => rm(file('content/toyshire-deck'), { recursive: true }), ['content/toyshire-deck/index.md', 'content/toyshire-deck/slides.md']],
  ['a new folder', async () => {
    await mkdir(file('content/new'));
    await writeFile(file('content/new/index.md'), '');
  }, ['content/new/index.md']],
])('%s is changed', async (_, change, paths) => {
  await change();
  expect(await changed()).toEqual(paths);
});

test('a file with a problem stays a problem when another is saved, and its own words are not read again', async () => {
  await spoil('content/toyshire-deck/slides.md', '##', '[^lost]: A note.\n\n##');
  const wrong = await loadSources(root, read);
  await spoil(REPORT, 'pet', 'cat');
  const after = await loadSources(root, read);
  expect(wrong.problems).toHaveLength(1);
  expect(after.problems).toEqual(wrong.problems);
  expect(after.files.get('content/toyshire-deck/slides.md')).toBe(wrong.files.get('content/toyshire-deck/slides.md'));
});

test('the last good report stays while there are problems, and goes when they are mended', async () => {
  const first = await rebuild(before, null);
  await spoil(REPORT, 'Children want a say', 'Children want {{ toy-homez }}');
  const broken = await rebuild(await loadSources(root, read), first.good);
  expect(broken.problems).toMatchObject([{ rule: 'unknown-figure', place: { path: REPORT } }]);
  expect(broken.good).toBe(first.good);
  await spoil(REPORT, 'toy-homez', 'toy-homes');
  const mended = await rebuild(await loadSources(root, read), broken.good);
  expect(mended.problems).toEqual([]);
  expect(JSON.stringify(mended.good?.report)).not.toBe(JSON.stringify(first.good?.report));
});

test('from files read before and files read now comes the same report', async () => {
  await spoil(REPORT, 'Children want a pet', 'Children want a cat');
  const kept = await rebuild(await loadSources(root, read), (await rebuild(before, null)).good);
  const fresh = await rebuild(await loadSources(root), null);
  expect(JSON.stringify(kept.good?.report)).toBe(JSON.stringify(fresh.good?.report));
  expect(JSON.stringify(kept.good?.report)).toContain('Children want a cat');
});

test('drafts are shown, and without sources there is a problem and no report', async () => {
  expect((await rebuild(before, null)).good?.report.publications.map(({ id }) => id)).toContain('toyshire-draft');
  await rm(file('content'), { recursive: true });
  expect(await rebuild(await loadSources(root, read), null)).toMatchObject({ good: null, problems: [{ rule: 'nothing-to-build' }] });
});
