import type { Place, Warning } from '../../problem.ts';
import type { GlossaryFile } from '../../schema/publication.ts';
import type { OwnWords } from './own-words.ts';

/** What a rule about plain words may look at. Each rule is one file: context in, warnings out. */
export interface EditorialContext {
  /** Titles of pages, with their places: a publication's own, and its chapters'. */
  titles: readonly Title[];
  /** The text, read once for all rules. */
  runs: readonly OwnWords[];
  glossary: GlossaryFile;
  /** Words that a sentence may have: 25, and 15 in Easy Read. */
  longestSentenceWords: number;
}

export interface Title {
  text: string;
  place(): Place;
}

export type EditorialRule = (context: EditorialContext) => Warning[];
