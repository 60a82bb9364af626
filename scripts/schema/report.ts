/**
 * The report: everything that will be said, as plain JSON with display strings.
 * `compute/` makes it from protected tables; pages, papers, slides and data files are rendered from it and
 * `check/` compares what was rendered with it. No raw numbers, no places in source files, no HTML.
 * Each kind of page has its contract in report/: publication.ts, easy-read.ts, dataset.ts, about.ts.
 */

import type { AboutView } from './report/about.ts';
import type { CouncilView } from './report/council.ts';
import type { DatasetView } from './report/dataset.ts';
import type { WithheldView } from './report/exemption.ts';
import type { PublicationView } from './report/publication.ts';

export interface Report {
  site: SiteView;
  publications: PublicationView[];
  councils: CouncilView[];
  datasets: DatasetView[];
  /** The pages below about/. Left out in a report of publications alone, as tests make them. */
  about?: AboutView;
  /** Papers that are exempt as a whole. Left out where there are none. */
  withheld?: WithheldView[];
}

/** The whole site, for its library, feed and sitemap. */
export interface SiteView {
  title: string;
  summary: string;
  /** 'https://example.gov.uk/sufficiency/', or null where the site has no address yet. */
  address: string | null;
}
