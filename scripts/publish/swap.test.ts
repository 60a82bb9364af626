import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mendSwap, swapIn, workspaceFor } from './swap.ts';

let folder = '';
let out = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'swap-'));
  out = join(folder, 'dist');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A build's output, told apart by one word. */
function make(name: string, word: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  writeFileSync(join(path, 'manifest.json'), word);
  return path;
}

/** What lies in the folder: 'dist=new'. */
function state(): string {
  return readdirSync(folder).sort().map((name) => {
    const file = join(folder, name, 'manifest.json');
    return existsSync(file) ? `${name}=${readFileSync(file, 'utf8')}` : name;
  }).join(' ');
}

const DEAD = 2 ** 30; // above the largest process id of Linux

test('a build writes beside the output, on the same disk', () => expect(workspaceFor(out)).toBe(join(folder, `.dist-next-${process.pid}`)));

test.each([
  ['the first build', []],
  ['a later one', ['dist']],
  ['one after an interrupted build that nobody mended', ['dist', '.dist-old']],
])('swapIn: %s', async (_, before) => {
  for (const name of before) make(name, 'old');
  await swapIn(make('.dist-next-1', 'new'), out);
  expect(state()).toBe('dist=new');
});

// Each row: what a killed build left, and what stands after mending.
test.each<[string, [string, string][], string]>([
  ['while the new output was made', [['dist', 'old'], [`.dist-next-${DEAD}`, 'half']], 'dist=old'],
  ['while the first output was made', [[`.dist-next-${DEAD}`, 'half']], ''],
  ['after the old output was moved aside', [['.dist-old', 'old'], [`.dist-next-${DEAD}`, 'new']], 'dist=old'],
  ['after the new output took its place', [['dist', 'new'], ['.dist-old', 'old']], 'dist=new'],
  ['nothing to mend', [['dist', 'old']], 'dist=old'],
  ['by the id that this process has now', [['.dist-old', 'old'], [`.dist-next-${process.pid}`, 'half']], 'dist=old'],
  ['a name that is no process', [['dist', 'old'], ['.dist-next-x', 'half']], 'dist=old'],
  ['another output beside it is left alone', [['dist', 'old'], ['.preview-old', 'p'], [`.preview-next-${DEAD}`, 'p'], ['distance', 'd']], `.preview-next-${DEAD}=p .preview-old=p dist=old distance=d`],
])('mendSwap: killed %s', async (_, left, after) => {
  for (const [name, word] of left) make(name, word);
  await mendSwap(out);
  expect(state()).toBe(after);
  await mendSwap(out);
  expect(state()).toBe(after);
});

const ALIVE = process.ppid;

test.each<[string, [string, string][], string]>([
  ['while it makes its output', [['dist', 'old'], [`.dist-next-${ALIVE}`, 'half']], `.dist-next-${ALIVE}=half dist=old`],
  ['between its two renames', [['.dist-old', 'old'], [`.dist-next-${ALIVE}`, 'new']], `.dist-next-${ALIVE}=new .dist-old=old`],
  ['beside one that was killed', [['.dist-old', 'old'], [`.dist-next-${ALIVE}`, 'new'], [`.dist-next-${DEAD}`, 'half']], `.dist-next-${ALIVE}=new .dist-old=old`],
])('mendSwap leaves a build that still runs alone: %s', async (_, left, after) => {
  for (const [name, word] of left) make(name, word);
  await mendSwap(out);
  expect(state()).toBe(after);
});

test('an output in a folder that is not there yet needs no mending', async () => {
  await mendSwap(join(folder, 'none', 'dist'));
  expect(state()).toBe('');
});

test('a swap that fails halfway is mended to the old output', async () => {
  make('dist', 'old');
  await expect(swapIn(join(folder, '.dist-next-gone'), out)).rejects.toThrow('ENOENT');
  await mendSwap(out);
  expect(state()).toBe('dist=old');
});
