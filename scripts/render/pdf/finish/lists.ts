import { PDFName } from '@cantoo/pdf-lib';
import { markOf } from '../marks.ts';
import { dictsIn, nameIn, textIn } from '../model/objects.ts';
import { setKids, setType, wrapKids, type TaggedDocument } from '../model/structure-edit.ts';
import { elementsOf, isElement, isOf, wordsOf, type Kid, type StructureElement } from '../model/structure.ts';
import { numberingOf } from './list-numbering.ts';
import { wrapOthers } from './wrap-others.ts';

const BOXES = ['NonStruct', 'Div'];

/** The term of a <dl>, whose groups arrive as the items of a list, is the label of what it means (ISO 32000-1, table 336). Before markLanguages, which takes the marks off. */
export function nameTerms(tagged: TaggedDocument): void {
  for (const item of elementsOf(tagged.tree).filter(({ type }) => type === 'LI')) {
    const term = item.kids.filter(isElement).find((kid) => markOf(kid, 'term') !== null);
    if (!term) continue;
    setType(term, 'Lbl');
    if (item.parent?.type === 'L') sayNumbering(tagged, item.parent, 'None');
  }
}

/** Makes of every list items of a label, where there is one, and a body; and says how it is numbered. */
export function mendLists(tagged: TaggedDocument): void {
  for (const element of elementsOf(tagged.tree)) if (!isInList(element)) wrapOthers(tagged, element, (kid) => !isOf(kid, 'LI'), 'L');
  for (const list of elementsOf(tagged.tree).filter(({ type }) => type === 'L')) {
    makeItems(tagged, list);
    const items = list.kids.filter(isElement);
    for (const item of items) mendItem(tagged, item);
    if (numberingIn(list) === 'None') continue; // of terms
    const labels = items.flatMap((item) => item.kids.filter((kid) => isOf(kid, 'Lbl')));
    sayNumbering(tagged, list, numberingOf(labels.map((label) => textIn(label.dict, 'ActualText') ?? wordsOf(label, tagged.pages))));
  }
}

/** An item that has a role of its own arrives as NonStruct; what is no item, loose words or a list in a list, comes into one. */
function makeItems(tagged: TaggedDocument, list: StructureElement): void {
  setKids(tagged, list, list.kids.flatMap(itemsIn));
  for (const kid of list.kids) if (isOf(kid, 'NonStruct') && kid.kids.some(isElement)) setType(kid, 'LI');
  wrapOthers(tagged, list, (kid) => isOf(kid, 'LI'), 'LI');
}

/** Whether it is a list, or a box between one and its items. */
function isInList(element: StructureElement): boolean {
  return element.type === 'L' || (BOXES.includes(element.type) && element.parent !== null && isInList(element.parent));
}

/** A box between a list and its items means nothing. */
function itemsIn(kid: Kid): Kid[] {
  const isBox = isOf(kid, ...BOXES) && kid.kids.some((inner) => isOf(inner, 'LI'));
  return isBox ? kid.kids.flatMap(itemsIn) : [kid];
}

function mendItem(tagged: TaggedDocument, item: StructureElement): void {
  const label = item.kids.find((kid) => isOf(kid, 'Lbl'));
  const others = item.kids.filter((kid) => kid !== label);
  if (label && item.kids[0] !== label) setKids(tagged, item, [label, ...others]);
  if (others.length > 0) wrapKids(tagged, item, others, 'LBody');
}

function numberingIn({ dict }: StructureElement): string | undefined {
  return dictsIn(dict, 'A').map((attributes) => nameIn(attributes, 'ListNumbering')).find((numbering) => numbering !== undefined);
}

function sayNumbering({ document: { context } }: TaggedDocument, { dict }: StructureElement, numbering: string): void {
  const others = dictsIn(dict, 'A').filter((attributes) => nameIn(attributes, 'O') !== 'List');
  const said = context.obj({ O: 'List', ListNumbering: numbering });
  dict.set(PDFName.of('A'), others.length > 0 ? context.obj([...others, said]) : said);
}
