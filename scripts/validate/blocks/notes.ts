import { inlinesOf, type FencedBlock } from '../../schema/narrative.ts';
import type { Findings, ProseContext } from '../prose/context.ts';
import { checkNoWords, checkWordsBlock, fault, firstFault } from './words.ts';

/** `::: notes`: what a speaker may say beside a slide; left out of page and paper. */
export function checkNotesBlock(block: FencedBlock, { outline }: ProseContext): Findings {
  const isDeck = block.place.path.endsWith('/slides.md') || outline.sections.some((section) => section.role === 'slide');
  const hasMark = [...inlinesOf(block.content)].some((inline) => inline.kind === 'note-mark');
  return firstFault(checkNoWords(block), checkWordsBlock(block),
    fault(block, hasMark, 'words-only', 'The mark of a note would not be shown here, because speaker’s notes are left out of page and paper. Write the note’s words here instead.'),
    fault(block, !isDeck, 'notes-outside-deck', 'Speaker’s notes belong to a deck and would not be shown here. Use ::: note for an aside that readers see.'));
}
