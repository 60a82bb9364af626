import type { PDFDict } from '@cantoo/pdf-lib';
import { nameIn } from '../../render/pdf/model/objects.ts';

/** Of ISO 32000-1, 14.8.4. */
export const STANDARD_TYPES: ReadonlySet<string> = new Set([
  'Document', 'Part', 'Art', 'Sect', 'Div', 'BlockQuote', 'Caption', 'TOC', 'TOCI', 'Index', 'NonStruct', 'Private',
  'P', 'H', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'L', 'LI', 'Lbl', 'LBody', 'Table', 'TR', 'TH', 'TD', 'THead', 'TBody', 'TFoot',
  'Span', 'Quote', 'Note', 'Reference', 'BibEntry', 'Code', 'Link', 'Annot', 'Ruby', 'RB', 'RT', 'RP', 'Warichu', 'WT', 'WP', 'Figure', 'Formula', 'Form',
]);

/** What a type is mapped to, step by step; its last step is mapped no further, or was passed before. */
export function mappingOf(type: string, roleMap: PDFDict | undefined): string[] {
  const steps: string[] = [];
  for (let next = roleMap && nameIn(roleMap, type); next !== undefined; next = nameIn(roleMap, next)) {
    steps.push(next);
    if (next === type || steps.indexOf(next) < steps.length - 1) break;
  }
  return steps;
}

export function standardType(type: string, roleMap: PDFDict | undefined): string | null {
  const steps = mappingOf(type, roleMap);
  return steps.find((step) => STANDARD_TYPES.has(step)) ?? (STANDARD_TYPES.has(type) ? type : null);
}
