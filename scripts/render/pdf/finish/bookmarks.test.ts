import { PDFArray, PDFDict, PDFName } from '@cantoo/pdf-lib';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { readPdf } from '../../../test/read-pdf.ts';
import { openBrowser } from '../browser.ts';
import { dictIn, numberIn, textIn } from '../model/objects.ts';
import { setType, type TaggedDocument } from '../model/structure-edit.ts';
import { elementsOf } from '../model/structure.ts';
import { paragraphs } from '../sample-paper.ts';
import { printSample } from '../sample-print.ts';
import { nameBookmarks } from './bookmarks.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 }); // a browser, on a busy machine

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const LONG = 'What children and young people say about where they live, and with whom, and for how long';

/** 'title, page, points from its foot', indented by two spaces a level; '+' where its own are folded. */
function outlineOf({ document }: TaggedDocument): string[] {
  const pages = new Map(document.getPages().map((page, i) => [page.ref.toString(), i + 1]));
  const read = (parent: PDFDict | undefined, margin: string): string[] => {
    const found: string[] = [];
    for (let item = dictIn(parent, 'First'); item; item = dictIn(item, 'Next')) {
      const place = item.lookup(PDFName.of('Dest'), PDFArray);
      found.push(`${margin}${textIn(item, 'Title')}, ${pages.get(String(place.get(0)))}${(numberIn(item, 'Count') ?? 0) < 0 ? ' +' : ''}`, ...read(item, `${margin}  `));
    }
    return found;
  };
  return read(dictIn(document.catalog, 'Outlines'), '');
}

it('names them by their headings, on the pages of these', async () => {
  const { tagged, facts } = await printSample(browser, `<h1>Sample</h1><h2>${LONG} ${LONG}</h2>${paragraphs(12)}<h3>One <em>part</em><sup><a href="#n">1</a></sup></h3><h4 lang="cy">Deeper</h4><h2><b style="float: left">2</b>Next</h2><h3 style="display: none">Not printed</h3>
    <div style="page: landscape"><h2>Appendix A: Homes</h2></div><p id="n">Note</p>`);
  nameBookmarks(tagged, facts);
  const last = tagged.document.getPageCount();
  expect(outlineOf(tagged)).toEqual(['Sample, 1', `  ${LONG} ${LONG}, 1 +`, '    One part, 2 +', '      Deeper, 2', '  2 Next, 2', `  Appendix A: Homes, ${last - 1}`]);
  const { bookmarks } = await readPdf(await tagged.document.save());
  expect(bookmarks).toEqual(['Sample', `  ${LONG} ${LONG}`, '    One part', '      Deeper', '  2 Next', '  Appendix A: Homes']);
});

it('lead to the top of their headings', async () => {
  const { tagged, facts } = await printSample(browser, '<h2 style="margin: 100mm 0 0; font: 10mm/10mm Atkinson Hyperlegible">Down</h2>');
  nameBookmarks(tagged, facts);
  const top = dictIn(dictIn(tagged.document.catalog, 'Outlines'), 'First')!.lookup(PDFName.of('Dest'), PDFArray).asArray()[3];
  // The line begins 120 mm below the sheet's upper edge, margin included.
  expect(Number(String(top))).toBeGreaterThan(((297 - 120) / 25.4) * 72);
  expect(Number(String(top))).toBeLessThan(((297 - 110) / 25.4) * 72);
});

it('count what is seen, so that a reader can fold them', async () => {
  const { tagged, facts } = await printSample(browser, '<h1>A</h1><h2>B</h2><h3>C</h3><h3>D</h3><h2>E</h2>');
  nameBookmarks(tagged, facts);
  const outline = dictIn(tagged.document.catalog, 'Outlines');
  const top = dictIn(outline, 'First');
  expect([outline, top, dictIn(top, 'First')].map((dict) => numberIn(dict, 'Count'))).toEqual([3, 2, -2]);
});

it('are none where there is no heading', async () => {
  const { tagged, facts } = await printSample(browser, '<p>Words</p>');
  nameBookmarks(tagged, facts);
  expect(tagged.document.catalog.has(PDFName.of('Outlines'))).toBe(false);
});

it('are refused where the tags lack a heading, or have one that the page has not', async () => {
  const { tagged, facts } = await printSample(browser, '<h1>A</h1><h2>B</h2>');
  expect(() => nameBookmarks(tagged, { headings: ['A'] })).toThrow('The page prints 1 headings, and its PDF has 2');
  setType(elementsOf(tagged.tree).find(({ type }) => type === 'H2')!, 'P');
  expect(() => nameBookmarks(tagged, facts)).toThrow('The page prints 2 headings, and its PDF has 1');
});
