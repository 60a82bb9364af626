import type { MarkdownSource } from '../../load/read-markdown.ts';
import type { Place } from '../../problem.ts';
import type { Narrative, SourceBlock, SourceInline } from '../../schema/narrative.ts';

/** A chapter's file, or a deck's slides. */
export interface Part {
  source: MarkdownSource;
  /** A chapter's heading, made from its title; null where the file's own ## headings are the sections. */
  heading: { id: string; title: string; summary?: string | undefined; place: Place } | null;
}

/**
 * One narrative from several files, so that every rule, number and anchor works across them: a chapter becomes a
 * level-2 heading with its title, its own headings go down a level, and footnotes are counted through.
 * @param version 'open' for what the public sees
 */
export function mergeParts(parts: readonly Part[], version: 'narrative' | 'open' = 'narrative'): Narrative {
  const [only, ...others] = parts;
  if (only && others.length === 0 && only.heading === null) return only.source[version];
  const merged: Narrative = { blocks: [], footnotes: [] };
  for (const { source, heading } of parts) {
    const { blocks, footnotes } = source[version];
    if (heading) merged.blocks.push({ kind: 'heading', level: 2, shift: 0, anchor: heading.id, content: [{ kind: 'text', text: heading.title, place: heading.place }], place: heading.place });
    const move: Move = { levels: heading ? 1 : 0, notes: merged.footnotes.length };
    merged.blocks.push(...blocks.map((block) => moveBlock(block, move)));
    merged.footnotes.push(...footnotes.map((note) => note.map((inline) => moveInline(inline, move))));
  }
  return merged;
}

interface Move {
  levels: number;
  notes: number;
}

function moveBlock(block: SourceBlock, move: Move): SourceBlock {
  const within = (blocks: SourceBlock[]): SourceBlock[] => blocks.map((b) => moveBlock(b, move));
  const inlines = (run: SourceInline[]): SourceInline[] => run.map((i) => moveInline(i, move));
  switch (block.kind) {
    case 'heading': return { ...block, level: block.level + move.levels, shift: move.levels, content: inlines(block.content) };
    case 'paragraph': return { ...block, content: inlines(block.content) };
    case 'list': return { ...block, items: block.items.map(within) };
    case 'blockquote': case 'block': return { ...block, content: within(block.content) };
    case 'pipe-table': return { ...block, header: block.header.map(inlines), rows: block.rows.map((row) => row.map(inlines)) };
    default: return block;
  }
}

function moveInline(inline: SourceInline, move: Move): SourceInline {
  if (inline.kind === 'note-mark') return { ...inline, note: inline.note + move.notes };
  return 'children' in inline ? { ...inline, children: inline.children.map((child) => moveInline(child, move)) } : inline;
}
