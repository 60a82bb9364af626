import type { Problem } from '../../problem.ts';
import { flatten, type SourceBlock } from '../../schema/narrative.ts';
import { problemAt, type ProseContext } from './context.ts';

/** Headings go down one level at a time: who listens to the page finds their way by them. */
export function checkHeadings({ narrative }: ProseContext): Problem[] {
  let level = 1;
  return headingsOf(narrative.blocks).flatMap((heading) => {
    const jump = heading.level > level + 1;
    const before = level;
    level = heading.level;
    if (heading.level === 1) return [problemAt(heading.place, 'heading-level', 'A single # is for the title, which stands in the settings at the top. Use ## here.')];
    if (heading.level > 4) return [problemAt(heading.place, 'heading-level', 'Headings go to #### at most. Use a list or a paragraph here.')];
    if (heading.level === 2 && [...flatten(heading.content)].some((i) => i.kind === 'figure')) return [problemAt(heading.place, 'figure-in-heading', 'A section’s heading cannot hold a figure, because its address is made from its words. Say the figure in the text below.')];
    return jump ? [problemAt(heading.place, 'heading-jump', `This heading jumps from level ${before} to level ${heading.level}. Use ${'#'.repeat(before + 1)} here.`)] : [];
  });
}

function headingsOf(blocks: readonly SourceBlock[]): (SourceBlock & { kind: 'heading' })[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'heading') return [block];
    return block.kind === 'block' || block.kind === 'blockquote' ? headingsOf(block.content) : [];
  });
}
