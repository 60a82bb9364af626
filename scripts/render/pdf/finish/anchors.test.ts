import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openBrowser } from '../browser.ts';
import { printSample } from '../sample-print.ts';
import { placeAnchors } from './anchors.ts';
import { readDestinations } from './destinations.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 }); // a browser, on a busy machine

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

it.each([
  ['on the page before', '', 0],
  ['nowhere, beside a page that is narrower', '<span style="display: inline-block; width: 200mm">Words</span>', undefined],
])('finds the mark of a note that begins a page, which Chromium puts %s', async (_, before, raw) => {
  const mark = '<sup style="line-height: 0"><a id="note-1-mark" href="#note-1" style="padding: 6px 3px">1</a></sup>';
  const { tagged, facts } = await printSample(browser, `<p id="top">First <a href="#top">top</a></p><div class="landscape"><p style="margin: 0">${before}${mark}</p></div><p id="note-1">The law. <a href="#note-1-mark">Back</a></p>`);
  expect(readDestinations(tagged.document).get('note-1-mark')).toBe(raw);
  placeAnchors(tagged, facts);
  expect([...readDestinations(tagged.document)].sort()).toEqual([['note-1', 2], ['note-1-mark', 1], ['top', 0]]);
});
