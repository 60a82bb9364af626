import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Report } from '../schema/report.ts';
import type { PublicationView } from '../schema/report/publication.ts';
import { drawCharts, type ChartDrawing } from './chart/draw-charts.ts';
import { writeCsv } from './data/csv.ts';
import { docxPath } from './docx/docx-path.ts';
import type { Attachment } from './pdf/finish/attachments.ts';
import { printPapers, type Paper, type PaperOverflow, type PrintedPapers } from './pdf/papers.ts';
import { pdfPath } from './pdf/pdf-path.ts';
import type { PrintedFacts } from './pdf/prepare-paper.ts';
import { readPictureFile } from './picture-file.ts';
import { indexSite } from './search/search-files.ts';
import { wholeStrategyPath } from './site/publication-pages.ts';
import { renderSite } from './site/render-site.ts';
import { drawingsOf } from './site/site-plan.ts';
import { renderSlides } from './slides/render-slides.ts';

/** A rendered report, lying in a folder of its own until it is checked and published. */
export interface Output {
  /** Holds site/ */
  folder: string;
  /** Paths below the folder, in alphabetical order. */
  paths: string[];
}

export interface RenderedReport extends Output {
  /** Slides that hold more than fits on them; known where PDFs were made. */
  overflows: PaperOverflow[];
  /** By publication: what the pages say that PDFs were printed from. */
  printed: ReadonlyMap<string, Pick<PrintedFacts, 'stretches'>>;
}

interface RenderOptions {
  folder: string;
  /** Pictures in the text: `${publicationId}/${name}` -> file on disk. */
  pictures: ReadonlyMap<string, string>;
  pdf: boolean;
  /** Write Word documents of reports and strategies; left out, none. */
  docx?: boolean;
  /** Make a search index; it needs a program that not every platform has. */
  search?: boolean;
}

/** Pages, then the papers and slides printed from them. */
export async function renderReport(report: Report, { folder, pictures, pdf, docx = false, search = false }: RenderOptions): Promise<RenderedReport> {
  const site = join(folder, 'site');
  const charts = await drawCharts(report);
  const pages = await renderSite(report, charts, { hasSearch: search });
  if (search) for (const [path, content] of await indexSite(pages, report)) pages.set(path, content);
  const paths = [...pages.keys(), ...pictures.keys()];
  for (const path of new Set([...paths, 'x'].map((p) => dirname(join(site, p))))) await mkdir(path, { recursive: true });
  await Promise.all([
    ...[...pages].map(([path, content]) => writeFile(join(site, path), content)),
    ...[...pictures].map(async ([path, file]) => writeFile(join(site, path), await readPictureFile(file))),
  ]);
  const { pdfs, printed, overflows }: PrintedPapers = pdf ? await printPublications(report, charts, folder) : { pdfs: new Map(), printed: new Map(), overflows: [] };
  for (const [id, bytes] of pdfs) {
    paths.push(pdfPath(id));
    await writeFile(join(site, pdfPath(id)), bytes);
  }
  // Here and not above: the library is large, and few builds want it.
  for (const [id, bytes] of docx ? await (await import('./docx/word-documents.ts')).writeWordDocuments(report, { charts, pictures }) : []) {
    paths.push(docxPath(id));
    await writeFile(join(site, docxPath(id)), bytes);
  }
  return { folder, paths: paths.map((path) => `site/${path}`).sort(), overflows, printed };
}

/**
 * PDFs of pages that lie in the folder's site/ with all that they load. Slides are laid out in print/, beside site/ and never
 * below it, and only while they are printed.
 */
export async function printPublications({ publications }: Pick<Report, 'publications'>, charts: ReadonlyMap<string, ChartDrawing>, folder: string): Promise<PrintedPapers> {
  const printable = publications.filter(({ status }) => status?.state !== 'withdrawn');
  const print = join(folder, 'print');
  await mkdir(print, { recursive: true });
  try {
    for (const deck of printable.filter(({ kind }) => kind === 'deck')) await writeFile(slidesFile(folder, deck.id), renderSlides(deck, drawingsOf(deck, charts)));
    return await printPapers(printable.map((publication) => paperOf(publication, folder)), { root: folder });
  } finally {
    await rm(print, { recursive: true });
  }
}

function slidesFile(folder: string, id: string): string {
  return join(folder, 'print', `${id}.html`);
}

export function paperOf(publication: PublicationView, folder: string): Paper {
  const { id, kind, title, council, address, asOf, exemption } = publication;
  const site = join(folder, 'site');
  const shared = {
    id, title, author: publication.publisher, subject: `${council.name}: ${publication.summary}`, asOf: asOf.iso, notice: publication.demonstration,
    // An exempt paper is available nowhere; what it links to is.
    availableAt: exemption ? null : address, exemptMark: exemption?.mark ?? null, attachments: attachmentsOf(publication),
  };
  switch (kind) {
    case 'report': return { ...shared, size: 'a4', file: join(site, id, 'index.html'), committee: publication.runningHead, pageAddress: address };
    case 'strategy': return { ...shared, size: 'a4', file: join(site, wholeStrategyPath(id)), committee: council.name, pageAddress: address && new URL('all/', address).href };
    case 'deck': return { ...shared, size: 'slides', file: slidesFile(folder, id), committee: publication.runningHead, pageAddress: address };
  }
}

/** The data of a publication as they lie inside its PDF. */
export function attachmentsOf({ attachedData = [] }: Pick<PublicationView, 'attachedData'>): Attachment[] {
  return attachedData.map(({ name, description, data }) => ({ name, description, mimeType: 'text/csv', bytes: new TextEncoder().encode(writeCsv(data)) }));
}
