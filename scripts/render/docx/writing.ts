import type { IRunOptions, Paragraph, Table } from 'docx';
import type { FootnoteView } from '../../schema/report/prose.ts';
import type { Picture } from './picture.ts';

/** What the words of one document have in common while they are written. */
export interface Writing {
  /** Where links from the publication's page lead from; null where the site has no address yet, and such links become plain words. */
  base: string | null;
  /** Anchors that something in the document leads to. */
  bookmarks: ReadonlyMap<string, Bookmarked>;
  notes: Notes;
  /** Pictures in the text, by their names in the report; charts by their ids. */
  pictures: ReadonlyMap<string, Picture>;
  charts: ReadonlyMap<string, Picture>;
  /** How many lists, drawings and captions of each kind ('Table') there are so far. */
  count: { lists: number; drawings: number; captions: Map<string, number> };
}

export interface Bookmarked {
  /** As Word takes it: letters, digits and underscores, at most 40. */
  name: string;
  /** What Word keeps up to date in a reference: the number of the paragraph, or the words of the bookmark ('Figure 1'). */
  refersBy: 'number' | 'label' | null;
}

/** Word numbers footnotes in the order of reading, and a second mark to a note refers to the first. */
interface Notes {
  views: ReadonlyMap<string, FootnoteView>;
  /** Note id -> its number in the document. */
  numbers: Map<string, number>;
  /** Notes with more than one mark. */
  repeated: ReadonlySet<string>;
}

/** Where blocks stand. */
export interface Place {
  /** '' is that of the document. */
  lang: string;
  style: 'Normal' | 'Quote' | 'Aside';
  /** How many lists they stand in. */
  depth: number;
  /** How far the words of numbered paragraphs around them stand in, in twentieths of a point. */
  indent: number;
  /** On a sheet that is wider than high. */
  turned: boolean;
}

/** A part of the document, and whether its sheet is turned. */
export interface Piece {
  child: Paragraph | Table;
  turned: boolean;
}

/** How words look that stand inside of others. */
export interface Look extends Pick<IRunOptions, 'bold' | 'italics'> {
  lang: string;
  /** Words of a link, which bear its looks. */
  link?: boolean;
  /** In a footnote, which can have none of its own. */
  inNote?: boolean;
}

/** 210 by 297 mm with margins of 20 mm, of 25 mm above and below, in twentieths of a point. */
export const SHEET = { width: 11906, height: 16838, side: 1134, end: 1417 } as const;

export function textWidth(turned: boolean): number {
  return (turned ? SHEET.height : SHEET.width) - 2 * SHEET.side;
}
