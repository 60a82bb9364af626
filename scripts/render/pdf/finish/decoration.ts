import { PDFName } from '@cantoo/pdf-lib';
import { dictsIn, nameIn, pdfText } from '../model/objects.ts';
import { dropMarked, setKids, type TaggedDocument } from '../model/structure-edit.ts';
import { ancestorOf, contentOf, elementsOf, isElement, isOf, wordsOf, type Kid, type MarkedKid, type StructureElement } from '../model/structure.ts';

/** What is drawn in these is what they say. */
const DRAWN = ['Figure', 'Formula', 'Form'];
/** A table keeps its shape with empty cells. */
const STANDS_EMPTY = ['Document', 'Table', 'TR', 'TH', 'TD', ...DRAWN];
const CELLS = ['TH', 'TD'];
/** Spaces between their parts say nothing. */
const HAS_PARTS = ['L', 'Table', 'TR'];

/** Chromium draws the bullets of a list: what a reader's program says for them. */
const BULLETS: Record<string, string> = { Disc: '•', Circle: '◦', Square: '▪' };

/** Borders, backgrounds and rules leave the structure, and so does what holds nothing else; a drawn bullet is given its character. */
export function dropDecoration(tagged: TaggedDocument): void {
  for (const element of elementsOf(tagged.tree)) {
    if (DRAWN.includes(element.type) || ancestorOf(element, ...DRAWN)) continue;
    const isBetween = [element, element.parent].some((around) => around && HAS_PARTS.includes(around.type)) || isInEmptyCell(element, tagged);
    const drawn = element.kids.filter((kid): kid is MarkedKid => kid.kind === 'marked' && !saysSomething(kid, tagged, isBetween));
    if (element.type === 'Lbl' && drawn.length > 0 && drawn.length === element.kids.length) nameBullet(element);
    else for (const kid of drawn) dropMarked(tagged, element, kid);
  }
  for (const element of tagged.tree.kids) dropEmpty(tagged, element);
}

function saysSomething(kid: MarkedKid, { pages }: TaggedDocument, isBetween: boolean): boolean {
  const content = contentOf(kid, pages);
  return content !== undefined && content.kinds.has('text') && !(isBetween && content.lines.join('').trim() === '');
}

/** The page gives a cell without words a space, else Chromium would leave it out. */
function isInEmptyCell(element: StructureElement, { pages }: TaggedDocument): boolean {
  const cell = isOf(element, ...CELLS) ? element : ancestorOf(element, ...CELLS);
  return cell !== null && wordsOf(cell, pages) === '';
}

function nameBullet(label: StructureElement): void {
  const list = ancestorOf(label, 'L');
  const shape = list && dictsIn(list.dict, 'A').map((attributes) => nameIn(attributes, 'ListNumbering')).find((name) => name);
  label.dict.set(PDFName.of('ActualText'), pdfText(`${BULLETS[shape ?? ''] ?? BULLETS['Disc']} `));
}

function dropEmpty(tagged: TaggedDocument, element: StructureElement): void {
  for (const kid of element.kids.filter(isElement)) dropEmpty(tagged, kid);
  const full = element.kids.filter((kid) => !isEmpty(kid));
  if (full.length < element.kids.length) setKids(tagged, element, full);
}

function isEmpty(kid: Kid): boolean {
  return isElement(kid) && kid.kids.length === 0 && !STANDS_EMPTY.includes(kid.type) && !['Alt', 'ActualText'].some((key) => kid.dict.has(PDFName.of(key)));
}
