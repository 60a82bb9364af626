import { join, relative } from 'node:path';
import Eleventy from '@11ty/eleventy';
import type { Block, PublicationView, Report } from '../../schema/report.ts';
import { contentsScript, fonts, stylesheet } from './assets.ts';
import { addFilters } from './filters.ts';

const PROGRAM = join(import.meta.dirname, '../../..');
/** For pages that belong to no single council. */
const NEUTRAL_COLOUR = '#2b3a42';

/** What a page's template is given, beside the report's own words. */
interface Page {
  /** From the page to dist/site: '../'. Relative, so that a page opens from a folder or a memory stick too. */
  root: string;
  stylesheet: string;
  script: string;
  themeColour: string;
}

interface PublicationPage extends Page {
  publication: PublicationView;
  /** Chart id to its SVG. */
  drawings: Record<string, string>;
}

interface LibraryPage extends Page {
  publications: PublicationView[];
}

/**
 * The public website.
 * @param charts SVG by `${publicationId}/${chartId}`
 * @returns path below dist/site -> content
 */
export async function renderSite(report: Report, charts: ReadonlyMap<string, string>): Promise<Map<string, string | Uint8Array>> {
  const script = contentsScript();
  const libraryColour = report.councils.length === 1 ? report.councils[0]!.colour : NEUTRAL_COLOUR;
  const styles = new Map([libraryColour, ...report.publications.map(({ council }) => council.colour)]
    .map((colour) => [colour, stylesheet(colour)]));
  const page = (root: string, colour: string): Page => (
    { root, stylesheet: styles.get(colour)!.path, script: script.path, themeColour: colour });

  const files = await renderPages(
    report.publications.map((publication) => (
      { ...page('../', publication.council.colour), publication, drawings: drawingsOf(publication, charts) })),
    { ...page('', libraryColour), publications: report.publications },
  );
  for (const { path, content } of [...styles.values(), ...fonts(), script]) files.set(path, content);
  return files;
}

/** The drawings of its charts, wherever in its blocks they stand. A chart that nobody drew is a bug. */
function drawingsOf(publication: PublicationView, charts: ReadonlyMap<string, string>): Record<string, string> {
  const ids = publication.sections.flatMap(({ blocks }) => blocks.flatMap(chartIds));
  return Object.fromEntries(ids.map((id) => {
    const drawing = charts.get(`${publication.id}/${id}`);
    if (drawing === undefined) throw new Error(`The chart ${publication.id}/${id} has no drawing.`);
    return [id, drawing];
  }));
}

function chartIds(block: Block): string[] {
  switch (block.kind) {
    case 'chart': return [block.chart.id];
    case 'list': return block.items.flat().flatMap(chartIds);
    case 'recommendations': return block.items.flatMap(({ content }) => content.flatMap(chartIds));
    case 'quote': case 'note': case 'language': case 'landscape': return block.content.flatMap(chartIds);
    default: return [];
  }
}

/** Paths go to Eleventy relative to the working directory, because it takes no others; the program may stand elsewhere. */
async function renderPages(pages: PublicationPage[], library: LibraryPage): Promise<Map<string, string | Uint8Array>> {
  const output = 'dist/site';
  const eleventy = new Eleventy(fromHere('templates/*.njk'), output, {
    configPath: fromHere('.eleventy.js'),
    quietMode: true,
    config: (userConfig) => { userConfig.site = { pages, library, prepareNunjucks: addFilters }; },
  });
  const rendered = await eleventy.toJSON();
  return new Map(rendered.map(({ outputPath, content }) => [relative(output, outputPath), content]));
}

function fromHere(path: string): string {
  return relative(process.cwd(), join(PROGRAM, path));
}
