import type { Warning } from '../../problem.ts';
import type { Narrative } from '../../schema/narrative.ts';
import { checkAcronyms } from './acronyms.ts';
import { checkAllCapitals } from './all-capitals.ts';
import { checkBareAddresses } from './bare-address.ts';
import { checkBoldHeadings } from './bold-heading.ts';
import type { EditorialContext, EditorialRule } from './editorial-context.ts';
import { checkLinkWords } from './link-words.ts';
import { checkLongSentences } from './long-sentences.ts';
import { checkLongTitles } from './long-titles.ts';
import { ownWords } from './own-words.ts';

const RULES: readonly EditorialRule[] = [checkAcronyms, checkAllCapitals, checkBareAddresses, checkBoldHeadings, checkLinkWords, checkLongSentences, checkLongTitles];

/** Advice on one text. No rule judges vocabulary: 'consult', 'ensure' and 'deliver' are terms of art in a committee's papers. */
export function checkContent({ narrative, ...rest }: Omit<EditorialContext, 'runs'> & { narrative: Narrative }): Warning[] {
  const context: EditorialContext = { ...rest, runs: ownWords(narrative) };
  return RULES.flatMap((rule) => rule(context));
}
