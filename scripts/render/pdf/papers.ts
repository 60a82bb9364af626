import type { Browser } from 'puppeteer';
import { openBrowser } from './browser.ts';
import { finishPdf } from './finish.ts';
import type { SlideOverflow } from './fit-slides.ts';
import { printPaper, printSlides, type PaperSource } from './print.ts';

export interface Paper extends Omit<PaperSource, 'root'> {
  /** The publication's id. */
  id: string;
  size: 'a4' | 'slides';
  /** Whose paper it is: the PDF's author. */
  author: string;
  /** '2024-10-24' */
  asOf: string;
}

export interface PrintOptions {
  /** Holds the built site and the decks to print: pages may read files below it, and nothing else. */
  root: string;
  /** How many papers are printed at once. More than two cost memory and gain next to nothing. */
  tabs?: number;
}

export interface PrintedPapers {
  /** Publication id -> bytes of its PDF, in the order given. */
  pdfs: Map<string, Uint8Array>;
  overflows: PaperOverflow[];
}

export interface PaperOverflow extends SlideOverflow {
  publication: string;
}

/** Prints and finishes all papers in one browser. */
export async function printPapers(papers: Paper[], { root, tabs = 2 }: PrintOptions): Promise<PrintedPapers> {
  if (papers.length === 0) return { pdfs: new Map(), overflows: [] };
  const printed: { pdf: Uint8Array; overflows: SlideOverflow[] }[] = [];
  const waiting = papers.entries();
  const browser = await openBrowser();
  try {
    // All tabs take from the same iterator: each takes the next paper when it has done one.
    const tab = async () => {
      for (const [i, paper] of waiting) printed[i] = await makePdf(browser, { ...paper, root });
    };
    await Promise.all(Array.from({ length: tabs }, tab));
  } finally {
    await browser.close();
  }
  return {
    pdfs: new Map(papers.map(({ id }, i) => [id, printed[i]!.pdf])),
    overflows: papers.flatMap(({ id }, i) => printed[i]!.overflows.map((overflow) => ({ publication: id, ...overflow }))),
  };
}

async function makePdf(browser: Browser, paper: Paper & PaperSource): Promise<{ pdf: Uint8Array; overflows: SlideOverflow[] }> {
  const { pdf, overflows } = paper.size === 'slides' ? await printSlides(browser, paper) : { pdf: await printPaper(browser, paper), overflows: [] };
  return { pdf: await finishPdf(pdf, paper), overflows };
}
