import type { CouncilFile } from '../../schema/council.ts';
import { agendaFileName } from '../../schema/agenda-file-name.ts';
import type { Publication } from '../../schema/records.ts';
import type { PlaceOf } from '../places.ts';
import { checkAppendices } from './appendices.ts';
import { adviseBackgroundPapers } from './background-papers.ts';
import { checkCommittee } from './committee.ts';
import { checkDispatch } from './dispatch.ts';
import { checkFormDates } from './form-dates.ts';
import { checkMeetingDate } from './meeting-date.ts';
import type { Finding, PaperContext, PaperRule } from './paper-context.ts';
import { advisePersonalContact } from './personal-contact.ts';
import { checkRecommendations } from './recommendations.ts';
import { checkUnnamedFigures } from './unnamed-figures.ts';
import { checkWholeLength } from './word-limits.ts';

const RULES: readonly PaperRule[] = [checkAppendices, adviseBackgroundPapers, checkCommittee, checkDispatch, checkFormDates, checkMeetingDate, advisePersonalContact, checkRecommendations, checkUnnamedFigures, checkWholeLength];

/** What a clerk looks for before a paper goes on the agenda. */
export function checkPapers(publications: readonly Publication[], councils: ReadonlyMap<string, CouncilFile>, placeOf: PlaceOf): Finding[] {
  const contexts = publications.flatMap((publication): PaperContext[] => {
    const council = councils.get(publication.file.council);
    return council ? [{ publication, council, placeOf: (at) => placeOf(publication, at) }] : [];
  });
  return [...contexts.flatMap((context) => RULES.flatMap((rule) => rule(context))), ...checkFileNames(contexts)];
}

/** Two papers of one name would overwrite each other on the agenda. */
function checkFileNames(contexts: readonly PaperContext[]): Finding[] {
  const seen = new Map<string, string>();
  return contexts.flatMap(({ publication: { id, file }, council, placeOf }): Finding[] => {
    const pattern = council.papers?.['file-name'];
    if (pattern === undefined || file.kind === 'strategy' || file.status === 'withdrawn') return [];
    const name = agendaFileName(pattern, { id, file, council: council['short-name'] });
    const at = `${file.council}/${name.toLowerCase()}`;
    const other = seen.get(at);
    seen.set(at, other ?? id);
    return other === undefined ? [] : [{ rule: 'file-name-twice', place: placeOf(['title']), message: `On the agenda, this paper and “${other}” would both be called “${name}”. Change a title, or file-name: in council.yaml.` }];
  });
}
