import { flatten, proseOf } from '../../schema/narrative.ts';
import type { Finding, PaperRule } from './paper-context.ts';

/** Where the form wants it, the text leads to every chart and table. */
export const checkUnnamedFigures: PaperRule = ({ publication: { form, outline } }) => {
  if (!form?.['figures-named']) return [];
  const named = new Set(outline.sections.flatMap(({ blocks }) => proseOf(blocks).flatMap(({ inlines }) => flatten(inlines).flatMap((inline) => (inline.kind === 'link' ? [inline.href] : [])))));
  return outline.sections.flatMap(({ labels }) => [...labels].flatMap(([block, { table, ...own }]) => [own, ...(table ? [table] : [])].flatMap(({ id, number }): Finding[] => {
    if (!number || !/^(?:Figure|Table) /.test(number) || named.has(`#${id}`)) return [];
    return [{ rule: 'figure-not-named', place: block.place, message: `The text never speaks of ${number.toLowerCase()}, and the form wants every chart and table named. Where it matters, write [see](#${id}), which becomes “${number.toLowerCase()}”.` }];
  })));
};
