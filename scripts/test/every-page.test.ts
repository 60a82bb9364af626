import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from '../build.ts';
import { openBrowser } from '../render/pdf/browser.ts';
import { canIndex } from '../render/search/search-files.ts';
import { hearPage } from './hear-page.ts';
import { serveFolder } from './serve-folder.ts';
import { walkWithTab } from './walk-with-tab.ts';

/**
 * Every page of the real site, in a real browser: looked at, walked through with the keyboard, listened to. `npm test`
 * looks at every page on a desk's screen and at one page of each template in every mode, walks through every page and
 * listens to one of each template; `npm run test:full` does all to every page.
 */

const ROOT = join(import.meta.dirname, '../..');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const IS_FULL = process.env['TEST_FULL'] === '1';

const MODES = {
  light: async (tab: Page) => { await tab.emulateMediaType('screen'); await forcedColours(tab, 'none'); },
  'forced colours': async (tab: Page) => { await tab.emulateMediaType('screen'); await forcedColours(tab, 'active'); },
  print: async (tab: Page) => { await tab.emulateMediaType('print'); await forcedColours(tab, 'none'); },
};

/** Puppeteer's own call does not know this feature yet. */
async function forcedColours(tab: Page, value: 'active' | 'none'): Promise<void> {
  const session = await tab.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value }] });
}

/** One page a template; a page that is moved or renamed fails the test. */
const TEMPLATES = [
  'index.html', '404.html', 'dorset/index.html', 'dorset-scrutiny-2024/index.html', 'dorset-strategy-2024/index.html', 'dorset-strategy-2024/success/index.html',
  'dorset-strategy-2024/all/index.html', 'dorset-overview-2024/index.html', 'data/index.html', 'data/dorset/index.html', 'data/dorset/placement-stability-long/index.html',
  'data/dorset/facts/index.html', 'search/index.html', 'about/index.html', 'about/accessibility/index.html', 'about/methods/index.html', 'about/glossary/index.html',
];

let browser: Browser;
let folder: string;
let pages: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pages-'));
  await build({ root: ROOT, out: join(folder, 'out'), pdf: false, only: null, includeDrafts: false });
  pages = readdirSync(join(folder, 'out/site'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html')).sort();
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

const addressOf = (path: string): string => pathToFileURL(join(folder, 'out/site', path)).href;

const RUNS = Object.keys(MODES).flatMap((mode) => [320, 768, 1280].map((width) => [width, mode as keyof typeof MODES] as const));

test.each(RUNS)('axe finds nothing and nothing scrolls sideways at %i pixels, %s', async (width, mode) => {
  const tab = await browser.newPage();
  await tab.setViewport({ width, height: 900 });
  await MODES[mode](tab);
  const faults: string[] = [];
  const looked = IS_FULL || (width === 1280 && mode === 'light') ? pages : TEMPLATES;
  for (const path of looked) {
    await tab.goto(addressOf(path));
    await tab.evaluate(AXE);
    const { violations, sideways } = await tab.evaluate(async (withContrast) => {
      const { axe } = window as unknown as { axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
      return {
        violations: (await axe.run({ rules: { 'color-contrast': { enabled: withContrast } } })).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`),
        sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      };
      // Forced colours are the reader's own; axe compares -webkit-text-fill-color instead, which Chromium leaves unforced.
    }, mode !== 'forced colours');
    // Paper has a width of its own, so what a narrow window would scroll says nothing about it.
    const isTooWide = sideways > 0 && mode !== 'print';
    faults.push(...violations.map((violation) => `${path} ${violation}`), ...(isTooWide ? [`${path} is ${sideways} pixels too wide`] : []));
  }
  await tab.close();
  expect(looked.length).toBeGreaterThanOrEqual(TEMPLATES.length);
  expect(faults).toEqual([]);
}, IS_FULL ? 600_000 : 180_000);

/** @param look what is wrong in the open page @returns each fault with its page */
async function faultsOf(paths: readonly string[], width: number, look: (tab: Page) => Promise<readonly string[]>): Promise<string[]> {
  const tab = await browser.newPage();
  await tab.setViewport({ width, height: 900 });
  const faults: string[] = [];
  for (const path of paths) {
    await tab.goto(addressOf(path));
    faults.push(...(await look(tab)).map((fault) => `${path} ${fault}`));
  }
  await tab.close();
  return faults;
}

describe.each([1280, 320])('with the keyboard alone, at %i pixels', (width) => {
  test('Tab meets everything once, in order and in sight, Enter opens every fold, and nothing holds the focus', async () => {
    let stops = 0;
    const faults = await faultsOf(pages, width, async (tab) => {
      const walk = await walkWithTab(tab, 'forwards');
      stops += walk.stops;
      return walk.faults;
    });
    expect(faults).toEqual([]);
    expect(stops).toBeGreaterThan(pages.length * 10);
  }, 120_000);

  test('Shift+Tab goes the same way back, and into no fold that is closed', async () => {
    expect(await faultsOf(IS_FULL ? pages : TEMPLATES, width, async (tab) => (await walkWithTab(tab, 'backwards')).faults)).toEqual([]);
  }, 120_000);
});

test('the arrow keys scroll every table that is too wide for a phone', async () => {
  let tables = 0;
  const faults = await faultsOf(IS_FULL ? pages : TEMPLATES, 320, async (tab) => {
    await tab.evaluate(() => { for (const fold of document.querySelectorAll('details')) fold.open = true; });
    const still: string[] = [];
    for (const region of await tab.$$('.table__region')) {
      if (!await region.evaluate((e) => e.scrollWidth > e.clientWidth)) continue;
      tables += 1;
      await region.focus();
      await tab.keyboard.press('ArrowRight');
      await tab.waitForFunction((e) => e.scrollLeft > 0, { timeout: 2_000 }, region).catch(() => still.push('has a wide table that ArrowRight does not scroll'));
    }
    return still;
  });
  expect(faults).toEqual([]);
  expect(tables).toBeGreaterThan(5);
}, 180_000);

test.runIf(canIndex())('search is asked and followed with the keyboard alone, and its results are walked through and heard like any page', async () => {
  const { home, close } = await serveFolder(join(folder, 'out/site'));
  const tab = await browser.newPage();
  await tab.goto(`${home}search/index.html?q=foster+carers`);
  await tab.waitForSelector('.search__result a');
  expect(await hearPage(tab)).toEqual([]);
  expect((await walkWithTab(tab, 'forwards')).faults).toEqual([]);
  await tab.goto(`${home}search/index.html`);
  await tab.waitForSelector('#search-words');
  await tab.focus('#search-words');
  await tab.keyboard.type('foster carers');
  await tab.keyboard.press('Enter');
  await tab.waitForSelector('.search__result a');
  await tab.keyboard.press('Tab');
  await tab.keyboard.press('Tab');
  const first = await tab.evaluate(() => (document.activeElement as HTMLAnchorElement).href);
  await Promise.all([tab.waitForNavigation(), tab.keyboard.press('Enter')]);
  expect(first).toContain(home);
  expect(tab.url()).toBe(first);
  await tab.close();
  close();
}, 60_000);

test.runIf(canIndex())('search finds no page for letters that are no word, and names the word that was meant', async () => {
  const { home, close } = await serveFolder(join(folder, 'out/site'));
  const tab = await browser.newPage();
  const said = async (words: string): Promise<string> => {
    await tab.goto(`${home}search/index.html?q=${encodeURIComponent(words)}`);
    return await tab.waitForSelector('.search__count:not(:empty)').then((count) => count!.evaluate((e) => e.textContent));
  };
  expect(await said('suficiency stratgy')).toBe('Nothing found for “suficiency stratgy”. Did you mean sufficiency strategy?');
  expect(await said('zzzqq')).toBe('Nothing found for “zzzqq”. Try another word, or look in the list below.');
  expect(await said('foster adopshun')).toBe('Nothing found for “foster adopshun”. Did you mean foster adoption?');
  expect(await tab.$$('.search__result')).toEqual([]);
  await tab.focus('.search__count a');
  await Promise.all([tab.waitForNavigation(), tab.keyboard.press('Enter')]);
  await tab.waitForSelector('.search__result mark');
  expect(await tab.$eval('#search-words', (input) => (input as HTMLInputElement).value)).toBe('foster adoption');
  // most of a word is enough, and so are its other forms
  for (const words of ['adopt', 'adoptio', 'Adopting', 'carers’', 'SGO', '1,183']) expect(await said(words)).toMatch(/^\d+ pages? found/);
  await tab.close();
  close();
}, 60_000);

test.runIf(canIndex())('search shows more on demand, says how many, and goes on with the first that is new', async () => {
  const { home, close } = await serveFolder(join(folder, 'out/site'));
  const tab = await browser.newPage();
  await tab.goto(`${home}search/index.html?q=children`);
  await tab.waitForSelector('.search__result');
  const state = () => tab.evaluate(() => ({
    status: document.querySelector('.search__count')!.textContent, shown: document.querySelectorAll('.search__result').length,
    more: document.querySelector<HTMLButtonElement>('.search__more')!.hidden ? null : document.querySelector('.search__more')!.textContent,
    focused: [...document.querySelectorAll('.search__title a')].indexOf(document.activeElement as HTMLAnchorElement),
  }));
  const first = await state();
  const all = Number(/^\d+/.exec(first.status)?.[0]);
  expect(all).toBeGreaterThan(40);
  expect(first).toEqual({ status: `${all} pages found for “children”, the first 20 shown`, shown: 20, more: 'Show 20 more', focused: -1 });
  await tab.focus('.search__more');
  for (let shown = 20; shown < all; shown += 20) {
    await tab.keyboard.press('Enter');
    await tab.waitForFunction((before) => document.querySelectorAll('.search__result').length > before, {}, shown);
    const now = Math.min(all, shown + 20);
    const left = Math.min(all - now, 20);
    expect(await state()).toEqual({ status: `${all} pages found for “children”${left === 0 ? '' : `, the first ${now} shown`}`, shown: now, more: left === 0 ? null : `Show ${left} more`, focused: shown });
    if (left > 0) await tab.focus('.search__more');
  }
  expect(await hearPage(tab)).toEqual([]);
  await tab.close();
  close();
}, 60_000);

test('a screen reader meets names, headings and headers everywhere, and all of it in the order of the page', async () => {
  expect(await faultsOf(IS_FULL ? pages : TEMPLATES, 1280, hearPage)).toEqual([]);
}, 120_000);
