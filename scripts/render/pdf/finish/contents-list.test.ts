import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openBrowser } from '../browser.ts';
import { printSample } from '../sample-print.ts';
import { markContents } from './contents-list.ts';
import { showStructure } from './sample-tagged.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 }); // a browser, on a busy machine

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const entry = (id: string, inner = '') => `<li><a href="#${id}">Part ${id}</a> <span class="contents__page" data-for="${id}"></span>${inner}</li>`;
const PARTS = '<h2 id="a">Part a</h2><h3 id="b" style="break-before: page">Part b</h3><h2 id="c">Part c</h2>';
const show = async (list: string) => {
  const { tagged } = await printSample(browser, `${list}${PARTS}`);
  markContents(tagged);
  return showStructure(tagged).replace(/\(NonStruct ([^()]*)\)/g, '$1').replace(/ _| \(H2.*/g, '');
};

it.each([
  ['a list', `<ol>${entry('a')}${entry('b')}</ol>`, '(TOC (TOCI (Lbl 1.) (Reference (Link Part a @) 1)) (TOCI (Lbl 2.) (Reference (Link Part b @) 2)))'],
  ['a list without marks', `<ul style="list-style: none">${entry('c')}</ul>`, '(TOC (TOCI (Reference (Link Part c @) 2)))'],
  ['lists within a list', `<ol>${entry('a', `<ol>${entry('b')}</ol>`)}${entry('c')}</ol>`, '(TOC (TOCI (Lbl 1.) (Reference (Link Part a @) 1) (TOC (TOCI (Lbl 1.) (Reference (Link Part b @) 2)))) (TOCI (Lbl 2.) (Reference (Link Part c @) 2)))'],
])('makes contents of %s with links and the numbers of their pages', async (_, list, expected) => {
  expect(await show(list)).toBe(expected);
});

it.each([
  ['without numbers', '<ul><li><a href="#b">Part b</a></li></ul>'],
  ['with other numbers', '<ul><li><a href="#b">Part b</a> 7</li></ul>'],
  ['with more than the numbers', '<ul><li><a href="#b">Part b</a> 2 homes</li></ul>'],
  ['with an entry that leads nowhere', '<ul><li><a href="#b">Part b</a> 2</li><li>Part d</li></ul>'],
  ['out of the document', '<ul><li><a href="https://example.org/">Part b</a> 2</li></ul>'],
  ['without numbers inside', `<ul>${entry('a', '<ul><li><a href="#b">Part b</a></li></ul>')}</ul>`],
])('leaves a list of links %s as it is', async (_, list) => {
  expect(await show(list)).toMatch(/^\(L:Disc \(LI \(Lbl ~\)/);
});
