import { PDFDict, PDFName, type PDFDocument } from '@cantoo/pdf-lib';
import { markOf } from '../marks.ts';
import { dictIn, dictsIn, nameIn } from '../model/objects.ts';
import type { TaggedDocument } from '../model/structure-edit.ts';
import { elementsOf } from '../model/structure.ts';
import type { PrintedFacts } from '../prepare-paper.ts';
import { placeOf } from './destinations.ts';

/** ISO 19005-2, 6.1.13, in bytes; Chromium writes an anchor as it stands in a link, in ASCII. */
const LONGEST_NAME = 127;

/**
 * Puts the anchors of links, such as the marks of notes, where their words are: the padding of one that begins a page is
 * on the page before for Chromium, so that the way back to it leads there, or nowhere where that page is narrower. Before
 * markLanguages, which takes the marks off.
 */
export function placeAnchors(tagged: TaggedDocument, { links }: Pick<PrintedFacts, 'links'>): void {
  const destinations = dictIn(tagged.document.catalog, 'Dests');
  for (const element of elementsOf(tagged.tree)) {
    const anchor = links[markOf(element, 'link') ?? -1]?.anchor;
    const place = anchor ? placeOf(tagged, element) : null;
    if (place) destinations?.set(PDFName.of(anchor!), place);
  }
}

/** Gives anchors that are too long for a name of a PDF a short one, here and in the links to them. */
export function shortenAnchors(document: PDFDocument): void {
  const destinations = dictIn(document.catalog, 'Dests');
  const long = destinations?.keys().filter((key) => key.decodeText().length > LONGEST_NAME) ?? [];
  if (!destinations || long.length === 0) return;
  const names = new Map(long.map((key, i) => [key.decodeText(), PDFName.of(`anchor--${i + 1}`)]));
  for (const key of long) {
    destinations.set(names.get(key.decodeText())!, destinations.get(key)!);
    destinations.delete(key);
  }
  for (const link of document.getPages().flatMap(({ node }) => dictsIn(node, 'Annots'))) rename(link, 'Dest', names);
}

function rename(dict: PDFDict, key: string, names: ReadonlyMap<string, PDFName>): void {
  const name = names.get(nameIn(dict, key) ?? '');
  if (name) dict.set(PDFName.of(key), name);
}
