import { PDFArray, PDFDict, PDFName } from '@cantoo/pdf-lib';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openBrowser } from '../browser.ts';
import { nameIn, textIn } from '../model/objects.ts';
import { setKids, setType, type TaggedDocument } from '../model/structure-edit.ts';
import { elementsOf, wordsOf } from '../model/structure.ts';
import { printSample } from '../sample-print.ts';
import { markLanguages } from './languages.ts';
import { describeLinks } from './links.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 }); // a browser, on a busy machine

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function describeBody(body: string): Promise<TaggedDocument> {
  const { tagged, facts } = await printSample(browser, body);
  describeLinks(tagged, facts);
  markLanguages(tagged);
  return tagged;
}

/** 'page: what the area says' */
function areasOf({ document }: TaggedDocument): string[] {
  return document.getPages().flatMap((page, i) => {
    const annotations = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray);
    return Array.from({ length: annotations?.size() ?? 0 }, (_, k) => `${i + 1}: ${textIn(annotations!.lookup(k, PDFDict), 'Contents')}`);
  });
}

/** 'Link cy (2): words', with the number of its areas. */
function linksOf({ tree, pages }: TaggedDocument): string[] {
  return elementsOf(tree).filter(({ type, kids }) => type === 'Link' || kids.some(({ kind }) => kind === 'object'))
    .map((element) => [element.type, textIn(element.dict, 'Lang'), `(${element.kids.filter(({ kind }) => kind === 'object').length}):`, wordsOf(element, pages)].filter((word) => word).join(' '));
}

const PICTURE = '<img alt="A map" width="9" height="9" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7">';

it('describes areas by label, words or picture, in the language of these', async () => {
  const tagged = await describeBody(`<p id="t"><a href="#t" aria-label="Paragraph 1.1">1.1</a></p><p><a href="#t">Some <em>words</em></a></p><p><a href="https://example.org/">${PICTURE}</a></p><p><a href="#t"><span lang="cy">Dolen</span></a></p><p><a href="#t" lang="fr">Lien</a></p>`);
  expect([...new Set(areasOf(tagged))]).toEqual(['1: Paragraph 1.1', '1: Some words', '1: A map', '1: Dolen', '1: Lien']);
  expect(linksOf(tagged)).toEqual([expect.stringMatching(/^Link \(1\): 1\.1$/), expect.stringMatching(/^Link \(\d\): Some words$/), expect.stringMatching(/^Link \(\d\):$/), expect.stringMatching(/^Link cy \(\d\): Dolen$/), 'Link fr (1): Lien']);
});

it('describes all areas of a link that breaks over lines, in its one element', async () => {
  const tagged = await describeBody(`<p style="width: 60mm">Before <a href="https://example.org/">${'many words '.repeat(12)}end</a> after</p>`);
  const areas = areasOf(tagged);
  expect(areas.length).toBeGreaterThan(2);
  expect(new Set(areas).size).toBe(1);
  expect(linksOf(tagged)).toEqual([`Link (${areas.length}): ${'many words '.repeat(12)}end`]);
});

it('makes a link of one with a role of its own, and plain words of one that leads nowhere', async () => {
  const tagged = await describeBody('<p id="n">See<sup><a role="doc-noteref" href="#n" aria-label="Note 1">1</a></sup> <a href="#nowhere">nowhere</a></p>');
  expect(linksOf(tagged)).toEqual(['Link (1): 1']);
  expect(elementsOf(tagged.tree).find((element) => wordsOf(element, tagged.pages) === 'nowhere')!.type).toBe('Span');
});

it('takes away the areas that stray to the page before', async () => {
  const body = Array.from({ length: 12 }, (_, i) => `<div style="height: ${238 + i}mm; break-before: page"></div><p style="orphans: 1; widows: 1">First line<br>second line <a href="#t" style="padding: 6px 3px">out</a></p>`).join('');
  const { tagged, facts } = await printSample(browser, `<h1 id="t">T</h1>${body}`);
  const strays = (): number => elementsOf(tagged.tree).flatMap(({ type, kids }) => {
    const own = new Set(kids.flatMap((kid) => (kid.kind === 'element' ? kid.kids : [])).flatMap((kid) => (kid.kind === 'marked' ? [kid.page] : [])));
    return type === 'Link' ? kids.filter((kid) => kid.kind === 'object' && !own.has(kid.page)) : [];
  }).length;
  expect(strays()).toBeGreaterThan(0);
  describeLinks(tagged, facts);
  markLanguages(tagged);
  expect(strays()).toBe(0);
  expect(linksOf(tagged)).toEqual(Array(12).fill('Link (1): out'));
  expect(areasOf(tagged)).toHaveLength(12);
});

it('takes away an area that no element has', async () => {
  const { tagged, facts } = await printSample(browser, '<p id="t"><a href="#t">kept</a> <a href="#t">lost</a></p>');
  const lost = elementsOf(tagged.tree).filter(({ type }) => type === 'Link')[1]!;
  setKids(tagged, lost, lost.kids.filter(({ kind }) => kind !== 'object'));
  describeLinks(tagged, facts);
  expect(areasOf(tagged)).toEqual(['1: kept']);
});

it('describes an area that the page says nothing of by its words or its address', async () => {
  const { tagged, facts } = await printSample(browser, '<p><a href="https://example.org/a">words</a></p><p><a href="https://example.org/b"><span style="display: inline-block; width: 9px; height: 9px; background: red"></span></a></p>');
  for (const element of elementsOf(tagged.tree)) if (element.type === 'Link') setType(element, 'NonStruct');
  describeLinks(tagged, { ...facts, links: [] });
  for (const area of areasOf(tagged)) expect(['1: words', '1: https://example.org/b']).toContain(area);
  expect(areasOf(tagged)[0]).toBe('1: words');
  expect(tagged.document.getPages()[0]!.node.lookup(PDFName.of('Annots'), PDFArray).asArray().every((ref) => nameIn(tagged.document.context.lookup(ref, PDFDict), 'Subtype') === 'Link')).toBe(true);
});
