import type { FencedBlock } from '../../schema/narrative.ts';
import type { Findings } from '../prose/context.ts';
import { checkWordsBlock, fault, firstFault } from './words.ts';

/** `::: quote whose words, where and when`: verbatim, so a number in it may be typed. */
export function checkQuoteBlock(block: FencedBlock): Findings {
  return firstFault(checkWordsBlock(block), fault(block, block.words === '', 'quote-without-source', 'This quotation does not say whose it is. Write it after the name: ::: quote Ofsted, inspection of March 2024.'));
}
