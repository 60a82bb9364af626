// A thread that judges PDFs, one after another.
import { parentPort } from 'node:worker_threads';
import type { PrintedFacts } from '../../render/pdf/prepare-paper.ts';
import { checkPaper } from './check-pdf.ts';
import type { Expectations } from './condition.ts';

export interface CheckTask {
  pdf: Uint8Array;
  expectations: Expectations;
  printed: Pick<PrintedFacts, 'stretches'>;
}

// What checkPaper throws ends this thread, and the pool hands it on.
parentPort!.on('message', async ({ pdf, expectations, printed }: CheckTask) => parentPort!.postMessage(await checkPaper(pdf, expectations, printed)));
