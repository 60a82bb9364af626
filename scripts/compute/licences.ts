import { isOutBy, visibleEntries, type ProtectedDataset, type Source } from '../schema/dataset.ts';
import type { SourceLicenceView } from '../schema/report/source.ts';
import { typeset } from './prose.ts';

/** Of what a publication shows of others' figures, by its as-of day. */
export function licencesShown(datasets: readonly ProtectedDataset[], asOf: string): SourceLicenceView[] {
  return licencesOf(datasets.flatMap((dataset) => [
    ...visibleEntries(dataset.entries, asOf).map((entry) => entry.source ?? dataset.source),
    ...dataset.benchmarks.filter(({ published }) => isOutBy(published, asOf)).map(({ source }) => source),
  ]));
}

/** Each once. */
export function licencesOf(sources: readonly Source[]): SourceLicenceView[] {
  const found = sources.flatMap(({ licence }) => (licence ? [{ covers: typeset(licence.covers), licence: { text: licence.name, href: licence.link } }] : []));
  return [...new Map(found.map((one) => [`${one.covers}|${one.licence.href}`, one])).values()];
}
