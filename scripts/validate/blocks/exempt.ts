import type { FencedBlock } from '../../schema/narrative.ts';
import type { Findings, ProseContext } from '../prose/context.ts';
import { checkTitle } from './title.ts';
import { fault, firstFault } from './words.ts';

/** `::: exempt Prices of the bidders`: its title is public. Where it may stand is told of the whole text (exemption.ts). */
export function checkExemptBlock(block: FencedBlock, context: ProseContext): Findings {
  return firstFault(fault(block, block.words === '', 'exempt-part-without-title', 'An exempt part needs a title, which the public sees in its place: ::: exempt Prices of the bidders.'), checkTitle(block, block.words, context));
}
