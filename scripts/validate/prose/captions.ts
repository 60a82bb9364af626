import type { Problem } from '../../problem.ts';
import { plainText, proseOf, type FencedBlock } from '../../schema/narrative.ts';
import { problemAt, type ProseContext } from './context.ts';

const CAPTIONED = ['kpis', 'table', 'actions', 'measures', 'procurement', 'capacity', 'scenarios', 'targets', 'gap', 'backtest'];

/** Who lists a page's tables by ear must be able to tell them apart. */
export function checkCaptions({ narrative }: ProseContext): Problem[] {
  const seen = new Map<string, FencedBlock>();
  return [...proseOf(narrative.blocks)].flatMap(({ inlines, block, within }): Problem[] => {
    const parent = within.at(-1);
    if (!parent || !CAPTIONED.includes(parent.name) || parent.content[0] !== block) return [];
    const caption = plainText(inlines).trim();
    const first = seen.get(caption);
    if (first === undefined) seen.set(caption, parent);
    if (caption === '' || first === undefined) return [];
    return [problemAt(block.place, 'caption-twice', `Another table has this caption too (${first.place.path === block.place.path ? '' : `in ${first.place.path} `}on line ${first.place.line}). Say what this one shows.`)];
  });
}
