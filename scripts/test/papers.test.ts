import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { build } from '../build.ts';
import { textIn } from '../render/pdf/model/objects.ts';
import type { TaggedDocument } from '../render/pdf/model/structure-edit.ts';
import { ancestorOf, elementsOf, wordsOf, type StructureElement } from '../render/pdf/model/structure.ts';
import type { PrintOptions } from '../render/pdf/papers.ts';
import { listEntries, openPrint } from '../render/pdf/sample-print.ts';
import { brokenPromises } from './broken-promises.ts';
import { readPdf, type ReadPdf } from './read-pdf.ts';
import { FIXTURES, temporaryFolder } from './toyshire.ts';

/** Inkshire's papers, whose words hold whatever an author may write: printed once and read back. The build refuses a finding of its checker by itself. */

const IDS = ['inkshire-deck', 'inkshire-report', 'inkshire-strategy', 'inkshire-strategy-old'];
const REPORT = 'inkshire-report';

const options = vi.hoisted((): Partial<PrintOptions> => ({}));
vi.mock(import('../render/pdf/papers.ts'), async (importOriginal) => {
  const original = await importOriginal();
  return { ...original, printPapers: (papers, given) => original.printPapers(papers, { ...given, ...options }) };
});

interface BuiltPaper extends ReadPdf {
  bytes: Uint8Array;
  tagged: TaggedDocument;
  elements: StructureElement[];
}

let folder: string;
let papers: Map<string, BuiltPaper>;
beforeAll(async () => {
  folder = await buildInkshire();
  papers = new Map();
  for (const id of IDS) {
    const bytes = readPaper(folder, id);
    const tagged = await openPrint(bytes);
    papers.set(id, { ...await readPdf(bytes), bytes, tagged, elements: elementsOf(tagged.tree) });
  }
}, 180_000);

async function buildInkshire(): Promise<string> {
  const out = join(await temporaryFolder(), 'dist');
  await build({ root: join(FIXTURES, 'papers'), out, pdf: true, only: null, includeDrafts: false });
  return out;
}

function readPaper(folder: string, id: string): Uint8Array {
  return readFileSync(join(folder, 'site', id, `${id}.pdf`));
}

const paper = (id: string): BuiltPaper => papers.get(id)!;
const elementsIn = (id: string, ...types: string[]): StructureElement[] => paper(id).elements.filter(({ type }) => types.includes(type));
const wordsIn = (id: string, ...types: string[]): string[] => elementsIn(id, ...types).map((element) => wordsOf(element, paper(id).tagged.pages));

test.each([
  ['inkshire-deck', 'Homes strategy in many slides'],
  [REPORT, 'Homes for Inkshire’s children, and how “near” is measured'],
  ['inkshire-strategy', 'Homes strategy'],
  ['inkshire-strategy-old', 'The homes strategy before'],
])('%s says its title and its language, and keeps what papers promise', (id, title) => {
  expect(paper(id).info).toMatchObject({ Title: title, Author: 'Papers of Inkshire (demonstration)', Language: 'en-GB' });
  expect(brokenPromises(paper(id).tagged, paper(id))).toEqual([]);
});

test('a draft and what is withdrawn have no paper, and of the latter no picture is left', () => {
  const files = readdirSync(join(folder, 'site'), { recursive: true, encoding: 'utf8' });
  expect(files.filter((file) => file.endsWith('.pdf')).sort()).toEqual(IDS.map((id) => join(id, `${id}.pdf`)).sort());
  expect(files.filter((file) => file.includes('withdrawn'))).toEqual(['inkshire-withdrawn', join('inkshire-withdrawn', 'index.html')]);
});

describe('the report', () => {
  test('has its headings as bookmarks, four levels deep, appendices too', () => {
    expect(paper(REPORT).bookmarks).toEqual([
      'Homes for Inkshire’s children, and how “near” is measured', '  Brief summary', '  Recommendations', '  Contents',
      '  1 Children in care, and the EHCP of each', '    What children say to an IRO', '      In their own words, wel', '      Beth nesaf?', '      Afterwards', '    Pictures',
      '  2 Homes near home', '    Addresses', '  3 Financial implications', '  4 Climate implications', '  5 Background papers', '  Report sign off', '  Where the source contradicts itself',
      '  Appendix A: Charts and indicators, and the EHCP', '    How it changed', '      Each quarter',
      '  Appendix B: A wide table on its side', '    The wide table', '      Under it', '  Appendix C: Words in Welsh', '    Pennawd', '  Notes',
    ]);
  });

  test('has a table over three pages as one, its header said once', () => {
    const { tagged } = paper(REPORT);
    const table = elementsIn(REPORT, 'Table').filter((element) => wordsOf(element, tagged.pages).includes('Every home of the county'));
    expect(table).toHaveLength(1);
    const pages = new Set(elementsOf(table[0]!).flatMap(({ kids }) => kids.flatMap((kid) => (kid.kind === 'marked' ? [kid.page] : []))));
    expect(pages.size).toBeGreaterThanOrEqual(3);
    expect(wordsOf(table[0]!, tagged.pages).split('Run by')).toHaveLength(2);
    expect(table[0]!.kids).toHaveLength(1 + 1 + 108);
  });

  test('has what is to be on its side in an appendix on a page of its own, and upright pages around it', () => {
    const sideways = paper(REPORT).pages.flatMap(({ width, height, text }, i) => (width > height && text.includes('The wide table') ? [i] : []));
    expect(sideways).toHaveLength(1);
    const around = [-1, 1].map((step) => paper(REPORT).pages[sideways[0]! + step]!);
    expect(around.map(({ width, height }) => [width, height])).toEqual([[210, 297], [210, 297]]);
    expect(around.map(({ text }) => /(?:Before|After) it stands/.exec(text)?.[0])).toEqual(['Before it stands', 'After it stands']);
  });

  test('gives one alternative text to a chart and a picture', () => {
    expect(elementsIn(REPORT, 'Figure').map(({ dict }) => textIn(dict, 'Alt')!.replace(/(Figure \d).*/, '$1'))).toEqual([
      'Figure 1', 'A yellow square beside a purple one', 'a small pair of squares', 'A pair of squares in a list', 'A pair of squares that leads on', 'squares in an aside', 'Figure 2', 'Figure 3',
    ]);
  });

  test('has contents of every section and appendix', () => {
    expect(elementsIn(REPORT, 'TOC')).toHaveLength(1);
    expect(wordsIn(REPORT, 'TOCI').map((words) => words.replace(/ \d+$/, ''))).toEqual([
      '1 Children in care, and the EHCP of each', '2 Homes near home', '3 Financial implications', '4 Climate implications', '5 Background papers',
      'Appendix A: Charts and indicators, and the EHCP', 'Appendix B: A wide table on its side', 'Appendix C: Words in Welsh',
    ]);
  });

  test('has notes with an ID each, and a reference at every mark, in tables, lists and headings too', () => {
    const ids = elementsIn(REPORT, 'Note').map(({ dict }) => textIn(dict, 'ID'));
    expect(new Set(ids).size).toBe(8);
    expect(ids).not.toContain(undefined);
    const marks = elementsIn(REPORT, 'Reference').filter((reference) => !ancestorOf(reference, 'TOCI'));
    expect(marks.map((mark) => wordsOf(mark, paper(REPORT).tagged.pages)).sort()).toEqual(['1', '1', '1', '1', '1', '1', '1', '2', '3', '4', '5', '6', '7', '8']);
    const around = ['TH', 'TD', 'LI', 'H3', 'BlockQuote'].map((type) => [type, marks.filter((mark) => ancestorOf(mark, type)).length]);
    expect(around).toEqual([['TH', 3], ['TD', 2], ['LI', 2], ['H3', 1], ['BlockQuote', 1]]);
  });

  test('says which passages are in Welsh', () => {
    const passages = listEntries(paper(REPORT).tagged, 'Lang').map((entry) => entry.slice(0, 30));
    expect([...new Set(passages)]).toEqual([
      'Span cy: yn Gymraeg', 'Span cy: wel', 'Span cy: Croeso i Sir Inc', 'Span cy: y drws gyda dolen ynd', 'Div cy: Mae plant yn hapus yma',
      'Span cy: Bryn Coch', 'Span cy: Tŷ Coch', 'Div cy: Geiriau yn unig.Pennaw', 'Span cy: Nodyn yn Gymraeg.',
    ]);
  });

  test('expands every abbreviation, in headings, cells, notes and passages in Welsh', () => {
    const { tagged, elements } = paper(REPORT);
    const expanded = elements.filter(({ dict }) => textIn(dict, 'E'));
    expect([...new Set(listEntries(tagged, 'E'))].sort()).toEqual(['Span education, health and care plan: EHCP', 'Span independent reviewing officer: IRO', 'Span unaccompanied asylum-seeking children: UASC']);
    const around = ['H3', 'TD', 'Note', 'Div'].map((type) => [type, expanded.filter((element) => ancestorOf(element, type)).length > 0]);
    expect(around).toEqual(['H3', 'TD', 'Note', 'Div'].map((type) => [type, true]));
  });

  test('keeps words whole that a line’s end breaks', () => {
    const words = wordsIn(REPORT, 'P').map((text) => text.replace(/\u00ad ?/g, '')).join('\n');
    expect(words).toContain('an extraordinarily long word such as counterrevolutionaries stands');
    expect(words).toContain('A non-breaking space holds words together');
  });
});

describe('the deck', () => {
  test('has a page for its title and one for each slide', () => {
    expect(paper('inkshire-deck').pages.map(({ width, height }) => [width, height])).toEqual(Array(1 + 16).fill([339, 191]));
    expect(wordsIn('inkshire-deck', 'H2')).toHaveLength(16);
  });

  test('gives on its title the address of its page, as papers do at their foot', () => {
    expect(wordsIn('inkshire-deck', 'P')).toContain('These slides as a web page: https://example.org/inkshire/inkshire-deck/');
    expect(paper(REPORT).pages[0]!.text).toContain('Available at https://example.org/inkshire/inkshire-report/');
  });

  test('says its foot to nobody who hears it, and once that the council didn’t issue it', () => {
    const paragraphs = wordsIn('inkshire-deck', 'P');
    expect(paragraphs.filter((words) => /^Slide \d+$|^Inkshire: /.test(words))).toEqual([]);
    expect(paragraphs.filter((words) => words.includes('invented council'))).toHaveLength(1);
    expect(paper('inkshire-deck').pages.slice(1).every(({ text }, i) => text.includes(`Slide ${i + 1}`))).toBe(true);
  });

  test('has a note at the foot of every slide that mentions it', () => {
    const notes = elementsIn('inkshire-deck', 'Note');
    expect(notes).toHaveLength(2 + 8);
    expect(new Set(notes.map(({ dict }) => textIn(dict, 'ID'))).size).toBe(2 + 8);
    expect(wordsIn('inkshire-deck', 'Reference').sort()).toEqual(['1', '1', ...Array<string>(8).fill('2')]);
  });
});

test('the strategy has its chapters on pages, its notes as one list and its Welsh chapter in Welsh', () => {
  expect(paper('inkshire-strategy').bookmarks).toEqual([
    'Homes strategy', '  Summary', '    In a sentence', '  Contents', '  1 Inkshire’s children and their EHCP', '    How many they are', '      By age',
    '  2 Cartrefi yn Gymraeg', '    Words in English', '      Mwy o eiriau', '  3 Homes for them', '    Foster carers', '    How we will know', '      What we buy and have', '  Notes',
  ]);
  expect(elementsIn('inkshire-strategy', 'Note')).toHaveLength(3);
  expect(listEntries(paper('inkshire-strategy').tagged, 'Lang').map((entry) => entry.split(':')[0])).toEqual(['Div cy', 'Sect cy']);
});

test('the same content gives the same bytes through one tab', async () => {
  Object.assign(options, { tabs: 1, finishers: 1 });
  const again = await buildInkshire();
  for (const id of IDS) expect([id, Buffer.compare(readPaper(again, id), paper(id).bytes)]).toEqual([id, 0]);
}, 180_000);
