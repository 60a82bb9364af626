import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Browser, Page } from 'puppeteer';
import { openBrowser } from './browser.ts';
import { fillContents, readAnchorPages } from './contents.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 }); // a browser, on a busy machine

let browser: Browser;
let tab: Page;
beforeAll(async () => {
  browser = await openBrowser();
  tab = await browser.newPage();
});
afterAll(() => browser.close());

async function printBody(body: string): Promise<Uint8Array> {
  await tab.setContent(body);
  return tab.pdf();
}

const PLACE = '<a href="#part">Part</a> <span class="contents__page" data-for="part"></span>';
const NEXT_PAGE = '<p style="break-before: page"';

it('reads the pages of anchors that are linked to', async () => {
  const pdf = await printBody(`${PLACE}${NEXT_PAGE}>two</p>${NEXT_PAGE} id="part">three</p>`);
  expect(await readAnchorPages(pdf)).toEqual(new Map([['part', 3]]));
});

it('prints once when there are no contents', async () => {
  await tab.setContent('<p>Words</p>');
  let passes = 0;
  await fillContents(tab, () => (passes++, tab.pdf()));
  expect(passes).toBe(1);
});

it('prints again when its own numbers move a page', async () => {
  // The number '2' fills a page of its own and so pushes the part to page 3; '3' is no bigger.
  await tab.setContent(`${PLACE.replace('<span', '<span style="display: block; break-before: page"')}${NEXT_PAGE} id="part">Part</p><style>span:empty { display: none !important }</style>`);
  let passes = 0;
  const pdf = await fillContents(tab, () => (passes++, tab.pdf()));
  expect(await tab.$eval('.contents__page', (span) => span.textContent)).toBe('3');
  expect(await readAnchorPages(pdf)).toEqual(new Map([['part', 3]]));
  expect(passes).toBe(3);
});

it('gives up on numbers that never settle', async () => {
  const onTwo = await printBody(`${PLACE}${NEXT_PAGE} id="part">Part</p>`);
  const onOne = await printBody(`${PLACE}<p id="part">Part</p>`);
  let passes = 0;
  await expect(fillContents(tab, async () => (passes++ % 2 ? onTwo : onOne))).rejects.toThrow("don't settle in 4 passes");
  expect(passes).toBe(4);
});

it('refuses contents that point nowhere', async () => {
  await tab.setContent(PLACE);
  await expect(fillContents(tab, () => tab.pdf())).rejects.toThrow("'#part'");
});
