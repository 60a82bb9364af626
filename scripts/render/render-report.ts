import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Report } from '../schema/report.ts';
import { drawCharts } from './chart/draw-charts.ts';
import { printPapers, type Paper } from './pdf/papers.ts';
import { renderSite } from './site/render-site.ts';

/** A rendered report, lying in a folder of its own until it is checked and published. */
export interface Output {
  /** Holds site/ */
  folder: string;
  /** Paths below the folder, in alphabetical order. */
  paths: string[];
}

export interface RenderOptions {
  folder: string;
  /** Pictures in the text: `${publicationId}/${name}` -> file on disk. */
  pictures: ReadonlyMap<string, string>;
  pdf: boolean;
}

/** Pages, then the papers printed from them. */
export async function renderReport(report: Report, { folder, pictures, pdf }: RenderOptions): Promise<Output> {
  const site = join(folder, 'site');
  const pages = await renderSite(report, await drawCharts(report));
  const paths = [...pages.keys(), ...pictures.keys()];
  for (const path of new Set([...paths, 'x'].map((p) => dirname(join(site, p))))) await mkdir(path, { recursive: true });
  await Promise.all([
    ...[...pages].map(([path, content]) => writeFile(join(site, path), content)),
    ...[...pictures].map(([path, file]) => copyFile(file, join(site, path))),
  ]);
  if (pdf) {
    for (const [id, bytes] of await printPapers(papersOf(report, site), { root: site })) {
      paths.push(pdfPath(id));
      await writeFile(join(site, pdfPath(id)), bytes);
    }
  }
  return { folder, paths: paths.map((path) => `site/${path}`).sort() };
}

export function pdfPath(publication: string): string {
  return `${publication}/${publication}.pdf`;
}

function papersOf({ publications }: Report, site: string): Paper[] {
  return publications.map((publication) => ({
    id: publication.id, file: join(site, publication.id, 'index.html'), title: publication.title, committee: publication.runningHead,
    notice: publication.demonstration, availableAt: publication.address, author: publication.council.name, asOf: publication.asOf.iso,
  }));
}
