// A thread that protects and audits one problem after another. What is thrown here ends it, and solve-in-thread.ts hands it on.
import { parentPort } from 'node:worker_threads';
import { solveCounts, type SolveTask } from './solve-counts.ts';
import { loadSolver } from './solver.ts';

parentPort!.on('message', async (task: SolveTask) => {
  parentPort!.postMessage(solveCounts(await loadSolver(), task));
});
