import { topMembers, type Dataset } from '../../schema/dataset.ts';
import { selectionKey, type Selection } from './count-uses.ts';
import type { KnownUse, PopulationCell, PopulationSum, Snapshot, WrongSum } from './population-cell.ts';

/** The members that make up a dimension, or one of its members, among those of `within`. */
export interface Partition {
  dimension: string;
  parent: string | null;
  parts: string[];
  within: Selection;
  /** Nobody said so. Where the counts contradict it, it isn't so. */
  isAssumed?: boolean;
}

export function partitionsOf(datasets: ReadonlySet<Dataset<unknown>>): Partition[] {
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
export function categoriesOf(known: readonly KnownUse[]): Partition[] {
  const ofTables = new Set(known.flatMap(({ use }) => use.dataset.dimensions.map(({ id }) => id)));
  const named = new Map<string, Set<string>>();
  for (const { use: { selection } } of known) for (const [dimension, member] of Object.entries(selection)) named.set(dimension, (named.get(dimension) ?? new Set()).add(member));
  return [...named].filter(([dimension]) => dimension !== '' && !ofTables.has(dimension)).map(([dimension, members]) => ({ dimension, parent: null, parts: [...members, NONE], within: {}, isAssumed: true }));
}

export interface SumSink {
  make: (selection: Selection, count: number, kind: string) => PopulationCell;
  add: (sum: PopulationSum) => void;
  wrong: (fault: WrongSum) => void;
  /** What is only remembered doesn't fit the data: they have been revised since. */
  stale: () => void;
  /** What one missing part leaves over is wanted too, to be put beside other times. */
  wantsRests: boolean;
}

/**
 * Sums by each partition, and the totals that nobody gives, until there are no more; then those of which one part is missing, which a reader works
 * out like any other and goes on from there; and last those of which more are.
 */
export function addSums(seen: Snapshot, partitions: readonly Partition[], sink: SumSink): void {
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
    const total = given ?? { cell: sink.make(whole, sum, 'total'), known: null, addsUp: present.every((part) => part.addsUp) };
    seen.set(selectionKey(whole), total);
    const rest = total.cell.count - sum;
    if (rest < 0 || (rest > 0 && missing.length === 0)) {
      if (isAssumed) continue;
      if ([total, ...present].some(({ cell }) => cell.isRemembered)) sink.stale();
      else if (total.known && !present.some(({ isImplied }) => isImplied)) sink.wrong({ total: total.known, sum, parts: present.flatMap(({ known }) => known ?? []), parent });
      continue;
    }
    // Rows that are left out are taken to be 0 by readers, where they can be.
    const left = { ...context, [dimension]: missing.join(' or ') };
    const isOne = missing.length === 1 && missing[0] !== NONE;
    const other = missing.length > 0 && (rest !== 0 || (sink.wantsRests && isOne)) ? sink.make(left, rest, 'rest') : null;
    if (other && isOne) seen.set(selectionKey(left), { cell: other, known: null, addsUp: total.addsUp && present.every((part) => part.addsUp) && !Number.isNaN(rest) });
    sink.add({ total: total.cell, parts: [...present.map(({ cell }) => cell), ...(other ? [other] : [])], ...(isAssumed ? { isAssumed } : {}) });
  }
}

export function isWithin(selection: Selection, within: Selection): boolean {
  return Object.entries(within).every(([dimension, member]) => selection[dimension] === member);
}
