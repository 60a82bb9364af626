import type { Problem } from '../../problem.ts';
import type { SourceBlock } from '../../schema/narrative.ts';
import { problemAt, type ProseContext } from './context.ts';

/** An author's {#id} stands once. */
export function checkAnchors({ narrative }: ProseContext): Problem[] {
  const seen = new Map<string, number>();
  const problems: Problem[] = [];
  const visit = (blocks: readonly SourceBlock[]): void => {
    for (const block of blocks) {
      if (block.kind === 'block' || block.kind === 'blockquote') visit(block.content);
      if (block.kind === 'list') block.items.forEach(visit);
      if ((block.kind !== 'heading' && block.kind !== 'paragraph') || !block.anchor) continue;
      const first = seen.get(block.anchor);
      if (first !== undefined) problems.push(problemAt(block.place, 'anchor-twice', `{#${block.anchor}} stands twice (first on line ${first}). Give one of them another name.`));
      else seen.set(block.anchor, block.place.line);
    }
  };
  visit(narrative.blocks);
  return problems;
}
