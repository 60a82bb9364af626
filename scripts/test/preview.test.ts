import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../render/pdf/browser.ts';
import { startPreview, type RunningPreview } from './running-preview.ts';
import { copyToyshire, edit } from './toyshire.ts';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let root: string;
let preview: RunningPreview;
let browser: Browser;
let tab: Page;
const foreign: string[] = [];
const refused: string[] = [];

beforeAll(async () => {
  root = await copyToyshire();
  [preview, browser] = await Promise.all([startPreview(root), openBrowser()]);
  tab = await browser.newPage();
  tab.on('request', (asked) => { if (!asked.url().startsWith(preview.home)) foreign.push(asked.url()); });
  tab.on('console', (message) => { if (message.type() === 'error') refused.push(message.text()); });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await preview?.stop();
});

const REPORT = 'content/toyshire-report/index.md';
const file = (path: string): string => join(root, path);
const change = (path: string, find: string, replace: string): Promise<void> => edit(file(path), (text) => {
  if (!text.includes(find)) throw new Error(`${path} has no ${find}`);
  return text.replace(find, () => replace);
});
const shows = (words: string, selector = 'main'): Promise<unknown> => tab.waitForFunction((text, where) => document.querySelector(where)?.textContent.includes(text), { timeout: 15_000 }, words, selector);
const hides = (words: string): Promise<unknown> => tab.waitForFunction((text) => !document.body.textContent.includes(text), { timeout: 15_000 }, words);
const panel = '#preview-panel';

/** A mark on the window that a reload would wipe off. */
const markWindow = (): Promise<void> => tab.evaluate(() => { Object.assign(window, { wasHere: true }); });
const wasReloaded = (): Promise<boolean> => tab.evaluate(() => !('wasHere' in window));

async function axe(): Promise<string[]> {
  await tab.evaluate(AXE);
  return tab.evaluate(async () => {
    const { axe: run } = window as unknown as { axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
    const sideways = document.documentElement.scrollWidth > document.documentElement.clientWidth ? ['the page scrolls sideways'] : [];
    return [...(await run.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`), ...sideways];
  });
}

describe('the page in the browser, step by step', () => {
  test('lists every publication, drafts too', async () => {
    await tab.goto(preview.home);
    await shows('Homes for Toyshire’s children');
    await shows('Toyshire’s next paper');
    await shows('Preview, with drafts.', panel);
  });

  test('a sentence changes without a reload; scrolled to and marked, the focus stays', async () => {
    await tab.setViewport({ width: 1280, height: 900 });
    await tab.goto(`${preview.home}toyshire-report/`);
    await tab.waitForNetworkIdle({ concurrency: 1 });
    await markWindow();
    await tab.focus('.contents__link');
    await change(REPORT, 'Children want a pet', 'Children want two rabbits');
    await shows('Children want two rabbits');
    expect(await wasReloaded()).toBe(false);
    expect(await tab.$eval('[data-preview-changed]', (element) => element.textContent.trim())).toContain('two rabbits');
    expect(await tab.evaluate(() => document.activeElement?.className)).toContain('contents__link');
    await tab.waitForFunction(() => { const { top, bottom } = document.querySelector('[data-preview-changed]')?.getBoundingClientRect() ?? { top: -1, bottom: 0 }; return top >= 0 && bottom <= innerHeight; });
    await preview.says(/\d\d:\d\d:\d\d {2}toyshire-report changed: \d+ ms/);
  });

  test('an editor that puts a new file in the old one’s place is followed, again and again', async () => {
    for (const animal of ['hamsters', 'goats']) {
      const text = await readFile(file(REPORT), 'utf8');
      await writeFile(file('content/toyshire-report/.index.md.swp'), text.replace(/two \w+/, `two ${animal}`));
      await rename(file('content/toyshire-report/.index.md.swp'), file(REPORT));
      await shows(`Children want two ${animal}`);
    }
    expect(await wasReloaded()).toBe(false);
  });

  test('a figure’s wrong name is told above the page with its line, and the old words stay', async () => {
    await change(REPORT, 'Children want two goats', 'Children want {{ toy-homez }} goats');
    await shows('1 problem to mend. Below is the page as it was before.', panel);
    await shows('Did you mean “toy-homes”?', panel);
    await shows('Children want two goats');
    const line = (await readFile(file(REPORT), 'utf8')).split('\n').findIndex((text) => text.includes('toy-homez')) + 1;
    const link = await tab.$eval(`${panel} a`, (a) => [a.getAttribute('href'), a.textContent]);
    expect(link).toEqual([`vscode://file${file(REPORT)}:${line}:17`, `${REPORT}:${line}:17`]);
    expect(await tab.$eval('.preview-panel__caret', (element) => `${element.previousSibling?.textContent}|${element.textContent}`)).toBe('- Children want |{');
    await preview.says(`${REPORT}:${line}:17  unknown-figure`);
    await preview.says('1 problem. The pages stay as they were.');
    expect(await wasReloaded()).toBe(false);
  });

  test('who reads further down sees a flag that leads up to it', async () => {
    await tab.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await tab.waitForSelector('.preview-panel__flag a', { visible: true });
    expect(await axe()).toEqual([]);
    await tab.click('.preview-panel__flag a');
    await tab.waitForSelector('.preview-panel__flag a', { hidden: true });
    expect(await tab.evaluate(() => scrollY)).toBe(0);
  });

  test.each([320, 375, 1280])('axe finds nothing in the panel of problems, at %i pixels', async (width) => {
    await tab.setViewport({ width, height: 900 });
    expect(await axe()).toEqual([]);
    expect(await tab.$$eval(`${panel} .preview-panel__finding`, (found) => found.length)).toBe(1);
  });

  test('mended, it goes, and the terminal says so', async () => {
    await change(REPORT, '{{ toy-homez }} goats', '{{ toy-homes }} goats');
    await shows('goats');
    await hides('to mend');
    await preview.says(/toyshire-report changed: mended, \d+ ms/);
  });

  test('a file that is half written is no problem to anybody', async () => {
    const before = preview.said();
    const text = await readFile(file(REPORT), 'utf8');
    await writeFile(file(REPORT), text.slice(0, 200));
    await writeFile(file(REPORT), text.replace('Plan', 'Draw'));
    await shows('Draw');
    expect(preview.said().slice(before.length)).not.toContain('problem');
  });

  test('a picture is shown when it is there, and shown anew when it is replaced', async () => {
    await cp(file('content/toyshire-report/squares.png'), file('content/toyshire-report/more.png'));
    await change(REPORT, '![A yellow', '![The same squares again](more.png)\n\n![A yellow');
    await tab.waitForFunction(() => document.querySelector<HTMLImageElement>('img[src^="more.png"]')?.naturalWidth ?? 0 > 0);
    const before = await tab.$eval('img[src^="more.png"]', (image) => image.getAttribute('src'));
    await cp(file('content/toyshire-report/squares.png'), file('content/toyshire-report/more.png'));
    await tab.waitForFunction((src) => document.querySelector('img[src^="more.png"]')?.getAttribute('src') !== src, {}, before);
  });

  test('a number in the data changes everywhere', async () => {
    await change('data/toyshire/facts.yaml', 'label: ', 'label: Certainly ');
    await preview.says('data/toyshire/facts.yaml changed:');
  });

  test('a new publication’s folder is listed, followed, and gone when it is deleted', async () => {
    await tab.goto(preview.home);
    await mkdir(file('content/toyshire-new'));
    const text = await readFile(file('content/toyshire-draft/index.md'), 'utf8');
    await writeFile(file('content/toyshire-new/index.md'), text.replace('Toyshire’s next paper', 'A paper out of nothing'));
    await shows('A paper out of nothing');
    await change('content/toyshire-new/index.md', 'A paper out of nothing', 'A paper with another name');
    await shows('A paper with another name');
    await rm(file('content/toyshire-new'), { recursive: true });
    await hides('A paper with another name');
    await mkdir(file('content/toyshire-new'));
    await writeFile(file('content/toyshire-new/index.md'), text.replace('Toyshire’s next paper', 'A paper come back'));
    await shows('A paper come back');
    await change('content/toyshire-new/index.md', 'A paper come back', 'A paper come back for good');
    await shows('A paper come back for good');
    await tab.goto(`${preview.home}toyshire-new/`);
    await shows('A paper come back for good');
    await rm(file('content/toyshire-new'), { recursive: true });
    await shows('There is no page at this address');
  });

  test('a deck and a chapter follow too', async () => {
    await tab.goto(`${preview.home}toyshire-deck/index.html`);
    await change('content/toyshire-deck/slides.md', '## More children are in care', '## Many more children are in care');
    await shows('Many more children are in care');
    await tab.goto(`${preview.home}toyshire-strategy/homes/index.html`);
    await edit(file('content/toyshire-strategy/02-homes.md'), (words) => `${words}\nThere is room for a last sentence.\n`);
    await shows('There is room for a last sentence.');
  });

  test('nothing came from elsewhere, and no page did what its policy refuses', () => {
    expect(foreign).toEqual([]);
    expect(refused.filter((text) => !text.includes('404'))).toEqual([]);
  });
});

describe('the server', () => {
  const ask = (path: string, options: { host?: string; method?: string; accept?: string } = {}): Promise<{ status: number; body: Buffer; headers: Record<string, unknown> }> => new Promise((resolve, reject) => {
    const { port } = preview;
    request({ host: '127.0.0.1', port, path, method: options.method ?? 'GET', headers: { Host: options.host ?? `127.0.0.1:${port}`, Accept: options.accept ?? '*/*' } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts), headers: response.headers }));
    }).on('error', reject).end();
  });

  test('refuses a page of another site that has its name lead here', async () => {
    expect((await ask('/', { host: 'evil.example' })).status).toBe(403);
    expect((await ask('/.preview/events?page=/', { host: `evil.example:${preview.port}` })).status).toBe(403);
    expect((await ask('/', { host: `localhost:${preview.port}` })).status).toBe(200);
  });

  test.each(['/../data/toyshire/facts.yaml', '/%2e%2e/package.json', '/..%2f..%2fpackage.json', '/assets/..%2f..%2fpackage.json', '/.preview/..%2fsite.scss', '/.preview/preview.css%00', '/toyshire-report/%5c..%5cindex.md', '/%'])('gives nothing for %s', async (path) => {
    expect([400, 404]).toContain((await ask(path)).status);
  });

  test('only reads', async () => expect((await ask('/', { method: 'POST' })).status).toBe(405));

  test('pages have their policy, with nothing more than a connection to the preview', async () => {
    const { body, headers } = await ask('/toyshire-report/');
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(body.toString())?.[1];
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'[^;]*; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'$/);
    expect(headers).toMatchObject({ 'content-security-policy': "frame-ancestors 'none'", 'x-content-type-options': 'nosniff' });
  });

  test('says when a port is taken and takes the next', async () => {
    const second = await startPreview(root, preview.port);
    expect(second.port).toBe(preview.port + 1);
    expect(second.said()).toContain(`(port ${preview.port} is taken)`);
    await second.says('ready after');
    expect(await second.stop()).toBe(0);
  });

  test('makes the PDF of a paper and of slides when it is asked, and tells who waits', async () => {
    expect((await ask('/toyshire-report/toyshire-report.pdf', { accept: 'text/html' })).body.toString()).toContain('Making the PDF…');
    const [paper, slides] = await Promise.all(['report', 'deck'].map((kind) => ask(`/toyshire-${kind}/toyshire-${kind}.pdf`)));
    for (const { status, body } of [paper!, slides!]) expect([status, body.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    expect((await ask('/toyshire-nothing/toyshire-nothing.pdf')).status).toBe(404);
  }, 60_000);
});

test('a preview whose first sources are wrong shows what is wrong, then the page', async () => {
  const broken = await copyToyshire();
  await edit(join(broken, REPORT), (text) => text.replace('{{ toy-homes }}', '{{ toy-homez }}'));
  const own = await startPreview(broken);
  await tab.goto(`${own.home}toyshire-report/`);
  await shows('1 problem to mend. The page appears here when that is done.', panel);
  expect(await axe()).toEqual([]);
  await edit(join(broken, REPORT), (text) => text.replace('{{ toy-homez }}', '{{ toy-homes }}'));
  await shows('children in care in');
  // Another page has been loaded for it: it listens once its script has run.
  await tab.waitForFunction(() => document.readyState === 'complete');
  expect(await own.stop()).toBe(0);
  await shows('The preview has stopped.', panel);
}, 60_000);
