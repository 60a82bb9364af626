import { PDFName } from '@cantoo/pdf-lib';
import { setType, wrapKids, type TaggedDocument } from '../model/structure-edit.ts';
import { elementsOf, isElement, isOf, wordsOf, type StructureElement } from '../model/structure.ts';
import { destinationOf, readDestinations } from './destinations.ts';

/**
 * A list is the contents where each entry is a link into this document and, after it, the number of the page it leads
 * to: an author's list of links has no such numbers, and the heading above may say what it likes. It becomes
 * TOC > TOCI > Reference, its sections' own lists a TOC within their TOCI.
 */
export function markContents(tagged: TaggedDocument): void {
  const pages = readDestinations(tagged.document);
  const lists = elementsOf(tagged.tree).filter((list) => isContents(list, tagged, pages));
  for (const list of lists) makeContents(tagged, list);
}

function isContents(list: StructureElement, tagged: TaggedDocument, pages: ReadonlyMap<string, number>): boolean {
  return list.type === 'L' && list.kids.length > 0 && list.kids.every((entry) => isOf(entry, 'LI') && isEntry(entry, tagged, pages));
}

function isEntry(entry: StructureElement, tagged: TaggedDocument, pages: ReadonlyMap<string, number>): boolean {
  const kids = entry.kids.filter(isElement);
  const link = kids.find(({ type }) => type === 'Link');
  const page = pages.get((link && destinationOf(link)) ?? '');
  if (page === undefined) return false;
  const after = kids.slice(kids.indexOf(link!) + 1);
  const inner = after.filter(({ type }) => type === 'L');
  const number = after.filter(({ type }) => type !== 'L').map((kid) => wordsOf(kid, tagged.pages)).join('');
  return number === String(page + 1) && inner.every((list) => isContents(list, tagged, pages));
}

function makeContents(tagged: TaggedDocument, list: StructureElement): void {
  setType(list, 'TOC');
  list.dict.delete(PDFName.of('A'));
  for (const entry of list.kids.filter(isElement)) {
    setType(entry, 'TOCI');
    wrapKids(tagged, entry, entry.kids.filter((kid) => !isOf(kid, 'L', 'Lbl')), 'Reference');
  }
}
