import { execFileSync } from 'node:child_process';
import { afterEach, expect, test } from 'vitest';
import { makeTable } from '../../test/count-tables.ts';
import { checkCertificate } from './certificate.ts';
import { solveCounts } from './solve-counts.ts';
import { openSolverThread, Superseded, type SolverThread } from './solve-in-thread.ts';
import { loadSolver } from './solver.ts';

const SMALL = makeTable({ dimensions: [[6], [5]], mean: 14, seed: 10 });
const LARGE = makeTable({ dimensions: [[5, 4], [3, 4], [4, 5]], mean: 30, seed: 1 });

const opened: SolverThread[] = [];
const open = (file?: URL): SolverThread => {
  const thread = openSolverThread(file);
  opened.push(thread);
  return thread;
};
afterEach(async () => { await Promise.all(opened.splice(0).map((thread) => thread.close())); });

/** Answers with the number of its thread; throws, or never answers, when the seed says so. */
const ECHO = new URL(`data:text/javascript,${encodeURIComponent(`
  import { parentPort, threadId } from 'node:worker_threads';
  parentPort.on('message', ({ seed }) => {
    if (seed === 'throw') throw new RangeError('The table is too odd');
    if (seed === 'exit') process.exit(3);
    if (seed !== 'hang') parentPort.postMessage({ seed, threadId });
  });`)}`);
const ask = (thread: SolverThread, seed: string, topic?: string): Promise<unknown> => thread.solve({ problem: SMALL, seed }, topic).catch((error: unknown) => error);

test('the answer is the same as on the main thread, and its certificate holds', async () => {
  const solved = await open().solve({ problem: SMALL, seed: 'a' });
  expect(solved).toEqual(solveCounts(await loadSolver(), { problem: SMALL, seed: 'a' }));
  expect(solved.suppression.secondary.length).toBeGreaterThan(0);
  expect(solved.audit?.certificate.proofs).toHaveLength(solved.suppression.targets.size);
  expect(checkCertificate(SMALL, [...solved.suppression.primary, ...solved.suppression.secondary], solved.audit!.certificate)).toEqual([]);
});

test('what was hidden before is in the audit, and costs nothing; with findings there is none', async () => {
  const thread = open();
  const hidden = SMALL.cells.find(({ count }) => (count as number) > 20)!.name;
  const given = { ...SMALL, cells: SMALL.cells.map((cell) => (cell.name === hidden ? { ...cell, forced: true } : cell)) };
  const [alone, together] = await Promise.all([thread.solve({ problem: given, seed: 'a' }), thread.solve({ problem: given, seed: 'a', alsoHidden: [hidden] })]);
  expect(together.suppression.hiddenValue).toBeLessThanOrEqual(alone.suppression.hiddenValue);
  // Hidden as it is already, it is enough: nothing is searched.
  const again = await thread.solve({ problem: SMALL, seed: 'a', alsoHidden: [...alone.suppression.primary, ...alone.suppression.secondary] });
  expect([again.suppression.secondary, again.audit?.verdicts.every(({ passesCover }) => passesCover)]).toEqual([[], true]);
  expect(together.audit?.intervals).not.toEqual(alone.audit?.intervals);
  const broken = { ...SMALL, cells: SMALL.cells.map((cell, i) => (i === 0 ? { ...cell, count: 999 } : cell)) };
  expect(await thread.solve({ problem: broken, seed: 'a' })).toMatchObject({ suppression: { findings: [{ kind: 'sum-differs' }, {}] }, audit: null });
});

test('the main thread goes on while a large table is solved', async () => {
  const started = performance.now();
  let ticks = 0;
  const timer = setInterval(() => { ticks++; }, 10);
  const { suppression, audit } = await open().solve({ problem: LARGE, seed: 'a' });
  clearInterval(timer);
  expect(suppression.primary.length).toBeGreaterThan(300);
  expect(audit?.verdicts.every(({ passesCover }) => passesCover)).toBe(true);
  // On the main thread there would be none at all.
  expect(ticks).toBeGreaterThan((performance.now() - started) / 10 / 5);
});

test('one thread for all questions, in their order', async () => {
  const thread = open(ECHO);
  const answers = await Promise.all(['a', 'b', 'c'].map((seed) => ask(thread, seed))) as { seed: string; threadId: number }[];
  expect(answers.map(({ seed }) => seed)).toEqual(['a', 'b', 'c']);
  expect(new Set(answers.map(({ threadId }) => threadId)).size).toBe(1);
});

test('an error arrives with its message, and the next question has its answer', async () => {
  const thread = open(ECHO);
  const [thrown, gone, good] = await Promise.all([ask(thread, 'throw'), ask(thread, 'exit'), ask(thread, 'a')]);
  expect(thrown).toMatchObject({ name: 'RangeError', message: 'The table is too odd' });
  expect(gone).toMatchObject({ message: 'The solver\'s thread ended with code 3.' });
  expect(good).toMatchObject({ seed: 'a' });
});

test('a newer question about the same thing stops the older ones, and no others', async () => {
  const thread = open(ECHO);
  // 'b' stops 'hang', which is under way; 'c' stops 'b', which waits behind 'a'.
  const [stopped, other, dropped, newest] = await Promise.all([ask(thread, 'hang', 'children'), ask(thread, 'a', 'staff'), ask(thread, 'b', 'children'), ask(thread, 'c', 'children')]);
  expect([stopped, dropped]).toEqual([expect.any(Superseded), expect.any(Superseded)]);
  expect([other, newest]).toMatchObject([{ seed: 'a' }, { seed: 'c' }]);
});

test('closing stops what is under way', async () => {
  const thread = open(ECHO);
  const asked = [ask(thread, 'hang'), ask(thread, 'a')];
  await thread.close();
  expect(await Promise.all(asked)).toEqual([expect.any(Superseded), expect.any(Superseded)]);
  expect(await ask(thread, 'b')).toMatchObject({ seed: 'b' });
});

test('a thread that is left open keeps no process alive, and none is ended before its answer', () => {
  const script = `import(${JSON.stringify(new URL('./solve-in-thread.ts', import.meta.url).href)}).then(async ({ openSolverThread }) => {
    const problem = { cells: [{ name: 'T', count: 40 }, { name: 'a', count: 2 }, { name: 'b', count: 7 }, { name: 'c', count: 31 }], equations: [{ total: 'T', parts: ['a', 'b', 'c'] }], rows: [], threshold: 5, zeros: 'published' };
    const { suppression } = await openSolverThread().solve({ problem, seed: 'a' });
    console.log(suppression.secondary.join());
  });`;
  expect(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8', timeout: 30_000 })).toBe('b\n');
});
