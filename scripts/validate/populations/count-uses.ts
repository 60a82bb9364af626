import type { CouncilFile } from '../../schema/council.ts';
import type { Dataset, Entry } from '../../schema/dataset.ts';
import { countsPeople, isMeasured } from '../../schema/field.ts';
import { monthsCovered, periodOfMonths } from '../../schema/month-span.ts';
import { lastDay } from '../../schema/period.ts';

/** Dimension to member: which of a population are counted. Empty for all of them. */
export type Selection = Readonly<Record<string, string>>;

/** One count of people that an entry gives: its value, what its percentage or rate is made of, or of how many its average is. */
export interface CountUse<Q> {
  dataset: Dataset<Q>;
  entry: Entry<Q>;
  /** Place of the entry in its dataset. */
  index: number;
  role: 'value' | 'numerator' | 'denominator';
  quantity: Q;
  population: string;
  /** As it is written; of what adds up, the months that it is the sum of: '2024-04 to 2024-09'. '' where the source doesn't say when. */
  period: string;
  selection: Selection;
  /** The last day of its date of publication. */
  published: string;
}

/** Protected are the council's own people. Other areas' figures come from national releases, which are out already with a protection of their own. */
export function isProtected({ counts, area }: Pick<Dataset<unknown>, 'counts' | 'area'>, council: Pick<CouncilFile, 'name' | 'short-name'>): boolean {
  return countsPeople(counts) && (area === undefined || [council.name, council['short-name']].includes(area));
}

/** Every count of people that a dataset gives. */
export function countUses<Q>(dataset: Dataset<Q>): CountUse<Q>[] {
  return dataset.entries.flatMap((entry, index): CountUse<Q>[] => {
    const about = { dataset, entry, index, period: periodKey(dataset, entry), published: lastDay(entry.published) };
    const own = selectionOf(dataset, entry);
    if (dataset.unit === 'count') return [{ ...about, role: 'value', quantity: entry.quantity, population: populationOf(dataset, entry), selection: own }];
    // An average says of how many people it is.
    if (isMeasured(dataset.unit)) return entry.denominator ? [{ ...about, role: 'denominator', quantity: entry.denominator, population: populationOf(dataset, entry), selection: own }] : [];
    const { part, whole } = partAndWhole(dataset, own);
    return [
      ...(entry.numerator ? [{ ...about, role: 'numerator' as const, quantity: entry.numerator, population: populationOf(dataset, entry), selection: part }] : []),
      // A rate is among other people than those it counts: all children of an area.
      ...(entry.denominator ? [{ ...about, role: 'denominator' as const, quantity: entry.denominator, population: dataset.unit === 'percent' ? populationOf(dataset, entry) : `${dataset.id} at risk`, selection: whole }] : []),
    ];
  });
}

/** What adds up has one text for the same months, whatever its frequency. */
export function periodKey({ addsUp = false, frequency }: Dataset<unknown>, { period }: Entry<unknown>): string {
  const months = addsUp && period !== null ? monthsCovered(period, frequency) : null;
  return months ? periodOfMonths(months) : period ?? '';
}

/** Is it a part of the sums of longer times? Those whom a rate is among aren't. */
export function isAdditive({ dataset, entry, population }: CountUse<unknown>): boolean {
  return dataset.addsUp === true && population === populationOf(dataset, entry);
}

/** What tells which measure it is: its dataset's, its members, and the title of a figure that has none. A whole is none of what a part of it is. */
export function namesOfUse({ dataset, entry, role, selection }: Pick<CountUse<unknown>, 'dataset' | 'entry' | 'role' | 'selection'>): string[] {
  if (role === 'denominator') return dataset.measure === undefined ? [] : [dataset.measure];
  return [...namesOfDataset(dataset), ...Object.values(selection), ...dataset.dimensions.flatMap(({ members }, d) => members.find((member) => member.id === entry.members[d])?.label ?? [])];
}

/** As far as all of it is one measure. */
export function namesOfDataset({ measure, dimensions, id, title, label }: Dataset<unknown>): string[] {
  return [...(measure === undefined ? [] : [measure]), ...(dimensions.length === 0 ? [id, title, label] : [])];
}

/** Whom a percentage counts, and among whom. */
export function partAndWhole(dataset: Dataset<unknown>, own: Selection): { part: Selection; whole: Selection } {
  if (dataset.population !== undefined) return { part: own, whole: dataset.unit === 'percent' ? dataset.outOf ?? {} : own };
  // Nobody said who is a part of whom, so each percentage is a part of its own whole, unless the parts make one.
  return dataset.partsMakeAWhole ? { part: own, whole: {} } : { part: { ...own, '': 'counted' }, whole: own };
}

/** Without a date nothing else can be known to speak of the same day. */
export function populationOf({ population, id }: Dataset<unknown>, { period }: Entry<unknown>): string {
  return population === undefined ? `${id} alone` : period === null ? `${population} (${id})` : population;
}

export function selectionOf({ subset, dimensions }: Dataset<unknown>, { members }: Entry<unknown>): Selection {
  const own = dimensions.flatMap(({ id, total }, d) => (members[d] === undefined || members[d] === total ? [] : [[id, members[d]] as const]));
  return { ...subset, ...Object.fromEntries(own) };
}

/** The same for the same selection, in whatever order it was written. */
export function selectionKey(selection: Selection): string {
  return Object.keys(selection).sort().map((dimension) => `${dimension}=${selection[dimension]}`).join(' & ');
}
