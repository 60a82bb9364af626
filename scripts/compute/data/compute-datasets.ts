import type { ProtectedCouncil, ProtectedRecords } from '../../protect/protect-tables.ts';
import { dataAsOf } from '../../schema/data-as-of.ts';
import { visibleEntries, type ProtectedDataset } from '../../schema/dataset.ts';
import { dateText } from '../../schema/period.ts';
import type { Publication } from '../../schema/records.ts';
import { FACTS, type DatasetView } from '../../schema/report/dataset.ts';
import type { Absence, Link } from '../../schema/report/link-date-absence.ts';
import type { SourceView } from '../../schema/report/source.ts';
import { absenceView } from '../absence-view.ts';
import { chartOfDatasets } from '../chart-of-datasets.ts';
import { computeChart } from '../chart/compute-chart.ts';
import { MAX_SERIES } from '../chart/chart-form.ts';
import { councilView, demonstrationOf, sayPublisher } from '../council-view.ts';
import { licencesOf } from '../licences.ts';
import { sayNoPeriod } from '../no-period.ts';
import { pageAddress } from '../page-address.ts';
import { typeset } from '../prose.ts';
import { sayComparisons } from './comparisons.ts';
import { columnName, dataFileOf, newestDate } from './data-file.ts';
import { tableOfDataFile } from './data-table.ts';
import { sayFactsHeadline, sayHeadline } from './headline.ts';
import { ALWAYS, holdBack } from './hold-back.ts';
import { coverageOf, newestPeriodOf, referencePeriodOf } from './reference-period.ts';
import { sayRevisions } from './revisions.ts';
import { unitLabelOf } from './units.ts';

/**
 * A view of each indicator and table that one of the publications shows, and one of a council's facts that they say.
 * What no publication uses isn't published, nor what came out after the newest of them. By council, then by id, the facts last.
 * @param shown those that the site has pages of, withdrawn ones too
 */
export function computeDatasets({ councils, claims, site }: ProtectedRecords, shown: readonly Publication[], siteAddress: string | null): DatasetView[] {
  const publisher = sayPublisher(site);
  return [...councils.values()].flatMap((council) => {
    const own = shown.filter(({ file }) => file.council === council.id);
    const day = dataAsOf(council.file, own.map(({ file }) => file));
    const publications = own.filter(({ file }) => file.status !== 'withdrawn');
    const users = new Map<string, Publication[]>();
    for (const publication of publications) {
      for (const id of new Set(claims.filter((claim) => claim.publication === publication.id).map((claim) => claim.dataset))) users.set(id, [...users.get(id) ?? [], publication]);
    }
    const used = [...council.datasets.values()].flatMap((dataset) => (users.has(dataset.id) ? holdBack(dataset, day) ?? [] : []));
    const facts = used.filter(({ kind }) => kind === 'fact');
    const others = used.filter(({ kind }) => kind !== 'fact').sort((a, b) => (a.id < b.id ? -1 : 1));
    return [
      ...others.map((dataset) => viewOf(dataset, titleOf(dataset, others, council), { council, publisher, siteAddress, users: users.get(dataset.id)! })),
      ...(facts.length > 0 ? [viewOfFacts(facts, { council, publisher, siteAddress, users: publications.filter((p) => facts.some(({ id }) => users.get(id)!.includes(p))) })] : []),
    ];
  });
}

interface Context {
  council: ProtectedCouncil;
  publisher: string;
  siteAddress: string | null;
  users: readonly Publication[];
}

function viewOf(dataset: ProtectedDataset, title: string, context: Context): DatasetView {
  const { council } = context;
  const data = dataFileOf([dataset]);
  const source = sourceOf([dataset]);
  const drawn = isDrawable(dataset) ? computeChart(chartOfDatasets(`${dataset.id}-chart`, [dataset], council.file['short-name'], ALWAYS)) : null;
  return {
    ...sharedView([dataset], context), id: dataset.id, title, source, data,
    headline: sayHeadline(dataset), definition: typeset(dataset.definition), area: dataset.area ?? council.file['short-name'], unit: unitLabelOf(dataset),
    owner: typeof dataset.owner === 'string' ? typeset(dataset.owner) : absenceView(dataset.owner ?? null) ?? NO_OWNER,
    chart: drawn && { id: `${dataset.id}-chart`, subtitle: drawn.subtitle, description: drawn.description, spec: drawn.spec, narrowSpec: drawn.narrowSpec },
    comparisons: sayComparisons(dataset), revisions: sayRevisions(dataset),
    table: tableOfDataFile(data, { source, always: alwaysShown(dataset), newest: dataset.frequency === null ? null : dataset.entries.map((e) => e.period ?? '').sort().at(-1) ?? null, noPeriod: sayNoPeriod(dataset.entries) }),
    address: pageAddress(`data/${council.id}/${dataset.id}`, council.file, context.siteAddress),
  };
}

function viewOfFacts(facts: readonly ProtectedDataset[], context: Context): DatasetView {
  const { council } = context;
  const data = dataFileOf(facts);
  const source = sourceOf(facts);
  return {
    ...sharedView(facts, context), id: FACTS, title: `Single figures, ${council.file['short-name']}`, source, data,
    headline: sayFactsHeadline(facts), area: council.file['short-name'], unit: 'Given with each figure',
    definition: 'Numbers that the publications say once each. Those that are counted again each month or year have a page of their own.',
    owner: { state: 'not-applicable', words: 'Not applicable', reason: 'The figures come from several papers, so no one post answers for all of them.' },
    chart: null, comparisons: [], revisions: [],
    table: { ...tableOfDataFile(data, { source, always: ['figure', 'value', 'unit', 'period'], newest: null, noPeriod: [] }), wide: true },
    address: pageAddress(`data/${council.id}/${FACTS}`, council.file, context.siteAddress),
  };
}

/** What tells the rows apart, and the value. */
function alwaysShown({ dimensions }: ProtectedDataset): string[] {
  return [...(dimensions.length > 0 ? dimensions.map(({ id }) => columnName(id)) : ['period']), 'value'];
}

const NO_OWNER: Absence = { state: 'not-given', words: 'Not given', reason: 'The data name no post.' };

function sharedView(datasets: readonly ProtectedDataset[], { council, publisher, users }: Context) {
  const published = newestDate(datasets.flatMap(({ entries }) => entries.map((entry) => entry.published)));
  return {
    council: councilView(council), demonstration: demonstrationOf(council), publisher,
    ...licenceOfData(datasets, council),
    referencePeriod: referencePeriodOf(datasets), newestPeriod: newestPeriodOf(datasets), coverage: coverageOf(datasets),
    published: { iso: published, text: dateText(published) },
    discrepancies: datasets.flatMap(({ entries }) => visibleEntries(entries, ALWAYS).flatMap(({ discrepancy }) => discrepancy ?? []))
      .map(({ says, publish, why }) => ({ says: typeset(says), publish: typeset(publish), why: typeset(why) })),
    usedBy: [...users].sort((a, b) => (a.file['publish-on'] === b.file['publish-on'] ? (a.id < b.id ? -1 : 1) : a.file['publish-on'] < b.file['publish-on'] ? 1 : -1)).map(linkTo),
  };
}

/** The one under which all values are; where their sources differ, the council's, with those of the sources beside it. */
function licenceOfData(datasets: readonly ProtectedDataset[], { file: { licence } }: ProtectedCouncil): Pick<DatasetView, 'licence' | 'sourceLicences'> {
  const sources = datasets.flatMap((dataset) => dataset.entries.map((entry) => entry.source ?? dataset.source));
  const sourceLicences = licencesOf(sources);
  const [first] = sourceLicences;
  if (first && sources.every((source) => source.licence?.link === first.licence.href)) return { licence: first.licence };
  return { licence: 'link' in licence ? { text: licence.name, href: licence.link } : absenceView(licence) as Absence, sourceLicences };
}

function linkTo({ id, file }: Publication): Link {
  return { text: `${typeset(file.title)}, ${dateText(file['publish-on'])}`, href: `${id}/index.html` };
}

/** Datasets of several areas have one title; a title that stands alone needs no area. */
function titleOf(dataset: ProtectedDataset, others: readonly ProtectedDataset[], council: ProtectedCouncil): string {
  const isOnly = others.filter(({ title }) => title === dataset.title).length === 1;
  return typeset(dataset.area === undefined && isOnly ? dataset.title : `${dataset.title}, ${dataset.area ?? council.file['short-name']}`);
}

/** Every source of a value, each once. */
function sourceOf(datasets: readonly ProtectedDataset[]): SourceView {
  const sources = new Map(datasets.flatMap((dataset) => dataset.entries.map((entry) => entry.source ?? dataset.source)).map((source) => [source.text, source]));
  const papers = sources.size > 1 && datasets.length > 1 ? 'The papers named beside each figure' : [...sources.keys()].map(typeset).join('; ');
  return { text: papers, href: sources.size === 1 ? [...sources.values()][0]?.href ?? null : null };
}

/** One value is no chart, and of more than two dimensions or four series none can be drawn. */
function isDrawable(dataset: ProtectedDataset): boolean {
  const [, across, third] = dataset.dimensions;
  const shown = visibleEntries(dataset.entries, ALWAYS).filter(({ quantity }) => quantity.state === 'shown');
  return shown.length > 1 && third === undefined && (across?.members.length ?? 0) <= MAX_SERIES;
}
