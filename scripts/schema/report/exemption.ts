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
