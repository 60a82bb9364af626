import type { Place, Problem } from '../../problem.ts';
import type { SourceBlock } from '../../schema/narrative.ts';
import { problemAt, type ProseContext } from './context.ts';

/** An author's {#id} stands once. */
export function checkAnchors({ narrative, lines }: ProseContext): Problem[] {
  const seen = new Map<string, number>();
  const problems: Problem[] = [];
  const visit = (blocks: readonly SourceBlock[]): void => {
    for (const block of blocks) {
      if (block.kind === 'block' || block.kind === 'blockquote') visit(block.content);
      if (block.kind === 'list') block.items.forEach(visit);
      if ((block.kind !== 'heading' && block.kind !== 'paragraph') || !block.anchor) continue;
      const place = placeOfAnchor(block.anchor, block.place, lines);
      const first = seen.get(block.anchor);
      if (first !== undefined) problems.push(problemAt(place, 'anchor-twice', `{#${block.anchor}} stands twice (first on line ${first}). Give one of them another name.`));
      else seen.set(block.anchor, place.line);
    }
  };
  visit(narrative.blocks);
  return problems;
}

/** It stands at the end of its paragraph, on that line or a later one. */
function placeOfAnchor(anchor: string, { path, line }: Place, lines: readonly string[]): Place {
  const at = lines.findIndex((text, i) => i >= line - 1 && text.includes(`{#${anchor}}`));
  return { path, line: at + 1, column: (lines[at] ?? '').lastIndexOf(`{#${anchor}}`) + 1 };
}
