import { PDFArray, PDFDict, PDFName, PDFNull, PDFRef } from '@cantoo/pdf-lib';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openBrowser } from '../browser.ts';
import { numberIn, textIn } from '../model/objects.ts';
import { markPlace, writeParentTree, type TaggedDocument } from '../model/structure-edit.ts';
import { elementsOf, isElement, readParentTree, readStructure, type MarkedKid, type StructureElement } from '../model/structure.ts';
import { wholePaper } from '../sample-paper.ts';
import { printSample } from '../sample-print.ts';
import { markLanguages } from './languages.ts';
import { nameTerms } from './lists.ts';
import { showStructure } from './sample-tagged.ts';
import { mendStructure } from './structure.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // a browser, on a busy machine

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const INLINE = ['Span', 'Em', 'Strong', 'Code', 'Link', 'Reference', 'Note', 'Lbl', 'Ruby', 'Form', 'Figure'];
const BLOCKS = ['P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'L', 'Table', 'TOC', 'Div', 'Sect', 'Art', 'Aside', 'BlockQuote', 'Caption', 'Figure', 'Form', 'Link'];
const EITHER = [...INLINE, ...BLOCKS, 'words'];
/** What each type may hold (ISO 32000-1, 14.8.4, and ISO 14289-1, 7.2); those not named hold what stands in a line. */
const HOLDS: Record<string, string[]> = {
  Document: BLOCKS, Sect: BLOCKS, Div: BLOCKS, Art: BLOCKS, Aside: BLOCKS, BlockQuote: BLOCKS,
  Table: ['Caption', 'TR'], TR: ['TH', 'TD'], L: ['LI'], LI: ['Lbl', 'LBody'], TOC: ['TOCI'], TOCI: ['Lbl', 'Reference', 'TOC'],
  TH: EITHER, TD: EITHER, LBody: EITHER, Caption: EITHER, Note: EITHER, Link: EITHER, Figure: ['Link', 'words'], Ruby: ['RB', 'RT'],
};

function misplaced({ type, kids }: StructureElement): string[] {
  const held = HOLDS[type] ?? [...INLINE, 'words'];
  return kids.flatMap((kid) => (kid.kind === 'object' ? (type === 'Link' ? [] : ['an area']) : [isElement(kid) ? kid.type : 'words']).filter((what) => what === 'an area' || !held.includes(what)).map((what) => `${what} in ${type}`));
}

const placesIn = (elements: readonly StructureElement[]): string[] => elements.flatMap(({ kids }) => kids.filter((kid): kid is MarkedKid => kid.kind === 'marked').map((kid) => markPlace(kid.mcid, kid.form, kid.page)));

/** What any body must come to, whatever it is. */
function expectSound(tagged: TaggedDocument, body: string): void {
  const before = placesIn(elementsOf(tagged.tree));
  nameTerms(tagged);
  markLanguages(tagged);
  mendStructure(tagged);
  writeParentTree(tagged);
  const elements = elementsOf(readStructure(tagged.document)!); // as it is written
  expect([body, elements.flatMap(misplaced)]).toEqual([body, []]);
  expect([body, [...placesIn(elements), ...tagged.dropped].sort()]).toEqual([body, before.sort()]);

  const parents = readParentTree(tagged.tree.root);
  for (const element of elements) {
    expect(String(element.dict.get(PDFName.of('P')))).toBe(String(element.parent?.ref ?? tagged.document.catalog.get(PDFName.of('StructTreeRoot'))));
    for (const kid of element.kids) {
      if (kid.kind === 'object') expect(parents.get(numberIn(kid.dict, 'StructParent')!)).toBe(element.ref);
      if (kid.kind !== 'marked') continue;
      const owner = kid.form ? tagged.document.context.lookup(kid.form, PDFDict) : tagged.document.getPage(kid.page).node;
      expect((parents.get(numberIn(owner, 'StructParents')!) as PDFArray).get(kid.mcid)).toBe(element.ref);
    }
  }
  const named = [...parents.values()].flatMap((parent) => (parent instanceof PDFArray ? parent.asArray() : [parent])).filter((parent) => parent !== PDFNull);
  const written = new Set(elements.map(({ ref }) => ref.toString()));
  expect(named.filter((parent) => !(parent instanceof PDFRef && written.has(parent.toString())))).toEqual([]);
  const ids = elements.flatMap(({ dict }) => textIn(dict, 'ID') ?? []);
  expect(new Set(ids).size).toBe(ids.length);
}

const SVG = '<svg role="img" aria-label="Chart" width="40" height="20"><rect width="40" height="20"/><text y="9">9</text></svg>';
const WORDS = ['words', '<em>em</em>', '<abbr title="Abbreviation">AB</abbr>', '<span lang="cy">Cymraeg</span>', '<a href="#end">link</a>', 'x<sup>2</sup>', '<br>', '<sup><a id="note-1-mark" href="#note-1">1</a></sup>', '<code>code</code>', SVG, '<mark>mark</mark>', '<ruby>a<rt>b</rt></ruby>', ' '];
const BOXES = ['p', 'div', 'section', 'h2', 'h4', 'blockquote', 'article', 'aside', 'figure', 'div style="border: 1px solid"', 'div lang="cy"', 'div style="display: flex"', 'details open', 'pre', 'figure role="group" aria-label="Group"', 'address', 'nav'];
const LISTS = ['ul', 'ol', 'ul style="list-style: none"', 'ol type="a"'];

/** Small numbers, the same ones on every run (mulberry32). */
function countFrom(seed: number): (below: number) => number {
  return (below) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function makeBody(seed: number): string {
  const next = countFrom(seed);
  const pick = <Member>(list: readonly Member[]): Member => list[next(list.length)]!;
  const many = (most: number, make: () => string): string => Array.from({ length: 1 + next(most) }, make).join('');
  const words = (): string => many(4, () => pick(WORDS));
  const cell = (depth: number): string => pick([`<td>${words()}</td>`, `<th>${words()}</th>`, '<td></td>', `<td colspan="${1 + next(3)}">${inner(depth)}</td>`, `<td rowspan="${1 + next(3)}">${words()}</td>`]);
  const inner = (depth: number): string => (depth > 3 ? words() : many(2, () => pick([words, () => block(depth + 1)])()));
  const block = (depth: number): string => pick([
    () => `<p>${words()}</p>`,
    () => { const tag = pick(LISTS); return `<${tag}>${many(3, () => `<li>${inner(depth)}</li>`)}${pick(['', '', words(), '<p>stray</p>'])}</${tag.split(' ')[0]}>`; },
    () => `<div role="listitem">${inner(depth)}</div>`,
    () => `<dl>${many(2, () => `<dt>${words()}</dt>${many(2, () => `<dd>${inner(depth)}</dd>`)}`)}</dl>`,
    () => `<table><caption>${words()}</caption><tr><th>${words()}</th><th>${words()}</th></tr>${many(3, () => `<tr>${many(3, () => cell(depth))}</tr>`)}</table>`,
    () => `<figure>${SVG}<figcaption>${words()}</figcaption></figure>`,
    () => { const tag = pick(BOXES); return `<${tag}>${/^(?:p|h\d|pre)$/.test(tag) ? words() : inner(depth)}</${tag.split(' ')[0]}>`; },
  ])();
  return `${many(5, () => block(0))}<ol><li id="note-1">Note <a href="#note-1-mark">Back</a></li></ol><p id="end">End</p>`;
}

it.each([
  ['a whole paper', wholePaper()],
  ['nothing but words', 'Words'],
])('makes a sound structure of %s', async (_, body) => {
  expectSound((await printSample(browser, body)).tagged, body);
});

it('takes all steps', async () => {
  const body = `<ol><li><a href="#a">Part</a> <span class="contents__page" data-for="a"></span></li></ol><section><h2 id="a">Part</h2><hr>
    <p>Words<a id="note-1-mark" href="#note-1" role="doc-noteref">1</a> <ruby>a<rt>b</rt></ruby></p><dl><dt>Term</dt><dd>Meaning</dd></dl>
    <figure>${SVG}</figure><table><tr><td></td><th scope="col">A</th></tr><tr><th scope="row">B</th><td><em>c</em></td></tr></table></section><p id="note-1">Note <a href="#note-1-mark">Back</a></p>`;
  const { tagged } = await printSample(browser, body);
  nameTerms(tagged);
  markLanguages(tagged);
  mendStructure(tagged);
  expect(showStructure(tagged).replace(/ _/g, '')).toBe('(TOC (TOCI (Lbl 1.) (Reference (Link Part @) 1))) (Sect (H2 Part) (P Words (Reference (Link 1 @)) (Ruby (RB a) (RT b))) '
    + '(L:None (LI (Lbl Term) (LBody (P Meaning)))) (Div (Figure="Chart" 9)) (Table (TR (TH:Column) (TH:Column A)) (TR (TH:Row B) (TD (Em c))))) (P (Note#note000001 Note (Link Back @)))');
  expect(elementsOf(tagged.tree).flatMap(({ dict }) => textIn(dict, 'ID') ?? [])).toEqual(['th000001', 'th000002', 'note000001']);
  expect(tagged.tree.root.has(PDFName.of('RoleMap'))).toBe(true);
  expect(elementsOf(tagged.tree).filter(({ type, dict }) => type === 'Figure' && dict.has(PDFName.of('A')))).toHaveLength(1);
});

it('makes a sound structure of anything', async () => {
  for (let seed = 1; seed <= 40; seed++) expectSound((await printSample(browser, makeBody(seed))).tagged, makeBody(seed));
});
