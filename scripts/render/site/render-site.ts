import { join, relative } from 'node:path';
import Eleventy from '@11ty/eleventy';
import type { PublicationView, Report } from '../../schema/report.ts';
import { walkBlocks } from '../chart/draw-charts.ts';
import { anchorPagesOf } from './addresses.ts';
import { contentsScript, fonts, stylesheet } from './assets.ts';
import { addFilters } from './filters.ts';
import { libraryPages, type LibraryPage } from './library-pages.ts';
import { pagesOfPublication, type PublicationPage } from './publication-pages.ts';

const PROGRAM = join(import.meta.dirname, '../../..');
/** For pages that belong to no single council. */
const NEUTRAL_COLOUR = '#2b3a42';

/** What the frame of every page is given, beside the page's own words. */
interface Frame {
  /** From the page to dist/site: '../'. Relative, so that a page opens from a folder or a memory stick too. */
  root: string;
  stylesheet: string;
  script: string;
  themeColour: string;
}

interface Pages {
  /** `drawings`: chart id to its SVG. */
  publications: (Frame & PublicationPage & { drawings: Record<string, string> })[];
  library: (Frame & LibraryPage)[];
}

/**
 * The public website.
 * @param charts SVG by `${publicationId}/${chartId}`
 * @returns path below dist/site -> content
 */
export async function renderSite(report: Report, charts: ReadonlyMap<string, string>): Promise<Map<string, string | Uint8Array>> {
  const script = contentsScript();
  const libraryColour = report.councils.length === 1 ? report.councils[0]!.colour : NEUTRAL_COLOUR;
  const styles = new Map([libraryColour, ...[...report.councils, ...report.publications.map(({ council }) => council)].map(({ colour }) => colour)]
    .map((colour) => [colour, stylesheet(colour)]));
  const frame = (path: string, colour: string): Frame => (
    { root: '../'.repeat(path.split('/').length - 1), stylesheet: styles.get(colour)!.path, script: script.path, themeColour: colour });

  const strategies = anchorPagesOf(report);
  const files = await renderPages({
    publications: report.publications.flatMap((publication) => {
      const drawings = drawingsOf(publication, charts);
      return pagesOfPublication(publication, strategies).map((page) => ({ ...frame(page.path, publication.council.colour), ...page, drawings }));
    }),
    library: libraryPages(report).map((page) => ({ ...frame(page.path, page.council?.colour ?? libraryColour), ...page })),
  });
  for (const { path, content } of [...styles.values(), ...fonts(), script]) files.set(path, content);
  return files;
}

/** The drawings of its charts, wherever in its blocks they stand. A chart that nobody drew is a bug. */
export function drawingsOf({ id, sections }: PublicationView, charts: ReadonlyMap<string, string>): Record<string, string> {
  const shown = sections.flatMap(({ blocks }) => [...walkBlocks(blocks)]).flatMap((block) => (block.kind === 'chart' ? [block.chart.id] : []));
  return Object.fromEntries(shown.map((chart) => {
    const drawing = charts.get(`${id}/${chart}`);
    if (drawing === undefined) throw new Error(`The chart ${id}/${chart} has no drawing.`);
    return [chart, drawing];
  }));
}

/** Paths go to Eleventy relative to the working directory, because it takes no others; the program may stand elsewhere. */
async function renderPages({ publications, library }: Pages): Promise<Map<string, string | Uint8Array>> {
  const output = 'dist/site';
  const eleventy = new Eleventy(fromHere('templates/*.njk'), output, {
    configPath: fromHere('.eleventy.js'),
    quietMode: true,
    config: (userConfig) => { userConfig.site = { pages: publications, library, prepareNunjucks: addFilters }; },
  });
  const rendered = await eleventy.toJSON();
  return new Map(rendered.map(({ outputPath, content }) => [relative(output, outputPath), content]));
}

function fromHere(path: string): string {
  return relative(process.cwd(), join(PROGRAM, path));
}
