import { PDFName, PDFString } from '@cantoo/pdf-lib';
import { setType, wrapKids, type TaggedDocument } from '../model/structure-edit.ts';
import { ancestorOf, elementsOf, isOf, wordsOf, type StructureElement } from '../model/structure.ts';
import { destinationOf, readDestinations } from './destinations.ts';

/** Anchors, as the templates make them: a note is 'note-1', on slide 7 'note-1-7', its mark in the text 'note-1-mark', the next mark of it 'note-1-mark-2'. */
const NOTE = /^note-\d+(?:-\d+)?$/;
const MARK = /^(.+)-mark(?:-\d+)?$/;

/**
 * A note is what holds the link back to its mark, in a list at the end; or, at the foot of a slide, the paragraph
 * that begins with the mark's number. It becomes a Note with an /ID, and each mark that leads to it a Reference.
 */
export function markNotes(tagged: TaggedDocument): void {
  const pages = readDestinations(tagged.document);
  const links = elementsOf(tagged.tree).filter(({ type }) => type === 'Link').map((link) => ({ link, to: destinationOf(link) ?? '' }));
  const backs = links.flatMap(({ link, to }) => {
    const note = MARK.exec(to)?.[1];
    return note === undefined ? [] : [{ link, note }];
  });
  const anchors = new Set([...backs.map(({ note }) => note), ...links.map(({ to }) => to).filter((to) => NOTE.test(to))]);
  let count = 0;
  for (const anchor of anchors) {
    const marks = links.filter(({ to }) => to === anchor).map(({ link }) => link);
    const back = backs.find(({ note }) => note === anchor)?.link;
    const place = back ? ancestorOf(back, 'LBody', 'P') : marks[0] && noteOnSlide(tagged, wordsOf(marks[0], tagged.pages), pages.get(anchor));
    if (marks.length === 0 || !place) continue;
    const note = wrapKids(tagged, place, place.kids, 'Note');
    note.dict.set(PDFName.of('ID'), PDFString.of(`note${String(++count).padStart(6, '0')}`));
    if (!back) setType(note.kids[0] as StructureElement, 'Lbl');
    for (const mark of marks) refer(tagged, mark);
  }
}

/** The last on its page that begins with the number: notes stand at the foot. */
function noteOnSlide({ tree, pages }: TaggedDocument, number: string, page: number | undefined): StructureElement | undefined {
  return elementsOf(tree).filter(({ type }) => type === 'P').findLast(({ kids: [first, ...others] }) => {
    if (others.length === 0 || !first || !isOf(first, 'NonStruct')) return false;
    return first.kids.some((kid) => kid.kind === 'marked' && kid.page === page) && wordsOf(first, pages) === number;
  });
}

function refer(tagged: TaggedDocument, mark: StructureElement): void {
  const parent = mark.parent!;
  if (parent.type === 'NonStruct' && parent.kids.length === 1) setType(parent, 'Reference');
  else wrapKids(tagged, parent, [mark], 'Reference');
}
