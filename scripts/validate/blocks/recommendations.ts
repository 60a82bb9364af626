import { plainText, type FencedBlock } from '../../schema/narrative.ts';
import type { Findings } from '../prose/context.ts';
import { checkNoWords, checkWordsBlock, fault, firstFault } from './words.ts';

/** 'That ...' and '(b) ...': one of several that were meant to be a list. */
const MEANT = /^(?:That\b|\(?(?:[a-z]|[ivx]+)[).] )/;

/** `::: recommendations`: an ordered list, or the words of a single one. */
export function checkRecommendationsBlock(block: FencedBlock): Findings {
  const bullets = block.content.some((b) => b.kind === 'list' && !b.ordered);
  const beside = block.content.length > 1 && block.content.some((b) => b.kind === 'list');
  const own = block.content.flatMap((b) => (b.kind === 'paragraph' ? [plainText(b.content)] : []));
  const isRunOn = !block.content.some((b) => b.kind === 'list') && (own.filter((words) => MEANT.test(words)).length > 1 || /^\(?a[).] .* \(?b[).] /.test(own[0] ?? ''));
  return firstFault(checkWordsBlock(block), checkNoWords(block), fault(block, bullets, 'unnumbered-recommendations', 'Recommendations are numbered, so that a minute can name them. Begin each line with 1. instead of a bullet.'), fault(block, isRunOn, 'unnumbered-recommendations', 'There is more than one recommendation here, and they would stand as one. Begin each with 1. and a space, on a line of its own, so that a minute can name them.'),
    fault(block, beside, 'beside-recommendations', 'There is text beside the numbered list, which would not be shown. Put its words into each recommendation, or move it above the block.'));
}
