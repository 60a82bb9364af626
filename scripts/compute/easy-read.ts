import type { SourceBlock } from '../schema/narrative.ts';
import { dateText } from '../schema/period.ts';
import type { Publication } from '../schema/records.ts';
import type { EasyReadView, IdeaView } from '../schema/report/easy-read.ts';
import { computeProse, typeset, type ProseScope } from './prose.ts';

/** The Easy Read version, its figures from the same data as the publication's. */
export function computeEasyRead(easyRead: NonNullable<Publication['easyRead']>, scope: Omit<ProseScope, 'outline' | 'figures'>): EasyReadView {
  const { file, outline } = easyRead;
  const own: ProseScope = { ...scope, outline, figures: [] };
  const checked = file['checked-against'];
  const sections = outline.sections.map(({ id, heading, blocks }) => ({ id, heading: typeset(heading), ideas: ideasOf(blocks, own) }));
  return { title: typeset(file.title), sections, figures: own.figures, checked: { iso: checked, text: dateText(checked) } };
}

/** Each paragraph and each item of a list is one idea. */
function ideasOf(blocks: readonly SourceBlock[], scope: ProseScope): IdeaView[] {
  return blocks.flatMap((block): IdeaView[] => {
    if (block.kind === 'list') return block.items.flatMap((item) => ideasOf(item, scope));
    if (block.kind !== 'paragraph') return [];
    const [first, ...rest] = block.content;
    const picture = first?.kind === 'image' ? { src: first.src, alt: typeset(first.alt) } : null;
    const content = computeProse(picture ? rest : block.content, scope);
    const [opening] = content;
    // The space between picture and sentence is the layout's.
    if (opening?.kind === 'text') opening.text = opening.text.trimStart();
    return [{ picture, content }];
  });
}
