import { topMembers, type Dataset } from '../schema/dataset.ts';
import { selectionKey, type Selection } from './count-uses.ts';
import type { PopulationCell, PopulationSum, Snapshot, WrongSum } from './population-cell.ts';

/** The members that make up a dimension, or one of its members, among those of `within`. */
export interface Partition {
  dimension: string;
  parent: string | null;
  parts: string[];
  within: Selection;
}

export function partitionsOf(datasets: ReadonlySet<Dataset<unknown>>): Partition[] {
  const found = new Map<string, Partition>();
  for (const { dimensions, subset: within = {}, partsMakeAWhole } of datasets) {
    for (const own of dimensions) {
      const { id: dimension, sums = {} } = own;
      const top = topMembers(own);
      const all: Partition[] = [...(partsMakeAWhole ? [{ dimension, parent: null, parts: top, within }] : []), ...Object.entries(sums).map(([parent, parts]) => ({ dimension, parent, parts, within }))];
      for (const partition of all) found.set(JSON.stringify(partition), partition);
    }
  }
  return [...found.values()];
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

/** Sums by each partition, and the totals that nobody gives, until there are no more; then those of which a part is missing. */
export function addSums(seen: Snapshot, partitions: readonly Partition[], sink: SumSink): void {
  const done = new Set<string>();
  for (let size = -1; size !== seen.size;) {
    size = seen.size;
    for (const partition of partitions) addSumsOf(seen, partition, true, done, sink);
  }
  for (const partition of partitions) addSumsOf(seen, partition, false, done, sink);
}

function addSumsOf(seen: Snapshot, partition: Partition, isComplete: boolean, done: Set<string>, sink: SumSink): void {
  const { dimension, parent, parts, within } = partition;
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
    if (done.has(mark) || (present.length < parts.length && (isComplete || !given))) continue;
    done.add(mark);
    const sum = present.reduce((a, { cell }) => a + cell.count, 0);
    const whole = parent === null ? context : { ...context, [dimension]: parent };
    const total = given ?? { cell: sink.make(whole, sum, 'total'), known: null, addsUp: present.every((part) => part.addsUp) };
    seen.set(selectionKey(whole), total);
    const rest = total.cell.count - sum;
    if (rest < 0 || (rest > 0 && present.length === parts.length)) {
      if ([total, ...present].some(({ cell }) => cell.isRemembered)) sink.stale();
      else if (total.known && !present.some(({ isImplied }) => isImplied)) sink.wrong({ total: total.known, sum, parts: present.flatMap(({ known }) => known ?? []), parent });
      continue;
    }
    // Rows that are left out are taken to be 0 by readers, where they can be.
    const missing = parts.filter((member) => !seen.has(at(context, member)));
    const left = { ...context, [dimension]: missing.join(' or ') };
    const isWanted = sink.wantsRests && missing.length === 1 && !Number.isNaN(rest);
    const others = missing.length === 0 || (rest === 0 && !isWanted) ? [] : [sink.make(left, rest, 'rest')];
    if (isWanted) seen.set(selectionKey(left), { cell: others[0] as PopulationCell, known: null, addsUp: total.addsUp && present.every((part) => part.addsUp) });
    sink.add({ total: total.cell, parts: [...present.map(({ cell }) => cell), ...others] });
  }
}

export function isWithin(selection: Selection, within: Selection): boolean {
  return Object.entries(within).every(([dimension, member]) => selection[dimension] === member);
}
