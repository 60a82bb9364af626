import type { Attachment } from '../../render/pdf/finish/attachments.ts';
import type { StructureElement } from '../../render/pdf/model/structure.ts';
import { pageOf, type PdfSubject } from './subject.ts';

/** What the paper is meant to be; the file alone can't tell. */
export interface Expectations {
  title: string;
  /** 'en-GB' */
  language: string;
  /** The only typeface that may be used: 'Atkinson Hyperlegible' */
  typeface: string;
  /** Data that are to be inside it; without them, none. */
  attachments?: readonly Pick<Attachment, 'name' | 'bytes'>[];
}

/** Something that must hold of every finished PDF. */
export interface Condition {
  /** The Matterhorn protocol's '09-004'; 'UA 7.1-12' or 'A 6.1.13', a clause of PDF/UA-1 or PDF/A-2, where it has none; or, for a promise of our own, a name such as 'bookmarks'. */
  id: string;
  /** veraPDF's rules that judge the same, by clause and test number; of PDF/UA-1 where the id is Matterhorn's, else of PDF/A-2a. */
  rules: readonly string[];
  /** What has to be so, in a sentence. */
  means: string;
  /** What an officer can do about it; without it, only the software can. */
  remedy?: string;
  find(subject: PdfSubject, expectations: Expectations): Fault[];
}

/** Where and how a condition isn't met. */
export interface Fault {
  /** Counted from 1; null where it lies on no page, or on no single one. */
  page: number | null;
  /** The structure's name of the element: 'Table'. */
  element: string | null;
  expected: string;
  actual: string;
}

export interface Finding extends Fault, Pick<Condition, 'id' | 'means' | 'remedy'> {}

export function inFile(expected: string, actual: string): Fault {
  return { page: null, element: null, expected, actual };
}

/** @param page counted from 0, as in the model */
export function onPage(page: number, expected: string, actual: string): Fault {
  return { page: page + 1, element: null, expected, actual };
}

export function inElement(element: StructureElement, expected: string, actual: string): Fault {
  const page = pageOf(element);
  return { page: page === null ? null : page + 1, element: element.type, expected, actual };
}

/** A fault where something isn't so, else none. */
export function unless(isSo: boolean, fault: () => Fault): Fault[] {
  return isSo ? [] : [fault()];
}

/** The faults of a page as one, since a page that is wrong is wrong a hundred times: its first, and how many more. */
export function onePerPage(faults: readonly Fault[]): Fault[] {
  return [...Map.groupBy(faults, ({ page }) => page).values()].map(([first, ...more]) => (
    more.length === 0 ? first! : { ...first!, actual: `${first!.actual}, and ${more.length} more on this page` }));
}
