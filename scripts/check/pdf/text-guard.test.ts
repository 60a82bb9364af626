import { PDFDict, PDFDocument, PDFNumber, PDFRef } from '@cantoo/pdf-lib';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openBrowser } from '../../render/pdf/browser.ts';
import { finishPdf } from '../../render/pdf/finish.ts';
import { pdfText } from '../../render/pdf/model/objects.ts';
import type { PageContent } from '../../render/pdf/model/page-content.ts';
import { setKids, type TaggedDocument } from '../../render/pdf/model/structure-edit.ts';
import { elementsOf, wordsOf, type Kid, type StructureElement, type StructureTree } from '../../render/pdf/model/structure.ts';
import { openPrint, printSample } from '../../render/pdf/sample-print.ts';
import { wholePaper } from '../../render/pdf/sample-paper.ts';
import { compareTexts } from './text-guard.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 }); // a browser, on a busy machine

/** An element: type and kids. Kids are words on page 1, on page 2 where they begin with '2:', or elements. */
type Sample = [type: string, ...kids: (string | Sample)[]];

const { context } = await PDFDocument.create();

/** A structure with its pages, as the model reads them; 'Figure=words' has these as its alternative text. */
function sampleTags(...samples: Sample[]): { tree: StructureTree; pages: PageContent[] } {
  const pages = [0, 1].map((page): PageContent => ({ page, bytes: new Uint8Array(), painted: [], streams: [], marked: new Map() }));
  let mcid = 0;
  const build = ([name, ...kids]: Sample, parent: StructureElement | null): StructureElement => {
    const [type, alternative] = name.split('=');
    const dict = context.obj({ ...(alternative && { Alt: pdfText(alternative) }) }) as PDFDict;
    const element: StructureElement = { kind: 'element', type: type!, ref: PDFRef.of(1), dict, parent, kids: [] };
    element.kids = kids.map((kid): Kid => {
      if (typeof kid !== 'string') return build(kid, element);
      const page = kid.startsWith('2:') ? 1 : 0;
      pages[page]!.marked.set(String(++mcid), { lines: [kid.replace(/^2:/, '')], box: null, kinds: new Set(['text']) });
      return { kind: 'marked', mcid, page, form: null, object: PDFNumber.of(mcid) };
    });
    return element;
  };
  return { tree: { root: context.obj({}) as PDFDict, kids: samples.map((sample) => build(sample, null)) }, pages };
}

const compare = (stretches: string[], ...samples: Sample[]): string[] => compareTexts(sampleTags(...samples), { stretches }).map(({ page, message }) => `${page}: ${message}`);

describe('texts agree', () => {
  it.each<[string, string[], Sample[]]>([
    ['where blocks, cells and items end words', ['One', 'two', 'three', 'four', 'five'], [['Document', ['P', 'One'], ['Table', ['TR', ['TH', 'two'], ['TD', 'three']]], ['L', ['LI', ['LBody', 'four', ['L', ['LI', ['LBody', 'five']]]]]]]]],
    ['where words go on in the line', ['One-word and more'], [['P', ['Span', 'One'], ['NonStruct', '-'], ['Link', ['Em', 'word']], ' and ', ['Strong', 'more']]]],
    ['without the marks of lists', ['One', 'two', 'three'], [['L', ['LI', ['Lbl', '1. '], ['LBody', 'One']], ['LI', ['Lbl=• '], ['LBody', 'two']], ['LI', ['Lbl', 'iv.'], ['LBody', 'three']]]]],
    ['with a label that the page says', ['Committee', 'Overview'], [['L', ['LI', ['Lbl', 'Committee'], ['LBody', 'Overview']]]]],
    ['with a figure said by its alternative text', ['Before', 'A map of Dorset', 'after'], [['P', 'Before'], ['Figure=A map of Dorset', 'drawn words'], ['P', 'after']]],
    ['whichever way letters are composed', ['Cafe\u0301'], [['P', 'Caf\u00e9']]],
    ['where a soft hyphen shows, and where it does not', ['co\u00adoper\u00adate accom\u00admodation'], [['P', 'cooperate accom-modation']]],
    ['over the end of a page', ['One two'], [['P', 'One ', '2:two']]],
    ['where there is no word', [], [['Document']]],
  ])('%s', (_, stretches, samples) => {
    expect(compare(stretches, ...samples)).toEqual([]);
  });
});

describe('texts differ', () => {
  const words = ['Homes we have', 'The council has a duty to secure homes.', 'It plans for more.'];
  const [heading, first, second]: Sample[] = [['H2', words[0]!], ['P', words[1]!], ['P', `2:${words[2]}`]];

  it.each<[string, Sample[], string[]]>([
    ['a lost paragraph', [heading!, second!], ['2: The PDF lacks “The council has a duty to secure homes.”, after “Homes we have”.']],
    ['a lost end', [heading!, first!], ['1: The PDF lacks “It plans for more.”, after “a duty to secure homes.”.']],
    ['a font that was dropped', [heading!, ['P', 'The council has a ', ['Em', ''], ' to secure homes.'], second!], ['1: The PDF lacks “duty”, after “have The council has a”.']],
    ['a font without its characters', [heading!, ['P', 'The council has a \ufffd\ufffd\ufffd\ufffd to secure homes.'], second!], ['1: The PDF says “\ufffd\ufffd\ufffd\ufffd” where the page says “duty”, after “have The council has a”.']],
    ['glued words', [heading!, ['P', 'The council has a duty tosecure homes.'], second!], ['1: The PDF says “tosecure” where the page says “to secure”, after “The council has a duty”: a space is lost.']],
    ['glued elements', [['P', ['NonStruct', 'Homes'], ['NonStruct', 'we'], ' have'], first!, second!], ['1: The PDF says “Homeswe” where the page says “Homes we”, at its beginning: a space is lost.']],
    ['a space too many', [heading!, ['P', 'The coun cil has a duty to secure homes.'], second!], ['1: The PDF says “coun cil” where the page says “council”, after “Homes we have The”: a space is too many.']],
    ['a doubled header', [heading!, first!, heading!, second!], ['1: The PDF says “Homes we have”, after “a duty to secure homes.”, which the page doesn’t.']],
    ['a figure with other words', [heading!, first!, ['Figure=Map'], second!], ['1: The PDF says “Map”, after “a duty to secure homes.”, which the page doesn’t.']],
  ])('%s', (_, samples, expected) => {
    expect(compare(words, ...samples)).toEqual(expected);
  });

  it('swapped order', () => {
    expect(compare(words, heading!, second!, first!)).toEqual([
      '2: The PDF says “It plans for more.”, after “Homes we have”, which the page doesn’t.',
      '1: The PDF lacks “It plans for more.”, after “a duty to secure homes.”.',
    ]);
  });

  it('all of it, and says how much', () => {
    const many = Array.from({ length: 500 }, (_, i) => `word${i}`).join(' ');
    expect(compare([many], ['Document'])).toEqual(['1: The PDF lacks “word0 word1 word2 word3 word4 word5 word6 word7 … word496 word497 word498 word499 (500 words)”, at its beginning.']);
    expect(compare([Array.from({ length: 60 }, (_, i) => `a${i} b c d e`).join(' ')], ['P', Array.from({ length: 60 }, (_, i) => `x${i} b c d e`).join(' ')])).toHaveLength(8);
  });
});

describe('a paper', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  const WORDS = `<p><a id="p" href="#p" style="position: absolute; left: 0">1.1</a> Words<sup><a href="#n">1</a></sup> of the <span lang="cy">Gymraeg</span>, <abbr title="Two">2</abbr> and a long address: https://example.org/${'a-very-long-part/'.repeat(9)}.</p>
    <dl><dt>Who.</dt><dd>Us</dd></dl><ul><li>One<ol><li>two</li></ol></li></ul><blockquote><p>Quoted</p></blockquote><svg role="img" aria-label="Chart" width="9" height="9"><text>drawn</text></svg><p style="display: flex"><b>flex</b><b>items</b></p><p id="n">Note</p>`;

  async function finished(body: string): Promise<{ raw: TaggedDocument; tagged: TaggedDocument; stretches: string[] }> {
    const { pdf, facts, tagged: raw } = await printSample(browser, body);
    const bytes = await finishPdf(pdf, { title: 'Sample', author: 'Sample Council', subject: 'A sample.', asOf: '2024-10-24', printed: facts, attachments: [] });
    return { raw, tagged: await openPrint(bytes), stretches: facts.stretches };
  }

  it('says what its page says, once it is finished; before, words are glued and headers doubled', async () => {
    const { raw, tagged, stretches } = await finished(wholePaper() + WORDS);
    expect(compareTexts(tagged, { stretches })).toEqual([]);
    const messages = compareTexts(raw, { stretches }).map(({ message }) => message);
    expect(messages.filter((message) => message.includes('a space is lost')).length).toBeGreaterThan(0);
  });

  it('does not say a repeated header twice', async () => {
    const rows = Array.from({ length: 120 }, (_, i) => `<tr><th scope="row">H${i}</th><td>${i}</td></tr>`).join('');
    const { raw, tagged, stretches } = await finished(`<table><caption>Places</caption><thead><tr><th scope="col">Home</th><th scope="col">Places</th></tr></thead><tbody>${rows}</tbody></table>`);
    expect(compareTexts(tagged, { stretches })).toEqual([]);
    expect(compareTexts(raw, { stretches })[0]!.message).toContain('HomeHome');
  });

  it('is told of the paragraph that it lost', async () => {
    const { tagged, stretches } = await finished(wholePaper() + WORDS);
    const lost = elementsOf(tagged.tree).find((element) => element.type === 'P' && wordsOf(element, tagged.pages) === 'Quoted')!;
    setKids(tagged, lost.parent!, lost.parent!.kids.filter((kid) => kid !== lost));
    expect(compareTexts(tagged, { stretches })).toEqual([{ page: expect.any(Number), message: expect.stringMatching(/^The PDF lacks “Quoted”, after “.*Who. Us One two”\.$/) }]);
  });
});
