import { dateText, isDate } from '../schema/period.ts';
import type { Publication } from '../schema/records.ts';
import type { FrontRow } from '../schema/report/publication.ts';
import { absenceView } from './absence-view.ts';
import { typeset } from './prose.ts';

/** Rows in the form's order; a row that nobody wrote and the form doesn't insist on is left out. A strategy's are its edition's. */
export function computeFront({ file, form }: Publication): FrontRow[] {
  const edition = file.edition ? [{ id: 'edition', label: 'Period', values: [file.edition.period], absence: null }] : [];
  const rows = (form?.front ?? []).flatMap((row): FrontRow[] => {
    const value = file.meeting?.[row.id];
    if (value === undefined) return [];
    if (typeof value === 'string' || Array.isArray(value)) {
      return [{ id: row.id, label: row.label, values: [value].flat().map((v) => (isDate(v) ? dateText(v) : typeset(v))), absence: null }];
    }
    return [{ id: row.id, label: row.label, values: [], absence: absenceView(value) }];
  });
  const published = file.kind === 'strategy' ? [{ id: 'published', label: 'Published', values: [dateText(file['publish-on'])], absence: null }] : [];
  const urgency = typeof file.urgency === 'string' ? [{ id: 'urgency', label: 'Reason for urgency', values: [typeset(file.urgency)], absence: null }] : [];
  return [...edition, ...rows, ...urgency, ...published];
}
