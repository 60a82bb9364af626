import type { Link } from './link-date-absence.ts';

export interface SourceView {
  text: string;
  href: string | null;
  /** Under a chart or a table: to the page of each dataset shown, relative to dist/site. On screen alone. */
  data?: Link[];
}

/** Of figures that aren't under the council's own licence. */
export interface SourceLicenceView {
  /** 'Figures from the Department for Education' */
  covers: string;
  licence: Link;
}

export interface DiscrepancyView {
  says: string;
  publish: string;
  why: string;
}
