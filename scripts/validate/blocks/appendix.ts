import type { FencedBlock } from '../../schema/narrative.ts';
import type { Findings } from '../prose/context.ts';
import { checkWordsBlock, fault, firstFault } from './words.ts';

/** `::: appendix A Procurement timetable` */
export function checkAppendixBlock(block: FencedBlock): Findings {
  return firstFault(checkWordsBlock(block), fault(block, !/^\S+\s+\S/.test(block.words), 'appendix-without-title', 'An appendix needs its letter or number and a title: ::: appendix A Procurement timetable.'));
}
