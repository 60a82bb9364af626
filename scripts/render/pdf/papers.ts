import type { Browser } from 'puppeteer';
import { openBrowser } from './browser.ts';
import type { FinishTask } from './finish-worker.ts';
import type { Attachment } from './finish/attachments.ts';
import type { SlideOverflow } from './fit-slides.ts';
import type { PrintedFacts } from './prepare-paper.ts';
import { printPaper, printSlides, type PaperSource, type Printed } from './print.ts';
import { openWorkers, takeTurns, threadsFor, type WorkerPool } from './worker-pool.ts';

export interface Paper extends Omit<PaperSource, 'root'> {
  /** The publication's id. */
  id: string;
  size: 'a4' | 'slides';
  /** Who publishes it: the PDF's author. */
  author: string;
  /** What it says in a sentence or two. */
  subject: string;
  /** '2024-10-24' */
  asOf: string;
  /** Data that go with it, inside its PDF. */
  attachments: readonly Attachment[];
}

export interface PrintOptions {
  /** Holds the built site and the decks to print: pages may read files below it, and nothing else. */
  root: string;
  /** How many papers are printed at once. More than two cost memory and gain next to nothing. */
  tabs?: number;
  /** How many threads finish them. */
  finishers?: number;
}

export interface PrintedPapers {
  /** Publication id -> bytes of its PDF, in the order given. */
  pdfs: Map<string, Uint8Array>;
  /** By publication id: what the pages say that the PDFs were printed from. */
  printed: Map<string, PrintedFacts>;
  overflows: PaperOverflow[];
}

export interface PaperOverflow extends SlideOverflow {
  publication: string;
}

/** Prints all papers in one browser, and finishes them in other threads while it prints on. */
export async function printPapers(papers: Paper[], { root, tabs = 2, finishers = threadsFor(papers.length) }: PrintOptions): Promise<PrintedPapers> {
  if (papers.length === 0) return { pdfs: new Map(), printed: new Map(), overflows: [] };
  const workers = openWorkers<FinishTask, Uint8Array>(new URL('./finish-worker.ts', import.meta.url), finishers);
  try {
    const made = await makePdfs(papers, root, tabs, workers);
    return {
      pdfs: new Map(papers.map(({ id }, i) => [id, made[i]!.pdf])),
      printed: new Map(papers.map(({ id }, i) => [id, made[i]!.facts])),
      overflows: papers.flatMap(({ id }, i) => made[i]!.overflows.map((overflow) => ({ publication: id, ...overflow }))),
    };
  } finally {
    await workers.close();
  }
}

async function makePdfs(papers: readonly Paper[], root: string, tabs: number, workers: WorkerPool<FinishTask, Uint8Array>): Promise<Printed[]> {
  const browser = await openBrowser();
  try {
    const print = takeTurns(Array.from({ length: tabs }, () => browser));
    return await Promise.all(papers.map(async (paper) => {
      const { pdf, facts, overflows } = await print((browser) => printOne(browser, { ...paper, root }));
      return { pdf: await finishOne(workers, paper, pdf, facts), facts, overflows };
    }));
  } finally {
    await browser.close();
  }
}

function printOne(browser: Browser, paper: Paper & PaperSource): Promise<Printed> {
  return paper.size === 'slides' ? printSlides(browser, paper) : printPaper(browser, paper);
}

async function finishOne(workers: WorkerPool<FinishTask, Uint8Array>, paper: Paper, print: Uint8Array, printed: PrintedFacts): Promise<Uint8Array> {
  const { title, author, subject, asOf, attachments } = paper;
  try {
    return await workers.run({ print, facts: { title, author, subject, asOf, attachments, printed } }, [print.buffer as ArrayBuffer]);
  } catch (error) {
    throw new Error(`Finishing the PDF of ${paper.id} failed.`, { cause: error });
  }
}
