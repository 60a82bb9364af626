import type { Problem } from '../../problem.ts';
import { openWorkers, threadsFor } from '../../render/pdf/worker-pool.ts';
import type { PaperVerdict } from './check-pdf.ts';
import type { CheckTask } from './check-worker.ts';
import { describeVerdict } from './describe-verdict.ts';

export interface FinishedPaper extends CheckTask {
  /** Whose paper it is. */
  publication: string;
}

/** Judges the PDFs of all publications, in several threads: by what makes them accessible and lasting, and by their words. */
export async function checkPapers(papers: readonly FinishedPaper[]): Promise<Problem[]> {
  if (papers.length === 0) return [];
  const workers = openWorkers<CheckTask, PaperVerdict>(new URL('./check-worker.ts', import.meta.url), threadsFor(papers.length));
  try {
    const verdicts = await Promise.all(papers.map(({ pdf, expectations, printed }) => workers.run({ pdf, expectations, printed })));
    return verdicts.flatMap((verdict, i) => describeVerdict(papers[i]!.publication, verdict));
  } finally {
    await workers.close();
  }
}
