import type { FencedBlock } from '../../schema/narrative.ts';
import type { Findings } from '../prose/context.ts';
import { checkWordsBlock, fault, firstFault } from './words.ts';

/** `::: lang cy`: a passage in another language. */
export function checkLanguageBlock(block: FencedBlock): Findings {
  return firstFault(checkWordsBlock(block), fault(block, !/^[a-z]{2,3}(-[A-Z]{2})?$/.test(block.words), 'language-code', `${block.words === '' ? 'This block does not name its language' : `“${block.words}” is no code of a language`}. Write one after the block’s name: ::: lang cy for Welsh.`));
}
