import type { TaggedDocument } from '../model/structure-edit.ts';
import { nameBlocks } from './blocks.ts';
import { markContents } from './contents-list.ts';
import { dropDecoration } from './decoration.ts';
import { boundFigures, mendFigures } from './figures.ts';
import { mendLists } from './lists.ts';
import { markNotes } from './notes.ts';
import { mapRoles, nameLinks, nameRuby, numberHeadings } from './roles.ts';
import { dropRepeatedHeaders, mendTables, nameHeaderCells } from './tables.ts';

/**
 * Makes of Chromium's tags a structure as ISO 32000-1, 14.8.4 has it. Comes after the steps that look for marks of the
 * page (links, abbreviations, bookmarks, terms, languages), and before the structure is written.
 */
export function mendStructure(tagged: TaggedDocument): void {
  nameLinks(tagged);
  mendFigures(tagged); // first, because what is drawn in a figure is no decoration, and what is only framed by one is
  dropDecoration(tagged);
  dropRepeatedHeaders(tagged);
  mendTables(tagged);
  markContents(tagged); // before the lists, which it takes its own from
  mendLists(tagged);
  markNotes(tagged);
  numberHeadings(tagged);
  nameRuby(tagged);
  nameBlocks(tagged); // after all steps that know NonStruct as Chromium wrote it
  mapRoles(tagged);
  nameHeaderCells(tagged);
  boundFigures(tagged);
}
