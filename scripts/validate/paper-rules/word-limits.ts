import { flatten, plainText, proseOf, type SourceBlock } from '../../schema/narrative.ts';
import type { PaperRule } from './paper-context.ts';

/** A figure is one word. */
export function countWords(blocks: readonly SourceBlock[]): number {
  return proseOf(blocks).flatMap((run) => [...flatten(run.inlines)]).reduce((sum, i) => sum + (i.kind === 'text' ? plainText([i]).split(/\s+/).filter(Boolean).length : i.kind === 'figure' ? 1 : 0), 0);
}

/** Of the whole paper, appendices aside; a section's own is checked with the section. */
export const checkWholeLength: PaperRule = ({ publication: { form, outline }, placeOf }) => {
  const limit = form?.['word-limit'];
  if (limit === undefined) return [];
  const words = outline.sections.reduce((sum, { role, blocks }) => sum + (role === 'appendix' ? 0 : countWords(blocks)), 0);
  return words > limit ? [{ rule: 'word-limit', place: placeOf(['form']), message: `The paper has ${words} words, appendices left aside; the form allows ${limit}. Shorten it, or move details to an appendix.` }] : [];
};
