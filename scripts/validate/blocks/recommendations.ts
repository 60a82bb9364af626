import type { FencedBlock } from '../../schema/narrative.ts';
import type { Findings } from '../prose/context.ts';
import { checkNoWords, checkWordsBlock, fault, firstFault } from './words.ts';

/** `::: recommendations`: an ordered list, or the words of a single one. */
export function checkRecommendationsBlock(block: FencedBlock): Findings {
  const bullets = block.content.some((b) => b.kind === 'list' && !b.ordered);
  const beside = block.content.length > 1 && block.content.some((b) => b.kind === 'list');
  return firstFault(checkWordsBlock(block), checkNoWords(block), fault(block, bullets, 'unnumbered-recommendations', 'Recommendations are numbered, so that a minute can name them. Begin each line with 1. instead of a bullet.'),
    fault(block, beside, 'beside-recommendations', 'There is text beside the numbered list, which would not be shown. Put its words into each recommendation, or move it above the block.'));
}
