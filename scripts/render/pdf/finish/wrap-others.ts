import { wrapKids, type TaggedDocument } from '../model/structure-edit.ts';
import type { Kid, StructureElement } from '../model/structure.ts';

/** Neighbours that have no place among an element's kids come into one that has. */
export function wrapOthers(tagged: TaggedDocument, element: StructureElement, hasPlace: (kid: Kid) => boolean, type: string): void {
  for (;;) {
    const start = element.kids.findIndex((kid) => !hasPlace(kid));
    if (start < 0) return;
    const end = element.kids.findIndex((kid, i) => i > start && hasPlace(kid));
    wrapKids(tagged, element, element.kids.slice(start, end < 0 ? undefined : end), type);
  }
}
