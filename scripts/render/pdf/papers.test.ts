import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { printPapers, type Paper } from './papers.ts';
import { readPdf } from './read-pdf.ts';
import { makeSite, paragraphs, wholePaper } from './sample-paper.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 }); // a browser, on a busy machine

const opened = vi.hoisted((): Browser[] => []);
vi.mock(import('./browser.ts'), async (importOriginal) => {
  const original = await importOriginal();
  const openBrowser = async () => {
    const browser = await original.openBrowser();
    opened.push(browser);
    return browser;
  };
  return { ...original, openBrowser };
});

const table = '<table><tr><th scope="col">Homes</th></tr><tr><td>7</td></tr></table>';
const { root, remove } = makeSite({ whole: wholePaper(), short: `${paragraphs(3)}${table}`, long: `${paragraphs(60)}${table}`, broken: '<img alt="" src="https://example.org/x.png">' });
afterAll(remove);
const paper = (id: string): Paper => ({ id, size: 'a4', file: join(root, `${id}.html`), title: `Paper ${id}`, committee: 'Sample committee', notice: 'A sample.', availableAt: `https://example.org/${id}/`, pageAddress: `https://example.org/${id}/`, author: 'Sample Council', asOf: '2024-10-24' });
const papers = ['whole', 'short', 'long'].map(paper);

let reference: Map<string, Uint8Array>;
beforeAll(async () => {
  ({ pdfs: reference } = await printPapers(papers, { root, tabs: 1 }));
});
beforeEach(() => {
  opened.length = 0;
});

it('gives each paper under its id, in the order asked for', async () => {
  expect([...reference.keys()]).toEqual(['whole', 'short', 'long']);
  expect((await readPdf(reference.get('short')!)).pages.at(-1)!.text).toContain('https://example.org/short/');
});

it.each([
  ['another browser', papers, 1],
  ['two tabs', papers, 2],
  ['two tabs and the other way round', papers.toReversed(), 2],
  ['more tabs than papers', papers, 5],
])('gives the same bytes from %s', async (_, order, tabs) => {
  const { pdfs } = await printPapers(order, { root, tabs });
  expect([...pdfs.keys()]).toEqual(order.map(({ id }) => id));
  for (const { id } of papers) expect([id, Buffer.compare(pdfs.get(id)!, reference.get(id)!)]).toEqual([id, 0]);
});

it('gives the same bytes for a paper printed alone', async () => {
  const { pdfs: alone } = await printPapers([paper('long')], { root });
  expect(Buffer.compare(alone.get('long')!, reference.get('long')!)).toBe(0);
});

it('closes its browser when all went well and when not', async () => {
  await printPapers([paper('short')], { root });
  await expect(printPapers([paper('whole'), paper('broken'), paper('long')], { root })).rejects.toThrow('https://example.org/x.png');
  expect(opened.map(({ connected }) => connected)).toEqual([false, false]);
});

it('opens no browser for no papers', async () => {
  expect(await printPapers([], { root })).toEqual({ pdfs: new Map(), overflows: [] });
  expect(opened).toEqual([]);
});
