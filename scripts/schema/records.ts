import type { AccessibilityFile } from './accessibility.ts';
import type { PlacesFile } from './capacity.ts';
import type { CouncilFile, Form } from './council.ts';
import type { RawDataset } from './dataset.ts';
import type { EasyReadFile } from './easy-read.ts';
import type { FlowEdition, FlowHistory } from './flows.ts';
import type { FigureRef, Narrative } from './narrative.ts';
import type { MethodsFile } from './methods.ts';
import type { Outline } from './outline.ts';
import type { LedgerFile } from './ledger.ts';
import type { PlanFile } from './plan.ts';
import type { GlossaryFile, PublicationFile } from './publication.ts';
import type { Secret } from './secret.ts';
import type { SiteFile } from './site.ts';
import type { Place, Warning } from '../problem.ts';

/** What the public may see: papers that aren't exempt, and of those that are in part the rest. Typed, complete, consistent. */
export interface Records {
  councils: Map<string, Council>;
  publications: Publication[];
  glossary: GlossaryFile;
  site: SiteFile;
  about: About;
  claims: Claim[];
  /** Advice to editors. It has no part in what is built, but a build says how much there is. */
  warnings: Warning[];
}

/** What validation lets through, parted by who may see it. Every stage takes the public's records by default. */
export interface AllRecords extends Records {
  /** Papers that are exempt as a whole: all that the public hears of them. */
  withheld: WithheldPaper[];
  /** The same with exempt papers and parts, for dist/exempt alone; null where nothing is exempt. */
  withExempt: Pick<Records, 'publications' | 'claims' | 'warnings'> | null;
}

/** Its title and its paragraph are public by law, and the reason is given to be read. */
export interface WithheldPaper extends Pick<PublicationFile, 'council' | 'title' | 'exempt-paragraph' | 'exempt-reason'> {
  isDraft: boolean;
}

/** Of content/about/: what the site says of itself. A file that isn't there is null. */
export interface About {
  accessibility: AccessibilityFile | null;
  methods: WrittenPage<MethodsFile> | null;
}

/** One markdown file with its settings. */
interface WrittenPage<File> {
  path: string;
  file: File;
  narrative: Narrative;
  outline: Outline;
}

export interface Council {
  id: string;
  file: CouncilFile;
  datasets: Map<string, RawDataset>;
  /** By file name below plan/. */
  plans: Map<string, PlanFile>;
  ledger: LedgerFile;
  /** Of flows.yaml, by age, placement and month; left out where there are none. */
  flows?: readonly FlowEdition<Secret<FlowHistory>>[];
  capacity?: PlacesFile | null;
  /** Where a value stands, or what its role names; without an index, a field of the dataset itself. */
  placeOf: (at: { dataset: { id: string }; index?: number; role?: string | readonly (string | number)[] }) => Place;
  placeOfPlan: (plan: string, path: readonly (string | number)[]) => Place;
  /** In council.yaml. */
  placeOfSetting: (path: readonly string[]) => Place;
}

export interface Publication {
  id: string;
  /** Path of its index.md */
  path: string;
  file: PublicationFile;
  form: Form | null;
  narrative: Narrative;
  outline: Outline;
  /** Pictures that the text shows: name below the publication's folder -> file on disk. */
  images: Map<string, string>;
  /** The same said in Easy Read, where somebody wrote it. */
  easyRead: WrittenPage<EasyReadFile> | null;
}

/** One thing that a publication wants to show; what is claimed decides what must be protected. */
export interface Claim {
  publication: string;
  asOf: string;
  dataset: string;
  /** A figure in prose with its members and filters, or the block that shows the dataset. */
  shown: FigureRef | { kind: 'block'; name: string };
  place: Place;
}
