import type { FencedBlock } from '../../schema/narrative.ts';
import { problemAt, type Findings, type ProseContext } from '../prose/context.ts';
import { namedDatasets } from './named-datasets.ts';

/** `::: table id` with a caption: one dataset as a table. */
export function checkTableBlock(block: FencedBlock, context: ProseContext): Findings {
  const { problems, claims, datasets } = namedDatasets(block, context);
  if (block.content[0]?.kind !== 'paragraph') problems.push(problemAt(block.place, 'no-caption', 'This table has no caption. On the line below, say what it shows, as a statement.'));
  if (datasets.length > 1) problems.push(problemAt(block.place, 'one-table', 'A table block shows one table. Give each its own ::: table.'));
  if (datasets.some((d) => d.dimensions.length > 2)) problems.push(problemAt(block.place, 'too-many-dimensions', 'A table with three dimensions cannot be shown flat. Make a table with two of them.'));
  return { problems, claims };
}
