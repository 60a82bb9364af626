import type { YamlSource } from '../../load/read-yaml.ts';
import type { Place, Problem } from '../../problem.ts';
import type { CouncilFile } from '../../schema/council.ts';
import type { Dataset, Entry, Missing, RawDataset, Source } from '../../schema/dataset.ts';
import { dateText, type Frequency } from '../../schema/period.ts';
import { decimal, isDecimal, type Decimal } from '../../schema/decimal.ts';
import { factsSchema, type FactFile } from '../../schema/facts.ts';
import { countsPeople, type Counted, type DeclaredAbsence, type PopulationFields, type Unit, type ValueFields } from '../../schema/field.ts';
import { indicatorSchema, type IndicatorFile } from '../../schema/indicator.ts';
import type { PublicationFile } from '../../schema/publication.ts';
import { sealSecret } from '../../schema/secret.ts';
import { tableSchema, type TableFile } from '../../schema/table.ts';
import { checkShape } from '../shape.ts';
import { didYouMean } from '../suggest.ts';

/** Raw numbers are still in the open here, so that arithmetic can be checked; `sealDataset` ends that. */
export type OpenQuantity = { state: 'held'; value: Decimal } | Missing;
export type OpenDataset = Dataset<OpenQuantity>;

/** A dataset as read, with the way back to its file for the rules. */
export interface ReadDataset {
  dataset: OpenDataset;
  canExceed100: boolean;
  file: YamlSource;
  /** Path of the dataset in its file, and of each entry. */
  base: (string | number)[];
  entryPaths: (string | number)[][];
}

export interface CouncilContext {
  id: string;
  file: CouncilFile;
  /** What a publication's settings say it is; undefined where there is none of that name. */
  kindOf?: (publication: string) => PublicationFile['kind'] | undefined;
}

export function readFacts(source: YamlSource, council: CouncilContext): { read: ReadDataset[]; problems: Problem[] } {
  const { value, problems } = checkShape(factsSchema, source);
  if (!value) return { read: [], problems };
  return {
    problems,
    read: Object.entries(value).map(([id, fact]) => ({
      dataset: factDataset(id, fact, council), canExceed100: fact['can-exceed-100'], file: source, base: [id], entryPaths: [[id]],
    })),
  };
}

export function readIndicator(id: string, source: YamlSource, council: CouncilContext): { read: ReadDataset[]; problems: Problem[] } {
  const { value, problems } = checkShape(indicatorSchema, source);
  if (!value) return { read: [], problems };
  return {
    problems,
    read: [{
      dataset: indicatorDataset(id, value, council), canExceed100: value['can-exceed-100'], file: source, base: [],
      entryPaths: value.observations.map((_, i) => ['observations', i]),
    }],
  };
}

export function readTable(id: string, source: YamlSource, council: CouncilContext): { read: ReadDataset[]; problems: Problem[] } {
  const { value, problems } = checkShape(tableSchema, source);
  if (!value) return { read: [], problems };
  return {
    problems: [...problems, ...totalProblems(value, source), ...rowProblems(value, source)],
    read: [{
      dataset: tableDataset(id, value, council), canExceed100: value['can-exceed-100'], file: source, base: [],
      entryPaths: value.editions.flatMap((edition, e) => edition.rows.map((_, r) => ['editions', e, 'rows', r])),
    }],
  };
}

function factDataset(id: string, fact: FactFile, council: CouncilContext): OpenDataset {
  return {
    ...emptyDataset(council.id, id, 'fact', fact.unit, fact.counts), ...peopleOf(fact),
    title: fact.label, label: fact.label, definition: fact.note ?? fact.label, source: sourceOf(fact, council),
    entries: [entryOf(fact, { ...periodOrReason(fact['as-of']), members: [], published: fact.published })],
  };
}

export function indicatorDataset(id: string, file: IndicatorFile, council: CouncilContext): OpenDataset {
  return {
    ...emptyDataset(council.id, id, 'indicator', file.unit, file.counts), ...peopleOf({ ...file, 'adds-up': file['adds-up'] ?? file.frequency === 'year-to-date' }),
    title: file.title, label: file.label, definition: file.definition, ...(file.area === undefined ? {} : { area: file.area }), frequency: file.frequency as Frequency, good: file.good,
    closeWithin: file['close-within'] ?? null, owner: file.owner, source: sourceOf(file, council), targets: file.targets.map((target) => ({ value: target.value, published: target.published, source: sourceOf(target, council) })),
    benchmarks: file.benchmarks.map((b) => ({
      group: b.group, value: b.value, published: b.published, source: sourceOf(b, council),
      name: b.name ?? { national: 'National average', region: 'Regional average', neighbours: 'Statistical neighbours', 'neighbours-median': 'Statistical neighbours, median' }[b.group],
      period: textOrNull(b.period), method: textOrNull(b.method),
    })),
    entries: file.observations.map((o) => entryOf(o, {
      period: o.period, members: [], published: o.published, status: o.status,
      ...(o.source === undefined && o.where === undefined ? {} : { source: sourceOf({ source: o.source ?? file.source, where: o.where }, council) }),
    })),
  };
}

function tableDataset(id: string, file: TableFile, council: CouncilContext): OpenDataset {
  return {
    ...emptyDataset(council.id, id, 'table', file.unit, file.counts), ...peopleOf(file),
    title: file.title, label: file.title, definition: file.definition, owner: file.owner, source: sourceOf(file, council), partsMakeAWhole: file['parts-make-a-whole'],
    dimensions: file.dimensions.map((d) => ({ id: d.id, label: d.label, total: d.total ?? null, sums: d.sums, members: Object.entries(d.members).map(([m, label]) => ({ id: m, label })) })),
    entries: file.editions.flatMap((edition) => edition.rows.map((row) =>
      entryOf(row, { ...periodOrReason(edition.period), members: file.dimensions.map((d) => memberText(row[d.id])), published: edition.published }))),
  };
}

function emptyDataset(council: string, id: string, kind: OpenDataset['kind'], unit: Unit, counts: Counted): Omit<OpenDataset, 'title' | 'label' | 'definition' | 'source' | 'entries'> {
  return { council, id, kind, unit, counts, frequency: null, good: 'neither', closeWithin: null, dimensions: [], partsMakeAWhole: false, targets: [], benchmarks: [] };
}

function peopleOf({ population, subset, 'out-of': outOf, measure, 'adds-up': addsUp = false, joins, leaves }: PopulationFields): Pick<OpenDataset, 'population' | 'subset' | 'outOf' | 'measure' | 'addsUp' | 'joins' | 'leaves'> {
  return {
    ...(population === undefined ? {} : { population }), ...(subset ? { subset } : {}), ...(outOf ? { outOf } : {}), ...(measure === undefined ? {} : { measure }),
    ...(addsUp ? { addsUp } : {}), ...(joins === undefined ? {} : { joins }), ...(leaves === undefined ? {} : { leaves }),
  };
}

interface EntryHead {
  period: string | null;
  noPeriod?: DeclaredAbsence;
  members: string[];
  published: string;
  source?: Source;
  status?: Entry<unknown>['status'];
}

function entryOf(fields: ValueFields, { status = 'final', ...head }: EntryHead): Entry<OpenQuantity> {
  const held = (value: Decimal | undefined): OpenQuantity | null => (value ? { state: 'held', value } : null);
  return {
    ...head, status, ...(fields.discrepancy ? { discrepancy: fields.discrepancy } : {}),
    quantity: held(fields.value) ?? { state: 'missing', why: fields.missing ?? 'not-given', reason: fields.reason ?? '' },
    numerator: held(fields.numerator), denominator: held(fields.denominator),
  };
}

function periodOrReason(value: string | DeclaredAbsence): Pick<EntryHead, 'period' | 'noPeriod'> {
  return typeof value === 'string' ? { period: value } : { period: null, noPeriod: value };
}

function textOrNull(value: string | DeclaredAbsence | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** An unknown source is reported by `checkSources`; here it only keeps its id. */
function sourceOf(fields: { source: string; where?: string | undefined }, council: CouncilContext): Source {
  const source = Object.hasOwn(council.file.sources, fields.source) ? council.file.sources[fields.source] : undefined;
  const title = source ? `${source.publisher}, ${source.title}, ${dateText(source.published)}` : fields.source;
  const retold = source?.['retold-as'] === undefined ? undefined : council.kindOf?.(source['retold-as']);
  const where = fields.where && retold ? placeInOriginal(fields.where, retold) : fields.where;
  return { ...(where ? { text: `${title}, ${where}`, where } : { text: title }), href: typeof source?.link === 'string' ? source.link : null, ...(source?.licence ? { licence: source.licence } : {}) };
}

/** A retelling has its original's title and date and other numbers. 'paragraph 5.8' -> 'paragraph 5.8 of the original paper'; after a semicolon another paper is spoken of. */
function placeInOriginal(where: string, kind: PublicationFile['kind']): string {
  const [place = '', ...others] = where.split('; ');
  return [`${place} ${IN_ORIGINAL[kind]}`, ...others].join('; ');
}

const IN_ORIGINAL: Record<PublicationFile['kind'], string> = { report: 'of the original paper', strategy: 'of the original strategy', deck: 'in the original slides' };

/** A member such as 16 is a number to YAML and a name to us. */
function memberText(value: unknown): string {
  return isDecimal(value) ? value.big.toFixed(value.decimals) : String(value);
}

function totalProblems(table: TableFile, source: YamlSource): Problem[] {
  return table.dimensions.flatMap(({ id, total, members }, d): Problem[] => (total === undefined || Object.hasOwn(members, total) ? [] : [
    { rule: 'unknown-member', place: source.placeOf(['dimensions', d, 'total']), message: `“${total}” is not one of the members of ${id}.${didYouMean(total, Object.keys(members))} Correct it, or add it to the members above.` },
  ]));
}

function rowProblems(table: TableFile, source: YamlSource): Problem[] {
  const ids = table.dimensions.map((d) => d.id);
  return table.editions.flatMap((edition, e) => edition.rows.flatMap((row, r) => {
    const at = ['editions', e, 'rows', r];
    const unknown = Object.keys(row).filter((key) => !ids.includes(key) && !['value', 'missing', 'reason', 'numerator', 'denominator', 'discrepancy'].includes(key))
      .map((key): Problem => ({ rule: 'unknown-name', place: source.placeOfKey([...at, key]), message: `“${key}” is not a dimension of this table.${didYouMean(key, [...ids, 'value', 'missing', 'reason', 'numerator', 'denominator', 'discrepancy'])} Correct or delete it.` }));
    return [...unknown, ...table.dimensions.flatMap((d): Problem[] => {
      const member = row[d.id];
      if (Object.hasOwn(d.members, memberText(member))) return [];
      const place: Place = source.placeOf([...at, d.id]);
      const known = [...Object.keys(d.members), ...(place.path === source.path ? [] : Object.values(d.members))];
      return [member === undefined
        ? { rule: 'missing', place, message: `This row does not say its ${d.label.toLowerCase()}. Add ${d.id}: with one of ${Object.keys(d.members).join(', ')}.` }
        : { rule: 'unknown-member', place, message: `“${memberText(member)}” is not one of the members of ${d.id}.${didYouMean(memberText(member), known)} Correct it, or add it to the members ${place.path === source.path ? 'above' : `in ${source.path}`}.` }];
    })];
  }));
}

/** From here on a count of people can't be read, printed or compared. */
export function sealDataset(dataset: OpenDataset): RawDataset {
  const people = countsPeople(dataset.counts);
  const seal = (quantity: OpenQuantity, isCount: boolean): RawDataset['entries'][number]['quantity'] =>
    quantity.state === 'held' ? { state: 'held', value: people && isCount ? sealSecret(quantity.value) : quantity.value } : quantity;
  return {
    ...dataset,
    entries: dataset.entries.map((entry) => ({
      ...entry, quantity: seal(entry.quantity, dataset.unit === 'count'),
      numerator: entry.numerator && seal(entry.numerator, true), denominator: entry.denominator && seal(entry.denominator, true),
    })),
  };
}

export const HUNDRED = decimal('100');
