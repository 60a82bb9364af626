import { PDFName } from '@cantoo/pdf-lib';
import { markOf } from '../marks.ts';
import { pdfText } from '../model/objects.ts';
import { setType, type TaggedDocument } from '../model/structure-edit.ts';
import { elementsOf } from '../model/structure.ts';
import type { PrintedFacts } from '../prepare-paper.ts';

/** Gives every abbreviation the words it stands for (/E). Before markLanguages, which takes the marks off. */
export function expandAbbreviations({ tree }: TaggedDocument, { expansions }: Pick<PrintedFacts, 'expansions'>): void {
  for (const element of elementsOf(tree)) {
    const expansion = expansions[markOf(element, 'abbr') ?? -1];
    if (!expansion) continue;
    if (element.type === 'NonStruct') setType(element, 'Span');
    element.dict.set(PDFName.of('E'), pdfText(expansion));
  }
}
