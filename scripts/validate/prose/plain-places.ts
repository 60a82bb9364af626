import type { Problem } from '../../problem.ts';
import { flatten, proseOf, type SourceInline } from '../../schema/narrative.ts';
import { problemAt, type ProseContext } from './context.ts';

/** Whose caption and notes are plain text. */
const PLAIN = ['table', 'scenarios', 'targets', 'gap', 'backtest'];

/** A table's caption and header, and a section's heading, hold words and figures alone; what else stands there would be lost. A cell may link, but holds no picture. */
export function checkPlainPlaces({ narrative }: ProseContext): Problem[] {
  return [...proseOf(narrative.blocks)].flatMap(({ inlines, block, within, isHeader }) => {
    const name = within.at(-1)?.name;
    if (block.kind === 'pipe-table' && !isHeader) return picturesIn(inlines);
    const isPlain = block.kind === 'pipe-table' || (block.kind === 'heading' && block.level === 2)
      || (block.kind === 'paragraph' && (PLAIN.includes(name ?? '') || (name === 'kpis' && within.at(-1)?.content[0] === block)));
    if (!isPlain) return [];
    return [...flatten(inlines)].filter(({ kind }) => WORDS[kind] !== undefined)
      .map((inline) => problemAt(placeOf(inline, block.place), 'words-only', `${WORDS[inline.kind]} would not be shown here: a table and a section’s heading hold words only. Put it into the text beside it.`));
  });
}

function picturesIn(inlines: readonly SourceInline[]): Problem[] {
  return [...flatten(inlines)].flatMap((inline) => (inline.kind === 'image' ? [problemAt(inline.place, 'words-only', 'A picture in a table would be too small to see. Put it into the text beside it.')] : []));
}

const WORDS: Partial<Record<SourceInline['kind'], string>> = { link: 'A link', image: 'A picture', 'note-mark': 'The mark of a note' };

/** The mark of a note knows no place of its own. */
function placeOf(inline: SourceInline, otherwise: Problem['place']): Problem['place'] {
  return 'place' in inline ? inline.place : otherwise;
}
