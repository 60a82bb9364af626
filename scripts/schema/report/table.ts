import type { Inline } from './prose.ts';
import type { SourceView } from './source.ts';

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

export type KpiStatus = 'met' | 'close' | 'not-met' | 'no-target' | 'better' | 'worse' | 'same';
