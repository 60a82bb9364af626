import { realpathSync } from 'node:fs';
import { sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, HTTPRequest, Page, PDFOptions } from 'puppeteer';
import { fillContents } from './contents.ts';
import { fitPaper } from './fit-paper.ts';
import { fitSlides, type SlideOverflow } from './fit-slides.ts';
import { PAPER_TYPEFACE, pageCss, type PageTexts } from './page-css.ts';
import { preparePaper, readFacts, type PrintedFacts } from './prepare-paper.ts';

export interface PaperSource extends PageTexts {
  /** The HTML file to print. */
  file: string;
  /** The built site: the page may read files below this folder, and nothing else. */
  root: string;
  /** Where the page itself will be found, for links from it; null where the site has no address yet. */
  pageAddress: string | null;
}

export interface Printed {
  pdf: Uint8Array;
  facts: PrintedFacts;
  /** Slides that hold more than their sheet. */
  overflows: SlideOverflow[];
}

const PDF_OPTIONS: PDFOptions = { tagged: true, outline: true, preferCSSPageSize: true, printBackground: true, waitForFonts: false };

/** A font, as the browser knows it. */
interface BrowserFont {
  family: string;
  status: string;
  load(): Promise<unknown>;
}

/**
 * Prints one HTML file as a tagged PDF, as the browser makes it: finishPdf comes after it.
 * Throws when the page asks for anything that is not a file below `root`.
 */
export async function printPaper(browser: Browser, paper: PaperSource): Promise<Printed> {
  return inTab(browser, paper, pageCss(paper), async (tab) => {
    await fitPaper(tab);
    const pdf = await fillContents(tab, () => printTab(tab));
    return { pdf, facts: await readFacts(tab), overflows: [] };
  });
}

/** Slides bring their sheet with them, and have neither running heads nor contents. Throws as printPaper does. */
export async function printSlides(browser: Browser, deck: PaperSource): Promise<Printed> {
  return inTab(browser, deck, '', async (tab) => {
    const overflows = await fitSlides(tab);
    return { pdf: await printTab(tab), facts: await readFacts(tab), overflows };
  });
}

async function printTab(tab: Page): Promise<Uint8Array> {
  await preparePaper(tab);
  return tab.pdf(PDF_OPTIONS);
}

async function inTab(browser: Browser, paper: PaperSource, css: string, print: (tab: Page) => Promise<Printed>): Promise<Printed> {
  const tab = await browser.newPage();
  try {
    const refused = await guardRequests(tab, realpathSync(paper.root));
    await openPaper(tab, paper, css).catch((error: unknown) => {
      throw refused.length > 0 ? refusal(paper, refused) : error;
    });
    const result = await print(tab);
    if (refused.length > 0) throw refusal(paper, refused);
    return result;
  } finally {
    await tab.close();
  }
}

/** Lets the tab read files below `root` only; whatever else it asks for is aborted and listed. */
async function guardRequests(tab: Page, root: string): Promise<string[]> {
  const refused: string[] = [];
  tab.on('request', (request: HTTPRequest) => {
    const url = request.url();
    const allowed = url.startsWith('data:') || isFileBelow(root, url);
    if (!allowed) refused.push(url);
    // Fails only when the tab is gone; printing fails then, and says so.
    (allowed ? request.continue() : request.abort('blockedbyclient')).catch(() => {});
  });
  await tab.setRequestInterception(true);
  return refused;
}

function isFileBelow(root: string, url: string): boolean {
  try {
    return realpathSync(fileURLToPath(url)).startsWith(root + sep);
  } catch {
    return false; // not a file's URL, or no such file
  }
}

function refusal({ file, root }: PaperSource, refused: string[]): Error {
  return new Error(`Printing ${file}: it asks for what is not a file below ${root}: ${[...new Set(refused)].join(', ')}`);
}

async function openPaper(tab: Page, paper: PaperSource, css: string): Promise<void> {
  await tab.setJavaScriptEnabled(false);
  await tab.setBypassCSP(true); // a page's own policy may forbid the style element added below
  await tab.emulateMediaType('print');
  await tab.goto(pathToFileURL(paper.file).href, { waitUntil: 'load' });
  await addStyle(tab, css);
  await settleLinks(tab, paper.pageAddress);
  const fonts = await loadFonts(tab);
  const broken = fonts.filter(({ status }) => status !== 'loaded');
  if (broken.length > 0) throw new Error(`Printing ${paper.file}: fonts didn't load: ${broken.map(({ family }) => family).join(', ')}`);
  if (!fonts.some(({ family }) => family === PAPER_TYPEFACE)) throw new Error(`Printing ${paper.file}: it declares no @font-face '${PAPER_TYPEFACE}'.`);
}

/** A relative link would carry this machine's folder into the PDF: it gets the page's address, or where there is none it becomes plain words. */
async function settleLinks(tab: Page, pageAddress: string | null): Promise<void> {
  await tab.$$eval('a[href]', (links, base) => {
    for (const link of links) {
      const href = link.getAttribute('href') ?? '';
      if (/^(?:#|[a-z][a-z0-9+.-]*:)/i.test(href)) continue;
      if (base) link.setAttribute('href', new URL(href, base).href);
      else link.removeAttribute('href');
    }
  }, pageAddress);
}

/** addStyleTag() would wait for an event that never comes while JavaScript is off. */
async function addStyle(tab: Page, css: string): Promise<void> {
  await tab.$eval('head', (head, css) => {
    const style = head.ownerDocument.createElement('style');
    style.textContent = css;
    head.append(style);
  }, css);
}

/** All declared fonts, not only those in use: a margin box asks for its font when printing has begun. */
async function loadFonts(tab: Page): Promise<{ family: string; status: string }[]> {
  return tab.$eval('html', async (html) => {
    const fonts = [...html.ownerDocument.fonts] as BrowserFont[];
    await Promise.allSettled(fonts.map((font) => font.load()));
    await html.ownerDocument.fonts.ready;
    return fonts.map(({ family, status }) => ({ family: family.replace(/["']/g, ''), status }));
  });
}
