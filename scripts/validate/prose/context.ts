import type { Place, Problem } from '../../problem.ts';
import type { PlacesFile } from '../../schema/capacity.ts';
import type { FlowEdition } from '../../schema/flows.ts';
import type { Narrative } from '../../schema/narrative.ts';
import type { Outline } from '../../schema/outline.ts';
import type { Claim } from '../../schema/records.ts';
import type { GlossaryFile } from '../../schema/publication.ts';
import type { PlanFile } from '../../schema/plan.ts';
import type { OpenDataset } from '../councils/datasets.ts';

/** What a rule about an author's text may look at. Each rule is one file: context in, problems out. */
export interface ProseContext {
  publication: string;
  asOf: string;
  narrative: Narrative;
  /** A file's own lines, to point at a word in one. */
  linesOf(path: string): readonly string[];
  outline: Outline;
  datasets: ReadonlyMap<string, OpenDataset>;
  /** Counts of people up to this may be hidden: the highest threshold of the council. */
  smallCounts: number;
  /** Ids of datasets whose file could not be read: their figures are not reported a second time. */
  brokenIds: ReadonlySet<string>;
  /** Plans by file name, and those whose file could not be read. */
  plans: ReadonlyMap<string, PlanFile>;
  brokenPlans: ReadonlySet<string>;
  /** What a forecast is made from, and the places beside it; left out where the council has none. */
  flows?: readonly Pick<FlowEdition<unknown>, 'published' | 'months' | 'uasc'>[];
  capacity?: PlacesFile | null;
  glossary: GlossaryFile;
  /** Ids of all publications -> the anchors that a link may name; null where they are not known. */
  publications: ReadonlyMap<string, ReadonlySet<string> | null>;
  /** Those of them that no reader sees yet. */
  drafts: ReadonlySet<string>;
  /** Those of them that are exempt as a whole. */
  exempt: ReadonlySet<string>;
  /** Anchors of this publication that the public doesn't see; empty where its whole text is looked at. */
  exemptAnchors: ReadonlySet<string>;
  /** Paths of all picture files from the root. */
  assets: ReadonlyMap<string, string>;
}

export interface Findings {
  problems: Problem[];
  claims: Claim[];
}

/** The place of a word on the line that a block begins on: the id in `::: chart foster-households`. */
export function placeOfWord(place: Place, word: string, { linesOf }: ProseContext): Place {
  const at = ` ${linesOf(place.path)[place.line - 1] ?? ''} `.replace(/\s/g, ' ').indexOf(` ${word} `);
  return at === -1 ? place : { ...place, column: at + 1 };
}

export function problemAt(place: Place, rule: string, message: string): Problem {
  return { rule, place, message };
}
