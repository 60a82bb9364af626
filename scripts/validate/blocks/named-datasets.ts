import type { Problem } from '../../problem.ts';
import { visibleEntries } from '../../schema/dataset.ts';
import type { FencedBlock } from '../../schema/narrative.ts';
import type { OpenDataset } from '../councils/datasets.ts';
import { placeOfWord, problemAt, type Findings, type ProseContext } from '../prose/context.ts';
import { sayUnknownFigure } from '../unknown-figure.ts';

/** The datasets that a block's opening line names, with problems for those that can't be shown. */
export function namedDatasets(block: FencedBlock, context: ProseContext): Findings & { datasets: OpenDataset[] } {
  const problems: Problem[] = [];
  const ids = block.words.split(/\s+/).filter(Boolean);
  if (ids.length === 0) problems.push(problemAt(block.place, 'block-names-nothing', `The block “${block.name}” does not say what to show. Write the name of a figure after it: ::: ${block.name} foster-households.`));
  const datasets = ids.flatMap((id): OpenDataset[] => {
    const dataset = context.datasets.get(id);
    if (context.brokenIds.has(id)) return [];
    if (!dataset) {
      problems.push(problemAt(placeOfWord(block.place, id, context), 'unknown-figure', sayUnknownFigure(id, context.datasets)));
      return [];
    }
    if (visibleEntries(dataset.entries, context.asOf).length === 0) {
      problems.push(problemAt(placeOfWord(block.place, id, context), 'not-yet-published', `“${id}” has no value published by ${context.asOf}, the publication’s as-of date. Use another, or check the published dates.`));
      return [];
    }
    return [dataset];
  });
  const other = block.content.find((b) => b.kind !== 'paragraph');
  if (other && block.closed) problems.push(problemAt(other.place, 'only-paragraphs', `A ${block.name} block holds sentences only: the first says what is shown, the others are notes. Move this below the block.`));
  const claims = datasets.map((dataset) => ({ publication: context.publication, asOf: context.asOf, dataset: dataset.id, shown: { kind: 'block' as const, name: block.name }, place: block.place }));
  return { problems, claims, datasets };
}
