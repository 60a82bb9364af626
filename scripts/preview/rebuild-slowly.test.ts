import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { loadSources } from '../load/load-sources.ts';
import { FIXTURES } from '../test/toyshire.ts';
import type * as Protect from '../protect/protect-tables.ts';

const slowness = vi.hoisted(() => ({ done: Promise.withResolvers<void>() }));
vi.mock('../protect/protect-tables.ts', async (original) => {
  const { protectTables } = await original<typeof Protect>();
  return { protectTables: async (records: Parameters<typeof protectTables>[0]) => slowness.done.promise.then(() => protectTables(records)) };
});
const { rebuild } = await import('./rebuild.ts');

test('when small numbers take long to check it is said, and nothing is shown until they are', async () => {
  const sources = await loadSources(join(FIXTURES, 'toyshire'));
  let isDone = false;
  const checking = Promise.withResolvers<readonly string[]>();
  const state = rebuild(sources, null, checking.resolve).finally(() => { isDone = true; });
  expect(await checking.promise).toEqual(['Toyshire Council']);
  expect(isDone).toBe(false);
  slowness.done.resolve();
  expect((await state).good).not.toBeNull();
});

test('when they don’t, nothing is said, then or later', async () => {
  slowness.done.resolve();
  const sources = await loadSources(join(FIXTURES, 'toyshire'));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const said = vi.fn();
    await rebuild(sources, null, said);
    vi.runAllTimers();
    expect(said).not.toHaveBeenCalled();
  } finally {
    vi.useRealTimers();
  }
});
