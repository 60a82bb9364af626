import { visibleEntries } from '../../schema/dataset.ts';
import type { FencedBlock } from '../../schema/narrative.ts';
import { problemAt, type Findings, type ProseContext } from '../prose/context.ts';
import { namedDatasets } from './named-datasets.ts';

/** `::: kpis id [id ...]` with a caption: indicators of one frequency, side by side over the same periods. */
export function checkKpisBlock(block: FencedBlock, context: ProseContext): Findings {
  const { problems, claims, datasets } = namedDatasets(block, context);
  const say = (rule: string, message: string): void => void problems.push(problemAt(block.place, rule, message));
  if (block.content[0]?.kind !== 'paragraph') say('no-caption', 'This table has no caption. On the line below, say what it shows, as a statement.');
  const other = datasets.find((d) => d.kind !== 'indicator');
  if (other) say('not-an-indicator', `“${other.id}” is no indicator. Name indicators only; ${other.kind === 'table' ? `a table goes into ::: table ${other.id}` : `a single fact goes into the text, as {{ ${other.id} }}`}.`);
  else if (datasets.some((d) => d.frequency !== datasets[0]?.frequency)) say('mixed-frequency', 'These indicators are not for the same kind of period, so they cannot share columns. Give each its own ::: kpis.');
  else if (datasets.length > 0 && datasets.every((d) => visibleEntries(d.entries, context.asOf).every((e) => e.quantity.state === 'missing'))) say('figure-missing', 'None of these indicators has a value by the as-of date. Leave the block out and say so in the text.');
  return { problems, claims };
}
