import type { Decimal } from './decimal.ts';
import type { Counted, DeclaredAbsence, Discrepancy, MissingState, Unit } from './field.ts';
import { lastDay, type Frequency } from './period.ts';
import type { Secret } from './secret.ts';
import type { BenchmarkFile } from './indicator.ts';

/** A fact, an indicator or a table in one shape: dated entries. `Q` is what a quantity is: raw or protected. */
export interface Dataset<Q> {
  council: string;
  id: string;
  kind: 'fact' | 'indicator' | 'table';
  title: string;
  /** As it stands in a table of indicators, or as a fact's own words. */
  label: string;
  definition: string;
  /** Whose figures they are, when not the council's own: 'England'. */
  area?: string;
  unit: Unit;
  counts: Counted;
  /** Whom it speaks of; a dataset without one has a population of its own. */
  population?: string;
  /** Which of them: { placement: 'bed-and-breakfast' } */
  subset?: Record<string, string>;
  /** Of which of them a percentage is; of all when absent. */
  outOf?: Record<string, string>;
  /** With a threshold of its own. */
  measure?: string;
  /** Each person is counted in one period only, so that months make the quarter and the year. */
  addsUp?: boolean;
  /** The population that they came into, or went out of. */
  joins?: string;
  leaves?: string;
  frequency: Frequency | null;
  good: 'high' | 'low' | 'neither';
  closeWithin: Decimal | null;
  /** A post that answers for it; a fact has none. */
  owner?: string | DeclaredAbsence;
  source: Source;
  dimensions: Dimension[];
  partsMakeAWhole: boolean;
  targets: Target[];
  benchmarks: Benchmark[];
  entries: Entry<Q>[];
}

export interface Source {
  /** 'People and Health Scrutiny Committee, Good Care Provision, paragraph 5.12' */
  text: string;
  /** The end of `text`, where the source has places: 'paragraph 5.12' */
  where?: string;
  href: string | null;
  /** Of its own, where it has one; else its figures are under the council's. */
  licence?: { name: string; link: string; covers: string };
}

/** Without the place in it. */
export function titleOfSource({ text, where }: Source): string {
  return where === undefined ? text : text.slice(0, -`, ${where}`.length);
}

export interface Dimension {
  id: string;
  label: string;
  members: { id: string; label: string }[];
  total: string | null;
  /** Members that are sums of others. They are parts of the total in place of those. */
  sums?: Record<string, string[]>;
}

/** The members that together make the whole: without the total, and without those that are parts of another member. */
export function topMembers({ members, total, sums = {} }: Dimension): string[] {
  const ids = members.map(({ id }) => id);
  const below = Object.entries(sums).flatMap(([parent, parts]) => (ids.includes(parent) ? parts : []));
  return ids.filter((id) => id !== total && !below.includes(id));
}

export interface Target {
  value: Decimal;
  published: string;
  source: Source;
}

export interface Benchmark {
  group: BenchmarkFile['group'];
  name: string;
  value: Decimal;
  /** null where the source doesn't give it */
  period: string | null;
  /** How an average was taken; null where the source doesn't say. */
  method: string | null;
  published: string;
  source: Source;
}

export interface Entry<Q> {
  /** null where the source doesn't say when; then `noPeriod` says why. */
  period: string | null;
  noPeriod?: DeclaredAbsence;
  members: string[];
  /** Where this value comes from, when not from the dataset's own source. */
  source?: Source;
  /** The source contradicts itself here. */
  discrepancy?: Discrepancy;
  quantity: Q;
  numerator: Q | null;
  denominator: Q | null;
  published: string;
  status: 'final' | 'provisional' | 'revised';
}

export type Missing = { state: 'missing'; why: MissingState; reason: string };
/** Counts of people are sealed; all else is plain. */
export type RawQuantity = { state: 'held'; value: Decimal | Secret<Decimal> } | Missing;
export type ProtectedQuantity = { state: 'shown'; value: Decimal } | { state: 'suppressed' } | Missing;

export type RawDataset = Dataset<RawQuantity>;
export type ProtectedDataset = Dataset<ProtectedQuantity>;

/** What a publication sees: for each period and member the newest entry out by its as-of date, in the file's order. */
export function visibleEntries<Q>(entries: readonly Entry<Q>[], asOf: string): Entry<Q>[] {
  const newest = new Map<string, Entry<Q>>();
  for (const entry of entries) {
    const key = [entry.period, ...entry.members].join('|');
    const other = newest.get(key);
    if (isOutBy(entry.published, asOf) && (!other || lastDay(other.published) <= lastDay(entry.published))) newest.set(key, entry);
  }
  return [...newest.values()];
}

/** As `visibleEntries` by the day of a correction, values that replaced one already seen marked as revised. */
export function correctedEntries<Q>(entries: readonly Entry<Q>[], firstAsOf: string, asOf: string): Entry<Q>[] {
  const before = visibleEntries(entries, firstAsOf);
  return visibleEntries(entries, asOf).map((entry) => {
    const replaced = before.find((e) => e.period === entry.period && e.members.join() === entry.members.join());
    return replaced && replaced !== entry ? { ...entry, status: 'revised' } : entry;
  });
}

export function isOutBy(published: string, asOf: string): boolean {
  return lastDay(published) <= asOf;
}

export function newestOutBy<T extends { published: string }>(items: readonly T[], asOf: string): T | null {
  return items.filter((item) => isOutBy(item.published, asOf)).reduce<T | null>((best, item) => (best === null || lastDay(best.published) <= lastDay(item.published) ? item : best), null);
}
