import type { Absence, Link } from './link-date-absence.ts';

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
