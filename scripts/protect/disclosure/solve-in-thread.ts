import { Worker } from 'node:worker_threads';
import type { Solved, SolveTask } from './solve-counts.ts';

/** A newer question about the same thing has been asked: nobody waits for this answer any more. */
export class Superseded extends Error {
  override name = 'Superseded';
}

/** One thread with its own solver, which starts with the first question and takes them in turn: the main thread stays free. */
export interface SolverThread {
  /**
   * @param topic for example the name of a population: a newer question about it stops the older one, which rejects with `Superseded`
   * @throws what the solver threw; the next question starts a thread afresh
   */
  solve(task: SolveTask, topic?: string): Promise<Solved>;
  /** Stops what is under way, which rejects. A thread with nothing to do needn't be closed: it keeps no process alive. */
  close(): Promise<void>;
}

interface Waiting {
  task: SolveTask;
  topic: string | undefined;
  resolve: (solved: Solved) => void;
  reject: (error: Error) => void;
}

/** @param file a module that answers each task with one message, as solve-worker.ts does */
export function openSolverThread(file = new URL('./solve-worker.ts', import.meta.url)): SolverThread {
  let worker: Worker | null = null;
  let running: Waiting | null = null;
  let waiting: Waiting[] = [];

  function startNext(): void {
    running = waiting.shift() ?? null;
    if (!running) return void worker?.unref();
    worker ??= openWorker();
    worker.ref();
    worker.postMessage(running.task);
  }

  function openWorker(): Worker {
    const opened = new Worker(file);
    const finish = (tell: (asked: Waiting) => void, isGone: boolean): void => {
      if (worker !== opened || !running) return;
      if (isGone) worker = null;
      const asked = running;
      startNext();
      tell(asked);
    };
    opened.on('message', (solved: Solved) => finish(({ resolve }) => resolve(solved), false));
    opened.on('error', (error: Error) => finish(({ reject }) => reject(error), true));
    opened.on('exit', (code) => finish(({ reject }) => reject(new Error(`The solver's thread ended with code ${code}.`)), true));
    return opened;
  }

  async function stop(): Promise<void> {
    const stopped = worker;
    [worker, running] = [null, null];
    await stopped?.terminate();
  }

  return {
    solve: (task, topic) => new Promise((resolve, reject) => {
      const older = topic === undefined ? [] : [running, ...waiting].filter((each) => each?.topic === topic) as Waiting[];
      waiting = [...waiting.filter((each) => !older.includes(each)), { task, topic, resolve, reject }];
      // The solver can't be interrupted, only its thread ended.
      if (running && older.includes(running)) void stop();
      for (const each of older) each.reject(new Superseded('A newer question about the same counts has been asked.'));
      if (!running) startNext();
    }),
    async close() {
      const left = [running, ...waiting].filter((each) => each !== null);
      waiting = [];
      const stopped = stop();
      for (const { reject } of left) reject(new Superseded('The solver’s thread was closed.'));
      await stopped;
    },
  };
}
