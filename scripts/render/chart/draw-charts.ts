import type { Report } from '../../schema/report.ts';
import type { ChartView } from '../../schema/report/chart.ts';
import { walkBlocks, wordsOf } from '../../schema/walk-report.ts';
import type { ChartWords, CompiledSpecs } from './draw-chart.ts';
import { tidySvg } from './tidy-svg.ts';

/** SVGs of one chart, of which a page shows the one that fits. */
export interface ChartDrawing {
  wide: string;
  /** Null where there is always room for the wide one, as on a slide. */
  narrow: string | null;
}

/** What was drawn before, by its specification. A dataset's own chart is often that of a publication: drawn once, named twice. */
export interface DrawnShapes {
  shapes: Map<string, string>;
  compiled: CompiledSpecs;
}

export function noShapes(): DrawnShapes {
  return { shapes: new Map(), compiled: new Map() };
}

/** Every chart: `${publicationId}/${chartId}` -> its drawings; a dataset's own: `data/${councilId}/${datasetId}`. */
export async function drawCharts(report: Pick<Report, 'publications' | 'datasets'>, { shapes, compiled }: DrawnShapes = noShapes()): Promise<Map<string, ChartDrawing>> {
  const drawings = new Map<string, ChartDrawing>();
  const drawOnce = async (spec: Record<string, unknown>, id: string): Promise<string> => {
    const key = JSON.stringify(spec);
    // Here and not above: a page without charts need not wait for Vega.
    const drawn = shapes.get(key) ?? await (await import('./draw-chart.ts')).drawShapes(spec, id, compiled);
    shapes.set(key, drawn);
    return drawn;
  };
  const draw = async ({ spec, narrowSpec }: Pick<ChartView, 'spec' | 'narrowSpec'>, words: ChartWords): Promise<ChartDrawing> => ({
    wide: tidySvg(await drawOnce(spec, words.id), words),
    narrow: tidySvg(await drawOnce(narrowSpec, words.id), { ...words, id: `${words.id}-narrow`, narrow: true }),
  });
  for (const publication of report.publications) {
    for (const block of publication.sections.flatMap((section) => [...walkBlocks(section.blocks)])) {
      if (block.kind !== 'chart') continue;
      const { id, number, headline, description } = block.chart;
      drawings.set(`${publication.id}/${id}`, await draw(block.chart, { id, title: endSentence(`${number}: ${wordsOf(headline)}`), description }));
    }
  }
  for (const { council, id, title, headline, chart } of report.datasets) {
    if (chart) drawings.set(`data/${council.id}/${id}`, await draw(chart, { id: chart.id, title: `${title}: ${headline}`, description: chart.description }));
  }
  return drawings;
}

/** The description follows it in one breath. */
function endSentence(words: string): string {
  return /[.?!]$/.test(words) ? words : `${words}.`;
}
