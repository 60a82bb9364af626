import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readPdf } from '../../test/read-pdf.ts';
import { openBrowser } from './browser.ts';
import { finishPdf, type PaperFacts } from './finish.ts';
import { readPages, type PageContent } from './model/page-content.ts';
import type { Painted } from './model/painting.ts';
import type { ShownText } from './model/text-run.ts';
import { preparePaper, readFacts } from './prepare-paper.ts';
import { printPaper, type Printed } from './print.ts';
import { makeSite, SENTENCE, wholePaper } from './sample-paper.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 }); // a browser, on a busy machine

const FACTS = { title: 'Placements "near home" – Zoë\'s report', author: 'Sample Council', subject: 'Where children live.', asOf: '2024-10-24', attachments: [] };
/** What Chromium paints in other ways: forms, pictures, patterns, transformed and layered words. */
const DRAWN = `<div style="opacity: .5"><p>Half seen: ${SENTENCE}</p><svg role="img" aria-label="A drawing" width="90" height="40"><g opacity=".4"><rect width="60" height="30"/><rect x="20" width="60" height="30"/></g><text y="38">Label</text></svg></div>
<p style="transform: rotate(2deg)">Turned: ${SENTENCE.repeat(2)}</p><p style="background: linear-gradient(red, rgba(0, 0, 255, .2)); border: 1px solid; border-radius: 4px">Framed: ${SENTENCE}</p>
<ul><li>one<ul><li>two</li></ul></li></ul><hr><div style="width: 5cm"><h2>A heading of several words, <em>some of them stressed</em>, over some lines</h2>
<p>${SENTENCE} <em>It</em> <strong>is</strong> <a href="https://example.org/">linked words of several lines</a> <code>code</code> and a well-known dash – or two – 2020–2024, either/or, H<sub>2</sub>O, soft&shy;hyphen&shy;ated&shy;ness and https://example.org/a-very-long-address/without-any-space.</p></div>`;

const { root, remove } = makeSite({ paper: wholePaper() + DRAWN }, 'The page\'s own title');
let browser: Browser;
let printed: Printed;
let finished: Uint8Array;

const factsOf = ({ facts }: Pick<Printed, 'facts'>): PaperFacts => ({ ...FACTS, printed: facts });
const FILE = join(root, 'paper.html');
const open = (bytes: Uint8Array) => PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: Infinity });

beforeAll(async () => {
  browser = await openBrowser();
  printed = await printPaper(browser, { file: FILE, root, title: 'A running head', committee: 'Committee', notice: 'A sample.', availableAt: null, pageAddress: null });
  finished = await finishPdf(printed.pdf, factsOf(printed));
});
afterAll(async () => {
  await browser?.close();
  remove();
});

describe('the same bytes', () => {
  it('come from prints that differ in their dates and node numbers', async () => {
    const tab = await browser.newPage();
    const prints: Omit<Printed, 'overflows'>[] = [];
    for (let i = 0; i < 2; i++) {
      await tab.goto(pathToFileURL(FILE).href);
      await preparePaper(tab);
      prints.push({ pdf: await tab.pdf({ tagged: true, outline: true }), facts: await readFacts(tab) });
    }
    await tab.close();
    const undated = prints.map(({ pdf }) => Buffer.from(pdf).toString('latin1').replace(/D:\d{14}/g, ''));
    expect(undated[0]).not.toBe(undated[1]); // else this test proves nothing
    const [first, second] = await Promise.all(prints.map((print) => finishPdf(print.pdf, factsOf(print))));
    expect(Buffer.compare(first!, second!)).toBe(0);
  });

  it('come from the same print again', async () => {
    expect(Buffer.compare(await finishPdf(printed.pdf, factsOf(printed)), finished)).toBe(0);
  });

  it('don\'t come under another title', async () => {
    expect(Buffer.compare(await finishPdf(printed.pdf, { ...factsOf(printed), title: 'Another' }), finished)).not.toBe(0);
  });
});

describe('the pages look as they were printed', () => {
  let before: PageContent[];
  let after: PageContent[];
  beforeAll(async () => {
    before = readPages(await open(printed.pdf));
    after = readPages(await open(finished));
  });

  it('with the same things painted in the same places and order', () => {
    expect(before.flatMap(({ painted }) => painted.map(({ kind }) => kind))).toEqual(expect.arrayContaining(['text', 'path'])); // else this test proves nothing
    expect(after.map(({ painted }) => seen(painted))).toEqual(before.map(({ painted }) => seen(painted)));
  });

  it('from the same images, fonts and states of the graphics', () => {
    const operators = ({ streams }: PageContent) => streams.map((stream) => stream.operations.filter(({ operator }) => ['gs', 'Do', 'cm', 'rg', 'RG', 'q', 'Q', 'W', 'W*'].includes(operator))
      .map(({ operator, operands }) => ({ operator, operands })));
    expect(after.map(operators)).toEqual(before.map(operators));
  });
});

/** What the eye sees of painted things: a space at a line's end is nothing to see. */
function seen(painted: readonly Painted[]): unknown[] {
  return painted.filter(({ text }) => !text || glyphsOf(text).length > 0).map(({ kind, text, box }) => (text
    ? { kind, glyphs: glyphsOf(text).join(' '), font: String(text.font.dict.get(PDFName.of('BaseFont'))), size: text.size, x: text.x, y: text.y }
    : { kind, box }));
}

function glyphsOf({ codes, font }: ShownText): number[] {
  return codes.slice(0, codes.findLastIndex((code) => font.unicode.get(code) !== ' ') + 1);
}

it('leaves nothing that is neither tagged nor an artifact, nor anything that is both', async () => {
  const items = readPages(await open(finished)).flatMap(({ painted }) => painted);
  expect(items.filter(({ mark, isArtifact }) => (mark !== null) === isArtifact)).toEqual([]);
});

it('makes the running head and the foot of each page artifacts of that kind', async () => {
  const [, page] = readPages(await open(finished));
  const content = Buffer.from(page!.bytes).toString('latin1');
  expect([...content.matchAll(/\/Subtype \/(\w+) \/Attached \[\/(\w+)\]/g)].map(([, kind, edge]) => `${kind} ${edge}`)).toEqual(['Header Top', 'Footer Bottom']);
});

it('says every word of the page with the spaces around it', async () => {
  const marked = readPages(await open(finished)).flatMap((page) => [...page.marked.values()]);
  const shown = marked.map(({ lines }) => lines.join('')).join('').replace(/\u00AD+/g, '|');
  for (const words of ['accommodation for the children in its care', 'A heading of several words', 'linked words of several lines', 'a well-known dash – or two – 2020–2024', 'either/or', 'soft|hyphen|ated|ness', 'https://example.org/a-very-long-address/without-any-space']) {
    expect(shown).toContain(words);
  }
  expect(shown).not.toMatch(/careIt|ofseveral|wordsof|ofthem|somelines/);
});

it('gives another program the document\'s title, author, language, bookmarks and words', async () => {
  const { info, bookmarks, pages } = await readPdf(finished);
  expect(info).toMatchObject({ Title: FACTS.title, Author: FACTS.author, Subject: FACTS.subject, CreationDate: 'D:20241024000000Z', Language: 'en-GB', PDFFormatVersion: '1.7' });
  expect(bookmarks).toContain('  A heading of several words, some of them stressed, over some lines');
  expect(pages.map(({ text }) => text)).toEqual((await readPdf(printed.pdf)).pages.map(({ text }) => text));
});

it('names the paper\'s day as the only date, whenever it was printed', () => {
  expect(new Set(Buffer.from(finished).toString('latin1').match(/\b20\d\d-\d\d-\d\dT/g))).toEqual(new Set(['2024-10-24T']));
});

it('takes the data of a paper into it, and claims PDF/A-3a then', async () => {
  const attachments = [{ name: 'places.csv', description: 'Places by home', mimeType: 'text/csv' as const, bytes: Buffer.from('home,places\n') }];
  const withData = await finishPdf(printed.pdf, { ...factsOf(printed), attachments });
  const partOf = (bytes: Uint8Array) => /<pdfaid:part>(\d)</.exec(Buffer.from(bytes).toString('latin1'))![1];
  expect([partOf(finished), partOf(withData)]).toEqual(['2', '3']);
});
