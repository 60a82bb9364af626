import type { Problem } from '../../problem.ts';
import type { FencedBlock } from '../../schema/narrative.ts';
import { findMarks } from '../plain-texts.ts';
import { problemAt, type Findings, type ProseContext } from '../prose/context.ts';
import { findNumbers, numberedNames } from '../prose/typed-numbers.ts';

/** Words beside ::: that are shown as a heading and can hold no figure: dates, years, law and names of the glossary may stand in them. */
export function checkTitle(block: FencedBlock, title: string, context: ProseContext): Findings {
  // Of a figure its author hears as of a mark.
  const numbers = title.includes('{{') ? [] : findNumbers(title, numberedNames(context.glossary));
  return {
    claims: [],
    problems: numbers.map(({ typed, at }) => problemAt(placeIn(block, title, at, context), 'typed-number', `“${typed}” is typed by hand in this title, which can hold no figure, and would go stale. Say the title without it, and the figure in the text below; a name with a number in it may be listed in the glossary.`)),
  };
}

/** Words beside ::: are plain text, whatever the block is. */
export function checkTitleMarks(block: FencedBlock, context: ProseContext): Problem[] {
  return findMarks(block.words).map(({ at, message }) => problemAt(placeIn(block, block.words, at, context), 'leftover-mark', message));
}

/** @param title the end of the block's first line */
function placeIn({ place, words }: FencedBlock, title: string, at: number, { linesOf }: ProseContext): FencedBlock['place'] {
  const line = (linesOf(place.path)[place.line - 1] ?? words).trimEnd();
  return { ...place, column: line.length - title.length + 1 + at };
}
