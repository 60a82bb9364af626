import type { FencedBlock } from '../../schema/narrative.ts';
import { fault } from './words.ts';
import type { Findings } from '../prose/context.ts';

/** `::: exempt Prices of the bidders`: its title is public. Where it may stand is told of the whole text (exemption.ts). */
export function checkExemptBlock(block: FencedBlock): Findings {
  return fault(block, block.words === '', 'exempt-part-without-title', 'An exempt part needs a title, which the public sees in its place: ::: exempt Prices of the bidders.');
}
