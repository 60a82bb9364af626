import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../pdf/browser.ts';
import { renderSite } from './render-site.ts';
import { libraryCharts, sampleLibrary } from './sample-publications.ts';

/** The site as a host serves it: with the headers of `_headers`, and 404.html where there is no page. */
const TYPES: Record<string, string> = { html: 'text/html', css: 'text/css', js: 'text/javascript', woff2: 'font/woff2', svg: 'image/svg+xml', xml: 'application/atom+xml' };
let files: Map<string, string | Uint8Array>;
let server: Server;
let home: string;
let browser: Browser;
let pages: string[];

beforeAll(async () => {
  const from = { source: 'The paper', figures: ['dorset/index.html', null].map((href) => ({ label: 'Children in care', href, where: null, values: [{ text: '412 children', period: 'August 2024' }] })) };
  const publications = sampleLibrary.publications.map((p) => ({ ...p, sections: p.sections.map((s) => ({ ...s, figureSources: s.absence ? [] : [from] })) }));
  files = await renderSite({ ...sampleLibrary, publications }, libraryCharts);
  pages = [...files.keys()].filter((path) => path.endsWith('.html') && path !== '404.html');
  const policy = /Content-Security-Policy: (.*)/.exec(files.get('_headers') as string)![1]!;
  server = createServer((request, response) => {
    const path = decodeURI(new URL(request.url ?? '', 'http://x').pathname).slice(1).replace(/(^|\/)$/, '$1index.html');
    const content = files.get(path);
    response.writeHead(content === undefined ? 404 : 200, { 'Content-Type': TYPES[content === undefined ? 'html' : path.split('.').at(-1)!] ?? 'text/plain', 'Content-Security-Policy': policy });
    response.end(content ?? files.get('404.html'));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  browser = await openBrowser();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
});

interface Visit {
  page: Page;
  /** What the browser complained of: what its policy refused is among it. */
  said: string[];
  elsewhere: string[];
}

async function visit(path: string, { script = true } = {}): Promise<Visit> {
  const page = await browser.newPage();
  const [said, elsewhere]: [string[], string[]] = [[], []];
  page.on('console', (message) => { if (['error', 'warn'].includes(message.type())) said.push(message.text()); });
  page.on('request', (request) => { if (!request.url().startsWith(home)) elsewhere.push(request.url()); });
  await page.setJavaScriptEnabled(script);
  await page.goto(home + path, { waitUntil: 'networkidle0' });
  return { page, said, elsewhere };
}

test('no page asks another origin for anything, and no policy refuses what a page needs', async () => {
  for (const path of pages) {
    const { page, said, elsewhere } = await visit(path);
    expect([path, said, elsewhere]).toEqual([path, [], []]);
    await page.close();
  }
}, 60_000);

test('a style that the page does not name is refused', async () => {
  const { page, said } = await visit('index.html');
  await page.evaluate(`document.head.append(Object.assign(document.createElement('style'), { textContent: 'p { color: red; }' }))`);
  expect(said.join()).toMatch(/Content Security Policy/);
  await page.close();
});

test('where there is no page, however deep, 404.html stands in its own few styles', async () => {
  const { page, said } = await visit('no/such/page/');
  expect(await page.evaluate('document.querySelector("h1").textContent')).toBe('There is no page at this address');
  expect(await page.evaluate('getComputedStyle(document.body).maxWidth')).not.toBe('none');
  expect(said.filter((words) => !words.includes('status of 404'))).toEqual([]);
  await page.close();
});

test('an old address leads to the publication, without JavaScript too', async () => {
  for (const [old, now] of [['reports/good-care.html', 'dorset-scrutiny-2024/index.html'], ['strategy/foreword/', 'dorset-strategy-2024/index.html']]) {
    const { page } = await visit(old!, { script: false });
    if (page.url() === home + old) await page.waitForNavigation();
    expect(page.url()).toBe(home + now);
    await page.close();
  }
});

describe('without JavaScript', () => {
  test('words, contents and sources of figures are all there', async () => {
    const { page, said } = await visit('dorset-strategy-2024/children/index.html', { script: false });
    expect(said).toEqual([]);
    await page.click('.origins__summary');
    expect(await page.$eval('.origins', (element) => element.checkVisibility() && element.querySelector('.origins__item')!.checkVisibility())).toBe(true);
    await page.close();
  });
});

test('the keyboard meets the skip link first and stops at no figure; the folded sources are one stop at a section’s end', async () => {
  const { page } = await visit('dorset-scrutiny-2024/index.html');
  const stops: string[] = [];
  for (let i = 0; i < 400; i++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(`(() => { const e = document.activeElement; return e === document.body ? null : e.tagName + '.' + e.className + (e.closest('data') ? ' IN FIGURE' : '') + (e.closest('.origins__list') ? ' IN FOLD' : ''); })()`) as string | null;
    if (stop === null) break;
    stops.push(stop);
  }
  expect(stops[0]).toBe('A.govuk-skip-link');
  expect(stops.filter((stop) => /FIGURE|FOLD|^DATA/.test(stop))).toEqual([]);
  expect(stops.filter((stop) => stop === 'SUMMARY.origins__summary')).toHaveLength((await page.$$('.origins')).length);
  await page.close();
}, 60_000);
