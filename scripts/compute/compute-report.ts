import type { ProtectedCouncil, ProtectedRecords } from '../protect/protect-tables.ts';
import type { Publication, WithheldPaper } from '../schema/records.ts';
import type { Report, SiteView } from '../schema/report.ts';
import type { CouncilView } from '../schema/report/council.ts';
import type { PublicationView } from '../schema/report/publication.ts';
import { computeAbout } from './about/compute-about.ts';
import { computePublication } from './compute-publication.ts';
import { councilView, sayPublisher } from './council-view.ts';
import { countNumbers } from './count-numbers.ts';
import { computeDatasets } from './data/compute-datasets.ts';
import { findEditions } from './editions.ts';
import { sayWithheld } from './exemption.ts';
import { dataPagesOf } from './figure-sources.ts';
import { abbreviationFinder, typeset } from './prose.ts';

interface ComputeOptions {
  includeDrafts?: boolean;
  /** Papers will be printed, so pages may offer them. */
  pdf?: boolean;
  /** Word documents will be written, so pages may offer them. */
  docx?: boolean;
  /** Datasets get pages and files, and figures link to them; a preview of one publication does without. */
  openData?: boolean;
  /** Papers that are exempt as a whole, of which readers are told. */
  withheld?: readonly WithheldPaper[];
}

/** Protected records -> everything that will be said. Pure; knows no file, no clock and no raw number. */
export function computeReport(records: ProtectedRecords, options: ComputeOptions = {}): Report {
  const { includeDrafts = false } = options;
  const shown = records.publications.filter(({ file }) => file.access === 'public' && (file.status !== 'draft' || includeDrafts));
  return computePapers(records, shown, shown, options);
}

/** The papers that are exempt, as a whole or in part, and nothing else. @param records protected with everything that they show */
export function computeExemptReport(records: ProtectedRecords, { includeDrafts = false }: Pick<ComputeOptions, 'includeDrafts'> = {}): Report {
  const readable = records.publications.filter(({ file }) => file.status !== 'draft' || includeDrafts);
  return computePapers(records, readable.filter(({ file }) => file.access !== 'public'), readable, { openData: false });
}

/** @param known those that they may name: editions and strategies */
function computePapers(records: ProtectedRecords, shown: readonly Publication[], known: readonly Publication[], { includeDrafts = false, pdf = true, docx = false, openData = true, withheld = [] }: ComputeOptions): Report {
  const abbreviations = abbreviationFinder(records.glossary.abbreviations);
  const editions = findEditions(known);
  const site = siteView(records);
  const datasets = openData ? computeDatasets(records, shown, site.address) : [];
  const claims = Map.groupBy(records.claims, (claim) => claim.publication);
  const dataPages = new Map([...records.councils.keys()].map((council) => [council, dataPagesOf(council, datasets)]));
  const names = [...records.glossary.names, ...Object.keys(records.glossary.abbreviations)].filter((name) => /\d/.test(name));
  const publications = shown.map((publication) => withNumbers(publication, names, computePublication(publication, {
    council: records.councils.get(publication.file.council) as ProtectedCouncil, claims: claims.get(publication.id) ?? [], abbreviations, editions, pdf, docx,
    siteAddress: site.address, publisher: sayPublisher(records.site), dataPages: dataPages.get(publication.file.council) ?? new Set(),
  })));
  return {
    site, publications: publications.sort(newestFirst), councils: [...records.councils.values()].map((council): CouncilView => councilView(council)), datasets,
    about: computeAbout(records, abbreviations), ...sayWithheld(withheld.filter(({ isDraft }) => !isDraft || includeDrafts)),
  };
}

function withNumbers(publication: Publication, names: readonly string[], view: PublicationView): PublicationView {
  return { ...view, numbers: countNumbers(view, publication, names) };
}

function siteView({ site: { title, summary, address } }: ProtectedRecords): SiteView {
  return { title: typeset(title), summary: typeset(summary), address: typeof address === 'string' ? `${address.replace(/\/$/, '')}/` : null };
}

function newestFirst(a: PublicationView, b: PublicationView): number {
  return a.published.iso === b.published.iso ? (a.id < b.id ? -1 : 1) : a.published.iso < b.published.iso ? 1 : -1;
}
