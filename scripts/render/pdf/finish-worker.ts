// A thread that finishes PDFs, one after another: they are given and taken, not copied.
import { parentPort } from 'node:worker_threads';
import { finishPdf, type PaperFacts } from './finish.ts';

export interface FinishTask {
  print: Uint8Array;
  facts: PaperFacts;
}

// What finishPdf throws ends this thread, and the pool hands it on.
parentPort!.on('message', async ({ print, facts }: FinishTask) => {
  const pdf = await finishPdf(print, facts);
  parentPort!.postMessage(pdf, [pdf.buffer as ArrayBuffer]);
});
