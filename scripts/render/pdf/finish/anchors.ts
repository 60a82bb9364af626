import { PDFDict, PDFName, type PDFDocument } from '@cantoo/pdf-lib';
import { dictIn, dictsIn, nameIn } from '../model/objects.ts';

/** ISO 19005-2, 6.1.13, in bytes; Chromium writes an anchor as it stands in a link, in ASCII. */
const LONGEST_NAME = 127;

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
