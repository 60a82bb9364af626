import type { DeclaredAbsence } from '../schema/field.ts';
import type { Absence } from '../schema/report/link-date-absence.ts';
import { typeset } from './prose.ts';

export function absenceView(absence: DeclaredAbsence): Absence;
export function absenceView(absence: DeclaredAbsence | null): Absence | null;
export function absenceView(absence: DeclaredAbsence | null): Absence | null {
  if (absence === null) return null;
  return 'not-given' in absence
    ? { state: 'not-given', words: 'Not given', reason: typeset(absence['not-given']) }
    : { state: 'not-applicable', words: 'Not applicable', reason: typeset(absence['not-applicable']) };
}
