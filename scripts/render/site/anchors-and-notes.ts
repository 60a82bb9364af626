import type { Block } from '../../schema/report/block.ts';
import type { FootnoteView } from '../../schema/report/prose.ts';
import type { SectionView } from '../../schema/report/section.ts';
import { flatten, walkBlocks, walkInlines } from '../../schema/walk-report.ts';

/** The anchors that a section brings to its page. */
export function anchorsOf({ id, blocks }: SectionView): string[] {
  return [id, ...[...walkBlocks(blocks)].flatMap(anchorsOfBlock)];
}

function anchorsOfBlock(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph': return block.id ? [block.id] : [];
    case 'heading': return [block.id];
    case 'recommendations': return block.items.map(({ id }) => id);
    case 'table': return [block.table.id];
    case 'chart': return [block.chart.id, block.chart.table.id];
    case 'kpis': return [block.kpis.id, block.kpis.table.id];
    default: return [];
  }
}

/** The notes to what stands in these sections, and to these notes, each leading back to the places there alone. Numbers stay those of the whole publication. */
export function footnotesOf(footnotes: readonly FootnoteView[], sections: readonly SectionView[]): FootnoteView[] {
  const marks = sections.flatMap(({ blocks }) => [...walkInlines(blocks)]).filter((part) => part.kind === 'note-mark');
  const reached = new Set<string>();
  for (const { note } of marks) { // grows by the marks of each note that is reached
    if (reached.has(note)) continue;
    reached.add(note);
    marks.push(...flatten(footnotes.find(({ id }) => id === note)?.content ?? []).filter((part) => part.kind === 'note-mark'));
  }
  const here = new Set(marks.map(({ id }) => id));
  return footnotes.map((note) => ({ ...note, marks: note.marks.filter((mark) => here.has(mark)) })).filter(({ marks }) => marks.length > 0);
}
