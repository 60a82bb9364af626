import { PDFName } from '@cantoo/pdf-lib';
import { readCell } from '../render/pdf/finish/cell-attributes.ts';
import { destinationOf, readDestinations } from '../render/pdf/finish/destinations.ts';
import { membersOf, textIn } from '../render/pdf/model/objects.ts';
import type { TaggedDocument } from '../render/pdf/model/structure-edit.ts';
import { ancestorOf, contentOf, elementsOf, isElement, isOf, wordsOf, type StructureElement } from '../render/pdf/model/structure.ts';
import type { ReadPdf } from './read-pdf.ts';

/** What a paper promises its readers and no condition of the checker says, in words where it isn't kept. */
export function brokenPromises(tagged: TaggedDocument, { bookmarks, pages }: ReadPdf): string[] {
  const elements = elementsOf(tagged.tree);
  const of = (...types: string[]): StructureElement[] => elements.filter((element) => isOf(element, ...types));
  return [
    ...differences('bookmarks', bookmarks.map((title) => title.replaceAll('\u00a0', ' ')), of('H1', 'H2', 'H3', 'H4', 'H5', 'H6').map((heading) => bookmarkOf(heading, tagged))),
    ...of('Table').flatMap((table) => faultsOfTable(table, tagged)),
    ...of('Link').flatMap((link) => straysOf(link, tagged)),
    ...faultsOfWaysBack(of('Link'), tagged),
    ...of('TOCI').flatMap((entry) => faultsOfEntry(entry, tagged)),
    ...of('Note').flatMap((note) => (ancestorOf(note, 'Note') ? [`a note in a note: ${wordsOf(note, tagged.pages)}`] : [])),
    ...of('Figure').flatMap((figure) => (textIn(figure.dict, 'Alt') ? [] : ['a figure without words'])),
    ...tagged.pages.flatMap(({ page, painted }) => painted.flatMap(({ text, box }) => (text && box && text.angle === 0 && box[0] > text.x + 1 ? [`page ${page + 1} cuts off the beginning of “${text.text}”`] : []))),
    ...pages.flatMap(({ text, width, height }, i) => (height > width && !text.includes(`Page ${i + 1} of ${pages.length}`) ? [`page ${i + 1} doesn’t say its number`] : [])),
  ];
}

function differences(what: string, said: readonly string[], meant: readonly string[]): string[] {
  const at = meant.findIndex((words, i) => words !== said[i]);
  if (at === -1 && said.length === meant.length) return [];
  return [`${what}: “${said[at === -1 ? meant.length : at]}” for “${meant[at]}”`];
}

/** The mark of a note is no word of its heading. */
function bookmarkOf(heading: StructureElement, { pages }: TaggedDocument): string {
  const words = (element: StructureElement): string => element.kids.map((kid) => (
    isElement(kid) ? (isOf(kid, 'Reference') ? '' : words(kid)) : kid.kind === 'marked' ? contentOf(kid, pages)?.lines.join('') ?? '' : '')).join('');
  return '  '.repeat(Number(heading.type.slice(1)) - 1) + words(heading).replace(/\u00ad/g, '').replace(/\s+/g, ' ').trim();
}

/** One row of header cells at least, a header cell in every row, and every other cell names those of its row and column. */
function faultsOfTable(table: StructureElement, { pages }: TaggedDocument): string[] {
  const name = wordsOf(table, pages).slice(0, 40);
  const rows = table.kids.filter((kid) => isOf(kid, 'TR')).map((row) => (row as StructureElement).kids.filter(isElement));
  const [columns = [], ...others] = rows;
  return [
    ...(columns.length > 0 && columns.every(({ type }) => type === 'TH') ? [] : [`no headers of columns in “${name}”`]),
    ...others.flatMap((row, r) => row.flatMap((cell, c) => {
      const meant = [columns[c], row[0]].flatMap((header) => (header && cell !== header ? textIn(header.dict, 'ID') ?? [] : []));
      if (cell.type === 'TD' ? meant.every((id) => readCell(cell).headers.includes(id)) && meant.length === 2 : c === 0) return [];
      return [`the cell in row ${r + 2}, column ${c + 1} of “${name}” isn’t tied to its headers`];
    })),
  ];
}

function pagesOf(element: StructureElement, { pages }: TaggedDocument): Set<number> {
  return new Set([element, ...elementsOf(element)].flatMap(({ kids }) => kids.flatMap((kid) => (kid.kind === 'marked' && contentOf(kid, pages) ? [kid.page] : []))));
}

/** A way back from a note leads to a page with a mark of this note. */
function faultsOfWaysBack(links: readonly StructureElement[], tagged: TaggedDocument): string[] {
  const places = readDestinations(tagged.document);
  return links.flatMap((link) => {
    const [mark, note] = /^(note-\d+)-mark(?:-\d+)?$/.exec(destinationOf(link) ?? '') ?? [];
    const isThere = !mark || links.some((other) => destinationOf(other) === note && pagesOf(other, tagged).has(places.get(mark)!));
    return isThere ? [] : [`the way back to ${mark} leads to page ${places.get(mark)! + 1}, where it isn’t`];
  });
}

/** Areas where a link has nothing to show. */
function straysOf(link: StructureElement, tagged: TaggedDocument): string[] {
  const { document, pages } = tagged;
  const shown = pagesOf(link, tagged);
  return link.kids.flatMap((kid) => {
    if (kid.kind !== 'object') return [];
    const page = document.getPages().findIndex(({ node }) => membersOf(node.lookup(PDFName.of('Annots'))).includes(kid.dict!));
    return shown.has(page) ? [] : [`a link has an area on page ${page + 1}, where “${wordsOf(link, pages)}” isn’t`];
  });
}

function faultsOfEntry(entry: StructureElement, { document, pages }: TaggedDocument): string[] {
  const link = elementsOf(entry).find(({ type }) => type === 'Link');
  const page = readDestinations(document).get((link && destinationOf(link)) ?? '');
  const words = wordsOf(entry, pages);
  return page !== undefined && words.endsWith(` ${page + 1}`) ? [] : [`“${words}” of the contents isn’t on that page`];
}
