import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openBrowser } from '../browser.ts';
import { dropDecoration } from './decoration.ts';
import { mendLists } from './lists.ts';
import { markNotes } from './notes.ts';
import { nameLinks } from './roles.ts';
import { showAfter } from './sample-tagged.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 }); // a browser, on a busy machine

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const mark = (note: string, number: number, nth = '') => `<sup class="note-mark"><a id="${note}-mark${nth}" href="#${note}" aria-label="Note ${number}">${number}</a></sup>`;
const show = async (body: string) => (await showAfter(browser, body, nameLinks, dropDecoration, mendLists, markNotes)).replace(/\(NonStruct ([^()]*)\)/g, '$1');

it.each([
  [
    'notes at the end', `<p>One.${mark('note-1', 1)} Two.${mark('note-2', 2)} Three.${mark('note-1', 1, '-2')}</p><ol><li id="note-1">First. Back: <a href="#note-1-mark">1</a> <a href="#note-1-mark-2">2</a></li><li id="note-2">Second <em>note</em>. <a href="#note-2-mark">Back</a></li></ol>`,
    '(P One. (Reference (Link 1 @)) Two. (Reference (Link 2 @)) Three. (Reference (Link 1 @))) (L:Decimal (LI (Lbl 1.) (LBody (Note#note000001 First. Back: (Link 1 @) _ (Link 2 @)))) (LI (Lbl 2.) (LBody (Note#note000002 Second (Em note) . (Link Back @)))))',
  ],
  [
    'notes with roles', '<p>One.<a id="note-1-mark" href="#note-1" role="doc-noteref">1</a></p><ol><li id="note-1" role="doc-endnote">First. <a href="#note-1-mark" role="doc-backlink">Back</a></li></ol>',
    '(P One. (Reference (Link 1 @))) (L:Decimal (LI (Lbl 1.) (LBody (Note#note000001 First. (Link Back @)))))',
  ],
  [
    'a note with a name of its own', `<p>One.${mark('law', 1)}</p><p id="law">The law. <a href="#law-mark">Back</a></p>`,
    '(P One. (Reference (Link 1 @))) (P (Note#note000001 The law. (Link Back @)))',
  ],
  [
    'a mark that stands alone', '<p><a id="note-1-mark" href="#note-1">1</a></p><p id="note-1">The law. <a href="#note-1-mark">Back</a></p>',
    '(P (Reference (Link 1 @))) (P (Note#note000001 The law. (Link Back @)))',
  ],
  [
    'a note at the foot of a slide', `<p>1 child.${mark('note-1', 1)}</p><p><b>1</b> home</p><p id="note-1"><span>1</span> The law.</p><p>Slide 1</p>`,
    '(P 1 child. (Reference (Link 1 @))) (P 1 home) (P (Note#note000001 (Lbl 1) The law.)) (P Slide 1)',
  ],
  [
    'a note at the feet of two slides', [7, 8].map((slide) => `<section style="break-before: page"><p>${slide}.${mark(`note-1-${slide}`, 1)}</p><p id="note-1-${slide}"><span>1</span> The law.</p></section>`).join(''),
    [1, 2].map((id) => `(NonStruct (P ${id + 6}. (Reference (Link 1 @))) (P (Note#note00000${id} (Lbl 1) The law.)))`).join(' '),
  ],
])('knows %s and the marks that lead there', async (_, body, expected) => {
  expect(await show(body)).toBe(expected);
});

it.each([
  ['a link to a paragraph', '<p>See <a href="#x">there</a>.</p><p id="x">Words</p>'],
  ['a link called a note, to none', '<p>See <a href="#note-7">note 7</a>.</p><p id="note-7">Words</p>'],
  ['a note without a mark', '<p id="x-mark">Words</p><ol><li id="x">First. <a href="#x-mark">Back</a></li></ol>'],
])('makes no note of %s', async (_, body) => {
  expect(await show(body)).not.toMatch(/Note|Reference/);
});
