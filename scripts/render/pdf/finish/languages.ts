import { PDFName, PDFString } from '@cantoo/pdf-lib';
import { ownLanguage } from '../marks.ts';
import { textIn } from '../model/objects.ts';
import { setType, type TaggedDocument } from '../model/structure-edit.ts';
import { elementsOf, isElement, type Kid, type StructureElement } from '../model/structure.ts';

/** Stand in a line, so that a language of theirs makes the element around a Span and no Div. */
const INLINE = ['Code', 'Em', 'Link', 'NonStruct', 'Quote', 'Reference', 'Span', 'Strong'];

/** Leaves /Lang where words change their language, on elements that have a meaning; takes all marks off, so it comes after the steps that need them. */
export function markLanguages({ document, tree }: TaggedDocument): void {
  const visit = (kids: readonly Kid[], around: string | null): void => {
    for (const element of kids.filter(isElement)) visit(element.kids, settleLanguage(element, around));
  };
  visit(tree.kids, textIn(document.catalog, 'Lang') ?? null);
}

/** Returns the language that the element's kids stand in. */
function settleLanguage(element: StructureElement, around: string | null): string | null {
  const own = ownLanguage(element);
  if (own === null || own.toLowerCase() === around?.toLowerCase()) {
    element.dict.delete(PDFName.of('Lang'));
    return around;
  }
  element.dict.set(PDFName.of('Lang'), PDFString.of(own));
  if (element.type === 'NonStruct') setType(element, elementsOf(element).every(({ type }) => INLINE.includes(type)) ? 'Span' : 'Div');
  return own;
}
