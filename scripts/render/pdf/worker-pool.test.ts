import { expect, it } from 'vitest';
import { openWorkers, takeTurns } from './worker-pool.ts';

/** Answers with the double. */
const DOUBLER = new URL(`data:text/javascript,${encodeURIComponent(`
  import { parentPort, threadId } from 'node:worker_threads';
  parentPort.on('message', ({ number, bytes }) => {
    if (number < 0) throw new RangeError('No double of ' + number);
    parentPort.postMessage({ double: 2 * number, thread: threadId, bytes });
  });`)}`);

interface Doubled {
  double: number;
  thread: number;
  bytes?: Uint8Array;
}

it('answers each task with its own result, whatever the number of threads', async () => {
  for (const count of [1, 2, 3]) {
    const workers = openWorkers<{ number: number }, Doubled>(DOUBLER, count);
    const results = await Promise.all(Array.from({ length: 20 }, (_, number) => workers.run({ number })));
    await workers.close();
    expect(results.map(({ double }) => double)).toEqual(Array.from({ length: 20 }, (_, i) => 2 * i));
    expect(new Set(results.map(({ thread }) => thread)).size).toBe(count);
  }
});

it('gives bytes away instead of copying them', async () => {
  const workers = openWorkers<{ number: number; bytes: Uint8Array }, Doubled>(DOUBLER, 1);
  const bytes = Uint8Array.of(1, 2, 3);
  const { bytes: returned } = await workers.run({ number: 1, bytes }, [bytes.buffer]);
  await workers.close();
  expect([bytes.length, [...returned!]]).toEqual([0, [1, 2, 3]]);
});

it('rejects with what the task threw, its stack included', async () => {
  const workers = openWorkers<{ number: number }, Doubled>(DOUBLER, 1);
  const error = await workers.run({ number: -1 }).catch((error: unknown) => error) as Error;
  await workers.close();
  expect(error).toMatchObject({ name: 'RangeError', message: 'No double of -1' });
  expect(error.stack).toContain('data:text/javascript');
});

it('lends each member to one task at a time, in the order that tasks come', async () => {
  const lend = takeTurns(['a', 'b']);
  const log: string[] = [];
  const releases: (() => void)[] = [];
  const tasks = [1, 2, 3, 4].map((number) => lend(async (member) => {
    log.push(`${number}${member}`);
    await new Promise<void>((resolve) => releases.push(resolve));
    if (number === 1) throw new Error('fails');
  }).catch(() => 'failed'));
  await Promise.resolve();
  expect(log).toEqual(['1b', '2a']);
  releases[0]!();
  await tasks[0];
  expect(log).toEqual(['1b', '2a', '3b']);
  releases.slice(1).forEach((release) => release());
  await tasks[1];
  await Promise.resolve();
  releases.at(-1)!();
  expect(await Promise.all(tasks)).toEqual(['failed', undefined, undefined, undefined]);
  expect(log).toEqual(['1b', '2a', '3b', '4a']);
});
