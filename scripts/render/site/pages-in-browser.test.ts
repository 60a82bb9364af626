import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../pdf/browser.ts';
import { renderSite } from './render-site.ts';
import { libraryCharts, sampleLibrary } from './sample-publications.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PAGES = [
  'dorset-scrutiny-2024/index.html', 'bare/index.html', 'index.html', 'dorset/index.html',
  ...['index.html', 'duty/index.html', 'children/index.html', 'plan/index.html', 'all/index.html'].map((page) => `dorset-strategy-2024/${page}`),
  'dorset-strategy-2020/index.html', 'dorset-overview-2024/index.html', 'dorset-withdrawn-2023/index.html', '404.html',
];
const folder = mkdtempSync(join(tmpdir(), 'pages-'));
let browser: Browser;

beforeAll(async () => {
  for (const [path, content] of await renderSite(sampleLibrary, libraryCharts)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  browser = await openBrowser();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

async function open(path: string, width: number): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  await page.goto(pathToFileURL(join(folder, path)).href, { waitUntil: 'load' });
  return page;
}

describe.each([320, 1280])('at %i pixels', (width) => {
  test.each(PAGES)('axe finds nothing in %s', async (path) => {
    const page = await open(path, width);
    await page.evaluate(`document.querySelectorAll('details').forEach((details) => { details.open = true; })`);
    await page.evaluate(AXE);
    const options: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
    const { violations } = await page.evaluate(`axe.run(${JSON.stringify(options)})`) as AxeResults;
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    await page.close();
  });

  test.each(PAGES)('%s has no sideways scrolling', async (path) => {
    const page = await open(path, width);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await page.close();
  });
});

test('the contents are folded on a phone and open beside the text', async () => {
  const shown = async (width: number) => {
    const page = await open(PAGES[0]!, width);
    const visible = await page.evaluate(`document.querySelector('.contents__list').checkVisibility()`);
    await page.close();
    return visible;
  };
  expect([await shown(320), await shown(1280)]).toEqual([false, true]);
});

describe('the way back to the contents', () => {
  const LINK = '.back-to-contents a';
  const isShown = (page: Page, selector: string): Promise<boolean> => page.$eval(selector, (element) => element.checkVisibility());

  test('is for a screen too narrow to have them beside the text, and for no paper', async () => {
    const page = await open(PAGES[0]!, 1023);
    const shown = [await isShown(page, LINK)];
    await page.setViewport({ width: 1024, height: 900 });
    shown.push(await isShown(page, LINK));
    await page.setViewport({ width: 375, height: 900 });
    await page.emulateMediaType('print');
    expect([...shown, await isShown(page, LINK)]).toEqual([true, false, false]);
    await page.close();
  });

  test.each([['and unfolds them', true], ['and works without script', false]])('leads to the contents %s', async (_, script) => {
    const page = await browser.newPage();
    await page.setJavaScriptEnabled(script);
    await page.setViewport({ width: 375, height: 800 });
    await page.goto(pathToFileURL(join(folder, PAGES[0]!)).href, { waitUntil: 'load' });
    await page.click(LINK);
    const { top, isOpen } = await page.$eval('.contents', (nav) => ({ top: nav.getBoundingClientRect().top, isOpen: nav.querySelector('details')!.open }));
    expect([Math.abs(top) < 40, isOpen]).toEqual([true, script]);
    await page.close();
  });
});

test('a chapter marks its own page in the contents and leaves the mark there when one scrolls', async () => {
  const page = await open('dorset-strategy-2024/children/index.html', 1280);
  const marked = `[...document.querySelectorAll('.contents__link[aria-current="page"]')].map((link) => link.textContent)`;
  expect(await page.evaluate(marked)).toEqual(['2 Children in our care and young people who have left it']);
  await page.evaluate(`document.getElementById('where-they-live').scrollIntoView()`);
  await page.waitForSelector('.contents__link[aria-current="true"]');
  expect(await page.evaluate(marked)).toHaveLength(1);
  await page.close();
});

test.each(PAGES)('every link and summary that stands alone is a target of 24 by 24 pixels in %s', async (path) => {
  const page = await open(path, 320);
  await page.evaluate(`document.querySelectorAll('details').forEach((details) => { details.open = true; })`);
  const small = await page.evaluate(`[...document.querySelectorAll('.paragraph__number, .contents__link, summary, .site-header a, .cover__download, .cover__updates, .recommendation__number a, .footnotes__back, .site-footer a, .back-to-contents a, .library__feed a, .cover__up, .chapters__link, .govuk-pagination a, .library__council a')]
    .filter((element) => element.checkVisibility()).map((element) => [element.textContent, element.getBoundingClientRect()])
    .filter(([, { width, height }]) => width < 24 || height < 24).map(([text, { width, height }]) => text + ' ' + width + ' by ' + height)`);
  expect(small).toEqual([]);
  await page.close();
});

test('a table that scrolls on a phone keeps in sight what its rows are, and leaves room beside it', async () => {
  const page = await open(PAGES[0]!, 375);
  const places = await page.$$eval('.table__region', (regions) => regions.filter((region) => region.checkVisibility() && region.scrollWidth > region.clientWidth).map((region) => {
    region.scrollLeft = region.scrollWidth;
    const [row, { left, width }] = [region.querySelector('tbody .table__cell')!.getBoundingClientRect(), region.getBoundingClientRect()];
    return [region.scrollLeft > 0, Math.round(row.left - left), row.width < width / 2];
  }));
  expect(places.length).toBeGreaterThan(0);
  expect(places).toEqual(places.map(() => [true, 0, true]));
  await page.close();
});

test('our typeface is in use from the page opened as a file', async () => {
  const page = await open(PAGES[0]!, 1280);
  const faces = await page.evaluate(`document.fonts.ready.then((fonts) => [...fonts].filter((face) => face.status === 'loaded').length)`);
  expect(faces).toBeGreaterThanOrEqual(3);
  await page.close();
});
