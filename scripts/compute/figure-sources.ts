import type { ProtectedDataset } from '../schema/dataset.ts';
import { groupOrigins } from '../schema/figure-origins.ts';
import { FACTS, type DatasetView } from '../schema/report/dataset.ts';
import type { FigureView } from '../schema/report/prose.ts';
import type { FigureSourceView } from '../schema/report/section.ts';

interface DataPages {
  council: string;
  datasets: ReadonlyMap<string, ProtectedDataset>;
  /** What of the council's data can be linked to: 'foster-households', 'facts', 'facts#toy-homes' */
  pages: ReadonlySet<string>;
}

/** What can be linked to of one council's data. */
export function dataPagesOf(council: string, datasets: readonly DatasetView[]): Set<string> {
  return new Set(datasets.filter((dataset) => dataset.council.id === council).flatMap(({ id, table }) => (
    [id, ...table.rows.flat().flatMap(({ anchor }) => (anchor === undefined ? [] : [`${id}#${anchor}`]))])));
}

/** Final is the ordinary case, and unsaid. */
const STATUS_WORDS: Record<FigureView['status'], string> = { final: '', provisional: ', provisional', revised: ', revised', missing: ', not given', suppressed: ', hidden' };

/** Where figures said in prose come from, by source and measure, each once, in order of reading. A period said in words is no figure of its own. */
export function computeFigureSources(figures: readonly FigureView[], data: DataPages): FigureSourceView[] {
  return groupOrigins(figures.filter(({ text, period }) => text !== period).map(({ text, label, period, source, where = null, dataset, status }) => (
    { source: where === null ? source : source.slice(0, -`, ${where}`.length), label, href: pageOf(dataset, data), where, text, period: `${period}${STATUS_WORDS[status]}` })));
}

/** A dataset's page, relative to dist/site; null where it has none. A fact's is the one that all facts share. */
export function pageOf(id: string, { council, datasets, pages }: DataPages): string | null {
  const page = datasets.get(id)?.kind === 'fact' ? FACTS : id;
  if (!pages.has(page)) return null;
  return `data/${council}/${page}/index.html${pages.has(`${page}#${id}`) ? `#${id}` : ''}`;
}
