import type { Problem } from '../../problem.ts';
import { flatten, plainText, type SourceBlock } from '../../schema/narrative.ts';
import { problemAt, type ProseContext } from './context.ts';

type Heading = SourceBlock & { kind: 'heading' };

/** Headings go down one level at a time: who listens to the page finds their way by them. */
export function checkHeadings({ narrative }: ProseContext): Problem[] {
  let before = 1;
  return [...headingsOf(narrative.blocks, false)].flatMap((found) => {
    const above = before;
    before = found === 'appendix' ? 2 : found.heading.level;
    return found === 'appendix' ? [] : checkHeading(found, above);
  });
}

function checkHeading({ heading: { level, shift, content, place }, inside }: { heading: Heading; inside: boolean }, above: number): Problem[] {
  const say = (rule: string, message: string): Problem[] => [problemAt(place, rule, message)];
  const marks = (depth: number): string => '#'.repeat(depth - shift);
  if (level - shift === 1) return say('heading-level', 'A single # is for the title, which stands in the settings at the top. Use ## here.');
  if (level > 4) return say('heading-level', `Headings go to ${marks(4)} at most here. Use a list or a paragraph instead.`);
  if (level === 2 && inside) return say('heading-level', 'A section’s heading cannot stand inside a block or a list. Use ### here, or close the block above it.');
  if (plainText(content).trim() === '' && !content.some((i) => i.kind === 'figure')) return say('empty-heading', 'This heading has no words. Write them after the #, or delete the line.');
  if (level === 2 && [...flatten(content)].some((i) => i.kind === 'figure')) return say('figure-in-heading', 'A section’s heading cannot hold a figure, because its address is made from its words. Say the figure in the text below.');
  return level > above + 1 ? say('heading-jump', `This heading jumps from level ${above - shift} to level ${level - shift}. Use ${marks(above + 1)} here.`) : [];
}

/** In order of reading; an appendix's title is a heading of level 2 that has no block of its own. */
function* headingsOf(blocks: readonly SourceBlock[], inside: boolean): Generator<{ heading: Heading; inside: boolean } | 'appendix'> {
  for (const block of blocks) {
    if (block.kind === 'heading') yield { heading: block, inside };
    if (block.kind === 'block' && block.name === 'appendix') yield 'appendix';
    if (block.kind === 'block' || block.kind === 'blockquote') yield* headingsOf(block.content, true);
    if (block.kind === 'list') for (const item of block.items) yield* headingsOf(item, true);
  }
}
