import type { Block } from './report/block.ts';
import type { Inline } from './report/prose.ts';

/** Every block of a tree, those inside others too, in order of reading. */
export function* walkBlocks(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    if (block.kind === 'list') for (const item of block.items) yield* walkBlocks(item);
    else if (block.kind === 'recommendations') for (const item of block.items) yield* walkBlocks(item.content);
    else if ('content' in block && block.kind !== 'paragraph' && block.kind !== 'heading') yield* walkBlocks(block.content);
  }
}

/** All words of a tree, those inside other words too. */
export function* walkInlines(blocks: readonly Block[]): Generator<Inline> {
  for (const block of walkBlocks(blocks)) {
    for (const content of proseOf(block)) yield* flatten(content);
  }
}

export function* flatten(content: readonly Inline[]): Generator<Inline> {
  for (const part of content) {
    yield part;
    if ('children' in part) yield* flatten(part.children);
  }
}

function proseOf(block: Block): Inline[][] {
  switch (block.kind) {
    case 'paragraph': case 'heading': return [block.content];
    case 'quote': return [block.source];
    case 'chart': return [block.chart.headline, ...block.chart.notes];
    case 'kpis': return block.kpis.notes;
    case 'table': return block.table.rows.flatMap((row) => row.flatMap((cell) => (cell.content ? [cell.content] : [])));
    default: return [];
  }
}

/** Words alone, for places that hold plain text; the mark of a note is none. */
export function wordsOf(content: readonly Inline[]): string {
  return [...flatten(content)].map((part) => ('text' in part ? part.text : part.kind === 'line-break' ? ' ' : '')).join('');
}
