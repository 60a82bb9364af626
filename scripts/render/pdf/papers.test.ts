import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { readPdf } from '../../test/read-pdf.ts';
import { findEmbeddedPackage } from './embedded-chromium.ts';
import { printPapers, type Paper } from './papers.ts';
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

/** Where the embedded browser caches what it knows of its fonts, instead of its own folder. */
const cache = vi.hoisted((): { folder: string | null } => ({ folder: null }));
vi.mock(import('./embedded-chromium.ts'), async (importOriginal) => {
  const original = await importOriginal();
  const embeddedEnvironment = (folder: string) => {
    const env = original.embeddedEnvironment(folder);
    return env && cache.folder ? { ...env, XDG_CACHE_HOME: cache.folder } : env;
  };
  return { ...original, embeddedEnvironment };
});

const table = '<table><tr><th scope="col">Homes</th></tr><tr><td>7</td></tr></table>';
const { root, remove } = makeSite({ whole: wholePaper(), short: `${paragraphs(3)}${table}`, long: `${paragraphs(60)}${table}`, broken: '<img alt="" src="https://example.org/x.png">' });
afterAll(remove);
const paper = (id: string): Paper => ({ id, size: 'a4', file: join(root, `${id}.html`), title: `Paper ${id}`, committee: 'Sample committee', notice: 'A sample.', availableAt: `https://example.org/${id}/`, pageAddress: `https://example.org/${id}/`, author: 'Sample Council', subject: 'A sample.', asOf: '2024-10-24', attachments: [] });
const papers = ['whole', 'short', 'long'].map(paper);

let reference: Map<string, Uint8Array>;
beforeAll(async () => {
  ({ pdfs: reference } = await printPapers(papers, { root, tabs: 1, finishers: 1 }));
});
let ports: string[];
beforeEach(() => {
  opened.length = 0;
  ports = messagePorts();
});
const messagePorts = () => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort');

it('gives each paper under its id, in the order asked for', async () => {
  expect([...reference.keys()]).toEqual(['whole', 'short', 'long']);
  expect((await readPdf(reference.get('short')!)).pages.at(-1)!.text).toContain('https://example.org/short/');
});

it.each([
  ['another browser', papers, { tabs: 1, finishers: 1 }],
  ['two tabs', papers, { tabs: 2 }],
  ['two tabs and the other way round', papers.toReversed(), { tabs: 2, finishers: 1 }],
  ['more tabs and threads than papers', papers, { tabs: 5, finishers: 4 }],
])('gives the same bytes from %s', async (_, order, options) => {
  const { pdfs } = await printPapers(order, { root, ...options });
  expect([...pdfs.keys()]).toEqual(order.map(({ id }) => id));
  for (const { id } of papers) expect([id, Buffer.compare(pdfs.get(id)!, reference.get(id)!)]).toEqual([id, 0]);
});

it('gives the same bytes from a browser that has cached no font yet', async () => {
  cache.folder = mkdtempSync(join(tmpdir(), 'cold-cache-'));
  const { pdfs } = await printPapers([paper('whole')], { root });
  const cached = readdirSync(cache.folder);
  rmSync(cache.folder, { recursive: true });
  cache.folder = null;
  expect(cached).toEqual(findEmbeddedPackage() ? ['fontconfig'] : []); // a browser of the machine has its own
  expect(Buffer.compare(pdfs.get('whole')!, reference.get('whole')!)).toBe(0);
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

it('ends its threads, and says whose PDF it was, when one can\'t be finished', async () => {
  const error = await printPapers([paper('short'), { ...paper('long'), attachments: [{ name: 'no/name', description: '', mimeType: 'text/csv', bytes: new Uint8Array() }] }], { root }).catch((error: unknown) => error) as Error;
  expect(error.message).toBe('Finishing the PDF of long failed.');
  expect((error.cause as Error).stack).toMatch(/'no\/name' can't be the name[^]*attachments\.ts/);
  expect(opened.map(({ connected }) => connected)).toEqual([false]);
  expect(messagePorts()).toEqual(ports);
});

it('opens no browser for no papers', async () => {
  expect(await printPapers([], { root })).toEqual({ pdfs: new Map(), printed: new Map(), overflows: [] });
  expect(opened).toEqual([]);
});
