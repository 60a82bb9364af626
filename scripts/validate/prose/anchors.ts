import type { Place, Problem } from '../../problem.ts';
import type { SourceBlock } from '../../schema/narrative.ts';
import { problemAt, type ProseContext } from './context.ts';

/** An author's {#id} stands once. */
export function checkAnchors({ narrative, linesOf }: ProseContext): Problem[] {
  const seen = new Map<string, Place | 'chapter'>();
  const problems: Problem[] = [];
  const visit = (blocks: readonly SourceBlock[]): void => {
    for (const block of blocks) {
      if (block.kind === 'block' || block.kind === 'blockquote') visit(block.content);
      if (block.kind === 'list') block.items.forEach(visit);
      if ((block.kind !== 'heading' && block.kind !== 'paragraph') || !block.anchor) continue;
      const place = placeOfAnchor(block.anchor, block.place, linesOf(block.place.path), block.kind === 'heading' ? 1 : Infinity);
      const first = seen.get(block.anchor);
      if (first === undefined) seen.set(block.anchor, place ?? 'chapter');
      else if (first === 'chapter') problems.push(problemAt(place ?? block.place, 'anchor-twice', `{#${block.anchor}} is the address of a chapter already. Give it another name, or delete it and refer to the chapter.`));
      else problems.push(problemAt(place ?? block.place, 'anchor-twice', `{#${block.anchor}} stands twice (first ${first.path === block.place.path ? '' : `in ${first.path} `}on line ${first.line}). Give one of them another name.`));
    }
  };
  visit(narrative.blocks);
  return problems;
}

/** It stands at the end of its paragraph, on that line or a later one; a chapter's, made from its file's name, stands nowhere. */
function placeOfAnchor(anchor: string, { path, line }: Place, lines: readonly string[], most: number): Place | null {
  const at = lines.findIndex((text, i) => i >= line - 1 && i < line - 1 + most && text.includes(`{#${anchor}}`));
  if (at === -1) return null;
  return { path, line: at + 1, column: (lines[at] ?? '').lastIndexOf(`{#${anchor}}`) + 1 };
}
