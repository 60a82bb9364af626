import { warningAt } from '../../problem.ts';
import { flatten, plainText } from '../../schema/narrative.ts';
import type { EditorialRule } from './editorial-context.ts';

const EMPTY_WORDS = /^(?:(?:please )?click(?: here)?|here|this|this (?:link|page)|link|more|read more|find out more|learn more|more information|view|download)$/;

/** Screen readers list a page's links without the sentences round them. */
export const checkLinkWords: EditorialRule = ({ runs }) => runs.flatMap(({ inlines }) => [...flatten(inlines)].flatMap((inline) => {
  if (inline.kind !== 'link') return [];
  const words = plainText(inline.children).trim();
  const bare = words.toLowerCase().replace(/[.!:…>→]+$/, '').trim();
  return EMPTY_WORDS.test(bare) ? [warningAt(inline.place, 'link-words', `The link says “${words}”, which tells nothing to people who hear the links as a list. Name what it leads to: [the council’s budget](…).`)] : [];
}));
