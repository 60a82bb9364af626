import { topMembers, type Dataset } from '../schema/dataset.ts';
import { selectionKey, type CountUse, type Selection } from './count-uses.ts';

/** A use with its number. */
export interface KnownUse { use: CountUse<unknown>; count: number }

/** One count of one population at one time; a value that was revised is another. */
export interface PopulationCell {
  id: string;
  population: string;
  period: string;
  selection: Selection;
  count: number;
  /** None: it is printed nowhere, and follows from sums or ties tables together. */
  uses: CountUse<unknown>[];
  /** Printed once and gone from the data: nobody forgets it. */
  isRemembered?: boolean;
}

/** What was published, by the ledger, of a dataset that is gone. */
export interface RememberedCount extends Pick<PopulationCell, 'population' | 'period' | 'selection' | 'count'> { first: string }

interface PopulationSum {
  total: PopulationCell;
  parts: PopulationCell[];
}

/** Cells that have sums in common, and what is said of them twice. */
export interface Population {
  cells: PopulationCell[];
  sums: PopulationSum[];
  /** Every whole with all its parts, also where its total is printed nowhere and stands in no other sum. */
  breakdowns: PopulationSum[];
  /** A part beside its whole without the rest: the rest can be worked out. */
  pairs: { part: PopulationCell; whole: PopulationCell }[];
  /** Two datasets give two numbers for the same people. */
  contradictions: { one: KnownUse; other: KnownUse }[];
  /** By the newest values. */
  wrongSums: { total: KnownUse; sum: number; parts: KnownUse[]; /** The member that is a sum of others; null for all of them. */ parent: string | null }[];
}

/** The members that make up a dimension, or one of its members, among those of `within`. */
interface Partition {
  dimension: string;
  parent: string | null;
  parts: string[];
  within: Selection;
  /** Nobody said so. Where the counts contradict it, it isn't so. */
  isAssumed?: boolean;
}

/** What a reader sees on one day: the newest value of each selection. */
type Snapshot = Map<string, { cell: PopulationCell; known: KnownUse | null }>;

/** All that a council says of people, by population and period. */
export function findPopulations(known: readonly KnownUse[], remembered: readonly RememberedCount[] = []): Population[] {
  const keyOf = ({ population, period }: Pick<PopulationCell, 'population' | 'period'>): string => JSON.stringify([population, period]);
  const gone = Map.groupBy(remembered, keyOf);
  return [...Map.groupBy(known, ({ use }) => keyOf(use))].map(([key, uses]) => buildPopulation(uses, gone.get(key) ?? []));
}

function buildPopulation(known: readonly KnownUse[], remembered: readonly RememberedCount[]): Population {
  const days = [...new Set([...known.map(({ use }) => use.published), ...remembered.map(({ first }) => first)])].sort();
  const partitions = [...partitionsOf(new Set(known.map(({ use }) => use.dataset))), ...categoriesOf(known)];
  const cells = new Map<string, PopulationCell>();
  const sums = new Map<string, PopulationSum>();
  const pairs = new Map<string, { part: PopulationCell; whole: PopulationCell }>();
  const cellOf = (use: CountUse<unknown>, selection: Selection, count: number, kind = ''): PopulationCell => {
    const id = JSON.stringify([use.population, use.period, selectionKey(selection), count, kind]);
    const cell = cells.get(id) ?? { id, population: use.population, period: use.period, selection, count, uses: [] };
    cells.set(id, cell);
    return cell;
  };
  for (const { use, count } of known) cellOf(use, use.selection, count).uses.push(use);
  let wrongSums: Population['wrongSums'] = [];
  let isStale = false;
  const first = (known[0] as KnownUse).use;
  for (const day of days) {
    const seen: Snapshot = new Map();
    for (const one of known.filter(({ use }) => use.published <= day)) {
      const key = selectionKey(one.use.selection);
      if ((seen.get(key)?.known?.use.published ?? '') <= one.use.published) seen.set(key, { cell: cellOf(one.use, one.use.selection, one.count), known: one });
    }
    for (const { selection, count, first: from } of remembered) {
      if (from > day) continue;
      const cell = cellOf(first, selection, count);
      cell.isRemembered = true;
      seen.set(selectionKey(selection), { cell, known: null });
    }
    wrongSums = [];
    addSums(seen, partitions, {
      make: (selection, count, kind) => cellOf(first, selection, count, kind),
      add: (sum) => void sums.set(JSON.stringify([sum.total.id, ...sum.parts.map(({ id }) => id)]), sum),
      wrong: (fault) => void wrongSums.push(fault),
      stale: () => { isStale = true; },
    });
    for (const pair of pairsOf(seen, [...sums.values()])) pairs.set(`${pair.part.id} ${pair.whole.id}`, pair);
  }
  if (isStale) return buildPopulation(known, []);
  return { ...prune({ cells: [...cells.values()], sums: [...sums.values()], pairs: [...pairs.values()] }), breakdowns: [...sums.values()], contradictions: contradictionsOf(known), wrongSums };
}

function partitionsOf(datasets: ReadonlySet<Dataset<unknown>>): Partition[] {
  const found = new Map<string, Partition>();
  for (const { dimensions, subset: within = {}, partsMakeAWhole } of datasets) {
    for (const own of dimensions) {
      const { id: dimension, sums = {} } = own;
      const top = topMembers(own);
      const all: Partition[] = [...(partsMakeAWhole ? [{ dimension, parent: null, parts: top, within }] : []), ...Object.entries(sums).map(([parent, parts]) => ({ dimension, parent, parts, within }))];
      // What makes up the whole of some makes up the whole of all, unless the counts say otherwise.
      const assumed = Object.keys(within).length === 0 ? [] : all.map((partition): Partition => ({ ...partition, within: {}, isAssumed: true }));
      for (const partition of [...all, ...assumed]) found.set(JSON.stringify(partition), partition);
    }
  }
  return [...found.values()];
}

/** Whoever is in none of the categories that anybody names. */
const NONE = 'none of these';

/** A dimension that no table has, and that `subset:` alone names: nobody is in two of its categories, and who is in none is the rest. */
function categoriesOf(known: readonly KnownUse[]): Partition[] {
  const ofTables = new Set(known.flatMap(({ use }) => use.dataset.dimensions.map(({ id }) => id)));
  const named = new Map<string, Set<string>>();
  for (const { use: { selection } } of known) for (const [dimension, member] of Object.entries(selection)) named.set(dimension, (named.get(dimension) ?? new Set()).add(member));
  return [...named].filter(([dimension]) => dimension !== '' && !ofTables.has(dimension)).map(([dimension, members]) => ({ dimension, parent: null, parts: [...members, NONE], within: {}, isAssumed: true }));
}

interface SumSink {
  make: (selection: Selection, count: number, kind: string) => PopulationCell;
  add: (sum: PopulationSum) => void;
  wrong: (fault: Population['wrongSums'][number]) => void;
  /** What is only remembered doesn't fit the data: they have been revised since. */
  stale: () => void;
}

/**
 * Sums by each partition, and the totals that nobody gives, until there are no more; then those of which one part is missing, which a reader works
 * out like any other and goes on from there; and last those of which more are.
 */
function addSums(seen: Snapshot, partitions: readonly Partition[], sink: SumSink): void {
  const done = new Set<string>();
  for (const mostMissing of [0, 1, Infinity]) {
    for (let size = -1; size !== seen.size;) {
      size = seen.size;
      for (let missing = 0; missing <= Math.min(mostMissing, 1); missing++) for (const partition of partitions) addSumsOf(seen, partition, missing, done, sink);
      if (mostMissing > 1) for (const partition of partitions) addSumsOf(seen, partition, mostMissing, done, sink);
    }
  }
}

function addSumsOf(seen: Snapshot, partition: Partition, mostMissing: number, done: Set<string>, sink: SumSink): void {
  const { dimension, parent, parts, within, isAssumed = false } = partition;
  const at = (context: Selection, member: string | null): string => selectionKey(member === null ? context : { ...context, [dimension]: member });
  const contexts = new Map<string, Selection>();
  for (const { cell: { selection } } of seen.values()) {
    if (!isWithin(selection, within) || !parts.includes(selection[dimension] ?? '')) continue;
    const { [dimension]: _, ...rest } = selection;
    contexts.set(selectionKey(rest), rest);
  }
  for (const [key, context] of contexts) {
    const mark = JSON.stringify([partition, key]);
    const given = seen.get(at(context, parent));
    const present = parts.flatMap((member) => seen.get(at(context, member)) ?? []);
    const missing = parts.filter((member) => !seen.has(at(context, member)));
    if (done.has(mark) || missing.length > mostMissing || ((missing.length > 0 || isAssumed) && !given)) continue;
    done.add(mark);
    const sum = present.reduce((a, { cell }) => a + cell.count, 0);
    const whole = parent === null ? context : { ...context, [dimension]: parent };
    const total = given ?? { cell: sink.make(whole, sum, 'total'), known: null };
    seen.set(selectionKey(whole), total);
    const rest = total.cell.count - sum;
    if (rest < 0 || (rest > 0 && missing.length === 0)) {
      if ([total, ...present].some(({ cell }) => cell.isRemembered)) sink.stale();
      else if (total.known && !isAssumed) sink.wrong({ total: total.known, sum, parts: present.flatMap(({ known }) => known ?? []), parent });
      continue;
    }
    // Rows that are left out are taken to be 0 by readers, where they can be.
    const others = rest === 0 ? [] : [sink.make({ ...context, [dimension]: missing.join(' or ') }, rest, 'rest')];
    const [other] = others;
    if (other && missing.length === 1 && missing[0] !== NONE) seen.set(at(context, missing[0] as string), { cell: other, known: null });
    sink.add({ total: total.cell, parts: [...present.map(({ cell }) => cell), ...others] });
  }
}

function isWithin(selection: Selection, within: Selection): boolean {
  return Object.entries(within).every(([dimension, member]) => selection[dimension] === member);
}

/** A published cell and the nearest that holds it, where no sum leads from one to the other. */
function pairsOf(seen: Snapshot, sums: readonly PopulationSum[]): Population['pairs'] {
  const summed = new Set(sums.flatMap(({ total, parts }) => parts.map((part) => `${part.id} ${total.id}`)));
  return [...seen.values()].flatMap(({ cell: part }) => {
    if (!isPrinted(part)) return [];
    const wholes = properSubsets(part.selection).flatMap((selection) => seen.get(selectionKey(selection)) ?? []).map(({ cell }) => cell);
    return wholes.filter((whole) => !wholes.some((between) => between !== whole && isWithin(between.selection, whole.selection)))
      .filter((whole) => !summed.has(`${part.id} ${whole.id}`) && whole.count >= part.count).map((whole) => ({ part, whole }));
  });
}

function properSubsets(selection: Selection): Selection[] {
  const all = Object.entries(selection).reduce<[string, string][][]>((sets, pair) => [...sets, ...sets.map((set) => [...set, pair])], [[]]);
  return all.slice(0, -1).map((pairs) => Object.fromEntries(pairs));
}

/** The newest value of each dataset must be the same. */
function contradictionsOf(known: readonly KnownUse[]): Population['contradictions'] {
  return [...Map.groupBy(known, ({ use }) => selectionKey(use.selection)).values()].flatMap((uses) => {
    const newest = new Map<string, KnownUse>();
    for (const one of uses) {
      const key = `${one.use.dataset.id} ${one.use.role}`;
      if ((newest.get(key)?.use.published ?? '') <= one.use.published) newest.set(key, one);
    }
    const [one, ...others] = [...newest.values()];
    return others.filter(({ count, use }) => one && count !== one.count && use.dataset !== one.use.dataset).map((other) => ({ one: one as KnownUse, other }));
  });
}

function isPrinted({ uses, isRemembered = false }: PopulationCell): boolean {
  return uses.length > 0 || isRemembered;
}

/** A total that nobody prints ties nothing together unless it stands in two sums, or is the whole of a part besides. */
function prune({ cells, sums, pairs }: Pick<Population, 'cells' | 'sums' | 'pairs'>): Pick<Population, 'cells' | 'sums' | 'pairs'> {
  for (let kept = sums; ; sums = kept) {
    const times = new Map<PopulationCell, number>();
    for (const cell of [...sums.flatMap(({ total, parts }) => [total, ...parts]), ...pairs.flatMap(({ part, whole }) => [part, whole])]) times.set(cell, (times.get(cell) ?? 0) + 1);
    kept = sums.filter(({ total }) => isPrinted(total) || (times.get(total) ?? 0) > 1);
    if (kept.length === sums.length) return { cells: cells.filter((cell) => isPrinted(cell) || times.has(cell)), sums, pairs };
  }
}
