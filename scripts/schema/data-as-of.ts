import type { CouncilFile } from './council.ts';
import { asOfDay, type PublicationFile } from './publication.ts';

/** What readers can see, and what they could before it was withdrawn: the days that it names are past. */
export function isIssued({ status, access }: PublicationFile): boolean {
  return status !== 'draft' && access === 'public';
}

/**
 * The day by which a value must be out to stand on a council's data pages. The build has no clock, so it is the newest day
 * that the council's publications name, or `data-as-of` in council.yaml where that is later. '' where nothing is issued.
 */
export function dataAsOf(council: Pick<CouncilFile, 'data-as-of'>, publications: readonly PublicationFile[]): string {
  const days = publications.flatMap((file) => [asOfDay(file), file['publish-on']]);
  return [...days, council['data-as-of'] ?? ''].reduce((newest, day) => (day > newest ? day : newest), '');
}
