import { PDFName, type PDFArray, type PDFDict, type PDFRef } from '@cantoo/pdf-lib';
import { markOf } from '../marks.ts';
import { pdfText } from '../model/objects.ts';
import type { TaggedDocument } from '../model/structure-edit.ts';
import { elementsOf, type StructureElement } from '../model/structure.ts';
import type { PrintedFacts } from '../prepare-paper.ts';
import { placeOf } from './destinations.ts';

interface Bookmark {
  title: string;
  level: number;
  heading: StructureElement;
  kids: Bookmark[];
}

/** Bookmarks of the levels above this one are unfolded: title and sections. */
const FOLDED_FROM = 2;

/**
 * Makes the outline from the headings: Chromium's own loses the space where a heading's line is broken.
 * @throws Error where the PDF's headings aren't the page's: one without a place, or one that the page doesn't print
 */
export function nameBookmarks(tagged: TaggedDocument, { headings }: Pick<PrintedFacts, 'headings'>): void {
  const elements = elementsOf(tagged.tree).filter(({ type }) => /^H[1-6]?$/.test(type));
  const expected = headings.filter((words) => words !== null).length;
  const found = elements.flatMap((heading): Bookmark[] => {
    const title = headings[markOf(heading, 'head') ?? -1];
    return title ? [{ title, level: Number(heading.type.slice(1) || 6), heading, kids: [] }] : [];
  });
  if (found.length !== expected || elements.length !== expected) throw new Error(`The page prints ${expected} headings, and its PDF has ${elements.length}, of which ${found.length} are the page's.`);
  tagged.document.catalog.delete(PDFName.of('Outlines'));
  if (found.length > 0) tagged.document.catalog.set(PDFName.of('Outlines'), writeBookmarks(tagged, nest(found)));
}

/** A heading belongs to the nearest before it that is of a higher level. */
function nest(bookmarks: readonly Bookmark[]): Bookmark[] {
  const top: Bookmark[] = [];
  const open: Bookmark[] = [];
  for (const bookmark of bookmarks) {
    while (open.length > 0 && open.at(-1)!.level >= bookmark.level) open.pop();
    (open.at(-1)?.kids ?? top).push(bookmark);
    open.push(bookmark);
  }
  return top;
}

function writeBookmarks(tagged: TaggedDocument, bookmarks: readonly Bookmark[]): PDFRef {
  const { context } = tagged.document;
  const root = context.obj({ Type: 'Outlines' });
  const ref = context.register(root);
  writeKids(tagged, root, ref, bookmarks, true);
  return ref;
}

/** Returns how many bookmarks are seen under this one when it is unfolded. */
function writeKids(tagged: TaggedDocument, parent: PDFDict, parentRef: PDFRef, bookmarks: readonly Bookmark[], isUnfolded: boolean): number {
  const { context } = tagged.document;
  const dicts = bookmarks.map(({ title, heading }) => context.obj({ Title: pdfText(title), Parent: parentRef, Dest: placeOfHeading(tagged, heading), SE: heading.ref }));
  const refs = dicts.map((dict) => context.register(dict));
  let seen = dicts.length;
  dicts.forEach((dict, i) => {
    const { kids, level } = bookmarks[i]!;
    if (refs[i - 1]) dict.set(PDFName.of('Prev'), refs[i - 1]!);
    if (refs[i + 1]) dict.set(PDFName.of('Next'), refs[i + 1]!);
    if (kids.length > 0) seen += Math.max(0, writeKids(tagged, dict, refs[i]!, kids, level < FOLDED_FROM));
  });
  parent.set(PDFName.of('First'), refs[0]!);
  parent.set(PDFName.of('Last'), refs.at(-1)!);
  parent.set(PDFName.of('Count'), context.obj(isUnfolded ? seen : -seen));
  return isUnfolded ? seen : 0;
}

function placeOfHeading(tagged: TaggedDocument, heading: StructureElement): PDFArray {
  const place = placeOf(tagged, heading);
  if (!place) throw new Error(`The PDF's heading ${heading.ref.toString()} stands on no page.`);
  return place;
}
