import { PDFName } from '@cantoo/pdf-lib';
import { unite, type Box } from '../model/geometry.ts';
import { textIn } from '../model/objects.ts';
import { addAttributes, setKids, setType, type TaggedDocument } from '../model/structure-edit.ts';
import { ancestorOf, contentOf, elementsOf, isElement, type Kid, type MarkedKid, type StructureElement } from '../model/structure.ts';

/** What a drawing consists of; anything else in a Figure is to be read, and a description in its place would hide it. */
const DRAWING = ['Figure', 'NonStruct', 'Span'];

/** A figure within these stands among words, as a letter does. */
const AROUND_WORDS = ['P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'Link', 'Span'];

/** One drawing is one Figure with one description: the frame around it and its words is a Div, its parts are no figures. */
export function mendFigures(tagged: TaggedDocument): void {
  for (const figure of elementsOf(tagged.tree).filter(({ type }) => type === 'Figure')) {
    if (ancestorOf(figure, 'Figure')) continue; // a part, unless what was around it has just become a frame
    const parts = elementsOf(figure);
    const isFrame = describes(figure) ? parts.some(({ type }) => !DRAWING.includes(type) && type !== 'Link') : parts.length > 0;
    if (isFrame) makeFrame(figure);
    else setKids(tagged, figure, drawnIn(figure));
  }
}

function describes(figure: StructureElement): boolean {
  return ['Alt', 'ActualText'].some((key) => (textIn(figure.dict, key) ?? '') !== '');
}

/** Its own description, where it has one, becomes its title: the drawing inside describes itself. */
function makeFrame(figure: StructureElement): void {
  const description = figure.dict.get(PDFName.of('Alt'));
  if (description && describes(figure)) figure.dict.set(PDFName.of('T'), description);
  figure.dict.delete(PDFName.of('Alt'));
  setType(figure, 'Div');
}

/** The marked content of a drawing and its links, out of all that is nested. */
function drawnIn(figure: StructureElement): Kid[] {
  return figure.kids.flatMap((kid) => (isElement(kid) && kid.type !== 'Link' ? drawnIn(kid) : [kid]));
}

/** Says where on its page a figure stands. One over several pages stands in no one place. */
export function boundFigures(tagged: TaggedDocument): void {
  for (const figure of elementsOf(tagged.tree).filter(({ type }) => type === 'Figure')) {
    const marked = [figure, ...elementsOf(figure)].flatMap(({ kids }) => kids.filter((kid): kid is MarkedKid => kid.kind === 'marked'));
    if (new Set(marked.map(({ page }) => page)).size !== 1) continue;
    const box = marked.map((kid) => contentOf(kid, tagged.pages)?.box ?? null).reduce<Box | null>(unite, null);
    const placement = ancestorOf(figure, ...AROUND_WORDS) ? {} : { Placement: 'Block' };
    if (box) addAttributes(tagged, figure, { O: 'Layout', ...placement, BBox: box.map((points) => Math.round(points * 100) / 100) });
  }
}
