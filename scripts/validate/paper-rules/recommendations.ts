import { plainText, type FencedBlock, type SourceBlock } from '../../schema/narrative.ts';
import type { Finding, PaperRule } from './paper-context.ts';

/** Resolutions stand in their block, where they get their numbers, each with its reason where the form wants that. */
export const checkRecommendations: PaperRule = ({ publication: { file, form, outline } }) => {
  if (file.kind !== 'report' || file.status === 'withdrawn') return [];
  return outline.sections.filter(({ role, absence }) => role === 'recommendation' && absence === null).flatMap(({ heading, blocks, place }): Finding[] => {
    const block = blocks.find((one): one is FencedBlock => one.kind === 'block' && one.name === 'recommendations');
    if (!block) return blocks.length === 0 ? [] : [{ rule: 'no-recommendations', place, message: `“${heading}” has text and no recommendations, so a minute can’t name them. Put each one, begun with 1., between a line ::: recommendations and a line :::.` }];
    return form?.reasons === 'each' ? withoutReason(block) : [];
  });
};

function withoutReason(block: FencedBlock): Finding[] {
  const list = block.content.find((one) => one.kind === 'list');
  const items = list ? list.items : [block.content];
  return items.flatMap((item, i): Finding[] => (item.some(isReason) ? [] : [{
    rule: 'no-reason', place: item[0]?.place ?? block.place,
    message: `${list ? `Recommendation ${i + 1}` : 'This recommendation'} has no reason, and the form wants one for each. Leave a line empty below it, and write “Reason: …”${list ? ' under its first word' : ''}.`,
  }]));
}

function isReason(block: SourceBlock): boolean {
  return block.kind === 'paragraph' && /^Reasons?: \S/.test(plainText(block.content));
}
