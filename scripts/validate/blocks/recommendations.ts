import type { FencedBlock } from '../../schema/narrative.ts';
import type { Findings } from '../prose/context.ts';
import { checkWordsBlock, fault, firstFault } from './words.ts';

/** `::: recommendations`: an ordered list, or the words of a single one. */
export function checkRecommendationsBlock(block: FencedBlock): Findings {
  const bullets = block.content.some((b) => b.kind === 'list' && !b.ordered);
  return firstFault(checkWordsBlock(block), fault(block, bullets, 'unnumbered-recommendations', 'Recommendations are numbered, so that a minute can name them. Begin each line with 1. instead of a bullet.'));
}
