import type { Place } from '../../problem.ts';
import type { Narrative, SourceBlock, SourceInline } from '../../schema/narrative.ts';

/** One run of an editor's own words: a paragraph, a heading, an item, a cell, a footnote. */
export interface OwnWords {
  kind: 'paragraph' | 'heading' | 'cell' | 'footnote';
  /** In `::: recommendations`: a resolution, in the words of the form. */
  isResolution: boolean;
  inlines: readonly SourceInline[];
  place: Place;
}

/** In order of reading. Words of others (quotations) and in other languages are not the editor's own and are left out. */
export function* ownWords({ blocks, footnotes }: Narrative): Generator<OwnWords> {
  yield* ofBlocks(blocks, false);
  for (const inlines of footnotes) yield { kind: 'footnote', isResolution: false, inlines, place: firstPlace(inlines) };
}

function* ofBlocks(blocks: readonly SourceBlock[], isResolution: boolean): Generator<OwnWords> {
  for (const block of blocks) {
    switch (block.kind) {
      case 'paragraph': case 'heading': yield { kind: block.kind, isResolution, inlines: block.content, place: block.place }; break;
      case 'list': for (const item of block.items) yield* ofBlocks(item, isResolution); break;
      case 'pipe-table': for (const cell of [...block.header, ...block.rows.flat()]) yield { kind: 'cell', isResolution, inlines: cell, place: block.place }; break;
      case 'block': if (!['quote', 'lang'].includes(block.name)) yield* ofBlocks(block.content, isResolution || block.name === 'recommendations'); break;
    }
  }
}

function firstPlace(inlines: readonly SourceInline[]): Place {
  const first = inlines.find((inline) => 'place' in inline);
  return first && 'place' in first ? first.place : { path: '', line: 1, column: 1 };
}

/** A run as one line of text, and the place of each of its letters. */
export interface Line {
  text: string;
  placeOf(offset: number): Place;
}

/** A figure reads as one word, and so do words in quotation marks. Code, pictures and other languages are no prose. */
export function lineOf({ inlines, place }: OwnWords): Line {
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
