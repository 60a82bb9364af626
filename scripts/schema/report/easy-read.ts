import type { DateView } from './link-date-absence.ts';
import type { FigureView, Inline } from './prose.ts';

/** Large type, one idea a line, a picture beside it. */
export interface EasyReadView {
  title: string;
  sections: { id: string; heading: string; ideas: IdeaView[] }[];
  /** Every figure said in it, in order of reading. */
  figures: FigureView[];
  /** The as-of day of the publication that its words were last read beside. */
  checked: DateView;
}

export interface IdeaView {
  picture: { src: string; alt: string } | null;
  content: Inline[];
}
