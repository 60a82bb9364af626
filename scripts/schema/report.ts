/**
 * The report: everything that will be said, as plain JSON with display strings.
 * `compute/` makes it from protected tables; pages, papers, slides and data files are rendered from it and
 * `check/` compares what was rendered with it. No raw numbers, no places in source files, no HTML.
 * One contract is read in one place, hence its many lines.
 */

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

/** All that is said of an exempt paper to the public. */
export interface WithheldView {
  /** The council's id. */
  council: string;
  title: string;
  notice: ExemptNotice;
}

/** In sentences, each ready. */
export interface ExemptNotice {
  /** 'Not for publication: exempt under paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972.' */
  words: string;
  /** What that paragraph is about, and the council's reason where it gives one. */
  reasons: string[];
}

/** Of a paper in dist/exempt: what stands on its first page, and on each. */
export interface ExemptionView {
  /** On every page: 'Exempt: not for publication, paragraph 3 of Schedule 12A' */
  mark: string;
  /** On the first page, a sentence or two each. */
  notice: string[];
}

/** The whole site, for its library, feed and sitemap. */
export interface SiteView {
  title: string;
  summary: string;
  /** 'https://example.gov.uk/sufficiency/', or null where the site has no address yet. */
  address: string | null;
}

export interface CouncilView {
  id: string;
  name: string;
  /** As it stands in a chart's subtitle: 'Dorset'. */
  shortName: string;
  /** '#rrggbb', dark enough for white text (checked at 4.5:1). For the cover band and headings only, never for data. */
  colour: string;
  licence: Link | null;
  /** Why there is none; null where there is one. */
  licenceAbsence: Absence | null;
  /** A team and its page; never a person. */
  contact: Link | Absence;
  /** The council's own page for saying what is wrong with a publication; null where it has none. */
  feedback: string | null;
}

export interface Link {
  text: string;
  href: string;
}

/** Of figures that aren't under the council's own licence. */
export interface SourceLicenceView {
  /** 'Figures from the Department for Education' */
  covers: string;
  licence: Link;
}

interface Download extends Link {
  /** The name that the agenda system wants, where it isn't the address's: '2027-01-12 Cabinet Homes.pdf' */
  saveAs?: string;
}

/** A thing a source doesn't give, or that doesn't apply, with the reason; shown in words, never left blank. */
export interface Absence {
  state: 'not-given' | 'not-applicable';
  /** 'Not given' or 'Not applicable' */
  words: string;
  reason: string;
}

export interface PublicationView {
  /** Folder name = URL = PDF name. */
  id: string;
  kind: 'report' | 'strategy' | 'deck';
  /** 'Committee report' */
  kindLabel: string;
  council: CouncilView;
  title: string;
  summary: string;
  /** '2024 to 2027', for a strategy. */
  edition: string | null;
  /** Stands as a banner at the top of every page of the publication; null where there is nothing to say (a paper as published). */
  status: StatusView | null;
  /** Of an earlier edition, withdrawn, or about a strategy that has been superseded: listed below the current ones. */
  isPast: boolean;
  /** The strategy that a paper or deck reports on; its href is relative to dist/site: 'dorset-strategy-2024/'. */
  about: Link | null;
  /** The strategy that this one adds to; its href as in `about`. Left out where it is no supplement. */
  supplements?: Link;
  /** Where the source contradicts itself, for readers to see at the end. */
  discrepancies: DiscrepancyView[];
  /** One line, on every page of every form: not issued by the council. */
  demonstration: string;
  /** Who publishes it, for machines: this site, 'Homes for children in care (demonstration)', and never the council that it is about. */
  publisher: string;
  /** Where the page will be found, or null where the site has no address yet. */
  address: string | null;
  /** The real document that this one retells. */
  original: Link | null;
  /** Of figures from sources with a licence of their own; left out where there are none. */
  sourceLicences?: SourceLicenceView[];
  /** Files to offer beside the page, their address relative to it: 'Download this report (PDF)'. */
  downloads?: Download[];
  /** Data that go inside its PDF; left out where the council doesn't ask for that. */
  attachedData?: AttachedDataView[];
  asOf: DateView;
  published: DateView;
  /** Of its newest update; null where it stands as first published. */
  updated: DateView | null;
  /** Every update with what changed, newest first; its publication is the last. */
  history: ChangeView[];
  /** Those that this edition follows, newest first. Later ones are told by the status alone; hrefs are relative to dist/site: 'dorset-strategy-2020/'. */
  previousEditions: Link[];
  /** Old addresses below dist/site that lead here: 'strategy/2024', 'old.html' */
  redirects: string[];
  /** The facts of the meeting or edition, in the form's order. */
  front: FrontRow[];
  /** 'People and Health Scrutiny Committee, 24 October 2024': for running heads. */
  runningHead: string;
  contents: ContentsEntry[];
  sections: SectionView[];
  footnotes: FootnoteView[];
  /** Every figure said in prose, in order of reading; an inline figure points here by index. */
  figures: FigureView[];
  /** The same in Easy Read, on a page of its own. */
  easyRead?: EasyReadView | null;
  /** Content images: file below the publication's own folder -> copied beside its page. */
  images: string[];
  /** On no page: told at the end of a build. */
  numbers?: NumberCount;
  /** Of a paper that is exempt or holds exempt parts; left out of all that the public sees. */
  exemption?: ExemptionView;
}

/** How the numbers of a publication come to stand in it. */
export interface NumberCount {
  /** References to data in sentences. */
  inText: number;
  /** Cells of charts, KPI tables and tables, computed from data. */
  inTables: number;
  /** Law and names, with the reason why they never change. */
  fixed: number;
  /** In others' words. */
  quoted: number;
  /** In the sentences of plan files, which no data stand behind. */
  inPlans: number;
}

/** Large type, one idea a line, a picture beside it. */
export interface EasyReadView {
  title: string;
  sections: { id: string; heading: string; ideas: IdeaView[] }[];
  /** Every figure said in it, in order of reading. */
  figures: FigureView[];
  /** The as-of day of the publication that its words were last read beside. */
  checked: DateView;
}

export interface IdeaView {
  picture: { src: string; alt: string } | null;
  content: Inline[];
}

export interface StatusView {
  state: 'current' | 'superseded' | 'draft' | 'withdrawn';
  /** 'This is the current strategy.' */
  words: string;
  /** To the successor; its href is relative to dist/site: 'dorset-strategy-2024/'. */
  link: Link | null;
}

export interface ChangeView {
  date: DateView;
  note: string;
}

interface DiscrepancyView {
  says: string;
  publish: string;
  why: string;
}

export interface DateView {
  /** '2024-10-24' */
  iso: string;
  /** '24 October 2024' */
  text: string;
}

export interface FrontRow {
  id: string;
  label: string;
  /** One entry, or several lines (councillors). Empty when absent. */
  values: string[];
  absence: Absence | null;
}

export interface ContentsEntry {
  id: string;
  /** '5', or null where the form leaves the section unnumbered. */
  number: string | null;
  text: string;
}

export interface SectionView {
  id: string;
  /** '5'. Of a slide: its place, the title slide not counted; null lets the renderer count. */
  number: string | null;
  heading: string;
  /** A chapter in one sentence, where its author wrote one. */
  summary?: string;
  /**
   * Where the section stands. A report: 'opening' before the contents, then 'body', 'implication', 'closing', 'appendix'.
   * A strategy: 'opening' on its cover page, then a 'chapter' a page, its id the last part of the page's address.
   * A deck: 'opening' above the slides, then a 'slide' each.
   */
  role: 'opening' | 'recommendation' | 'body' | 'implication' | 'closing' | 'appendix' | 'chapter' | 'slide';
  absence: Absence | null;
  blocks: Block[];
  /** Where the figures said in this section's prose come from, each once. */
  figureSources: FigureSourceView[];
}

export interface FootnoteView {
  /** Anchor of the note: 'note-1'. */
  id: string;
  number: number;
  content: Inline[];
  /** Anchors of the places that refer to it: 'note-1-mark', 'note-1-mark-2'. */
  marks: string[];
}

export interface FigureView {
  /** What the reader sees: '72%', '£3.4 million', '191', '[c]'. */
  text: string;
  /** Machine-readable, for <data value>: '72.11', '3400000'. Empty when missing or suppressed. */
  value: string;
  dataset: string;
  /** 'Long-term placement stability' */
  label: string;
  /** 'August 2024' */
  period: string;
  /** Path of the source title: 'People and Health Scrutiny Committee, 24 October 2024, paragraph 5.12' */
  source: string;
  /** The end of `source`, where that has places: 'paragraph 5.12' */
  where?: string;
  status: 'final' | 'provisional' | 'revised' | 'missing' | 'suppressed';
}

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'figure'; text: string; value: string; use: number }
  | { kind: 'emphasis'; children: Inline[] }
  | { kind: 'strong'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; href: string; children: Inline[] }
  /** A cross-reference, its words made by the build: 'paragraph 5.8'. */
  | { kind: 'reference'; href: string; text: string }
  | { kind: 'abbreviation'; text: string; expansion: string }
  | { kind: 'language'; lang: string; children: Inline[] }
  | { kind: 'note-mark'; id: string; note: string; number: number }
  | { kind: 'image'; src: string; alt: string }
  | { kind: 'line-break' };

export type Block =
  /** `number` ('5.8') is display; `id` is the anchor, present wherever there is a number. */
  | { kind: 'paragraph'; id: string | null; number: string | null; content: Inline[] }
  /** Level 2 stands only where a chapter is a page of its own: the renderer raises its headings by one. */
  | { kind: 'heading'; level: 2 | 3 | 4; id: string; content: Inline[] }
  | { kind: 'list'; ordered: boolean; start: number; items: Block[][] }
  | { kind: 'quote'; content: Block[]; source: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'note'; content: Block[] }
  /** Empty for the public, who see its title and notice. `mark` stands where it begins for those who may read it. */
  | { kind: 'exempt'; title: string; mark: string; notice: ExemptNotice; content: Block[] }
  | { kind: 'recommendations'; items: RecommendationView[] }
  | { kind: 'table'; table: TableView }
  | { kind: 'chart'; chart: ChartView }
  | { kind: 'kpis'; kpis: KpisView }
  | { kind: 'language'; lang: string; content: Block[] }
  | { kind: 'landscape'; content: Block[] };

export interface RecommendationView {
  id: string;
  /** '1', or null when there is only one. */
  number: string | null;
  content: Block[];
}

export interface TableView {
  id: string;
  /** 'Table 1', or null for a chart's data and for a small table in prose. */
  number: string | null;
  /** A statement above the table. */
  caption: string;
  columns: ColumnView[];
  rows: CellView[][];
  /** On the table as a whole, beneath it; numbered where nothing else is. */
  notes: string[];
  /** On single cells, which bear the number: the first is 1. */
  cellNotes?: string[];
  source: SourceView | null;
  /** Too wide for a portrait page at 9 pt. */
  wide: boolean;
  /** Its cells hold sentences, so a phone scrolls it rather than squeezing them. */
  wordy?: boolean;
}

export interface ColumnView {
  text: string;
  numeric: boolean;
  /** The latest period, set in bold. */
  latest: boolean;
  /** Its cells hold sentences, for which a phone keeps room. */
  wordy?: boolean;
}

export interface CellView {
  text: string;
  /** Where the cell holds more than words: a link, a figure of the text. Says the same as `text`. */
  content?: Inline[];
  /** A row's header cell. */
  header: boolean;
  /** Numbers of the table's `cellNotes` that belong to it. */
  notes?: number[];
  /** Of a header cell that is linked to: the id of a fact. */
  anchor?: string;
  numeric: boolean;
  latest: boolean;
  /** Words that carry a judgement get a shape beside them. */
  status: KpiStatus | null;
}

export interface SourceView {
  text: string;
  href: string | null;
  /** Under a chart or a table: to the page of each dataset shown, relative to dist/site. On screen alone. */
  data?: Link[];
}

export interface ChartView {
  id: string;
  /** 'Figure 1' */
  number: string;
  /** The message, as written by the author. */
  headline: Inline[];
  /** Measure, place, period: 'Fostering households, Dorset, August 2023 and August 2024' */
  subtitle: string;
  /** Text alternative: what the chart shows, from the same data. */
  description: string;
  /** A Vega-Lite specification with its data inline; `render/` draws it. */
  spec: Record<string, unknown>;
  /** The same chart laid out for little room, as on a phone. */
  narrowSpec: Record<string, unknown>;
  table: TableView;
  notes: Inline[][];
  source: SourceView;
}

export type KpiStatus = 'met' | 'close' | 'not-met' | 'no-target' | 'better' | 'worse' | 'same';

export interface KpisView {
  id: string;
  tiles: KpiTileView[];
  table: TableView;
  notes: Inline[][];
}

export interface KpiTileView {
  indicator: string;
  label: string;
  /** '72.11%' */
  value: string;
  /** 'August 2024' */
  period: string;
  /** 'Up 1.06 percentage points since March 2024', or why it can't be said. */
  change: string;
  status: KpiStatus;
  /** 'Target met' */
  statusWords: string;
  /** 'Target: 69.00% or more'; '' where none is held, as the status says. */
  target: string;
  /** 'Better than the national average (69.00%)' and the like. */
  comparisons: string[];
  /** Drawn only for five points or more: values scaled to 0..1, oldest first, null for a gap. */
  sparkline: (number | null)[] | null;
}

/** A source of figures said in a section's prose, told at its end. */
export interface FigureSourceView {
  /** 'Dorset Council, Good Care Provision, report to the People and Health Scrutiny Committee, 24 October 2024' */
  source: string;
  figures: SourcedFigureView[];
}

export interface SourcedFigureView {
  /** 'Fostering households' */
  label: string;
  /** To the dataset's page, relative to dist/site: 'data/dorset/foster-households/index.html'; a fact's 'data/dorset/facts/index.html#toy-homes'. Null where it has no page. */
  href: string | null;
  /** 'paragraph 5.12' of the source, where it has places. */
  where: string | null;
  /** '191' for 'August 2024'; of a value that isn't final 'August 2024, provisional'. */
  values: { text: string; period: string }[];
}

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

/** What the CSV and the ODS hold: one header row, then a row for each value. */
export interface DataFileView {
  columns: DataColumnView[];
  rows: DataCellView[][];
  /** Columns that tell one row from the others; empty where a row lacks one of them. */
  key: string[];
  /** Shorthand in the cells' texts, and what it stands for: '[x]' 'Not available' */
  shorthand: { mark: string; meaning: string }[];
}

/** A CSV inside a publication's PDF: what the publication could see on its as-of day. */
export interface AttachedDataView {
  /** 'foster-households.csv' */
  name: string;
  /** 'Fostering households, Dorset: every value published by 24 October 2024' */
  description: string;
  data: DataFileView;
}

export interface DataColumnView {
  /** For a machine: 'published' */
  name: string;
  /** For people, as in the page's table where the column stands there: 'Published' */
  title: string;
  /** Names of XML Schema, as CSVW takes them. */
  datatype: 'string' | 'decimal' | 'date' | 'gYearMonth' | 'gYear';
  description: string;
}

export interface DataCellView {
  /** For a machine: '9961', '2024-08', '[x]' */
  value: string;
  /** For people: '9,961', 'August 2024', '[x]' */
  text: string;
}

/** What the site says of itself, below about/. */
export interface AboutView {
  accessibility: AccessibilityView | null;
  methods: MethodsView | null;
  glossary: GlossaryView;
}

/** The accessibility statement in the parts of the model form, every sentence ready. */
export interface AccessibilityView {
  /** 'Accessibility statement for ...' */
  title: string;
  /** Stands before everything else: what must be known of this statement. */
  note: string | null;
  /** Which site, and who runs it. */
  opening: string[];
  able: string[];
  problems: string[];
  contact: { sentences: string[]; link: Link | null };
  /** Wording that the law fixes. */
  enforcement: { sentences: string[]; link: Link };
  commitment: string;
  /** Wording that the law fixes. */
  status: string;
  nonCompliances: ComplianceIssueView[];
  burden: ComplianceIssueView[];
  outside: ComplianceIssueView[];
  improving: string;
  /** When it was prepared and reviewed. */
  preparation: string[];
  tests: string[];
}

/** Content that is not accessible. */
export interface ComplianceIssueView {
  what: string;
  facts: { label: string; text: string }[];
}

export interface MethodsView {
  title: string;
  summary: string;
  sections: SectionView[];
}

export interface GlossaryView {
  terms: { id: string; term: string; meaning: string }[];
  abbreviations: { short: string; meaning: string }[];
}
