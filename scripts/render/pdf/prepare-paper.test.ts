import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openBrowser } from './browser.ts';
import { elementsOf, wordsOf, type StructureElement } from './model/structure.ts';
import type { TaggedDocument } from './model/structure-edit.ts';
import { preparePaper, readFacts } from './prepare-paper.ts';
import { makeSite } from './sample-paper.ts';
import { listEntries, printSample } from './sample-print.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 }); // a browser, on a busy machine

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/** Types of the elements that hold these words and nothing else, from the outside in. */
function typesOf({ tree, pages }: TaggedDocument, words: string): string[] {
  return elementsOf(tree).filter((element) => wordsOf(element, pages) === words).map(({ type }) => type);
}

describe('what Chromium makes of a prepared page', () => {
  it('keeps the language of words in a line, and of a box', async () => {
    const { tagged } = await printSample(browser, `<p>A <span lang="cy">Croeso</span> <cite lang="fr">Le Monde</cite> <i lang="la">ibid</i> <em lang="cy">ie</em>
      <a href="#x" id="x"><b lang="cy">dolen</b></a></p><div lang="cy"><p>Geiriau</p><p>Eraill</p></div><p lang="cy">Paragraff</p>`);
    expect(listEntries(tagged, 'Lang').filter((entry) => !/^Document|-x-/.test(entry))).toEqual([
      'NonStruct cy: Croeso', 'NonStruct fr: Le Monde', 'NonStruct la: ibid', 'Em cy: ie', 'NonStruct cy: dolen', 'Div cy: GeiriauEraill', 'P cy: Paragraff',
    ]);
  });

  it('has its links, abbreviations, headings and terms marked, in the language around them', async () => {
    const { tagged } = await printSample(browser, '<h1 id="t">T</h1><p><a href="#t">to <abbr title="One">O</abbr></a></p><div lang="cy"><h2>Dau</h2><p><abbr title="Tri">T</abbr> <a href="#t" lang="fr">haut</a></p></div><dl><dt>Who</dt><dd>Us</dd></dl>');
    expect(listEntries(tagged, 'Lang').filter((entry) => entry.includes('-x-'))).toEqual([
      'H1 en-GB-x-head0: T', 'Link en-GB-x-link0: to O', 'NonStruct en-GB-x-abbr0: O', 'H2 cy-x-head1: Dau', 'NonStruct cy-x-abbr1: T', 'Link fr-x-link1: haut', 'P en-GB-x-term0: Who',
    ]);
  });

  it('makes a list of a <dl>, whether its groups have boxes or not', async () => {
    for (const list of ['<div><dt>Who</dt><dd>Us</dd><dd>You</dd></div><div><dt>When</dt><dd>Now</dd></div>', '<dt>Who</dt><dd>Us</dd><dd>You</dd><dt>When</dt><dd>Now</dd>', '<dt>W</dt><dt>ho</dt><dd>Us</dd><dd>You</dd><dt>When</dt><dd>Now</dd>']) {
      const { tagged } = await printSample(browser, `<dl>${list}</dl>`);
      expect(elementsOf(tagged.tree).filter(({ type }) => /^L/.test(type)).map((element) => `${element.type} ${wordsOf(element, tagged.pages)}`)).toEqual(['L WhoUsYouWhenNow', 'LI WhoUsYou', 'LI WhenNow']);
      expect(typesOf(tagged, 'You')).toEqual(['P', 'NonStruct']);
    }
  });

  it('makes paragraphs of words that stand in a box, and of a <p> that is none', async () => {
    const { tagged } = await printSample(browser, '<div>Bare</div><p style="display: flex"><b>Flex</b></p><p>Before<span style="display: block"></span></p><pre>Pre</pre>');
    for (const words of ['Bare', 'Flex', 'Before', 'Pre']) expect([words, typesOf(tagged, words)[0]]).toEqual([words, 'P']);
  });

  it('keeps a caption that holds a box', async () => {
    const { tagged } = await printSample(browser, '<table><caption><span style="display: block">Places</span></caption><tr><td>1</td></tr></table>');
    expect(typesOf(tagged, 'Places')).toContain('Caption');
  });

  it('gives a link one area a line, whatever stands in it', async () => {
    const { tagged } = await printSample(browser, '<p><a href="https://example.org/"><b>Dewch</b> i mewn</a></p>');
    expect(elementsOf(tagged.tree).filter(({ type }) => type === 'Link').map(({ kids }) => kids.filter(({ kind }) => kind === 'object').length)).toEqual([1]);
  });

  it('keeps the places of cells in which nothing is painted', async () => {
    const row = (...cells: string[]) => `<tr>${cells.join('')}</tr>`;
    const { tagged } = await printSample(browser, `<style>td, th { border: 0 !important }</style><table>${row('<td></td>', '<th>A</th>', '<th>B</th>')}${row('<th>C</th>', '<td> </td>', '<td>d</td>')}${row('<th></th>', '<td><p></p></td>', '<td></td>')}</table>`);
    const rows = elementsOf(tagged.tree).filter(({ type }) => type === 'TR');
    expect(rows.map(({ kids }) => kids.map((kid) => wordsOf(kid as StructureElement, tagged.pages)))).toEqual([['', 'A', 'B'], ['C', '', 'd'], ['', '', '']]);
  });

  it.each([
    ['boxes in a row', '<p style="display: flex"><span>1</span><span>Need</span></p>', '1 Need'],
    ['a number in the margin', '<p style="position: relative; padding-left: 3em"><a id="a" href="#a" style="position: absolute; left: 0">1.1</a> Need</p>', '1.1 Need'],
    ['a line of its own', '<p><span style="display: block">Table 1</span>Need</p>', 'Table 1 Need'],
    ['a forced line end', '<p>1<br>Need</p>', '1 Need'],
    ['a line to the right edge', '<p style="text-align: right"><span style="display: block">1</span>Need</p>', '1 Need'],
    ['the contents', '<ol style="list-style: none"><li style="display: flex"><a href="#a" style="display: flex"><span>1</span> <span>Need</span></a><span class="contents__page" data-for="a"></span></li></ol><h2 id="a">Here</h2>', '1 Need 1'],
  ])('parts words that only their places part: %s', async (_, body, words) => {
    const { tagged } = await printSample(browser, body);
    expect(elementsOf(tagged.tree).map((element) => wordsOf(element, tagged.pages))).toContain(words);
  });

  it('looks as it did: nothing moves, and nothing is made smaller to fit', async () => {
    const body = '<ol style="margin: 0 -8px"><li style="display: flex; justify-content: space-between"><a href="#b">All</a><span>9</span></li></ol><p style="text-align: right">Right<br>edge<b style="display: block">block</b></p><dl><dt>Who</dt><dd>Us</dd></dl><p id="b" lang="cy">Ie</p><p><a href="#b">T</a><i style="font-style: inherit">o</i> <abbr title="One">T</abbr><i style="font-style: inherit">o</i></p>';
    const { root, remove } = makeSite({ paper: body });
    onTestFinished(remove);
    const tab = await browser.newPage();
    await tab.emulateMediaType('print');
    await tab.goto(`file://${root}/paper.html`);
    await tab.$eval('html', (html) => html.ownerDocument.fonts.ready.then(() => null));
    const places = () => tab.$$eval('body *:not([data-word-end], [role="listitem"])', (elements) => elements.map((element) => JSON.stringify(element.getBoundingClientRect())));
    const [before, width] = [await places(), await tab.$eval('html', (html) => html.scrollWidth)];
    await preparePaper(tab);
    expect(await places()).toEqual(before);
    expect(await tab.$eval('html', (html) => html.scrollWidth)).toBe(width);
    const once = await tab.content();
    await preparePaper(tab);
    expect(await tab.content()).toBe(once);
    await tab.close();
  });

  it.each([
    ['a counter', '<style>h2::before { content: counter(part) " " }</style><h2 class="part">Need</h2>', 'h2.part::before'],
    ['words', '<style>a::after { content: " (external)" }</style><a href="#a">Out</a>', 'a::after'],
    ['quotation marks', '<p><q>Said</q></p>', 'q::before, q::after'],
  ])('is refused where its styles say something: %s', async (_, body, place) => {
    await expect(printSample(browser, body)).rejects.toThrow(`write it as text: ${place}`);
  });

  it('may have generated content that only decorates', async () => {
    await printSample(browser, `<style>p::before { content: "" } p::after { content: "→" / "" } b::after { content: url(${PIXEL}) } i { display: none } i::after { content: "x" }</style><p><b>Need</b><i></i></p>`);
  });
});

describe('the facts of a page', () => {
  const factsOf = async (body: string) => (await printSample(browser, body)).facts;

  it('has its words as they are printed', async () => {
    const { stretches } = await factsOf(`<p>One <b>two</b>, th<i>ree</i><br>four</p><p style="display: none">not</p><p style="visibility: hidden">not <span style="visibility: visible">five</span></p>
      <p aria-hidden="true">not</p><p style="position: absolute; clip-path: inset(50%)">not</p><p style="text-transform: uppercase">six</p>
      <details><summary>seven</summary>not</details><details open><summary>eight</summary>nine</details><details class="paper"><summary>ten</summary>eleven</details><style>.paper::details-content { content-visibility: visible; block-size: auto }</style>
      <ul><li>twelve<ul><li>thirteen</li></ul></li></ul><table><tr><th>14</th><td>15</td></tr></table>`);
    expect(stretches).toEqual(['One two, three', 'four', 'five', 'SIX', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', '14', '15']);
  });

  it('has the alternative texts of figures in their places, and no word that is drawn', async () => {
    const { stretches } = await factsOf(`<p>Before <img alt="A map" src="${PIXEL}"> after <img alt="" src="${PIXEL}"></p>
      <svg role="img" aria-labelledby="t d"><title id="t">Chart.</title><desc id="d">It rises.</desc><text>drawn</text></svg><svg aria-hidden="true"><text>drawn</text></svg>`);
    expect(stretches).toEqual(['Before', 'A map', 'after', 'Chart. It rises.']);
  });

  it('has what links are called, and in which language', async () => {
    const { links } = await factsOf(`<h1 id="t">T</h1><p><a href="#t" aria-label="Paragraph 1.1">1.1</a> <a href="#t">Some  <em>words</em></a> <a href="#t"><img alt="A map" src="${PIXEL}"></a> <a href="#t" title="Titled"></a> <a href="mailto:a@example.org"></a>
      <a href="#t"><span lang="cy">Dolen</span></a> <a href="#t" lang="fr" aria-label="Haut">^</a> <a href="#t">Half <span lang="cy">dolen</span></a> <a>None</a></p>`);
    expect(links.map(({ label, language }) => `${language} ${label}`)).toEqual([
      'en-GB Paragraph 1.1', 'en-GB Some words', 'en-GB A map', 'en-GB Titled', 'en-GB mailto:a@example.org', 'cy Dolen', 'fr Haut', 'en-GB Half dolen',
    ]);
  });

  it('has the words of headings, without marks of notes, and the page numbers of the contents', async () => {
    const { headings, expansions, stretches, language } = await factsOf('<ol><li><a href="#a">Need</a> <span class="contents__page" data-for="a"></span></li></ol><h2 id="a"><b style="float: left">1</b>Need of <abbr title="Two">2</abbr><sup><a href="#n">3</a></sup></h2><h3 style="display: none">No</h3><p id="n">N</p>');
    expect(headings).toEqual(['1 Need of 2', null]);
    expect(expansions).toEqual(['Two']);
    expect(stretches[0]).toBe('Need 1');
    expect(language).toBe('en-GB');
  });

  it('is the same before and after the page is prepared', async () => {
    const tab = await browser.newPage();
    await tab.setContent('<dl><dt>A</dt><dd>B</dd></dl><p style="display: flex"><b>C</b><i lang="cy">D</i></p>E<br>F');
    const { stretches } = await readFacts(tab);
    await preparePaper(tab);
    expect((await readFacts(tab)).stretches).toEqual(stretches);
    expect(stretches).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
    await tab.close();
  });
});
