import type { FencedBlock } from '../../schema/narrative.ts';
import { problemAt, type Findings, type ProseContext } from '../prose/context.ts';
import { namedDatasets } from './named-datasets.ts';
import { fault, firstFault } from './words.ts';

/** `::: table id` with a caption: one dataset as a table. Without an id it gives a caption to the table written inside. */
export function checkTableBlock(block: FencedBlock, context: ProseContext): Findings {
  if (block.words === '') return checkWrittenTable(block);
  const { problems, claims, datasets } = namedDatasets(block, context);
  if (block.content[0]?.kind !== 'paragraph') problems.push(problemAt(block.place, 'no-caption', 'This table has no caption. On the line below, say what it shows, as a statement.'));
  if (datasets.length > 1) problems.push(problemAt(block.place, 'one-table', 'A table block shows one table. Give each its own ::: table.'));
  if (datasets.some((d) => d.dimensions.length > 2)) problems.push(problemAt(block.place, 'too-many-dimensions', 'A table with three dimensions does not fit on a page. Make one with two of them, and show that.'));
  return { problems, claims };
}

function checkWrittenTable(block: FencedBlock): Findings {
  const written = block.content.filter((b) => b.kind === 'pipe-table');
  const other = block.content.find((b) => b.kind !== 'pipe-table' && b.kind !== 'paragraph');
  return firstFault(
    fault(block, written.length === 0, 'block-names-nothing', 'The block “table” does not say what to show. Write an id after it, such as ::: table foster-households, or a table of your own inside it.'),
    fault(block, written.length > 1, 'one-table', 'A table block shows one table. Give each its own ::: table.'),
    fault(block, block.content[0]?.kind !== 'paragraph', 'no-caption', 'This table has no caption. On the line below, say what it shows, as a statement.'),
    other && block.closed ? { problems: [problemAt(other.place, 'only-paragraphs', 'A table block holds a caption, the table and sentences as notes. Move this below the block.')], claims: [] } : { problems: [], claims: [] });
}
