import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openBrowser } from '../browser.ts';
import { dropDecoration } from './decoration.ts';
import { mendLists, nameTerms } from './lists.ts';
import { showAfter } from './sample-tagged.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 }); // a browser, on a busy machine

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

it.each([
  ['bullets', '<ul><li>One</li></ul>', '(L:Disc (LI (Lbl="•" ~) (LBody One)))'],
  ['numbers', '<ol start="3"><li>Three</li><li>Four</li></ol>', '(L:Decimal (LI (Lbl 3.) (LBody Three)) (LI (Lbl 4.) (LBody Four)))'],
  ['letters', '<ol type="a"><li>One</li></ol>', '(L:LowerAlpha (LI (Lbl a.) (LBody One)))'],
  ['dashes', '<ul style="list-style: \'– \'"><li>One</li></ul>', '(L:None (LI (Lbl –) (LBody One)))'],
  ['no marks', '<ul style="list-style: none"><li>One <b>two</b></li></ul>', '(L:None (LI (LBody One two)))'],
  ['lists within lists', '<ul><li>One<ol><li>Two<ul><li>Three</li></ul></li></ol></li></ul>', '(L:Disc (LI (Lbl="•" ~) (LBody One (L:Decimal (LI (Lbl 1.) (LBody Two (L:Square (LI (Lbl="▪" ~) (LBody Three)))))))))'],
  ['paragraphs', '<ul><li><p>One</p><p>Two</p></li></ul>', '(L:Disc (LI (Lbl="•" ~) (LBody (P One) (P Two))))'],
  ['an empty item', '<ul><li></li><li>Two</li></ul>', '(L:Disc (LI (Lbl="•" ~)) (LI (Lbl="•" ~) (LBody Two)))'],
  ['an item of another role', '<ol><li>One</li><li role="doc-endnote">Two</li></ol>', '(L:Decimal (LI (Lbl 1.) (LBody One)) (LI (Lbl 2.) (LBody Two)))'],
  ['a list between items', '<ul><li>One</li><ul><li>Two</li></ul></ul>', '(L:Disc (LI (Lbl="•" ~) (LBody One)) (LI (LBody (L:Circle (LI (Lbl="◦" ~) (LBody Two))))))'],
  ['what is no item', '<ul><p>Stray</p><li>One</li>loose <em>words</em></ul>', '(L:Disc (LI (LBody (P Stray))) (LI (Lbl="•" ~) (LBody One)) (LI (LBody loose (Em words))))'],
  ['items without a list', '<p>Words</p><li>One</li><li>Two</li>', '(P Words) (L:None (LI (LBody One)) (LI (LBody Two)))'],
  ['items in a box', '<ul><div style="border: 1px solid"><li>One</li></div></ul>', '(L:Disc (LI (Lbl="•" ~) (LBody One)))'],
  ['items in a group', '<ul><div role="group"><li>One</li></div><li>Two</li></ul>', '(L:Disc (LI (Lbl="•" ~) (LBody One)) (LI (Lbl="•" ~) (LBody Two)))'],
  ['terms and groups', '<dl><div><dt>A</dt><dd>One</dd></div> <div><dt>B</dt><dd>Two</dd><dd>Three</dd></div></dl>', '(L:None (LI (Lbl A) (LBody (P One))) (LI (Lbl B) (LBody (P Two) (P Three))))'],
  ['terms alone', '<dl><dt>A</dt><dd>One</dd><dd>Two</dd><dt>B</dt><dd><p>Three</p></dd></dl>', '(L:None (LI (Lbl A) (LBody (P One) (P Two))) (LI (Lbl B) (LBody (NonStruct (P Three)))))'],
  ['terms in a list', '<ol><li><dl><dt>A</dt><dd>One</dd></dl></li></ol>', '(L:Decimal (LI (Lbl 1.) (LBody (L:None (LI (Lbl A) (LBody (P One)))))))'],
])('makes labels and bodies of %s', async (_, body, expected) => {
  const shown = await showAfter(browser, body, nameTerms, dropDecoration, mendLists);
  expect(shown.replace(/\(NonStruct ([^()]*)\)/g, '$1')).toBe(expected);
});
