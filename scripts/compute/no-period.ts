import type { Entry } from '../schema/dataset.ts';
import type { DeclaredAbsence } from '../schema/field.ts';
import { typeset } from './prose.ts';

/** Why values have no date, each reason once: 'Period: not given. The paper does not say when the surveys were made.' */
export function sayNoPeriod(entries: readonly Pick<Entry<unknown>, 'noPeriod'>[]): string[] {
  return [...new Set(entries.flatMap(({ noPeriod }) => (noPeriod ? [typeset(`Period: ${words(noPeriod)}`)] : [])))];
}

function words(absence: DeclaredAbsence): string {
  return 'not-given' in absence ? `not given. ${absence['not-given']}` : `not applicable. ${absence['not-applicable']}`;
}
