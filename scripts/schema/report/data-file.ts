/** What the CSV and the ODS hold: one header row, then a row for each value. */
export interface DataFileView {
  columns: DataColumnView[];
  rows: DataCellView[][];
  /** Columns that tell one row from the others; empty where a row lacks one of them. */
  key: string[];
  /** Shorthand in the cells' texts, and what it stands for: '[x]' 'Not available' */
  shorthand: { mark: string; meaning: string }[];
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

/** A CSV inside a publication's PDF: what the publication could see on its as-of day. */
export interface AttachedDataView {
  /** 'foster-households.csv' */
  name: string;
  /** 'Fostering households, Dorset: every value published by 24 October 2024' */
  description: string;
  data: DataFileView;
}
