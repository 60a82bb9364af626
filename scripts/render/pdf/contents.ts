import { PDFDocument } from '@cantoo/pdf-lib';
import type { Page } from 'puppeteer';
import { readDestinations } from './finish/destinations.ts';

const MOST_PASSES = 4;
const PLACES = '.contents__page';

/**
 * Prints, writes the page numbers into <span class="contents__page" data-for="ANCHOR">, and prints again until
 * they are true: Chromium has no target-counter(). Every such anchor must be linked to, else the PDF doesn't know it.
 */
export async function fillContents(tab: Page, print: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const anchors = await tab.$$eval(PLACES, (spans) => spans.map((span) => span.getAttribute('data-for') ?? ''));
  let written: string | null = null;
  for (let pass = 1; pass <= MOST_PASSES; pass++) {
    const pdf = await print();
    if (anchors.length === 0) return pdf;
    const pages = await readAnchorPages(pdf);
    const numbers = anchors.map((anchor) => pageOf(anchor, pages));
    if (numbers.join() === written) return pdf;
    await tab.$$eval(PLACES, (spans, numbers) => spans.forEach((span, i) => (span.textContent = String(numbers[i]))), numbers);
    written = numbers.join();
  }
  throw new Error(`The page numbers of the contents don't settle in ${MOST_PASSES} passes; the last were ${written}.`);
}

function pageOf(anchor: string, pages: Map<string, number>): number {
  const page = pages.get(anchor);
  if (page === undefined) throw new Error(`The contents give a page for '#${anchor}', but nothing with this id is linked to and printed.`);
  return page;
}

/** Anchors that something links to, and the pages they stand on, counted from 1. */
export async function readAnchorPages(pdf: Uint8Array): Promise<Map<string, number>> {
  const places = readDestinations(await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: Infinity }));
  return new Map([...places].map(([anchor, page]) => [anchor, page + 1]));
}
