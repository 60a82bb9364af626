import type { FencedBlock } from '../../schema/narrative.ts';
import { problemAt, type Findings } from '../prose/context.ts';

/** `::: note` and the others that have nothing to say on their first line: words there would be lost. */
export function checkNoWords(block: FencedBlock): Findings {
  return fault(block, block.words !== '', 'words-beside-block', `“${block.words}” beside “::: ${block.name}” would not be shown. Put it on a line of its own below.`);
}

/** `::: note`, `::: landscape` and every other block that holds words: they must not be empty. */
export function checkWordsBlock(block: FencedBlock): Findings {
  return fault(block, block.content.length === 0, 'empty-block', `The block “${block.name}” is empty. Put its text between the two ::: lines, or delete it.`);
}

export function fault(block: FencedBlock, isWrong: boolean, rule: string, message: string): Findings {
  return { problems: isWrong ? [problemAt(block.place, rule, message)] : [], claims: [] };
}

/** The first of several checks that finds something. */
export function firstFault(...findings: Findings[]): Findings {
  return findings.find((f) => f.problems.length > 0) ?? { problems: [], claims: [] };
}
