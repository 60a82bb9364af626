import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../render/pdf/browser.ts';
import { hearPage } from './hear-page.ts';
import { walkWithTab } from './walk-with-tab.ts';

/** What walks through every page and listens to it must find each fault that it is there for: here in a page of a few lines. */

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser?.close());

const GOOD = `<!DOCTYPE html><html lang="en-GB"><head><title>T</title><style>
  :focus-visible { outline: 3px solid black; } .region { overflow-x: auto; width: 200px; } table { width: 900px; }
</style></head><body><main><h1>Homes</h1><nav aria-label="Contents"><a href="#one">One</a></nav>
<p>See <a href="#two">two</a>.</p><h2 id="one">One</h2><details><summary>More</summary><p><a href="#in">Inside</a></p></details>
<div class="region" role="region" aria-labelledby="c" tabindex="0"><table><caption id="c">Homes</caption><thead><tr><th scope="col">Kind</th><th scope="col">Number</th></tr></thead><tbody><tr><th scope="row">Own</th><td>3</td></tr></tbody></table></div>
<svg role="img" aria-label="Figure 1" width="9" height="9"></svg><p id="two"><button>Go</button></p></main></body></html>`;

async function onPage<T>(html: string, look: (tab: Page) => Promise<T>): Promise<T> {
  const tab = await browser.newPage();
  await tab.setViewport({ width: 800, height: 600 });
  await tab.goto(`data:text/html;charset=utf-8,${encodeURIComponent(html)}`);
  const seen = await look(tab);
  await tab.close();
  return seen;
}

const spoil = (find: string | RegExp, replace: string): string => {
  const html = GOOD.replace(find, replace);
  if (html === GOOD) throw new Error(`the page holds no ${find}`);
  return html;
};

test('a good page has no fault, forwards, backwards and heard', async () => {
  expect(await onPage(GOOD, (tab) => walkWithTab(tab, 'forwards'))).toEqual({ stops: 6, faults: [] });
  expect(await onPage(GOOD, (tab) => walkWithTab(tab, 'backwards'))).toEqual({ stops: 5, faults: [] });
  expect(await onPage(GOOD, hearPage)).toEqual([]);
});

const [AT_TWO, AT_GO] = ['a “two”: ', 'button “Go”: '];

test.each<[string, string, string[]]>([
  ['no sign of the focus', spoil('</style>', 'button:focus { outline: none; }</style>'), [`${AT_GO}nothing shows that it has the focus`, `${AT_GO}in forced colours nothing shows that it has the focus`]],
  ['a sign that forced colours take away', spoil('</style>', 'button:focus { outline: none; background: yellow; }</style>'), [`${AT_GO}in forced colours nothing shows that it has the focus`]],
  ['a sign in no colour', spoil('</style>', 'button:focus { outline-color: transparent; }</style>'), [`${AT_GO}nothing shows that it has the focus`]],
  ['something over it', spoil('</main>', '<div style="position: fixed; inset: 300px 0 0; background: white"></div><p style="padding-top: 2000px"></p></main>'), [expect.stringMatching(/^button “Go”: has the focus and div “” covers it$/) as unknown as string]],
  ['something off the screen', spoil('<button>', '<button style="position: absolute; left: -900px">'), [`${AT_GO}has the focus and it is not on the screen, or not whole`]],
  ['a place before its turn', spoil('<a href="#two">', '<a href="#two" tabindex="2">'), [`${AT_TWO}its tabindex puts it before its turn`]],
  ['a stop that lets nobody in', spoil('<a href="#two">', '<a href="#two" onfocus="this.blur()">'), [`${AT_TWO}gets no focus`]],
  ['a fold that Enter does not open', spoil('<summary>', '<summary onclick="return false">'), ['summary “More”: Enter does not open it', 'a “Inside”: gets no focus']],
  ['a wide region that only some browsers let in', spoil(' tabindex="0"', ''), ['div.region “HomesKindNumberOwn3”: it scrolls sideways and not every browser lets the keyboard in']],
  ['a focus that was there before', spoil('<button>', '<button autofocus>'), [expect.stringMatching(/^button “Go”: has the focus before any key/) as unknown as string]],
  ['a way back at the end', spoil('<button>', '<button onkeydown="document.querySelector(\'nav a\').focus(); return false">'), ['a “One”: gets the focus twice', 'a “One”: has the focus after the last stop']],
])('the keyboard meets %s', async (_, html, faults) => {
  const { faults: found } = await onPage(html, (tab) => walkWithTab(tab, 'forwards'));
  expect(found).toEqual(expect.arrayContaining(faults));
  expect(found.length).toBeGreaterThan(0);
});

test.each<[string, string, string]>([
  ['an image without a name', spoil(' aria-label="Figure 1"', ''), 'a image has no name, in main “”'],
  ['two images of one name', spoil('<svg role="img" aria-label="Figure 1"', '<svg role="img" aria-label="Figure 1" width="9" height="9"></svg>$&'), 'image “Figure 1”: another has the same name'],
  ['a table without a name', spoil('<caption id="c">Homes</caption>', '').replace('aria-labelledby="c"', 'aria-label="Homes"'), 'a table has no name, in region “Homes”'],
  ['columns without headers', spoil(/<th scope="col">(\w+)<\/th>/g, '<td>$1</td>'), 'table “Homes”: its columns have no headers'],
  ['a row without its header', spoil('<th scope="row">Own</th>', '<td>Own</td>'), 'table “Homes”: 1 of its 2 rows have no header'],
  ['two landmarks of one name', spoil('<p>See', '<nav aria-label="Contents"></nav><p>See'), 'navigation “Contents”: another has the same name'],
  ['a landmark without a name', spoil(' aria-label="Contents"', ''), 'a navigation has no name, in main “”'],
  ['no main part', GOOD.replaceAll(/<(\/?)main>/g, '<$1div>'), 'the page has 0 main parts'],
  ['two titles', spoil(/<h2 id="one">One<\/h2>/, '<h1 id="one">One</h1>'), 'the page has 2 headings of level 1'],
  ['a level that is skipped', spoil(/<h2 id="one">One<\/h2>/, '<h3 id="one">One</h3>'), 'heading “One”: its level 3 skips one'],
  ['a stop that is silent', spoil('<p>See', '<p aria-hidden="true">See'), '6 things can have the focus and 5 of them are heard'],
  ['words that are shown and not said', spoil('<p>See', '<p><span aria-hidden="true">New</span> See'), '“New” is shown and never said'],
  ['one name for two places', spoil('<a href="#two">two</a>', '<a href="#two">this</a> and <a href="#one">this</a>'), 'link “this”: nothing tells its 2 targets apart'],
  ['another order than the page’s', spoil('<main>', '<main aria-owns="two">').replace('</main>', '<p>Last.</p></main>'), 'paragraph “”: is heard out of its place in the document'],
])('who listens meets %s', async (_, html, fault) => expect(await onPage(html, hearPage)).toContain(fault));
