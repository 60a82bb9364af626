import { PDFName } from '@cantoo/pdf-lib';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openBrowser } from '../browser.ts';
import { dictIn } from '../model/objects.ts';
import { elementsOf } from '../model/structure.ts';
import { printSample } from '../sample-print.ts';
import { mapRoles, nameLinks, nameRuby, numberHeadings } from './roles.ts';
import { showAfter } from './sample-tagged.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 }); // a browser, on a busy machine

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

it.each([
  ['nothing where nothing needs it', '<p>Words <code>c</code></p>', {}],
  ['what is used', '<p><em>e</em></p>', { Em: '/Span' }],
  ['all of it', '<p><em>e</em> <strong>s</strong></p><aside><p>a</p></aside>', { Aside: '/Sect', Em: '/Span', Strong: '/Span' }],
])('maps %s', async (_, body, expected) => {
  const { tagged } = await printSample(browser, body);
  mapRoles(tagged);
  const map = dictIn(tagged.tree.root, 'RoleMap');
  expect(Object.fromEntries((map?.entries() ?? []).map(([type, role]) => [type.decodeText(), String(role)]))).toEqual(expected);
  expect(tagged.tree.root.has(PDFName.of('RoleMap'))).toBe(Object.keys(expected).length > 0);
});

/** ISO 32000-1, 14.8.4. */
const STANDARD = 'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'.split(' ');
const EVERY_TAG = `<header>h</header><nav>n</nav><main><article>a</article><section aria-label="s"><h2>H</h2></section><aside>a</aside><hgroup><h3>h</h3></hgroup><search>s</search></main><footer>f</footer>
  <address>a</address><blockquote>b</blockquote><details open><summary>s</summary>d</details><dialog open>d</dialog><dl><dt>t</dt><dd>d</dd></dl><fieldset><legend>l</legend><label>l <input></label>
  <input type="checkbox"><input type="radio"><input type="range"><input type="number"><input type="search"><select><option>o</option></select><textarea>t</textarea><button>b</button><button aria-pressed="true">p</button><output>o</output></fieldset>
  <figure><img alt="i" src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%229%22 height=%229%22%3E%3Crect width=%229%22 height=%229%22/%3E%3C/svg%3E"><figcaption>c</figcaption></figure>
  <canvas>c</canvas><progress value="1"></progress><meter value="1">m</meter><math><mi>x</mi></math><menu><li>m</li></menu><ol><li>o</li></ol><pre>p</pre>
  <p><a href="#x">a</a><abbr>b</abbr><b>b</b><bdi>b</bdi><bdo>b</bdo><cite>c</cite><code>c</code><data>d</data><del>d</del><dfn>d</dfn><em>e</em><i>i</i><ins>i</ins><kbd>k</kbd><mark>m</mark><s>s</s><samp>s</samp><small>s</small><strong>s</strong><sub>s</sub><sup>s</sup><time>t</time><u>u</u><var>v</var><ruby>r<rp>(</rp><rt>t</rt></ruby></p>
  <table><caption>c</caption><thead><tr><th>h</th></tr></thead><tbody><tr><td>d</td></tr></tbody><tfoot><tr><td>f</td></tr></tfoot></table><svg width="9" height="9"><text y="9">s</text></svg><div role="heading" aria-level="7">h</div>
  ${['alert', 'application', 'definition', 'directory', 'document', 'feed', 'grid', 'log', 'marquee', 'note', 'status', 'tab', 'term', 'timer', 'toolbar', 'tooltip', 'tree', 'comment', 'suggestion', 'insertion', 'deletion', 'graphics-document', 'graphics-object', 'graphics-symbol'].map((role) => `<div role="${role}">r</div>`).join('')}
  ${['abstract', 'afterword', 'appendix', 'biblioentry', 'bibliography', 'chapter', 'cover', 'credit', 'endnotes', 'epigraph', 'example', 'footnote', 'foreword', 'glossary', 'index', 'introduction', 'pagebreak', 'pagelist', 'part', 'preface', 'pullquote', 'qna', 'subtitle', 'tip', 'toc'].map((role) => `<div role="doc-${role}">r</div>`).join('')}`;

it('leaves no type of any element or role that PDF 1.7 does not know', async () => {
  const { tagged } = await printSample(browser, EVERY_TAG);
  mapRoles(tagged);
  const mapped = (dictIn(tagged.tree.root, 'RoleMap')?.keys() ?? []).map((type) => type.decodeText());
  const types = [...new Set(elementsOf(tagged.tree).map(({ type }) => type))];
  expect(types.length).toBeGreaterThan(20);
  expect(types.filter((type) => !STANDARD.includes(type) && !mapped.includes(type))).toEqual([]);
  expect(mapped.filter((type) => STANDARD.includes(type))).toEqual([]);
});

it('has numbered headings only', async () => {
  const levels = [1, 2, 3, 4, 5, 6, 7, 9].map((level) => `<div role="heading" aria-level="${level}">${level}</div>`).join('');
  expect((await showAfter(browser, levels, numberHeadings)).match(/(?<=\()H\d?/g)).toEqual(['H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'H6', 'H6']);
});

it('names the parts of ruby', async () => {
  expect(await showAfter(browser, '<p><ruby>Words<rt>read</rt></ruby></p>', nameRuby)).toBe('(P (Ruby (RB (NonStruct Words)) (RT (NonStruct read))))');
});

it.each([
  ['a plain link', '<p><a href="#x">One</a></p>', '(P (Link (NonStruct One) @))'],
  ['a link with a role', '<p><a href="#x" role="doc-noteref">One</a></p>', '(P (Link (NonStruct One) @))'],
  ['a link in a drawing', '<p><svg role="img" aria-label="Chart" width="90" height="30"><a href="#x"><text y="20">One</text></a></svg></p>', '(P (Figure="Chart" One (Link @)))'],
])('names %s', async (_, body, expected) => {
  expect(await showAfter(browser, `${body}<p id="x">There</p>`, nameLinks)).toBe(`${expected} (P (NonStruct There))`);
});
