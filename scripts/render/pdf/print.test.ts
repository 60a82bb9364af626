import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { readPdf, type ReadPdf } from '../../test/read-pdf.ts';
import { openBrowser } from './browser.ts';
import { printPaper, type PaperSource } from './print.ts';
import { makeSite, paragraphs, SENTENCE, wholePaper } from './sample-paper.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 }); // a browser, on a busy machine

const HEAD = 'Sample report';
const COMMITTEE = 'Sample committee, 24 October 2024';
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

function makePaper(body: string): PaperSource {
  const { root, remove } = makeSite({ paper: body });
  onTestFinished(remove);
  return { file: join(root, 'paper.html'), root, title: HEAD, committee: COMMITTEE, notice: 'A sample.', availableAt: 'https://example.org/sample/', pageAddress: 'https://example.org/sample/' };
}

async function printBody(body: string, texts: Partial<PaperSource> = {}): Promise<ReadPdf> {
  return readPdf((await printPaper(browser, { ...makePaper(body), ...texts })).pdf);
}

describe('a whole paper', () => {
  let pdf: ReadPdf;
  beforeAll(async () => {
    const { root, remove } = makeSite({ paper: wholePaper() });
    pdf = await readPdf((await printPaper(browser, { file: join(root, 'paper.html'), root, title: HEAD, committee: COMMITTEE, notice: 'A sample.', availableAt: 'https://example.org/sample/', pageAddress: 'https://example.org/sample/' })).pdf);
    remove();
  });

  it('gives in its contents the pages on which the headings stand', () => {
    for (const heading of ['What children need', 'Homes we have', 'What we will do']) {
      const [, said] = new RegExp(`${heading} (\\d+)`).exec(pdf.pages[0]!.text) ?? [];
      // On page 1 a heading's words stand in the contents too; there the heading is the last piece that says them.
      const stands = pdf.pages.findLastIndex(({ pieces }) => pieces.includes(heading)) + 1;
      expect([heading, Number(said)]).toEqual([heading, stands]);
    }
    expect(new Set(/need (\d+).*have (\d+).*do (\d+)/.exec(pdf.pages[0]!.text)!.slice(1)).size).toBe(3);
  });

  it('says page x of y and where it is available on every page', () => {
    pdf.pages.forEach(({ text }, i) => {
      expect(text).toContain(`Page ${i + 1} of ${pdf.pages.length}`);
      expect(text).toContain('A sample. Available at https://example.org/sample/');
    });
  });

  it('has a running head from page 2 on', () => {
    const heads = pdf.pages.map(({ text }) => text.includes(HEAD) && text.includes(COMMITTEE));
    expect(heads).toEqual(pdf.pages.map((_, i) => i > 0));
    expect(pdf.pages[0]!.text).not.toContain(COMMITTEE);
  });

  it('has its headings as bookmarks', () => {
    expect(pdf.bookmarks).toEqual(['Sample', '  What children need', '  Homes we have', '  What we will do', '    Wide part']);
  });

  it('repeats the head of a table on every page the table stands on', () => {
    const rows = pdf.pages.filter(({ text }) => /Home \d/.test(text));
    expect(rows.length).toBeGreaterThan(1);
    for (const { text } of rows) expect(text).toContain('Name of the home');
  });

  it('is A4, and turns where the page asks for landscape', () => {
    const sizes = pdf.pages.map(({ width, height }) => `${width} x ${height}`);
    expect(sizes).toEqual([...sizes.slice(1).map(() => '210 x 297'), '297 x 210']);
    expect(pdf.pages.at(-1)!.text).toContain('Wide part');
  });
});

it('never leaves a heading behind at the foot of a page', async () => {
  const fillersMm = Array.from({ length: 20 }, (_, i) => 218 + 2 * i);
  const cases = fillersMm.map((mm) => `<div style="height: ${mm}mm; break-before: page"></div><h2>Head${mm}.</h2><p>Words${mm}. ${SENTENCE.repeat(4)}</p>`);
  const pdf = await printBody(cases.join(''));
  const pageOf = (piece: string) => pdf.pages.findIndex(({ text }) => text.includes(piece));
  for (const mm of fillersMm) expect([mm, pageOf(`Head${mm}.`)]).toEqual([mm, pageOf(`Words${mm}.`)]);
  expect(pdf.pages.length).toBeGreaterThan(cases.length + 5);
});

it('never cuts a table or a figure that fits a page', async () => {
  const rows = Array.from({ length: 20 }, (_, i) => `<tr><td>Row${i}.</td></tr>`).join('');
  const lines = Array.from({ length: 20 }, (_, i) => `Line${i}.<br>`).join('');
  const pdf = await printBody(`${paragraphs(10)}<table>${rows}</table>${paragraphs(6)}<figure>${lines}</figure>`);
  for (const pieces of [/Row\d+\./g, /Line\d+\./g]) {
    expect(pdf.pages.map(({ text }) => text.match(pieces)?.length ?? 0).filter((count) => count > 0)).toEqual([20]);
  }
});

it.each([
  ['quotes and a backslash', '"Next" steps \\ \'what\' \\A follows'],
  ['markup', 'A </style><b>bold</b> & <!-- title'],
])('prints a title with %s as it is', async (_, title) => {
  const pdf = await printBody(paragraphs(20), { title });
  expect(pdf.pages[1]!.text).toContain(title);
  expect(pdf.pages[1]!.text).toContain(COMMITTEE);
});

it('wraps a title and a committee that are too long for one line', async () => {
  const title = 'Sufficiency strategy for children in care, for care leavers and for those who foster, END';
  const pdf = await printBody(paragraphs(20), { title, committee: `${COMMITTEE}, in the council chamber, County Hall` });
  expect(pdf.pages[1]!.text).toContain('END');
  expect(pdf.pages[1]!.text).toMatch(/County Hall/);
});

it('runs no script of the page', async () => {
  const pdf = await printBody('<p id="p">As written</p><script>document.getElementById("p").textContent = "Changed"</script>');
  expect(pdf.pages[0]!.text).toContain('As written');
});

it('prints under a policy that forbids inline styles', async () => {
  const policy = '<meta http-equiv="Content-Security-Policy" content="style-src \'unsafe-hashes\'">';
  const paper = makePaper('');
  writeFileSync(paper.file, `<!DOCTYPE html><html lang="en-GB"><head><style>@font-face { font-family: "Atkinson Hyperlegible"; src: url(assets/atkinson-hyperlegible-latin-400-normal.woff2) }</style>${policy}</head><body>Words</body></html>`);
  expect((await readPdf((await printPaper(browser, paper)).pdf)).pages[0]!.text).toContain('Page 1 of 1');
});

describe('a page that asks for something it may not have is refused', () => {
  it.each([
    ['an address on the web', 'https://example.org/track.png'],
    ['a file above the site', 'file:///etc/passwd'],
    ['a file that is not there', 'missing.png'],
    ['a link out of the site', 'linked.png'],
  ])('%s', async (_, src) => {
    const paper = makePaper(`<img alt="" src="${src}">`);
    symlinkSync('/etc/passwd', join(paper.root, 'linked.png'));
    await expect(printPaper(browser, paper)).rejects.toThrow(src);
  });

  it('a page outside the site itself', async () => {
    const paper = makePaper('Words');
    await expect(printPaper(browser, { ...paper, root: join(paper.root, 'assets') })).rejects.toThrow('not a file below');
  });

  it('but a picture inside the page is not a request', async () => {
    const pdf = await printBody('<img alt="" src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E"> Words');
    expect(pdf.pages[0]!.text).toContain('Words');
  });
});

it('refuses a page without the typeface', async () => {
  const paper = makePaper('');
  writeFileSync(paper.file, '<!DOCTYPE html><html lang="en-GB"><head></head><body>Words</body></html>');
  await expect(printPaper(browser, paper)).rejects.toThrow("no @font-face 'Atkinson Hyperlegible'");
});

it('refuses a page with a broken font', async () => {
  const paper = makePaper('<style>@font-face { font-family: Broken; src: url(paper.html) }</style>');
  await expect(printPaper(browser, paper)).rejects.toThrow("fonts didn't load: Broken");
});
