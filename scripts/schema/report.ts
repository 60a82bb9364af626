/**
 * The report: everything that will be said, as plain JSON with display strings.
 * `compute/` makes it from protected tables; pages, papers, slides and data files are rendered from it and
 * `check/` compares what was rendered with it. No raw numbers, no places in source files, no HTML.
 * One contract is read in one place, hence its many lines.
 */

export interface Report {
  publications: PublicationView[];
  councils: CouncilView[];
}

export interface CouncilView {
  id: string;
  name: string;
  /** As it stands in a chart's subtitle: 'Dorset'. */
  shortName: string;
  /** '#rrggbb', dark enough for white text (checked at 4.5:1). For the cover band and headings only, never for data. */
  colour: string;
  licence: Link | null;
}

export interface Link {
  text: string;
  href: string;
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
  /** Where the source contradicts itself, for readers to see at the end. */
  discrepancies: DiscrepancyView[];
  /** One line, on every page of every form: not issued by the council. */
  demonstration: string;
  /** Where the page will be found, or null where the site has no address yet. */
  address: string | null;
  /** The real document that this one retells. */
  original: Link | null;
  /** Files to offer beside the page, their address relative to it: 'Download this report (PDF)'. */
  downloads?: Link[];
  asOf: DateView;
  published: DateView;
  /** The facts of the meeting or edition, in the form's order. */
  front: FrontRow[];
  /** 'People and Health Scrutiny Committee, 24 October 2024': for running heads. */
  runningHead: string;
  contents: ContentsEntry[];
  sections: SectionView[];
  footnotes: FootnoteView[];
  /** Every figure said in prose, in order of reading; an inline figure points here by index. */
  figures: FigureView[];
  /** Content images: file below the publication's own folder -> copied beside its page. */
  images: string[];
}

export interface StatusView {
  state: 'current' | 'superseded' | 'draft' | 'withdrawn';
  /** 'This is the current strategy.' */
  words: string;
  /** To the successor; its href is relative to dist/site: 'dorset-strategy-2024/'. */
  link: Link | null;
}

export interface DiscrepancyView {
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
  /**
   * Where the section stands. A report: 'opening' before the contents, then 'body', 'implication', 'closing', 'appendix'.
   * A strategy: 'opening' on its cover page, then a 'chapter' a page, its id the last part of the page's address.
   * A deck: 'opening' above the slides, then a 'slide' each.
   */
  role: 'opening' | 'recommendation' | 'body' | 'implication' | 'closing' | 'appendix' | 'chapter' | 'slide';
  absence: Absence | null;
  blocks: Block[];
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
  /** Numbered beneath. */
  notes: string[];
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
}

export interface CellView {
  text: string;
  /** Where the cell holds more than words: a link, a figure of the text. Says the same as `text`. */
  content?: Inline[];
  /** A row's header cell. */
  header: boolean;
  numeric: boolean;
  latest: boolean;
  /** Words that carry a judgement get a shape beside them. */
  status: KpiStatus | null;
}

export interface SourceView {
  text: string;
  href: string | null;
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
  /** 'Target: 69.00% or more' */
  target: string;
  /** 'Better than the national average (69.00%)' and the like. */
  comparisons: string[];
  /** Drawn only for five points or more: values scaled to 0..1, oldest first, null for a gap. */
  sparkline: (number | null)[] | null;
}
