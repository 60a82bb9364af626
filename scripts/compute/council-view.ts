import type { ProtectedCouncil } from '../protect/protect-tables.ts';
import type { CouncilView } from '../schema/report/council.ts';
import type { SiteFile } from '../schema/site.ts';
import { absenceView } from './absence-view.ts';
import { typeset } from './prose.ts';

export function demonstrationOf({ file }: ProtectedCouncil): string {
  if (file.invented) return `${file['short-name']} is an invented council: no child, place or figure here is real.`;
  return `This is a demonstration made from published papers. It is not issued by ${file.name}.`;
}

/** 'Homes for children in care (demonstration)' */
export function sayPublisher({ title }: Pick<SiteFile, 'title'>): string {
  return `${typeset(title)} (demonstration)`;
}

export function councilView({ id, file }: ProtectedCouncil): CouncilView {
  return {
    id, name: file.name, shortName: file['short-name'], colour: file.colour,
    licence: 'link' in file.licence ? { text: file.licence.name, href: file.licence.link } : null,
    licenceAbsence: 'link' in file.licence ? null : absenceView(file.licence),
    contact: 'team' in file.contact ? { text: file.contact.team, href: file.contact.page } : absenceView(file.contact),
    feedback: typeof file.feedback === 'string' ? file.feedback : null,
  };
}
