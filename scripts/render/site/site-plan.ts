import type { Report } from '../../schema/report.ts';
import type { DatasetView } from '../../schema/report/dataset.ts';
import type { Link } from '../../schema/report/link-date-absence.ts';
import type { PublicationView } from '../../schema/report/publication.ts';
import { walkBlocks } from '../../schema/walk-report.ts';
import type { ChartDrawing } from '../chart/draw-charts.ts';
import type { DataFiles } from '../data/data-files.ts';
import { dataListPages, datasetPages, type DataListPage, type DatasetPage } from '../data/data-pages.ts';
import { aboutPages, SEARCH_PAGE, searchPage, type AboutPage } from './about-pages.ts';
import { anchorPagesOf } from './addresses.ts';
import { bodyFont, contentsScript, fonts, icon, searchScript, stylesheet, type Asset } from './assets.ts';
import { FEED, renderFeed } from './feed.ts';
import { libraryPages, type LibraryPage } from './library-pages.ts';
import { publicationJsonLd } from './publication-json-ld.ts';
import { pagesOfPublication, type PublicationPage } from './publication-pages.ts';
import { siteLinks } from './site-links.ts';
import { signpostPages, type SignpostPage } from './signpost-pages.ts';

/** For pages that belong to no single council. */
export const NEUTRAL_COLOUR = '#2b3a42';

/** What the frame of every page is given, beside the page's own words. */
interface Frame {
  /** From the page to dist/site: '../'. Relative, so that a page opens from a folder or a memory stick too. */
  root: string;
  stylesheet: string;
  script: string;
  themeColour: string;
  icon: string;
  /** To be fetched before the stylesheet asks for it. */
  font: string;
  /** Null where there is no feed, because nothing is published. */
  feed: string | null;
  siteTitle: string;
  siteLinks: Link[];
  /** At the head of the page, relative to it; null where the site has no search page. */
  searchLink: { href: string; isHere: boolean } | null;
  /** The page's own absolute address; null where there is none yet. */
  canonical: string | null;
}

/** By template: what each of its pages is given. */
export interface PageViews {
  /** `drawings`: chart id to its SVGs. `jsonLd`: on its first page. */
  publications: (Frame & (PublicationPage & { drawings: Record<string, ChartDrawing>; jsonLd: string | null } | SignpostPage))[];
  library: (Frame & LibraryPage)[];
  /** `searchScript`: what the search page asks for. */
  about: (Frame & AboutPage & { searchScript: string })[];
  /** `drawing`: the chart's SVGs, where it has one. */
  datasets: (Frame & DatasetPage & { drawing: ChartDrawing | null })[];
  dataLists: (Frame & DataListPage)[];
}

/** Every page as its template wants it, worked out part by part: a preview asks only for what is looked at. */
interface SitePlan {
  publication(publication: PublicationView, drawings: Record<string, ChartDrawing>): PageViews['publications'];
  signposts(): PageViews['publications'];
  library(): PageViews['library'];
  about(): PageViews['about'];
  datasets(data: DataFiles, drawingOf: (dataset: DatasetView) => ChartDrawing | null): PageViews['datasets'];
  dataLists(data: DataFiles): PageViews['dataLists'];
  assets(): Asset[];
}

/** @param hasSearch an index will be made of these pages */
export function planSite(report: Report, hasSearch: boolean): SitePlan {
  const script = contentsScript();
  const libraryColour = report.councils.length === 1 ? report.councils[0]!.colour : NEUTRAL_COLOUR;
  const colours = new Set([libraryColour, ...[...report.councils, ...report.publications.map(({ council }) => council)].map(({ colour }) => colour)]);
  const styles = new Map([...colours].map((colour) => [colour, stylesheet(colour)]));
  const icons = new Map([...styles.keys()].map((colour) => [colour, icon(colour)]));
  const font = bodyFont().path;
  const feed = renderFeed(report) === null ? null : FEED;
  const links = siteLinks(report, feed);
  const frame = (path: string, colour: string, home = report.site.address): Frame => ({
    root: rootFrom(path), searchLink: report.about ? { href: rootFrom(path) + SEARCH_PAGE, isHere: path === SEARCH_PAGE } : null, stylesheet: styles.get(colour)!.path, script: script.path, themeColour: colour,
    icon: icons.get(colour)!.path, font, feed, siteTitle: report.site.title, siteLinks: links, canonical: home && new URL(path.replace(/(^|\/)index\.html$/, '$1'), home).href,
  });
  const strategies = anchorPagesOf(report);
  return {
    publication(publication, drawings) {
      const home = publication.address && new URL('..', publication.address).href;
      return pagesOfPublication(publication, strategies).map((page) => ({
        ...frame(page.path, publication.council.colour, home), ...page, drawings, jsonLd: page.path === `${publication.id}/index.html` ? publicationJsonLd(publication, report.site) : null,
      }));
    },
    signposts: () => signpostPages(report).map((page) => ({ ...frame(page.path, page.council?.colour ?? libraryColour), ...page, canonical: page.publication?.address ?? null })),
    library: () => libraryPages(report).map((page) => ({ ...frame(page.path, page.council?.colour ?? libraryColour), ...page })),
    about: () => (report.about ? [...aboutPages(report), searchPage(report, hasSearch)] : []).map((page) => ({ ...frame(page.path, libraryColour), ...page, searchScript: searchScript().path })),
    datasets: (data, drawingOf) => datasetPages(report, data).map((page) => ({ ...frame(page.path, page.dataset.council.colour), ...page, drawing: drawingOf(page.dataset) })),
    dataLists: (data) => dataListPages(report, data).map((page) => ({ ...frame(page.path, page.council?.colour ?? libraryColour), ...page })),
    assets: () => [...styles.values(), ...icons.values(), ...fonts(), script, ...(report.about && hasSearch ? [searchScript()] : [])],
  };
}

/** '../' for each folder that the page lies in. */
function rootFrom(path: string): string {
  return '../'.repeat(path.split('/').length - 1);
}

/** The drawings of its charts, wherever in its blocks they stand. A chart that nobody drew is a bug. */
export function drawingsOf({ id, sections }: PublicationView, charts: ReadonlyMap<string, ChartDrawing>): Record<string, ChartDrawing> {
  const shown = sections.flatMap(({ blocks }) => [...walkBlocks(blocks)]).flatMap((block) => (block.kind === 'chart' ? [block.chart.id] : []));
  return Object.fromEntries(shown.map((chart) => {
    const drawing = charts.get(`${id}/${chart}`);
    if (drawing === undefined) throw new Error(`The chart ${id}/${chart} has no drawing.`);
    return [chart, drawing];
  }));
}

export function datasetDrawing({ council, id, chart }: DatasetView, charts: ReadonlyMap<string, ChartDrawing>): ChartDrawing | null {
  const drawing = charts.get(`data/${council.id}/${id}`) ?? null;
  if (chart && drawing === null) throw new Error(`The chart of the dataset ${council.id}/${id} has no drawing.`);
  return drawing;
}
