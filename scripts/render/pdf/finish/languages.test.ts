import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openBrowser } from '../browser.ts';
import { listEntries, printSample } from '../sample-print.ts';
import { expandAbbreviations } from './abbreviations.ts';
import { markLanguages } from './languages.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 }); // a browser, on a busy machine

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

it('says the language where it changes, on elements that mean something, and takes the marks off', async () => {
  const { tagged } = await printSample(browser, `<h1>Title</h1><p lang="en-gb">A <span lang="cy">Croeso <em lang="cy">ie</em> <abbr title="Un">U</abbr></span> <a href="#x" id="x" lang="fr">lien <i lang="en-GB">back</i></a></p>
    <div lang="cy"><h2>Pennawd</h2><p>Geiriau</p></div><ul lang="cy"><li>Eitem</li></ul><nav lang="cy"><p>Llywio</p></nav>`);
  markLanguages(tagged);
  expect(listEntries(tagged, 'Lang')).toEqual(['Span cy: Croeso ie U', 'Link fr: lien back', 'Span en-GB: back', 'Div cy: PennawdGeiriau', 'L cy: Eitem', 'Div cy: Llywio']);
});

it('gives abbreviations the words they stand for, each its own', async () => {
  const { tagged, facts } = await printSample(browser, '<h2>On <abbr title="Care order">CO</abbr></h2><p><abbr title="Carbon monoxide">CO</abbr>, <abbr>CO</abbr>, <a href="#x" id="x">the <abbr title="Company">CO</abbr></a>, <abbr title="" >CO</abbr><span style="display: none"><abbr title="Hidden">CO</abbr></span> <abbr lang="cy" title="Olaf">O</abbr></p><table><tr><th><abbr title="Cell">C</abbr></th></tr></table>');
  expandAbbreviations(tagged, facts);
  markLanguages(tagged);
  expect(listEntries(tagged, 'E')).toEqual(['Span Care order: CO', 'Span Carbon monoxide: CO', 'Span Company: CO', 'Span Olaf: O', 'Span Cell: C']);
  expect(listEntries(tagged, 'Lang')).toEqual(['Span cy: O']);
});
