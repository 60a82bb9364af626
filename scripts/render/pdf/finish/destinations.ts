import { PDFArray, PDFDict, PDFName, PDFRef, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib';
import type { Box } from '../model/geometry.ts';
import { dictIn, nameOf, textOf } from '../model/objects.ts';
import type { TaggedDocument } from '../model/structure-edit.ts';
import { contentOf, elementsOf, type ObjectKid, type StructureElement } from '../model/structure.ts';

/** Space above what has been gone to, in points. */
const MARGIN = 12;

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

/** The page that an element's words begin on, so far down that they are seen at the top; null where it shows none. */
export function placeOf({ document, pages }: TaggedDocument, element: StructureElement): PDFArray | null {
  const boxes = [element, ...elementsOf(element)].flatMap(({ kids }) => kids.flatMap((kid): { page: number; box: Box }[] => {
    const content = kid.kind === 'marked' ? contentOf(kid, pages) : undefined;
    return kid.kind === 'marked' && content?.box && content.lines.length > 0 ? [{ page: kid.page, box: content.box }] : [];
  }));
  const first = boxes[0];
  if (!first) return null;
  const top = Math.max(...boxes.filter(({ page }) => page === first.page).map(({ box }) => box[3]));
  return document.context.obj([document.getPage(first.page).ref, PDFName.of('XYZ'), 0, Math.ceil(top + MARGIN), null]);
}
