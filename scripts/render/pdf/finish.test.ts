import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openBrowser } from './browser.ts';
import { finishPdf } from './finish.ts';
import { makeSite, wholePaper } from './sample-paper.ts';
import { readPdf } from './read-pdf.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 }); // a browser, on a busy machine

const FACTS = { title: 'Placements "near home" – Zoë\'s report', author: 'Sample Council', asOf: '2024-10-24' };
const prints: Uint8Array[] = [];
let finished: Uint8Array[];

beforeAll(async () => {
  const { root, remove } = makeSite({ paper: wholePaper() }, 'The page\'s own title');
  const browser = await openBrowser();
  try {
    const tab = await browser.newPage();
    for (let i = 0; i < 2; i++) {
      await tab.goto(pathToFileURL(join(root, 'paper.html')).href);
      prints.push(await tab.pdf({ tagged: true, outline: true }));
    }
  } finally {
    await browser.close();
    remove();
  }
  finished = await Promise.all(prints.map((print) => finishPdf(print, FACTS)));
});
afterAll(() => prints.splice(0));

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

it('gives the same bytes for prints that differ in their dates and node numbers', () => {
  const undated = prints.map((print) => latin1(print).replace(/D:\d{14}/g, ''));
  expect(undated[0]).not.toBe(undated[1]); // else this test proves nothing
  expect(Buffer.compare(finished[0]!, finished[1]!)).toBe(0);
});

it('has the title, the author and the as-of date, whenever it was printed', async () => {
  const { info } = await readPdf(finished[0]!);
  expect(info).toMatchObject({
    Title: FACTS.title,
    Author: FACTS.author,
    CreationDate: 'D:20241024000000Z',
    ModDate: 'D:20241024000000Z',
    Creator: 'sufficiency',
    Producer: 'Skia/PDF, pdf-lib',
    Language: 'en-GB',
  });
});

it('stays tagged, with its outline and its title in the window', async () => {
  const { catalog } = await PDFDocument.load(finished[0]!, { updateMetadata: false });
  expect(catalog.lookup(PDFName.of('MarkInfo'), PDFDict).get(PDFName.of('Marked'))).toEqual(catalog.context.obj(true));
  expect(catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict).get(PDFName.of('DisplayDocTitle'))).toEqual(catalog.context.obj(true));
  expect((await readPdf(finished[0]!)).bookmarks).toHaveLength(5);
});

it('keeps every table cell tied to its header cells', async () => {
  const before = await headersOfCells(prints[0]!);
  const after = await headersOfCells(finished[0]!);
  expect(after.ids).toEqual(Array.from({ length: 91 }, (_, i) => `th${String(i + 1).padStart(6, '0')}`));
  expect(after.cells).toEqual(before.cells);
  expect(after.cells[41]).toEqual([0, 42]); // 'Places', the first header cell with an /ID, and 'Home 42'
});

/** The /ID of every header cell that has one, and for every other cell the positions of its header cells among these. */
async function headersOfCells(bytes: Uint8Array) {
  const { context } = await PDFDocument.load(bytes, { updateMetadata: false });
  const elements = context.enumerateIndirectObjects().map(([, object]) => object).filter((object) => object instanceof PDFDict);
  const ofType = (type: string) => elements.filter((element) => element.get(PDFName.of('S')) === PDFName.of(type));
  const ids = ofType('TH').flatMap((th) => th.lookupMaybe(PDFName.of('ID'), PDFString)?.decodeText() ?? []);
  const cells = ofType('TD').map((td) => {
    const attributes = td.lookup(PDFName.of('A'), PDFArray);
    const headers = attributes.asArray().map((_, i) => attributes.lookup(i, PDFDict).lookupMaybe(PDFName.of('Headers'), PDFArray)).find((array) => array);
    return headers!.asArray().map((id) => ids.indexOf((id as PDFString).decodeText()));
  });
  return { ids, cells };
}

it('has an /ID that is the hash of the file', () => {
  const [, first, second] = /\/ID \[ ?<([0-9A-F]{64})> <([0-9A-F]{64})> ?\]/.exec(latin1(finished[0]!))!;
  const blank = latin1(finished[0]!).replaceAll(first!, '0'.repeat(64));
  expect(second).toBe(first);
  expect(createHash('sha256').update(blank, 'latin1').digest('hex').toUpperCase()).toBe(first);
});

it('gives other bytes and another /ID for another title', async () => {
  const other = await finishPdf(prints[0]!, { ...FACTS, title: 'Another' });
  expect(/<[0-9A-F]{64}>/.exec(latin1(other))).not.toEqual(/<[0-9A-F]{64}>/.exec(latin1(finished[0]!)));
});
