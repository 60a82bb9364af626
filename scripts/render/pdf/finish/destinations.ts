import { PDFArray, PDFDict, PDFName, PDFRef, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib';
import { dictIn, nameOf, textOf } from '../model/objects.ts';
import type { ObjectKid, StructureElement } from '../model/structure.ts';

/** Anchors that something links to, as Chromium names its destinations, and the pages they are on, counted from 0. */
export function readDestinations(document: PDFDocument): Map<string, number> {
  const numbers = new Map(document.getPages().map((page, i) => [page.ref.toString(), i]));
  const named = dictIn(document.catalog, 'Dests');
  return new Map((named?.entries() ?? []).flatMap(([key, value]): [string, number][] => {
    const place = value instanceof PDFRef ? document.context.lookup(value) : value;
    const page = place instanceof PDFArray ? numbers.get(String(place.get(0))) : undefined;
    return page === undefined ? [] : [[key.decodeText(), page]];
  }));
}

/** The anchors within this document that a link's areas lead to: one, where it does lead to one. */
export function destinationOf(link: StructureElement): string | null {
  return link.kids.filter((kid): kid is ObjectKid => kid.kind === 'object').map(({ dict }) => named(dict)).find((name) => name !== undefined) ?? null;
}

function named(annotation: PDFDict | undefined): string | undefined {
  const name = (destination: PDFObject | undefined) => nameOf(destination) ?? textOf(destination);
  return name(annotation?.lookup(PDFName.of('Dest'))) ?? name(dictIn(annotation, 'A')?.lookup(PDFName.of('D')));
}
