import { adviceCount, formatProblem, sayMore, type Problem } from '../problem.ts';
import { countText } from '../schema/words.ts';
import type { PreviewState } from './rebuild.ts';

/** More than these scroll away what was said before. */
const MOST_TOLD = 8;

interface Told {
  state: PreviewState;
  before: PreviewState | null;
  /** Paths that were saved. */
  changed: readonly string[];
  ms: number;
  /** '10:42:03' */
  time: string;
}

/** What the terminal says of a save: a line where all is well, problems as `check` prints them, and when they are mended. */
export function tellRebuild({ state, before, changed, ms, time }: Told): string[] {
  const { problems, failure, sources } = state;
  const what = before === null ? '' : `${nameChanges(changed)} changed`;
  const line = (words: string): string => `${time}  ${[what, words].filter(Boolean).join(': ')}`;
  if (failure) return [line('the software failed over it. This is a fault of the software; pass on what follows.'), failure.stack ?? failure.message];
  if (problems.length > 0) {
    const isKnown = before !== null && JSON.stringify(before.problems) === JSON.stringify(problems);
    const still = line(`${isKnown ? 'still ' : ''}${countText(problems.length, 'problem')}. ${state.good ? 'The pages stay as they were.' : 'The pages appear when that is mended.'}`);
    return isKnown ? [still] : [...tellProblems(problems, sources.texts), still];
  }
  if (before === null) return [`${time}  ${sayPublications(state)}, ready after ${(ms / 1000).toFixed(1)} s`, ...adviceLine(state)];
  const wasWrong = before.problems.length > 0 || before.failure !== null;
  return [line(`${wasWrong ? 'mended, ' : ''}${ms.toFixed(0)} ms`)];
}

export function tellProblems(problems: readonly Problem[], texts: ReadonlyMap<string, string>): string[] {
  const told = problems.slice(0, MOST_TOLD).map((problem) => formatProblem(problem, texts.get(problem.place.path)));
  return ['', ...told, ...(problems.length > MOST_TOLD ? [`and ${problems.length - MOST_TOLD} more; npm run check lists them.`] : []), sayMore(problems), ''];
}

function sayPublications({ good }: PreviewState): string {
  const publications = good?.records.publications ?? [];
  const drafts = publications.filter(({ file }) => file.status === 'draft').length;
  const words = countText(publications.length, 'publication');
  return drafts === 0 ? words : `${words}, ${drafts} of them ${drafts === 1 ? 'a draft' : 'drafts'}`;
}

function adviceLine({ warnings }: PreviewState): string[] {
  const { length } = warnings;
  return length === 0 ? [] : [`${adviceCount(warnings)} stand${length === 1 ? 's' : ''} above the pages; npm run check lists ${length === 1 ? 'it' : 'them'}.`];
}

/** 'dorset-cabinet-2021'; 'data/dorset/facts.yaml'; '14 files' */
function nameChanges(paths: readonly string[]): string {
  const folders = new Set(paths.map((path) => /^content\/([^/]+)\//.exec(path)?.[1] ?? path));
  return folders.size === 1 ? [...folders][0] as string : `${paths.length} files`;
}
