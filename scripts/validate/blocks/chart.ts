import type { FencedBlock } from '../../schema/narrative.ts';
import { problemAt, type Findings, type ProseContext } from '../prose/context.ts';
import { namedDatasets } from './named-datasets.ts';

const MOST_SERIES = 4;

/** `::: chart id [id ...]` with a headline: up to four measures of one unit and frequency, or one table. */
export function checkChartBlock(block: FencedBlock, context: ProseContext): Findings {
  const { problems, claims, datasets } = namedDatasets(block, context);
  const say = (rule: string, message: string): void => void problems.push(problemAt(block.place, rule, message));
  if (block.content[0]?.kind !== 'paragraph') say('no-headline', 'This chart has no headline. On the line below, say what it shows, as a sentence: “More households foster for Dorset than a year ago”.');
  if (datasets.length > MOST_SERIES) say('too-many-series', `A chart shows at most ${MOST_SERIES} measures; this one names ${datasets.length}. Split it in two.`);
  const [first] = datasets;
  if (datasets.some((d) => d.kind === 'fact')) say('fact-in-chart', 'A single fact cannot be drawn. Name an indicator or a table, or say the fact in the text.');
  else if (datasets.length > 1 && datasets.some((d) => d.kind === 'table')) say('mixed-chart', 'A table is drawn alone. Give it a chart of its own.');
  else if (datasets.some((d) => d.unit !== first?.unit || d.frequency !== first.frequency)) say('mixed-chart', 'These measures differ in unit or frequency, so they cannot share an axis. Give each a chart of its own.');
  const large = datasets.find((d) => d.dimensions.length > 2 || (d.dimensions[1]?.members.length ?? 0) > MOST_SERIES);
  if (large) say('too-many-series', `“${large.id}” has too many parts side by side for a chart. Show it with ::: table ${large.id}.`);
  return { problems, claims };
}
