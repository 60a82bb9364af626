import type { ProtectedDataset } from '../schema/dataset.ts';
import type { DatasetView, FigureSourceView, FigureView } from '../schema/report.ts';

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

const FACTS = 'facts';
const STATUS_WORDS: Record<FigureView['status'], string> = { final: 'Final', provisional: 'Provisional', revised: 'Revised', missing: 'Not given', suppressed: 'Hidden' };

/** Where figures said in prose come from, each once, in order of reading. A period said in words is no figure of its own. */
export function computeFigureSources(figures: readonly FigureView[], data: DataPages): FigureSourceView[] {
  const told = new Map<string, FigureSourceView>();
  for (const figure of figures) {
    const { text, label, period, source, dataset, status } = figure;
    const key = [dataset, label, period, text].join('|');
    if (text === period || told.has(key)) continue;
    told.set(key, { text, label, href: pageOf(dataset, data), period, status: STATUS_WORDS[status], source });
  }
  return [...told.values()];
}

/** A dataset's page, relative to dist/site; null where it has none. A fact's is the one that all facts share. */
export function pageOf(id: string, { council, datasets, pages }: DataPages): string | null {
  const page = datasets.get(id)?.kind === 'fact' ? FACTS : id;
  if (!pages.has(page)) return null;
  return `data/${council}/${page}/index.html${pages.has(`${page}#${id}`) ? `#${id}` : ''}`;
}
