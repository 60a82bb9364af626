import { PDFArray, PDFDict, PDFName, PDFRef, PDFString } from '@cantoo/pdf-lib';
import { markOf, ownLanguage } from '../marks.ts';
import { dictIn, nameIn, numberIn, pdfText, textIn } from '../model/objects.ts';
import { setKids, setType, type TaggedDocument } from '../model/structure-edit.ts';
import { contentOf, elementsOf, wordsOf, type ObjectKid, type StructureElement } from '../model/structure.ts';
import type { PrintedFacts } from '../prepare-paper.ts';

/**
 * Gives every area of a link the words that describe it (/Contents), in the link's language; a link without areas is plain
 * words, an area without a link no area. Before markLanguages, which takes the marks off.
 */
export function describeLinks(tagged: TaggedDocument, { links, language }: Pick<PrintedFacts, 'links' | 'language'>): void {
  const described = new Set<string>();
  for (const element of elementsOf(tagged.tree)) {
    const areas = keepAreas(tagged, element);
    if (areas.length === 0 && element.type === 'Link') setType(element, 'Span');
    if (areas.length === 0) continue;
    if (element.type === 'NonStruct') setType(element, 'Link'); // a link with a role of its own, such as a note's
    const link = links[markOf(element, 'link') ?? -1];
    for (const { ref, dict } of areas) {
      described.add(ref.toString());
      dict.set(PDFName.of('Contents'), pdfText(link?.label || wordsOf(element, tagged.pages) || alternativeOf(element) || addressOf(dict)));
    }
    if (link && link.language !== (ownLanguage(element) ?? language)) element.dict.set(PDFName.of('Lang'), PDFString.of(link.language));
  }
  for (const page of tagged.document.getPages()) {
    removeAreas(page.node, (ref, dict) => isArea(dict) && !described.has(ref.toString()));
  }
}

type Area = ObjectKid & { dict: PDFDict };

/** Chromium puts areas of a link that begins a page and has padding at the foot of the page before too: they go. */
function keepAreas(tagged: TaggedDocument, element: StructureElement): Area[] {
  const areas = element.kids.filter((kid): kid is Area => kid.kind === 'object' && isArea(kid.dict));
  const pages = pagesOf(element, tagged);
  const strays = areas.filter(({ page }) => !pages.has(page));
  if (strays.length === 0) return areas;
  for (const { dict } of strays) tagged.parents.delete(numberIn(dict, 'StructParent') ?? -1);
  setKids(tagged, element, element.kids.filter((kid) => !strays.includes(kid as Area)));
  return areas.filter((area) => !strays.includes(area));
}

/** Where an element shows something, counted from 0: it may be said to have content where none is, or none but the edge of a background. */
function pagesOf(element: StructureElement, { pages }: TaggedDocument): Set<number> {
  const shown = [element, ...elementsOf(element)].flatMap(({ kids }) => kids.flatMap((kid) => {
    const content = kid.kind === 'marked' ? contentOf(kid, pages) : undefined;
    return kid.kind === 'marked' && content ? [{ page: kid.page, isDrawn: !content.kinds.has('text') && !content.kinds.has('image') }] : [];
  }));
  const words = shown.filter(({ isDrawn }) => !isDrawn);
  return new Set((words.length > 0 ? words : shown).map(({ page }) => page));
}

function isArea(dict: PDFDict | undefined): dict is PDFDict {
  return nameIn(dict, 'Subtype') === 'Link';
}

function removeAreas(page: PDFDict, isRemoved: (ref: PDFRef, dict: PDFDict | undefined) => boolean): void {
  const annotations = page.lookup(PDFName.of('Annots'));
  if (!(annotations instanceof PDFArray)) return;
  const kept = annotations.asArray().filter((ref) => !(ref instanceof PDFRef) || !isRemoved(ref, page.context.lookupMaybe(ref, PDFDict)));
  if (kept.length === 0) page.delete(PDFName.of('Annots'));
  else if (kept.length < annotations.size()) page.set(PDFName.of('Annots'), page.context.obj(kept));
}

function alternativeOf(element: StructureElement): string {
  return elementsOf(element).map(({ dict }) => textIn(dict, 'Alt') ?? '').filter((alt) => alt !== '').join(' ');
}

function addressOf(area: PDFDict): string {
  return textIn(dictIn(area, 'A'), 'URI') ?? nameIn(area, 'Dest') ?? 'Link';
}
