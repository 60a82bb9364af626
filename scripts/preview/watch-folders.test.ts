import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { temporaryFolder } from '../test/toyshire.ts';
import { gatherEvents } from './gather-events.ts';
import { foldersBelow, watchFolders, type FolderWatch } from './watch-folders.ts';

let root: string;
let events: number;
let watch: FolderWatch;
const follow = (): boolean => watch.follow(foldersBelow(root));

beforeEach(async () => {
  root = await temporaryFolder();
  await mkdir(join(root, 'a'));
  await writeFile(join(root, 'a/x'), '');
  events = 0;
  watch = watchFolders(() => { events += 1; });
  follow();
});
afterEach(() => watch.close());

/** Whether doing this is noticed. */
async function notices(change: () => Promise<unknown>): Promise<boolean> {
  events = 0;
  await change();
  await vi.waitFor(() => expect(events).toBeGreaterThan(0), { timeout: 3_000, interval: 5 }).catch(() => {});
  return events > 0;
}

test('a file is followed through every way of saving it, as often as it is saved', async () => {
  for (let i = 0; i < 3; i++) {
    expect(await notices(() => writeFile(join(root, 'a/x'), `${i}`))).toBe(true);
    expect(await notices(async () => { await writeFile(join(root, 'a/.x'), `${i}`); await rename(join(root, 'a/.x'), join(root, 'a/x')); })).toBe(true);
  }
});

test('a folder is followed when it is new, deleted, and there again', async () => {
  expect(await notices(() => mkdir(join(root, 'b')))).toBe(true);
  expect(follow()).toBe(true);
  expect(await notices(() => writeFile(join(root, 'b/y'), ''))).toBe(true);
  expect(await notices(() => rm(join(root, 'b'), { recursive: true }))).toBe(true);
  expect(await notices(() => mkdir(join(root, 'b')))).toBe(true);
  expect(follow()).toBe(true);
  expect(await notices(() => writeFile(join(root, 'b/y'), ''))).toBe(true);
  expect(follow()).toBe(false);
});

test('a folder that begins with a dot is not followed, nor what lies in it', async () => {
  await mkdir(join(root, 'a/.editor/more'), { recursive: true });
  expect(foldersBelow(root)).toEqual([root, join(root, 'a')]);
});

test('many events of one save are one, and a checkout of many files is one', () => {
  vi.useFakeTimers();
  try {
    const fired: number[] = [];
    const { event } = gatherEvents((since) => fired.push(since));
    for (let i = 0; i < 3; i++) event();
    vi.advanceTimersByTime(20);
    expect(fired).toHaveLength(1);
    for (let i = 0; i < 200; i++) {
      event();
      vi.advanceTimersByTime(i < 20 ? 1 : 50);
    }
    expect(fired.length).toBeLessThan(15);
  } finally {
    vi.useRealTimers();
  }
});
