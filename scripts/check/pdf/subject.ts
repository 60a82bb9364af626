import type { PDFArray, PDFDict, PDFDocument, PDFName, PDFObject, PDFRef, PDFStream } from '@cantoo/pdf-lib';
import type { Font } from '../../render/pdf/model/fonts.ts';
import type { Box } from '../../render/pdf/model/geometry.ts';
import type { PageContent } from '../../render/pdf/model/page-content.ts';
import type { Painted } from '../../render/pdf/model/painting.ts';
import type { StructureElement, StructureTree } from '../../render/pdf/model/structure.ts';
import type { ContentFacts } from './content-facts.ts';
import type { FontProgram } from './font-program.ts';
import type { Section } from './sections.ts';
import type { Xmp } from './xmp.ts';

/** A PDF as it was read once, for all conditions to judge. */
export interface PdfSubject {
  bytes: Uint8Array;
  document: PDFDocument;
  catalog: PDFDict;
  info: PDFDict | undefined;
  xmp: Xmp | null;
  /** The catalog's. */
  language: string | undefined;
  pages: readonly PageContent[];
  contents: readonly ContentFacts[];
  /** Marked content of all pages, with what it lies in; that of a form as often as it is painted. */
  sections: readonly Section[];
  tree: StructureTree | null;
  /** In reading order. */
  elements: readonly StructureElement[];
  roleMap: PDFDict | undefined;
  /** The standard type an element has after the role map, null where it leads to none. */
  roleOf(element: StructureElement): string | null;
  /** Number of a page, form or annotation -> its element, or the elements of its marked content. */
  parents: ReadonlyMap<number, PDFObject>;
  elementAt(ref: PDFObject | undefined): StructureElement | undefined;
  /** The element that the parent tree gives a painted item's marked content. */
  ownerOf(item: Pick<Painted, 'mark'>, page: number): StructureElement | undefined;
  annotations: readonly Annotation[];
  fonts: readonly UsedFont[];
  /** Every dictionary, those of streams included. */
  dicts: readonly PDFDict[];
  arrays: readonly PDFArray[];
  streamObjects: readonly PDFStream[];
  names: ReadonlySet<PDFName>;
  /** Lengths in bytes of the longest string and all unusual numbers. */
  longestString: number;
  numbers: ReadonlySet<number>;
}

export interface Annotation {
  dict: PDFDict;
  ref: PDFRef | undefined;
  /** Counted from 0. */
  page: number;
  subtype: string;
  /** Of ISO 32000-1, 12.5.3; undefined where it has no /F. */
  flags: number | undefined;
  rect: Box | null;
  /** Hidden, or wholly outside the page. */
  isUnseen: boolean;
  /** By the parent tree. */
  owner: StructureElement | undefined;
}

/** A font with what is shown in it. */
export interface UsedFont {
  font: Font;
  /** 'AtkinsonHyperlegible-Bold', without a subset's prefix. */
  name: string;
  /** Counted from 0: where it is first used. */
  page: number;
  /** Codes that are shown, those of invisible text left out. */
  codes: ReadonlySet<number>;
  /** Of the embedded file, where it is one we read: TrueType. */
  program: FontProgram | null;
}

/** The page an element begins on, counted from 0; null where it has no content. */
export function pageOf(element: StructureElement): number | null {
  for (const kid of element.kids) {
    const page = kid.kind === 'element' ? pageOf(kid) : kid.page;
    if (page !== null) return page;
  }
  return null;
}

/** An element's kids that are elements, those of a NonStruct in its place: it has no meaning of its own (ISO 32000-1, 14.8.4.2). */
export function kidsOf(subject: PdfSubject, element: StructureElement): StructureElement[] {
  return element.kids.flatMap((kid) => {
    if (kid.kind !== 'element') return [];
    return subject.roleOf(kid) === 'NonStruct' ? kidsOf(subject, kid) : [kid];
  });
}

export function parentOf(subject: PdfSubject, element: StructureElement): StructureElement | null {
  let parent = element.parent;
  while (parent && subject.roleOf(parent) === 'NonStruct') parent = parent.parent;
  return parent;
}

export function elementsOfRole(subject: PdfSubject, ...roles: string[]): StructureElement[] {
  return subject.elements.filter((element) => roles.includes(subject.roleOf(element) ?? ''));
}
