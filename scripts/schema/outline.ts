import type { SectionView } from './report/section.ts';
import type { DeclaredAbsence } from './field.ts';
import type { SourceBlock } from './narrative.ts';
import type { Place } from '../problem.ts';

/** A publication's sections in order, with the numbers and anchors that the build gives. */
export interface Outline {
  sections: OutlineSection[];
  /** Anchor -> what a cross-reference to it says: 'paragraph 5.8', 'section 5', 'figure 1'. */
  targets: Map<string, string>;
}

export interface OutlineSection {
  id: string;
  /** The form's id of the section, or null in the body. */
  formSection: string | null;
  role: SectionView['role'];
  number: string | null;
  heading: string;
  /** Of a chapter, from its settings. */
  summary?: string;
  absence: DeclaredAbsence | null;
  blocks: SourceBlock[];
  /** Number and anchor of the numbered paragraphs, and anchors of charts and tables, by block. */
  labels: Map<SourceBlock, BlockLabel>;
  place: Place;
}

export interface BlockLabel {
  id: string;
  number: string | null;
  /** Of the table that stands under a chart and is no table of its data: the years of a forecast. */
  table?: { id: string; number: string };
}
