import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openBrowser } from '../browser.ts';
import { printSample } from '../sample-print.ts';
import { dropDecoration } from './decoration.ts';
import { showAfter, showStructure } from './sample-tagged.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 }); // a browser, on a busy machine

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const PIXEL = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

it.each([
  ['a border', '<p style="border: 1px solid">Words</p>', '(P (NonStruct Words))'],
  ['a background', '<ul style="background: #eee"><li>One</li></ul>', '(L:Disc (LI (Lbl="•" ~) (NonStruct One)))'],
  ['a picture behind words', `<p style="background: url('${PIXEL}') no-repeat">Words</p>`, '(P (NonStruct Words))'],
  ['a rule, with what holds it', '<div style="border: 1px solid"><hr></div><p>Words</p>', '(P (NonStruct Words))'],
  ['the lines of a table, but not its empty cells', '<table><tr><th scope="col">A</th><td></td></tr></table>', '(Table (TR (TH:Column (NonStruct A)) (TD)))'],
  ['spaces between items', '<ul style="list-style: none"><li style="display: inline">A</li> <li style="display: inline">B</li></ul>', '(L (LI (NonStruct A)) (LI (NonStruct B)))'],
])('takes %s out of the structure', async (_, body, expected) => {
  expect(await showAfter(browser, body, dropDecoration)).toBe(expected);
});

it.each([
  ['a line under words', '<p><u>Words</u></p>', '(P (NonStruct Words))'],
  ['a drawing', '<svg role="img" aria-label="Chart" width="50" height="30"><rect width="50" height="20"/></svg>', '(NonStruct (Figure="Chart" ~))'],
  ['a space between words', '<p><u>One</u> <b>two</b></p>', '(P (NonStruct One) (NonStruct _) (NonStruct two))'],
  ['the box of a field', '<p>Name <input></p>', '(P (NonStruct Name) (Form ~))'],
])('leaves %s in it', async (_, body, expected) => {
  expect(await showAfter(browser, body, dropDecoration)).toBe(expected);
});

it.each([
  ['disc', '(Lbl="•" ~)'],
  ['circle', '(Lbl="◦" ~)'],
  ['square', '(Lbl="▪" ~)'],
  ['"– "', '(Lbl –)'],
  ['decimal', '(Lbl 1.)'],
])('says the mark of a list of style %s', async (style, label) => {
  expect(await showAfter(browser, `<ul style='list-style: ${style}'><li>One</li></ul>`, dropDecoration)).toContain(`(LI ${label} (NonStruct One))`);
});

it('notes what it took out, for the artifacts', async () => {
  const { tagged } = await printSample(browser, '<p style="border: 1px solid">Words</p><p style="background: #eee">More</p>');
  expect(showStructure(tagged).match(/~/g)).toHaveLength(2);
  dropDecoration(tagged);
  expect([...tagged.dropped]).toEqual(['page 0#0', 'page 0#1']);
});
