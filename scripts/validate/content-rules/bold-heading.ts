import { warningAt } from '../../problem.ts';
import type { SourceInline } from '../../schema/narrative.ts';
import type { EditorialRule } from './editorial-context.ts';

/** A paragraph that is all bold is a heading to the eye alone. */
export const checkBoldHeadings: EditorialRule = ({ runs }) => runs
  .filter(({ kind, inlines }) => kind === 'paragraph' && isAllBold(inlines))
  .map(({ place }) => warningAt(place, 'bold-heading', 'This line is all in bold, so it looks like a heading but is none: people who jump from heading to heading miss it. Make it a heading with ###, or take the bold away.'));

function isAllBold(inlines: readonly SourceInline[]): boolean {
  const words = inlines.filter((inline) => inline.kind !== 'text' || inline.text.trim() !== '');
  return words.length === 1 && words[0]?.kind === 'strong';
}
