import type { ProtectedCouncil, ProtectedRecords } from '../protect/protect-tables.ts';
import type { CouncilView, PublicationView, Report } from '../schema/report.ts';
import { computePublication, councilView } from './compute-publication.ts';
import { computeDatasets } from './data/compute-datasets.ts';
import { findEditions } from './editions.ts';
import { abbreviationFinder } from './prose.ts';

export interface ComputeOptions {
  includeDrafts?: boolean;
  /** Papers will be printed, so pages may offer them. */
  pdf?: boolean;
}

/** Protected records -> everything that will be said. Pure; knows no file, no clock and no raw number. */
export function computeReport(records: ProtectedRecords, { includeDrafts = false, pdf = true }: ComputeOptions = {}): Report {
  const abbreviations = abbreviationFinder(records.glossary.abbreviations);
  const shown = records.publications.filter(({ file }) => file.access === 'public' && (file.status !== 'draft' || includeDrafts));
  const editions = findEditions(shown);
  const publications = shown.map((publication) => computePublication(publication, { council: records.councils.get(publication.file.council) as ProtectedCouncil, claims: records.claims.filter((c) => c.publication === publication.id), abbreviations, editions, pdf }));
  return { publications: publications.sort(newestFirst), councils: [...records.councils.values()].map((council): CouncilView => councilView(council)), datasets: computeDatasets(records) };
}

function newestFirst(a: PublicationView, b: PublicationView): number {
  return a.published.iso === b.published.iso ? (a.id < b.id ? -1 : 1) : a.published.iso < b.published.iso ? 1 : -1;
}
