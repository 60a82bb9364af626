import { textIn } from './model/objects.ts';
import type { StructureElement } from './model/structure.ts';

/**
 * An element of the page is found again among the PDF's tags by its language, which Chromium carries over unchanged:
 * 'en-GB-x-link12' is English and the 12th link, counted from 0. What follows '-x-' is private use (RFC 5646, 2.2.7),
 * so nothing else reads it. markLanguages takes the marks off again.
 */
type MarkKind = 'link' | 'abbr' | 'head' | 'term';

const MARK = /-x-(link|abbr|head|term)(\d+)$/;

/** The number that the page gave an element, or null where it is none of this kind. */
export function markOf(element: StructureElement, kind: MarkKind): number | null {
  const match = MARK.exec(textIn(element.dict, 'Lang') ?? '');
  return match?.[1] === kind ? Number(match[2]) : null;
}

/** An element's own language without any mark, or null where it has none. */
export function ownLanguage(element: StructureElement): string | null {
  return textIn(element.dict, 'Lang')?.replace(MARK, '') || null;
}
