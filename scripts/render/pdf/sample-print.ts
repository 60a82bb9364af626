// For tests of what the page gives to its PDF.
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Browser } from 'puppeteer';
import { textIn } from './model/objects.ts';
import { readPages } from './model/page-content.ts';
import { openTagged, type TaggedDocument } from './model/structure-edit.ts';
import { elementsOf, wordsOf } from './model/structure.ts';
import { printPaper, type Printed } from './print.ts';
import { makeSite } from './sample-paper.ts';

/** A body as a paper: the bytes as the browser made them, opened, and what was read from the page. */
export async function printSample(browser: Browser, body: string): Promise<Printed & { tagged: TaggedDocument }> {
  const { root, remove } = makeSite({ paper: body });
  try {
    const printed = await printPaper(browser, { file: join(root, 'paper.html'), root, title: 'Sample', committee: '', notice: '', availableAt: null, pageAddress: 'https://example.org/sample/' });
    return { ...printed, tagged: await openPrint(printed.pdf) };
  } finally {
    remove();
  }
}

export async function openPrint(pdf: Uint8Array): Promise<TaggedDocument> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: Infinity });
  return openTagged(document, readPages(document));
}

/** Elements with an entry, in reading order: 'Span cy: Croeso' */
export function listEntries({ tree, pages }: TaggedDocument, entry: 'Lang' | 'E'): string[] {
  return elementsOf(tree).flatMap((element) => {
    const value = textIn(element.dict, entry);
    return value === undefined ? [] : [`${element.type} ${value}: ${wordsOf(element, pages)}`];
  });
}
