import { join, relative } from 'node:path';
import Eleventy from '@11ty/eleventy';
import type { Report } from '../../schema/report.ts';
import type { ChartDrawing } from '../chart/draw-charts.ts';
import { writeDataFiles } from '../data/data-files.ts';
import { dataFilesOf } from '../data/data-pages.ts';
import { addFilters } from './filters.ts';
import { finishSite } from './finish-site.ts';
import { datasetDrawing, drawingsOf, planSite, type PageViews } from './site-plan.ts';

const PROGRAM = join(import.meta.dirname, '../../..');

/**
 * The public website.
 * @param charts SVGs by `${publicationId}/${chartId}`
 * @param hasSearch an index will be made of these pages
 * @returns path below dist/site -> content
 */
export async function renderSite(report: Report, charts: ReadonlyMap<string, ChartDrawing>, { hasSearch = false }: { hasSearch?: boolean } = {}): Promise<Map<string, string | Uint8Array>> {
  const plan = planSite(report, hasSearch);
  const data = writeDataFiles(report.datasets);
  const files = await renderPages({
    publications: [...report.publications.flatMap((publication) => plan.publication(publication, drawingsOf(publication, charts))), ...plan.signposts()],
    library: plan.library(), about: plan.about(),
    datasets: plan.datasets(data, (dataset) => datasetDrawing(dataset, charts)), dataLists: plan.dataLists(data),
  });
  for (const { path, content } of plan.assets()) files.set(path, content);
  for (const [path, bytes] of dataFilesOf(data)) files.set(path, bytes);
  return finishSite(files, report);
}

/** Paths go to Eleventy relative to the working directory, because it takes no others; the program may stand elsewhere. */
async function renderPages({ publications, library, about, datasets, dataLists }: PageViews): Promise<Map<string, string | Uint8Array>> {
  const output = 'dist/site';
  const eleventy = new Eleventy(fromHere('templates/*.njk'), output, {
    configPath: fromHere('.eleventy.js'),
    quietMode: true,
    config: (userConfig) => { userConfig.site = { pages: publications, library, about, datasets, dataLists, prepareNunjucks: addFilters }; },
  });
  const rendered = await eleventy.toJSON();
  return new Map(rendered.map(({ outputPath, content }) => [relative(output, outputPath), content]));
}

function fromHere(path: string): string {
  return relative(process.cwd(), join(PROGRAM, path));
}
