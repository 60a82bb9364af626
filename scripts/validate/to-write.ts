import type { Sources } from '../load/load-sources.ts';
import type { Problem } from '../problem.ts';
import type { Claim, Publication } from '../schema/records.ts';
import { asAdvice, type Finding } from './paper-rules/paper-context.ts';

/** What `npm run new` leaves to be filled in, to the end of the sentence or of the quotation marks. */
const MARK = /\bTo write: *([^"\n.]*)/g;

/** A draft may wait for its words, and so may figures that no reader sees; anything else may not. */
export function checkToWrite(sources: Sources, publications: readonly Publication[], claims: readonly Claim[]): Finding[] {
  const isDraft = new Map(publications.map(({ id, file }) => [id, file.status === 'draft']));
  const shown = new Set(claims.filter(({ publication }) => !isDraft.get(publication)).flatMap(({ publication, dataset }) => `${publications.find(({ id }) => id === publication)?.file.council}/${dataset}`));
  return [...sources.texts].flatMap(([path, text]) => marksIn(path, text).map((problem): Finding => {
    const [folder, name = ''] = path.split('/');
    const dataset = /^data\/([^/]+)\/(?:indicators|tables)\/([^/]+)\.(?:yaml|csv)$/.exec(path);
    const mayWait = folder === 'content' ? isDraft.get(name) === true : dataset !== null && !shown.has(`${dataset[1]}/${dataset[2]}`);
    return mayWait ? asAdvice(problem) : problem;
  }));
}

function marksIn(path: string, text: string): Problem[] {
  if (!text.includes('To write:')) return [];
  return text.split('\n').flatMap((line, i) => [...line.matchAll(MARK)].map((match): Problem => ({
    rule: 'to-write', place: { path, line: i + 1, column: match.index + 1 }, message: `This is still to be written${match[1]?.trim() ? `: ${match[1].trim()}` : ''}. Put your own words in place of “To write:” and what follows it.`,
  })));
}
