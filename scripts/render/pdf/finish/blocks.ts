import { PDFName } from '@cantoo/pdf-lib';
import { dropMarked, newElement, setKids, setType, type TaggedDocument } from '../model/structure-edit.ts';
import { contentOf, isElement, isOf, type Kid, type MarkedKid, type StructureElement } from '../model/structure.ts';

/** Hold blocks, and words only within them. */
const GROUPS = ['Document', 'Part', 'Art', 'Sect', 'Div', 'BlockQuote', 'Aside'];
/** Hold either words or blocks. */
const HOLDERS = ['LBody', 'TD', 'TH', 'Caption', 'Note'];
/** Have kids of certain types only, which other steps have seen to. */
const FRAMES = ['Table', 'THead', 'TBody', 'TFoot', 'TR', 'L', 'LI', 'TOC', 'TOCI', 'Figure'];
/** Stand within a line. */
const INLINE = ['NonStruct', 'Span', 'Lbl', 'Em', 'Strong', 'Code', 'Quote', 'Link', 'Reference', 'Note', 'Annot', 'BibEntry', 'Ruby', 'RB', 'RT', 'RP', 'Form', 'Figure', 'Formula'];
/** Stand alone where no words are beside them. */
const PICTURES = ['Figure', 'Formula', 'Form'];
const HEADINGS = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6'];
/** What an element says besides its type and its kids. */
const SAYS = ['Lang', 'E', 'ActualText', 'Alt', 'ID', 'A', 'T'];

/** A kid of an element, with every NonStruct that holds blocks replaced by these. */
interface Part {
  kid: Kid;
  isBlock: boolean;
  /** A NonStruct around other elements: a box of its own or, as of an abbreviation, a piece of a line; Chromium doesn't say which. */
  isBox: boolean;
}

/**
 * Chromium writes NonStruct for every box and every run of text. Runs of text go into what holds them; words that stand
 * in a box, or between blocks, become P; a box that begins with a heading becomes Sect, and any other leaves its kids behind.
 */
export function nameBlocks(tagged: TaggedDocument): void {
  for (const element of tagged.tree.kids) settle(tagged, element);
}

function settle(tagged: TaggedDocument, element: StructureElement): void {
  if (FRAMES.includes(element.type)) {
    for (const kid of element.kids.filter(isElement)) settle(tagged, kid);
    return;
  }
  const areas = element.kids.filter(({ kind }) => kind === 'object');
  const parts = element.kids.filter((kid) => !areas.includes(kid)).flatMap((kid) => partsOf(tagged, kid, GROUPS.includes(element.type)));
  if (isOf(element, 'P', 'Span') && parts.some(({ isBlock }) => isBlock)) setType(element, 'Div');
  const runs = runsOf(tagged, parts);
  const isLine = HOLDERS.includes(element.type) ? runs.length < 2 : !GROUPS.includes(element.type) && !parts.some(({ isBlock }) => isBlock);
  const kids = isLine ? parts.flatMap(lineKids) : blocksOf(tagged, element, runs);
  setKids(tagged, element, [...kids, ...areas]);
  if (element.type === 'Div' && isSection(kids)) setType(element, 'Sect');
}

function partsOf(tagged: TaggedDocument, kid: Kid, inGroup: boolean): Part[] {
  if (!isElement(kid)) return [{ kid, isBlock: false, isBox: false }];
  if (kid.type !== 'NonStruct') {
    settle(tagged, kid);
    return [{ kid, isBlock: !isInline(kid), isBox: false }];
  }
  const isBox = kid.kids.some(isElement);
  const parts = kid.kids.flatMap((inner) => partsOf(tagged, inner, inGroup));
  const runs = runsOf(tagged, parts);
  if (runs.length < 2 && !parts.some(({ isBlock }) => isBlock)) {
    setKids(tagged, kid, parts.flatMap(lineKids));
    return [{ kid, isBlock: false, isBox }];
  }
  const blocks = blocksOf(tagged, kid, runs);
  const becomesSection = inGroup && isSection(blocks);
  if (!becomesSection && !saysMore(kid)) return blocks.map((block) => ({ kid: block, isBlock: true, isBox: false }));
  setType(kid, becomesSection ? 'Sect' : 'Div');
  setKids(tagged, kid, blocks);
  return [{ kid, isBlock: true, isBox: false }];
}

function isSection(blocks: readonly Kid[]): boolean {
  return blocks.length > 1 && isOf(blocks[0]!, ...HEADINGS);
}

/** A link around blocks is a block itself. */
function isInline(element: StructureElement): boolean {
  return INLINE.includes(element.type) && element.kids.filter(isElement).every(isInline);
}

/** Each block alone, and what stands between blocks together: boxes only where words join them. */
function runsOf(tagged: TaggedDocument, parts: readonly Part[]): Part[][] {
  const runs: Part[][] = [];
  for (const part of parts) {
    const run = runs.at(-1);
    const before = run?.findLast((other) => !isBlank(tagged, other));
    const isApart = !run || part.isBlock || run[0]!.isBlock || (part.isBox && before?.isBox);
    if (isApart) runs.push([part]);
    else run.push(part);
  }
  return runs;
}

function isBlank({ pages }: TaggedDocument, { kid }: Part): boolean {
  const marked = isElement(kid) ? kid.kids : [kid];
  return marked.every((one) => {
    const content = one.kind === 'marked' && contentOf(one, pages);
    return content && content.kinds.has('text') && content.lines.join('').trim() === '';
  });
}

/** Spaces alone, between two blocks, say nothing. */
function dropBlank(tagged: TaggedDocument, parent: StructureElement, { kid }: Part): void {
  const element = isElement(kid) ? kid : parent;
  const marked = isElement(kid) ? kid.kids : [kid];
  for (const one of marked as MarkedKid[]) dropMarked(tagged, element, one);
}

function blocksOf(tagged: TaggedDocument, parent: StructureElement, runs: readonly Part[][]): Kid[] {
  return runs.flatMap((run) => {
    const [{ kid, isBlock }] = run as [Part];
    if (isBlock) return [kid];
    if (run.every((part) => isBlank(tagged, part))) {
      for (const part of run) dropBlank(tagged, parent, part);
      return [];
    }
    if (run.length === 1 && isOf(kid, 'NonStruct') && !kid.kids.every(isPicture)) {
      setType(kid, 'P');
      return [kid];
    }
    const kids = run.flatMap(lineKids);
    if (kids.every(isPicture)) return kids;
    const paragraph = newElement(tagged, parent, 'P');
    setKids(tagged, paragraph, kids);
    return [paragraph];
  });
}

function isPicture(kid: Kid): boolean {
  return isOf(kid, ...PICTURES);
}

/** What a part is within a line: NonStruct leaves its kids, or becomes Span where it says more. */
function lineKids({ kid }: Part): Kid[] {
  if (!isOf(kid, 'NonStruct')) return [kid];
  if (!saysMore(kid)) return kid.kids;
  setType(kid, 'Span');
  return [kid];
}

function saysMore({ dict }: StructureElement): boolean {
  return SAYS.some((key) => dict.has(PDFName.of(key)));
}
