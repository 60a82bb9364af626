import type { Claim, Publication } from '../schema/records.ts';
import type { CountUse } from '../validate/populations/count-uses.ts';

const NOT_YET = '9999-12-31';

/** From when on readers see a count: its own date, or the first publication that shows its dataset. Drafts and exempt papers come last. */
export function firstDays(publications: readonly Publication[], claims: readonly Claim[]): (use: CountUse<unknown>) => string {
  const dayOf = new Map(publications.map(({ id, file }) => [id, file.status === 'draft' || file.access !== 'public' ? NOT_YET : file['publish-on']]));
  const first = new Map<string, string>();
  for (const { dataset, publication } of claims) {
    const day = dayOf.get(publication) ?? NOT_YET;
    if (day < (first.get(dataset) ?? '9999-99-99')) first.set(dataset, day);
  }
  return ({ dataset, published }) => [published, first.get(dataset.id) ?? ''].sort()[1] as string;
}
