import type { Browser } from 'puppeteer';
import { openBrowser } from './browser.ts';
import { finishPdf } from './finish.ts';
import { printPaper, type PaperSource } from './print.ts';

export interface Paper extends Omit<PaperSource, 'root'> {
  /** The publication's id. */
  id: string;
  /** Whose paper it is: the PDF's author. */
  author: string;
  /** '2024-10-24' */
  asOf: string;
}

export interface PrintOptions {
  /** The built site: pages may read files below it, and nothing else. */
  root: string;
  /** How many papers are printed at once. More than two cost memory and gain next to nothing. */
  tabs?: number;
}

/** Prints and finishes all papers in one browser: publication id -> bytes of its PDF, in the order given. */
export async function printPapers(papers: Paper[], { root, tabs = 2 }: PrintOptions): Promise<Map<string, Uint8Array>> {
  if (papers.length === 0) return new Map();
  const pdfs: Uint8Array[] = [];
  const waiting = papers.entries();
  const browser = await openBrowser();
  try {
    // All tabs take from the same iterator: each takes the next paper when it has done one.
    const tab = async () => {
      for (const [i, paper] of waiting) pdfs[i] = await makePdf(browser, { ...paper, root });
    };
    await Promise.all(Array.from({ length: tabs }, tab));
  } finally {
    await browser.close();
  }
  return new Map(papers.map(({ id }, i) => [id, pdfs[i]!]));
}

async function makePdf(browser: Browser, paper: Paper & PaperSource): Promise<Uint8Array> {
  return finishPdf(await printPaper(browser, paper), paper);
}
