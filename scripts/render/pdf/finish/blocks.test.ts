import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openBrowser } from '../browser.ts';
import { nameBlocks } from './blocks.ts';
import { dropDecoration } from './decoration.ts';
import { mendLists } from './lists.ts';
import { showAfter } from './sample-tagged.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 }); // a browser, on a busy machine

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

it.each([
  ['runs of words', '<p>Some <em>e</em>, <code>c</code>, <abbr>AB</abbr>, <b>b</b>.</p>', '(P Some (Em e) , (Code c) , AB , b .)'],
  ['words between blocks', '<div>Words <a href="https://example.org/">link</a> more<p>Block</p>tail</div>', '(P Words (Link link @) more) (P Block) (P tail)'],
  ['words in boxes', '<div style="border: 1px solid"><span>One</span></div><details open><summary>Two</summary>Three</details>', '(P One) (P Two) (P Three)'],
  ['pieces of a line between blocks', '<div><abbr>AB</abbr> and (<abbr>CD</abbr>)<p>Block</p></div>', '(P AB and ( CD )) (P Block)'],
  ['a section', '<section><h2>Head</h2><p>Words</p></section>', '(Sect (H2 Head) (P Words))'],
  ['a section in another language', '<section lang="cy" role="group"><h2>Head</h2><p>Words</p></section><div role="group"><p>One</p></div>', '(Sect (H2 Head) (P Words)) (Div (P One))'],
  ['a section in a section', '<section><h2>Head</h2><p>Words</p><section><h3>Inner</h3><p>More</p></section></section>', '(Sect (H2 Head) (P Words) (Sect (H3 Inner) (P More)))'],
  ['a box of blocks', '<div style="border: 1px solid"><p>One</p><p>Two</p></div>', '(P One) (P Two)'],
  ['a heading in a box', '<section><h2>Head</h2></section>', '(H2 Head)'],
  ['quotations', '<blockquote>Words</blockquote><blockquote><p>One</p><p>Two</p></blockquote>', '(BlockQuote (P Words)) (BlockQuote (P One) (P Two))'],
  ['an article and an aside', '<article><h2>Head</h2>Words</article><aside>Words</aside>', '(Art (H2 Head) (P Words)) (Aside (P Words))'],
  ['code', '<pre><code>one\ntwo</code></pre>', '(P (Code one two))'],
  ['a link around blocks', '<a href="https://example.org/"><p>One</p><p>Two</p></a>', /^\(Link \(P One\) \(P Two\) @[ @]*\)$/],
  ['a drawing in a box', '<div style="border: 1px solid"><svg role="img" aria-label="Chart" width="9" height="9"><rect width="9" height="9"/></svg></div>', '(Figure="Chart" ~)'],
  ['a paragraph around blocks', '<div role="paragraph">One<div role="paragraph">Two</div></div>', '(Div (P One) (P Two))'],
  ['a field beside words', '<form><label>Name <input></label></form>', '(P Name (Form ~))'],
  ['words in an item', '<ul><li>km<sup>2</sup> and <abbr>AB</abbr></li></ul>', '(L:Disc (LI (Lbl="•" ~) (LBody km 2 and AB)))'],
  ['words above a list in an item', '<ul><li>One <b>two</b><ul><li>Three</li></ul></li></ul>', '(L:Disc (LI (Lbl="•" ~) (LBody (P One two) (L:Circle (LI (Lbl="◦" ~) (LBody Three))))))'],
  ['words and blocks in a cell', '<table><tr><th>A</th><td>text<div>block</div></td></tr></table>', '(Table (TR (TH:Row A) (TD (P text) (P block))))'],
])('reads %s', async (_, body, expected) => {
  const shown = (await showAfter(browser, body, dropDecoration, mendLists, nameBlocks)).replace(/ _/g, '');
  if (typeof expected === 'string') expect(shown).toBe(expected);
  else expect(shown).toMatch(expected);
});
