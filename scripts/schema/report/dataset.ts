import type { ChartView } from './chart.ts';
import type { CouncilView } from './council.ts';
import type { DataFileView } from './data-file.ts';
import type { Absence, DateView, Link } from './link-date-absence.ts';
import type { DiscrepancyView, SourceLicenceView, SourceView } from './source.ts';
import type { TableView } from './table.ts';

/** The id of the view that all single facts of a council share: of its page, its files and its address. */
export const FACTS = 'facts';

/** One dataset's own page and files; all facts of a council share one. Everything published, whatever its date. */
export interface DatasetView {
  council: CouncilView;
  id: string;
  /** 'Children looked after, England': the area is named where it isn't the council's own, or where titles would be the same. */
  title: string;
  /** One line on the page and in each file: not issued by the council. */
  demonstration: string;
  /** Who publishes it, for machines: this site, and never the council that it is about. */
  publisher: string;
  /** A sentence on the newest value: '191 households in August 2024, up 19 since August 2023.' */
  headline: string;
  definition: string;
  /** 'Dorset', 'England' */
  area: string;
  /** 'Households', '%' */
  unit: string;
  owner: string | Absence;
  source: SourceView;
  /** Of all its values; where `sourceLicences` stand beside it, of the others. */
  licence: Link | Absence;
  sourceLicences?: SourceLicenceView[];
  /** 'August 2023 to August 2024', or why no value has a date. */
  referencePeriod: string | Absence;
  /** Of its newest value: 'August 2024'. Null where no value has a date, and for facts, which have one each. */
  newestPeriod: string | null;
  /** First and last day that the values speak of, as ISO 8601 writes it: '2023-08-01/2024-08-31'. */
  coverage: string | null;
  /** When its newest value was published; its `iso` may be a month. */
  published: DateView;
  chart: DatasetChartView | null;
  /** Target and benchmarks, in sentences. */
  comparisons: string[];
  /** The rows of `data`; what is the same in all of them is said once, beside the table. */
  table: TableView;
  /** 'August 2024: 191 was revised to 189, published in November 2024.' */
  revisions: string[];
  discrepancies: DiscrepancyView[];
  /** Publications that show it, the newest first: relative to dist/site. */
  usedBy: Link[];
  /** Where its page will be found, or null where the site has no address yet. */
  address: string | null;
  data: DataFileView;
}

/** The page's title is its headline, and the table of the page is its data. */
type DatasetChartView = Pick<ChartView, 'id' | 'subtitle' | 'description' | 'spec' | 'narrowSpec'>;
