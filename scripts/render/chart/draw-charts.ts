import type { Block, Inline, Report } from '../../schema/report.ts';
import { drawShapes, type ChartWords } from './draw-chart.ts';
import { tidySvg } from './tidy-svg.ts';

/** Every chart: `${publicationId}/${chartId}` -> SVG; a dataset's own: `data/${councilId}/${datasetId}`. */
export async function drawCharts(report: Report): Promise<Map<string, string>> {
  const drawings = new Map<string, string>();
  // A dataset's own chart is often that of a publication: drawn once, named twice.
  const shapes = new Map<string, string>();
  const draw = async (spec: Record<string, unknown>, words: ChartWords): Promise<string> => {
    const key = JSON.stringify(spec);
    const drawn = shapes.get(key) ?? await drawShapes(spec, words.id);
    shapes.set(key, drawn);
    return tidySvg(drawn, words);
  };
  for (const publication of report.publications) {
    for (const block of publication.sections.flatMap((section) => [...walkBlocks(section.blocks)])) {
      if (block.kind !== 'chart') continue;
      const { id, number, headline, description, spec } = block.chart;
      drawings.set(`${publication.id}/${id}`, await draw(spec, { id, title: `${number}: ${wordsOf(headline)}`, description }));
    }
  }
  for (const { council, id, title, headline, chart } of report.datasets) {
    if (chart) drawings.set(`data/${council.id}/${id}`, await draw(chart.spec, { id: chart.id, title: `${title}: ${headline}`, description: chart.description }));
  }
  return drawings;
}

export function* walkBlocks(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    if (block.kind === 'list') for (const item of block.items) yield* walkBlocks(item);
    else if (block.kind === 'recommendations') for (const item of block.items) yield* walkBlocks(item.content);
    else if ('content' in block && block.kind !== 'paragraph' && block.kind !== 'heading') yield* walkBlocks(block.content);
  }
}

/** Words alone, for a drawing's title or a list of headings. */
export function wordsOf(inlines: readonly Inline[]): string {
  return inlines.map((i) => ('children' in i ? wordsOf(i.children) : 'text' in i ? i.text : ' ')).join('');
}
