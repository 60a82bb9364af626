import type { Sources } from '../../load/load-sources.ts';
import type { Place, Warning } from '../../problem.ts';
import { asOfDay, type GlossaryFile } from '../../schema/publication.ts';
import type { About, Claim, Publication } from '../../schema/records.ts';
import { checkReview, placeInGlossary } from '../about.ts';
import { checkContent } from '../content-rules/check-content.ts';
import type { OpenCouncil } from '../councils/read-councils.ts';
import { openPlaces, type PlaceOf } from '../places.ts';
import { checkEasyReadDate } from '../publications/easy-read.ts';
import { adviseSummaries } from './chapter-summary.ts';
import { adviseHeadlines } from './headlines.ts';
import { adviseHeldBack } from './held-back.ts';
import { adviseMislabelled } from './mislabelled-people.ts';
import { adviseOrder } from './order-of-size.ts';
import { adviseRemarks } from './remarks.ts';
import { adviseGlossary, advisePlans, adviseSmallNumbers } from './small-numbers.ts';

/** All that was read, for what advice is about. */
interface Read {
  sources: Sources;
  glossary: GlossaryFile;
  about: About;
  councils: ReadonlyMap<string, OpenCouncil>;
  /** Those that the public reads, and what they show of the data. */
  open: readonly Publication[];
  claims: readonly Claim[];
  placeOf: PlaceOf;
}

const LONGEST_SENTENCE_WORDS = 25;
const LONGEST_EASY_READ_WORDS = 15;

/** Advice on the words, and on data that wait; none of it stops a build. @param publications whole, or as the public reads them */
export function findAdvice(publications: readonly Publication[], read: Read): Warning[] {
  return [
    ...publications.flatMap((publication) => [...adviseWords(publication, read), ...adviseEasyRead(publication, read)]),
    ...adviseMethods(read), ...adviseTerms(publications, read),
    ...[...read.councils].flatMap(([id, council]) => adviseData(id, council, publications, read)),
    ...adviseRemarks(read.sources, publications), ...checkReview(read.sources, read.about, publications),
  ];
}

function adviseWords(publication: Publication, { glossary, councils, claims, placeOf }: Read): Warning[] {
  const { file, outline, narrative } = publication;
  const council = councils.get(file.council) as OpenCouncil;
  const chapters = outline.sections.filter(({ role }) => role === 'chapter').map(({ heading, place }) => ({ text: heading, place: () => place }));
  return [
    ...adviseSummaries(outline), ...adviseHeadlines(narrative, asOfDay(file), council.datasets), ...adviseSmallNumbers(publication, council, claims, placeOf),
    ...checkContent({ glossary, narrative, titles: [{ text: file.title, place: () => placeOf(publication, ['title']) }, ...chapters], longestSentenceWords: LONGEST_SENTENCE_WORDS }),
  ];
}

function adviseEasyRead({ file, easyRead }: Publication, { glossary, placeOf }: Read): Warning[] {
  if (!easyRead) return [];
  const place = (name: string): Place => placeOf(easyRead, [name]);
  return [
    ...checkEasyReadDate({ file, easyRead }, place),
    ...checkContent({ glossary, narrative: easyRead.narrative, titles: [{ text: easyRead.file.title, place: () => place('title') }], longestSentenceWords: LONGEST_EASY_READ_WORDS }),
  ];
}

function adviseMethods({ about: { methods }, glossary }: Read): Warning[] {
  return methods ? checkContent({ glossary, narrative: methods.narrative, titles: [], longestSentenceWords: LONGEST_SENTENCE_WORDS }) : [];
}

function adviseTerms(publications: readonly Publication[], { sources, glossary, councils, claims }: Read): Warning[] {
  return adviseGlossary(glossary, publications.map((publication) => [publication, councils.get(publication.file.council) as OpenCouncil]), claims, placeInGlossary(sources));
}

function adviseData(id: string, council: OpenCouncil, publications: readonly Publication[], { sources, open, claims }: Read): Warning[] {
  const own = new Set(publications.flatMap((publication) => (publication.file.council === id ? [publication.id] : [])));
  return [
    ...council.advice, ...adviseMislabelled(council), ...advisePlans(council, openPlaces(id, council, sources).placeOfPlan),
    ...adviseOrder(council, claims.filter(({ publication }) => own.has(publication))), ...adviseHeldBack(id, council, { publications: open, claims }),
  ];
}
