import type { Block } from './block.ts';
import type { Absence } from './link-date-absence.ts';

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
