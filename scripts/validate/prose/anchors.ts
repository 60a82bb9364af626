import type { Place, Problem } from '../../problem.ts';
import type { SourceBlock } from '../../schema/narrative.ts';
import { RESERVED_ANCHORS } from '../slug.ts';
import { problemAt, type ProseContext } from './context.ts';

/** An author's {#id} stands once, and is no address that the build makes. */
export function checkAnchors({ narrative, linesOf }: ProseContext): Problem[] {
  const anchors = [...anchorsOf(narrative.blocks)].map(({ anchor, block }) => ({ anchor, place: placeOfAnchor(anchor, block, linesOf(block.place.path)) }));
  // A chapter's is made from its file's name and stands in no line.
  const chapters = new Set(anchors.filter(({ place }) => place === null).map(({ anchor }) => anchor));
  const seen = new Map<string, Place>();
  return anchors.flatMap(({ anchor, place }): Problem[] => {
    if (place === null) return [];
    if (RESERVED_ANCHORS.includes(anchor)) return [problemAt(place, 'anchor-reserved', `{#${anchor}} is a name that the build uses itself. Choose another.`)];
    if (chapters.has(anchor)) return [problemAt(place, 'anchor-twice', `{#${anchor}} is the address of a chapter already. Give it another name, or delete it and refer to the chapter.`)];
    const first = seen.get(anchor);
    seen.set(anchor, first ?? place);
    return first ? [problemAt(place, 'anchor-twice', `{#${anchor}} stands twice (first ${first.path === place.path ? '' : `in ${first.path} `}on line ${first.line}). Give one of them another name.`)] : [];
  });
}

type Anchored = SourceBlock & { kind: 'heading' | 'paragraph' };

function* anchorsOf(blocks: readonly SourceBlock[]): Generator<{ anchor: string; block: Anchored }> {
  for (const block of blocks) {
    if (block.kind === 'block' || block.kind === 'blockquote') yield* anchorsOf(block.content);
    if (block.kind === 'list') for (const item of block.items) yield* anchorsOf(item);
    if ((block.kind === 'heading' || block.kind === 'paragraph') && block.anchor) yield { anchor: block.anchor, block };
  }
}

/** It stands at the end of its heading, or of its paragraph on that line or a later one. */
function placeOfAnchor(anchor: string, { kind, place: { path, line } }: Anchored, lines: readonly string[]): Place | null {
  const most = kind === 'heading' ? 1 : Infinity;
  const at = lines.findIndex((text, i) => i >= line - 1 && i < line - 1 + most && text.includes(`{#${anchor}}`));
  if (at === -1) return null;
  return { path, line: at + 1, column: (lines[at] ?? '').lastIndexOf(`{#${anchor}}`) + 1 };
}
