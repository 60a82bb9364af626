import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker, type Transferable } from 'node:worker_threads';

/** Does its tasks in several threads, each in the first that is free. */
export interface WorkerPool<Task, Result> {
  /** Rejects with the error that the task threw, its own stack included; the pool is of no use then. */
  run(task: Task, transferred?: Transferable[]): Promise<Result>;
  close(): Promise<void>;
}

/** Up to so many papers one thread is as quick as two, of which each has to start and to warm up. */
const PAPERS_A_THREAD = 20;

export function threadsFor(papers: number): number {
  return Math.min(2, availableParallelism(), Math.ceil(papers / PAPERS_A_THREAD));
}

/** @param file a module that answers each message with one of its own, as finish-worker.ts does */
export function openWorkers<Task, Result>(file: URL, count: number): WorkerPool<Task, Result> {
  const workers = Array.from({ length: count }, () => new Worker(file));
  const lend = takeTurns(workers);
  return {
    run: (task, transferred = []) => lend(async (worker) => {
      worker.postMessage(task, transferred);
      const [result] = await once(worker, 'message') as [Result];
      return result;
    }),
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** Lends each of these to one task at a time; tasks take their turns in the order they come. */
export function takeTurns<Member>(members: readonly Member[]): <Result>(task: (member: Member) => Promise<Result>) => Promise<Result> {
  const free = [...members];
  const waiting: ((member: Member) => void)[] = [];
  return async (task) => {
    const member = free.pop() ?? await new Promise<Member>((resolve) => waiting.push(resolve));
    try {
      return await task(member);
    } finally {
      const next = waiting.shift();
      if (next) next(member);
      else free.push(member);
    }
  };
}
