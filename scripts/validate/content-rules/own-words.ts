import type { Place } from '../../problem.ts';
import type { Narrative, SourceBlock, SourceInline } from '../../schema/narrative.ts';

/** One run of an editor's own words: a paragraph, a heading, an item, a cell, a footnote. */
export interface OwnWords extends Line {
  kind: 'paragraph' | 'heading' | 'cell' | 'footnote';
  /** In `::: recommendations`: a resolution, in the words of the form. */
  isResolution: boolean;
  inlines: readonly SourceInline[];
  place: Place;
}

/** In order of reading. Words of others (quotations) and in other languages are not the editor's own and are left out. */
export function ownWords({ blocks, footnotes }: Narrative): OwnWords[] {
  const runs: OwnWords[] = [];
  const add = (kind: OwnWords['kind'], isResolution: boolean, inlines: readonly SourceInline[], place: Place): void => {
    runs.push({ kind, isResolution, inlines, place, ...lineOf(inlines, place) });
  };
  const visit = (block: SourceBlock, isResolution: boolean): void => {
    switch (block.kind) {
      case 'paragraph': case 'heading': add(block.kind, isResolution, block.content, block.place); break;
      case 'list': for (const inner of block.items.flat()) visit(inner, isResolution); break;
      case 'pipe-table': for (const cell of [...block.header, ...block.rows.flat()]) add('cell', isResolution, cell, block.place); break;
      case 'block': if (!['quote', 'lang'].includes(block.name)) for (const inner of block.content) visit(inner, isResolution || block.name === 'recommendations'); break;
    }
  };
  for (const block of blocks) visit(block, false);
  for (const inlines of footnotes) add('footnote', false, inlines, firstPlace(inlines));
  return runs;
}

function firstPlace(inlines: readonly SourceInline[]): Place {
  const first = inlines.find((inline) => 'place' in inline);
  return first && 'place' in first ? first.place : { path: '', line: 1, column: 1 };
}

/** A run as one line of text, and the place of each of its letters. */
interface Line {
  text: string;
  placeOf(offset: number): Place;
}

/** A figure reads as one word, and so do words in quotation marks. Code, pictures and other languages are no prose. */
export function lineOf(inlines: readonly SourceInline[], place: Place): Line {
  const pieces: { from: number; place: Place }[] = [];
  let text = '';
  const read = (run: readonly SourceInline[]): void => {
    for (const inline of run) {
      if (inline.kind === 'text') {
        pieces.push({ from: text.length, place: inline.place });
        text += inline.text;
      } else if (inline.kind === 'figure') text += FIGURE;
      else if (inline.kind === 'line-break') text += ' ';
      else if (inline.kind !== 'language' && 'children' in inline) read(inline.children);
    }
  };
  read(inlines);
  return {
    text: text.replace(/“[^”]*”|"[^"]*"/g, (quoted) => ` ${'x'.repeat(Math.max(quoted.length - 2, 1))} `.slice(0, quoted.length)),
    placeOf(offset) {
      const piece = pieces.findLast(({ from }) => from <= offset);
      return piece ? { ...piece.place, column: piece.place.column + offset - piece.from } : place;
    },
  };
}

const FIGURE = '0';
