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

export interface FootnoteView {
  /** Anchor of the note: 'note-1'. */
  id: string;
  number: number;
  content: Inline[];
  /** Anchors of the places that refer to it: 'note-1-mark', 'note-1-mark-2'. */
  marks: string[];
}
