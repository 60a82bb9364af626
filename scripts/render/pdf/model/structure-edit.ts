import { PDFArray, PDFDict, PDFName, PDFNull, PDFNumber, PDFRef, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib';
import { dictIn, numberIn } from './objects.ts';
import type { PageContent } from './page-content.ts';
import { elementsOf, readParentTree, readStructure, type Kid, type MarkedKid, type StructureElement, type StructureTree } from './structure.ts';

/** A tagged document while it is finished: its structure is changed through the functions here, so that dictionaries, kids and parent tree agree. */
export interface TaggedDocument {
  document: PDFDocument;
  tree: StructureTree;
  /** What stood on the pages as the browser printed them. */
  pages: readonly PageContent[];
  /** Number of a page, form or annotation -> what it belongs to; written back by writeParentTree. */
  parents: Map<number, PDFObject>;
  /** Marked content that left the structure: it becomes an artifact. By markPlace. */
  dropped: Set<string>;
}

export function openTagged(document: PDFDocument, pages: readonly PageContent[]): TaggedDocument {
  const tree = readStructure(document);
  if (!tree) throw new Error('The browser printed a PDF without tags.');
  for (const kid of elementsOf(tree).flatMap(({ kids }) => kids)) if (kid.kind === 'marked' && kid.form) namePage(document, kid);
  return { document, tree, pages, parents: readParentTree(tree.root), dropped: new Set() };
}

/** Names marked content within the document: of a form by its reference, of a page by its number. */
export function markPlace(mcid: number, form: PDFRef | null, page: number): string {
  return `${form ? form.toString() : `page ${page}`}#${mcid}`;
}

export function setType(element: StructureElement, type: string): void {
  element.type = type;
  element.dict.set(PDFName.of('S'), PDFName.of(type));
}

/** Gives an element these kids, wherever they stood before; what is no kid of anything any more is lost, so move or drop it first. */
export function setKids(tagged: TaggedDocument, element: StructureElement, kids: Kid[]): void {
  element.kids = kids;
  for (const kid of kids) adopt(tagged, element, kid);
  const objects = kids.map((kid) => (kid.kind === 'element' ? kid.ref : kid.object));
  if (objects.length === 0) element.dict.delete(PDFName.of('K'));
  else element.dict.set(PDFName.of('K'), objects.length === 1 ? objects[0]! : tagged.document.context.obj(objects));
}

/** A new element in the place of some neighbours among an element's kids, with them as its own. */
export function wrapKids(tagged: TaggedDocument, parent: StructureElement, kids: Kid[], type: string): StructureElement {
  const at = parent.kids.indexOf(kids[0]!);
  const wrapper = newElement(tagged, parent, type);
  const others = parent.kids.filter((kid) => !kids.includes(kid));
  setKids(tagged, wrapper, kids);
  setKids(tagged, parent, [...others.slice(0, at), wrapper, ...others.slice(at)]);
  return wrapper;
}

/** Takes marked content out of the structure: it will be an artifact. */
export function dropMarked(tagged: TaggedDocument, element: StructureElement, kid: MarkedKid): void {
  tagged.dropped.add(markPlace(kid.mcid, kid.form, kid.page));
  setParent(tagged, kid, PDFNull);
  setKids(tagged, element, element.kids.filter((other) => other !== kid));
}

export function newElement({ document: { context } }: TaggedDocument, parent: StructureElement, type: string): StructureElement {
  const dict = context.obj({ Type: 'StructElem', S: type, P: parent.ref });
  return { kind: 'element', type, ref: context.register(dict), dict, parent, kids: [] };
}

function adopt(tagged: TaggedDocument, element: StructureElement, kid: Kid): void {
  if (kid.kind === 'element') {
    kid.parent = element;
    kid.dict.set(PDFName.of('P'), element.ref);
    return;
  }
  if (kid.kind === 'marked') {
    setParent(tagged, kid, element.ref);
    // A bare number means content of the element's own page, and an element that is moved to has perhaps none.
    if (kid.object instanceof PDFNumber) kid.object = markedReference(tagged, kid);
  } else {
    const number = numberIn(kid.dict, 'StructParent');
    if (number !== undefined) tagged.parents.set(number, element.ref);
  }
}

/** Chromium leaves the page out of a reference to a form's content, where its element has none either. */
function namePage(document: PDFDocument, { object, page }: MarkedKid): void {
  const reference = object instanceof PDFRef ? document.context.lookup(object) : object;
  if (reference instanceof PDFDict) reference.set(PDFName.of('Pg'), document.getPage(page).ref);
}

function markedReference({ document }: TaggedDocument, { mcid, page, form }: MarkedKid): PDFObject {
  const { context } = document;
  return context.obj({ Type: 'MCR', Pg: document.getPage(page).ref, MCID: mcid, ...(form && { Stm: form }) });
}

function setParent({ document, parents }: TaggedDocument, { mcid, form, page }: MarkedKid, parent: PDFObject): void {
  const owner = form ? document.context.lookup(form) : document.getPage(page).node;
  const dict = owner instanceof PDFDict ? owner : (owner as { dict?: PDFDict } | undefined)?.dict;
  const list = parents.get(numberIn(dict, 'StructParents') ?? -1);
  if (!(list instanceof PDFArray)) throw new Error(`The PDF's parent tree says nothing of page ${page + 1}, which has marked content.`);
  while (list.size() <= mcid) list.push(PDFNull);
  list.set(mcid, parent);
}

export function writeParentTree({ document: { context }, tree, parents }: TaggedDocument): void {
  const pairs = [...parents].sort(([a], [b]) => a - b).flatMap(([number, parent]) => [PDFNumber.of(number), parent]);
  const written = context.obj({ Nums: pairs });
  const old = tree.root.get(PDFName.of('ParentTree'));
  if (old instanceof PDFRef && dictIn(tree.root, 'ParentTree')) context.assign(old, written);
  else tree.root.set(PDFName.of('ParentTree'), written);
}

/** Adds a dictionary of attributes beside those an element has: `{ O: 'Layout', BBox: [...] }`. */
export function addAttributes({ document: { context } }: TaggedDocument, element: StructureElement, attributes: Record<string, unknown>): void {
  const added = context.obj(attributes as Parameters<typeof context.obj>[0]);
  const old = element.dict.lookup(PDFName.of('A'));
  if (old instanceof PDFArray) old.push(added);
  else element.dict.set(PDFName.of('A'), old ? context.obj([old, added]) : added);
}
