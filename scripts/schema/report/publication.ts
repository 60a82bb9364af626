import type { CouncilView } from './council.ts';
import type { AttachedDataView } from './data-file.ts';
import type { EasyReadView } from './easy-read.ts';
import type { ExemptionView } from './exemption.ts';
import type { Absence, DateView, Link } from './link-date-absence.ts';
import type { FigureView, FootnoteView } from './prose.ts';
import type { SectionView } from './section.ts';
import type { DiscrepancyView, SourceLicenceView } from './source.ts';

export interface PublicationView {
  /** Folder name = URL = PDF name. */
  id: string;
  kind: 'report' | 'strategy' | 'deck';
  /** 'Committee report' */
  kindLabel: string;
  council: CouncilView;
  title: string;
  summary: string;
  /** '2024 to 2027', for a strategy. */
  edition: string | null;
  /** Stands as a banner at the top of every page of the publication; null where there is nothing to say (a paper as published). */
  status: StatusView | null;
  /** Of an earlier edition, withdrawn, or about a strategy that has been superseded: listed below the current ones. */
  isPast: boolean;
  /** The strategy that a paper or deck reports on; its href is relative to dist/site: 'dorset-strategy-2024/'. */
  about: Link | null;
  /** The strategy that this one adds to; its href as in `about`. Left out where it is no supplement. */
  supplements?: Link;
  /** Where the source contradicts itself, for readers to see at the end. */
  discrepancies: DiscrepancyView[];
  /** One line, on every page of every form: not issued by the council. */
  demonstration: string;
  /** Who publishes it, for machines: this site, 'Homes for children in care (demonstration)', and never the council that it is about. */
  publisher: string;
  /** Where the page will be found, or null where the site has no address yet. */
  address: string | null;
  /** The real document that this one retells. */
  original: Link | null;
  /** Of figures from sources with a licence of their own; left out where there are none. */
  sourceLicences?: SourceLicenceView[];
  /** Files to offer beside the page, their address relative to it: 'Download this report (PDF)'. */
  downloads?: Download[];
  /** Data that go inside its PDF; left out where the council doesn't ask for that. */
  attachedData?: AttachedDataView[];
  asOf: DateView;
  published: DateView;
  /** Of its newest update; null where it stands as first published. */
  updated: DateView | null;
  /** Every update with what changed, newest first; its publication is the last. */
  history: ChangeView[];
  /** Those that this edition follows, newest first. Later ones are told by the status alone; hrefs are relative to dist/site: 'dorset-strategy-2020/'. */
  previousEditions: Link[];
  /** Old addresses below dist/site that lead here: 'strategy/2024', 'old.html' */
  redirects: string[];
  /** The facts of the meeting or edition, in the form's order. */
  front: FrontRow[];
  /** 'People and Health Scrutiny Committee, 24 October 2024': for running heads. */
  runningHead: string;
  contents: ContentsEntry[];
  sections: SectionView[];
  footnotes: FootnoteView[];
  /** Every figure said in prose, in order of reading; an inline figure points here by index. */
  figures: FigureView[];
  /** The same in Easy Read, on a page of its own. */
  easyRead?: EasyReadView | null;
  /** Content images: file below the publication's own folder -> copied beside its page. */
  images: string[];
  /** On no page: told at the end of a build. */
  numbers?: NumberCount;
  /** Of a paper that is exempt or holds exempt parts; left out of all that the public sees. */
  exemption?: ExemptionView;
}

export interface StatusView {
  state: 'current' | 'superseded' | 'draft' | 'withdrawn';
  /** 'This is the current strategy.' */
  words: string;
  /** To the successor; its href is relative to dist/site: 'dorset-strategy-2024/'. */
  link: Link | null;
}

export interface ChangeView {
  date: DateView;
  note: string;
}

export interface FrontRow {
  id: string;
  label: string;
  /** One entry, or several lines (councillors). Empty when absent. */
  values: string[];
  absence: Absence | null;
}

export interface ContentsEntry {
  id: string;
  /** '5', or null where the form leaves the section unnumbered. */
  number: string | null;
  text: string;
}

interface Download extends Link {
  /** The name that the agenda system wants, where it isn't the address's: '2027-01-12 Cabinet Homes.pdf' */
  saveAs?: string;
}

/** How the numbers of a publication come to stand in it. */
export interface NumberCount {
  /** References to data in sentences. */
  inText: number;
  /** Cells of charts, KPI tables and tables, computed from data. */
  inTables: number;
  /** Law and names, with the reason why they never change. */
  fixed: number;
  /** In others' words. */
  quoted: number;
  /** In the sentences of plan files, which no data stand behind. */
  inPlans: number;
}
