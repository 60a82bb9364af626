import { PDFName } from '@cantoo/pdf-lib';
import { nameIn } from '../model/objects.ts';
import { setType, wrapKids, type TaggedDocument } from '../model/structure-edit.ts';
import { elementsOf, isOf, type Kid, type ObjectKid } from '../model/structure.ts';
import { wrapOthers } from './wrap-others.ts';

/**
 * The types of PDF 2.0 among those that Chromium writes, and what they are in PDF 1.7. Its whole list is
 * in printing/common/metafile_utils.cc: the others there (Document, Art, Div, BlockQuote, Caption, NonStruct, P, H1 to H6,
 * L, LI, Lbl, Table, TR, TH, TD, Link, Code, Ruby, RT, Figure, Form) are standard, and no standard type may be mapped.
 */
const ROLES: Record<string, string> = { Aside: 'Sect', Em: 'Span', Strong: 'Span' };

/** Tells readers of PDF 1.7 what the types of PDF 2.0 mean. */
export function mapRoles({ document: { context }, tree }: TaggedDocument): void {
  const types = new Set(elementsOf(tree).map(({ type }) => type));
  const used = Object.entries(ROLES).filter(([type]) => types.has(type));
  if (used.length > 0) tree.root.set(PDFName.of('RoleMap'), context.obj(Object.fromEntries(used)));
}

/** Chromium calls a heading below level 6 plain H, which may not stand beside numbered ones. */
export function numberHeadings({ tree }: TaggedDocument): void {
  for (const element of elementsOf(tree)) if (element.type === 'H') setType(element, 'H6');
}

/** Chromium leaves the words that ruby text stands above without a type of their own. */
export function nameRuby(tagged: TaggedDocument): void {
  for (const element of elementsOf(tagged.tree)) if (element.type === 'Ruby') wrapOthers(tagged, element, (kid) => isOf(kid, 'RB', 'RT', 'RP'), 'RB');
}

/** A link with a role of its own arrives as NonStruct, and one in a drawing as nothing but its annotations. */
export function nameLinks(tagged: TaggedDocument): void {
  for (const element of elementsOf(tagged.tree)) {
    const links = element.kids.filter(isLinkArea);
    if (links.length === 0 || element.type === 'Link') continue;
    if (element.type === 'NonStruct') setType(element, 'Link');
    else wrapKids(tagged, element, links, 'Link');
  }
}

function isLinkArea(kid: Kid): kid is ObjectKid {
  return kid.kind === 'object' && nameIn(kid.dict, 'Subtype') === 'Link';
}
