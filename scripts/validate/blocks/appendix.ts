import type { FencedBlock } from '../../schema/narrative.ts';
import type { Findings, ProseContext } from '../prose/context.ts';
import { checkTitle } from './title.ts';
import { checkWordsBlock, fault, firstFault } from './words.ts';

/** `::: appendix A Procurement timetable` */
export function checkAppendixBlock(block: FencedBlock, context: ProseContext): Findings {
  const [, title = null] = /^\S+\s+(\S.*)$/.exec(block.words) ?? [];
  if (title === null) return firstFault(checkWordsBlock(block), fault(block, true, 'appendix-without-title', 'An appendix needs its letter or number and a title: ::: appendix A Procurement timetable.'));
  return firstFault(checkWordsBlock(block), checkTitle(block, title, context));
}
