import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef, PDFStream, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib';
import { markKey, type MarkedContent, type PageContent } from './page-content.ts';
import { dictIn, membersOf, nameIn, numberIn } from './objects.ts';

/** A structure element (ISO 32000-1, 14.7.2) with its kids read; its dictionary stays the truth that is saved. */
export interface StructureElement {
  kind: 'element';
  /** As it is written, before any role map: 'H2'. */
  type: string;
  ref: PDFRef;
  dict: PDFDict;
  parent: StructureElement | null;
  kids: Kid[];
}

/** Marked content on a page, as a kid of its element. */
export interface MarkedKid {
  kind: 'marked';
  mcid: number;
  /** Counted from 0. */
  page: number;
  /** The form whose content it is, null for the page's own. */
  form: PDFRef | null;
  object: PDFObject;
}

/** An annotation, as a kid of its element. */
export interface ObjectKid {
  kind: 'object';
  ref: PDFRef;
  dict: PDFDict | undefined;
  page: number;
  object: PDFObject;
}

export type Kid = StructureElement | MarkedKid | ObjectKid;

export interface StructureTree {
  root: PDFDict;
  kids: StructureElement[];
}

/** The document's structure, or null where it isn't tagged. */
export function readStructure(document: PDFDocument): StructureTree | null {
  const root = dictIn(document.catalog, 'StructTreeRoot');
  if (!root) return null;
  const pageNumbers = new Map(document.getPages().map((page, i) => [page.ref.toString(), i]));
  const seen = new Set<string>();
  const pageOf = (dict: PDFDict, otherwise: number): number => pageNumbers.get(String(dict.get(PDFName.of('Pg')))) ?? otherwise;
  let pagesOfForms: Map<PDFRef, number> | null = null;

  function readElement(ref: PDFRef, dict: PDFDict, parent: StructureElement | null, around: number): StructureElement {
    const element: StructureElement = { kind: 'element', type: nameIn(dict, 'S') ?? '', ref, dict, parent, kids: [] };
    const page = pageOf(dict, around);
    for (const object of kidsOf(dict)) {
      const kid = readKid(object, element, page);
      if (kid) element.kids.push(kid);
    }
    return element;
  }

  function readKid(object: PDFObject, parent: StructureElement | null, page: number): Kid | null {
    const value = object instanceof PDFRef ? document.context.lookup(object) : object;
    if (value instanceof PDFNumber) return { kind: 'marked', mcid: value.asNumber(), page, form: null, object };
    if (!(value instanceof PDFDict)) return null;
    const own = pageOf(value, page);
    const type = nameIn(value, 'Type');
    if (type === 'MCR') {
      const mcid = numberIn(value, 'MCID') ?? -1;
      const form = value.get(PDFName.of('Stm'));
      if (!(form instanceof PDFRef)) return { kind: 'marked', mcid, page: own, form: null, object };
      pagesOfForms ??= readPagesOfForms(document);
      return { kind: 'marked', mcid, page: value.has(PDFName.of('Pg')) ? own : (pagesOfForms.get(form) ?? own), form, object };
    }
    if (type === 'OBJR') {
      const ref = value.get(PDFName.of('Obj'));
      return ref instanceof PDFRef ? { kind: 'object', ref, dict: document.context.lookupMaybe(ref, PDFDict), page: own, object } : null;
    }
    if (!(object instanceof PDFRef) || seen.has(object.toString())) return null; // a loop in a broken file
    seen.add(object.toString());
    return readElement(object, value, parent, page);
  }

  const kids = kidsOf(root).map((object) => readKid(object, null, 0)).filter((kid) => kid?.kind === 'element');
  return { root, kids };
}

/** The page that paints each form: Chromium doesn't say it of the content of one. */
function readPagesOfForms(document: PDFDocument): Map<PDFRef, number> {
  const pages = new Map<PDFRef, number>();
  const visit = (resources: PDFDict | undefined, page: number): void => {
    for (const [, ref] of dictIn(resources, 'XObject')?.entries() ?? []) {
      const form = document.context.lookup(ref);
      if (!(ref instanceof PDFRef) || pages.has(ref) || !(form instanceof PDFStream) || nameIn(form.dict, 'Subtype') !== 'Form') continue;
      pages.set(ref, page);
      visit(dictIn(form.dict, 'Resources'), page);
    }
  };
  document.getPages().forEach(({ node }, page) => visit(node.Resources(), page));
  return pages;
}

function kidsOf(dict: PDFDict): PDFObject[] {
  const kids = dict.get(PDFName.of('K'));
  const value = kids instanceof PDFRef ? dict.context.lookup(kids) : kids;
  if (value instanceof PDFArray) return value.asArray();
  return kids === undefined ? [] : [kids];
}

/** Every element, parents before their kids, in reading order. */
export function elementsOf(tree: StructureTree | StructureElement): StructureElement[] {
  const found: StructureElement[] = [];
  const visit = (kids: readonly Kid[]): void => {
    for (const kid of kids) {
      if (kid.kind !== 'element') continue;
      found.push(kid);
      visit(kid.kids);
    }
  };
  visit(tree.kids);
  return found;
}

export function isElement(kid: Kid): kid is StructureElement {
  return kid.kind === 'element';
}

export function isOf(kid: Kid, ...types: string[]): kid is StructureElement {
  return isElement(kid) && types.includes(kid.type);
}

/** The nearest element around that is of one of these types. */
export function ancestorOf(element: StructureElement, ...types: string[]): StructureElement | null {
  for (let around = element.parent; around; around = around.parent) if (types.includes(around.type)) return around;
  return null;
}

/** What an element says, as it is shown; a space stands where a line of its text is broken, and the end of a line has none. */
export function wordsOf(element: StructureElement, pages: readonly PageContent[]): string {
  return shownIn(element, pages).replace(/\s+/g, ' ').trim();
}

function shownIn(element: StructureElement, pages: readonly PageContent[]): string {
  return element.kids.map((kid) => {
    if (kid.kind === 'element') return shownIn(kid, pages);
    return kid.kind === 'marked' ? linesOf(kid, pages).join(' ') : '';
  }).join('');
}

export function linesOf(kid: MarkedKid, pages: readonly PageContent[]): string[] {
  return contentOf(kid, pages)?.lines ?? [];
}

export function contentOf({ page, mcid, form }: MarkedKid, pages: readonly PageContent[]): MarkedContent | undefined {
  return pages[page]?.marked.get(markKey(mcid, form?.toString() ?? null));
}

/** The parent tree's entries: number of a page, form or annotation -> what it belongs to. */
export function readParentTree(root: PDFDict): Map<number, PDFObject> {
  const parents = new Map<number, PDFObject>();
  const read = (node: PDFDict): void => {
    const pairs = node.lookup(PDFName.of('Nums'));
    for (let i = 0; pairs instanceof PDFArray && i + 1 < pairs.size(); i += 2) {
      const key = pairs.lookup(i);
      const value = pairs.lookup(i + 1);
      if (key instanceof PDFNumber) parents.set(key.asNumber(), value instanceof PDFArray ? value : pairs.get(i + 1));
    }
    for (const kid of membersOf(node.lookup(PDFName.of('Kids')))) if (kid instanceof PDFDict) read(kid);
  };
  const tree = dictIn(root, 'ParentTree');
  if (tree) read(tree);
  return parents;
}
