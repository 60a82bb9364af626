import type { Warning } from '../../problem.ts';
import { checkAcronyms } from './acronyms.ts';
import { checkAllCapitals } from './all-capitals.ts';
import { checkBareAddresses } from './bare-address.ts';
import { checkBoldHeadings } from './bold-heading.ts';
import type { EditorialContext, EditorialRule } from './editorial-context.ts';
import { checkLinkWords } from './link-words.ts';
import { checkLongSentences } from './long-sentences.ts';
import { checkLongTitles } from './long-titles.ts';

const RULES: readonly EditorialRule[] = [checkAcronyms, checkAllCapitals, checkBareAddresses, checkBoldHeadings, checkLinkWords, checkLongSentences, checkLongTitles];

/** Advice on one text. No rule judges vocabulary: 'consult', 'ensure' and 'deliver' are terms of art in a committee's papers. */
export function checkContent(context: EditorialContext): Warning[] {
  return RULES.flatMap((rule) => rule(context));
}
