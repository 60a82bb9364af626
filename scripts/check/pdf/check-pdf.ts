import type { PrintedFacts } from '../../render/pdf/prepare-paper.ts';
import type { Expectations, Finding } from './condition.ts';
import { CONDITIONS } from './conditions.ts';
import { gatherPdf } from './gather-pdf.ts';
import type { PdfSubject } from './subject.ts';
import { compareTexts, type TextDifference } from './text-guard.ts';

export interface PaperVerdict {
  /** In the order of the conditions' ids, then of the paper. */
  findings: Finding[];
  /** What the PDF says and its page doesn't, and the other way round. */
  differences: TextDifference[];
}

/**
 * Judges a finished PDF by the conditions of the Matterhorn protocol and of PDF/A-2a that a program can judge, and by our own promises.
 * This and checkPaper need nothing but what they are given, so they can run in a worker.
 */
export async function checkPdf(bytes: Uint8Array, expectations: Expectations): Promise<Finding[]> {
  return judge(await gatherPdf(bytes), expectations);
}

/** Judges a finished PDF as checkPdf does, and compares its words with those of the page it was printed from, where it has tags. */
export async function checkPaper(bytes: Uint8Array, expectations: Expectations, printed: Pick<PrintedFacts, 'stretches'>): Promise<PaperVerdict> {
  const subject = await gatherPdf(bytes);
  const { tree, pages } = subject;
  return { findings: judge(subject, expectations), differences: tree ? compareTexts({ tree, pages }, printed) : [] };
}

function judge(subject: PdfSubject, expectations: Expectations): Finding[] {
  return CONDITIONS.flatMap(({ id, means, remedy, find }) => find(subject, expectations).map((fault) => ({ id, means, ...(remedy && { remedy }), ...fault })));
}
