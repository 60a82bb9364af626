import { addSums, categoriesOf, isWithin, partitionsOf, type Partition } from './add-sums.ts';
import { isAdditive, selectionKey, type Selection } from './count-uses.ts';
import { groupScopes, type Scope, type ScopeGroup } from './group-scopes.ts';
import { isPrinted, type KnownUse, type PopulationCell, type PopulationSum, type RememberedCount, type Seen, type Snapshot, type WrongSum } from './population-cell.ts';
import { tieScopes, type PopulationBalance, type ScopeView } from './tie-scopes.ts';

/** Cells that have sums in common, and what is said of them twice. */
export interface Population {
  cells: PopulationCell[];
  sums: PopulationSum[];
  /** Counts at two times, and who joined and left in between. */
  balances: PopulationBalance[];
  /** Every whole with all its parts, also where its total is printed nowhere and stands in no other sum. */
  breakdowns: PopulationSum[];
  /** A part beside its whole without the rest: the rest can be worked out. */
  pairs: { part: PopulationCell; whole: PopulationCell }[];
  /** Two datasets give two numbers for the same people. */
  contradictions: { one: KnownUse; other: KnownUse }[];
  /** By the newest values. */
  wrongSums: WrongSum[];
}

/** All that a council says of people, by population and period; periods that tell of each other together. @param smallUpTo the highest threshold of all */
export function findPopulations(known: readonly KnownUse[], remembered: readonly RememberedCount[] = [], smallUpTo = 0): Population[] {
  return groupScopes(known, remembered).map((group) => buildPopulation(group, smallUpTo));
}

function buildPopulation(group: ScopeGroup, smallUpTo: number): Population {
  const { scopes, ties } = group;
  const daysOf = ({ known, remembered }: Scope): string[] => [...known.map(({ use }) => use.published), ...remembered.map(({ first }) => first)];
  const changes = new Map(scopes.map((scope) => [scope, new Set(daysOf(scope))]));
  const cells = new Map<string, PopulationCell>();
  const [sums, overTime] = [new Map<string, PopulationSum>(), new Map<string, PopulationSum>()];
  const balances = new Map<string, PopulationBalance>();
  const pairs = new Map<string, { part: PopulationCell; whole: PopulationCell }>();
  const summed = new Set<string>();
  const stale = new Set<Scope>();
  const cellOf = ({ population, period }: Pick<Scope, 'population' | 'period'>, selection: Selection, count: number, kind = ''): PopulationCell => {
    const id = JSON.stringify([population, period, selectionKey(selection), count, kind]);
    const cell = cells.get(id) ?? { id, population, period, selection, count, uses: [] };
    cells.set(id, cell);
    return cell;
  };
  const addAll = ({ scope, partitions, seen, wrong }: ScopeView): void => addSums(seen, partitions, {
    make: (selection, count, kind) => cellOf(scope, selection, count, kind),
    add: (sum) => {
      sums.set(keyOf(sum), sum);
      for (const part of sum.parts) summed.add(`${part.id} ${sum.total.id}`);
    },
    wrong: (fault) => void wrong.push(fault),
    stale: () => void stale.add(scope), wantsRests: ties !== null,
  });
  const addPairs = ({ seen }: ScopeView): void => { for (const pair of pairsOf(seen, summed)) pairs.set(`${pair.part.id} ${pair.whole.id}`, pair); };
  for (const scope of scopes) for (const { use, count, version } of scope.known) cellOf(scope, use.selection, count, version).uses.push(use);
  const versions = Map.groupBy(cells.values(), ({ population, period, selection }) => JSON.stringify([population, period, selectionKey(selection)]));
  /** What nobody holds is another number once what it follows from was revised. */
  const revised = (by: readonly Seen[]): string => by.map(({ cell }) => cell).filter(({ population, period, selection }) => (versions.get(JSON.stringify([population, period, selectionKey(selection)]))?.length ?? 0) > 1).map(({ id }) => id).sort().join();
  const partitions = openPartitions(scopes);
  const views = new Map<Scope, ScopeView>();
  let wrongSums: WrongSum[] = [];
  for (const day of [...new Set(scopes.flatMap(daysOf))].sort()) {
    for (const scope of scopes) {
      if (changes.get(scope)?.has(day) !== true) continue;
      const view: ScopeView = { scope, partitions: partitions(scope), seen: lookAt(scope, day, cellOf), wrong: [] };
      addAll(view);
      addPairs(view);
      views.set(scope, view);
    }
    wrongSums = [...views.values()].flatMap(({ wrong }) => wrong);
    if (ties) wrongSums.push(...tieScopes([...views.values()], ties, {
      smallUpTo, partitions, addAll, addPairs,
      make: (scope, selection, count, by) => cells.get(JSON.stringify([scope.population, scope.period, selectionKey(selection), count, ''])) ?? cellOf(scope, selection, count, Number.isNaN(count) ? `implied ${revised(by)}` : 'implied'),
      addSum: (sum) => void overTime.set(keyOf(sum), sum),
      addBalance: (balance) => void balances.set(JSON.stringify([balance.before, balance.now, ...balance.joined, ...balance.left].map(({ id }) => id)), balance),
    }));
  }
  if (stale.size > 0) return buildPopulation({ ties, scopes: scopes.map((scope) => (stale.has(scope) ? { ...scope, remembered: [] } : scope)) }, smallUpTo);
  const kept = prune({ cells: [...cells.values()], sums: [...sums.values(), ...overTime.values()], balances: [...balances.values()], pairs: [...pairs.values()] });
  return {
    ...kept, breakdowns: [...sums.values()],
    contradictions: scopes.flatMap(({ known }) => contradictionsOf(known)), wrongSums,
  };
}

/** Those that its own datasets say, and those of its subsets; of a time that none is for, those of its population. */
function openPartitions(scopes: readonly Scope[]): (scope: Pick<Scope, 'population' | 'known'>) => Partition[] {
  return ({ population, known }) => {
    const own = known.length > 0 ? known : scopes.filter((scope) => scope.population === population).flatMap((scope) => scope.known);
    return [...partitionsOf(new Set(own.map(({ use }) => use.dataset))), ...categoriesOf(own)];
  };
}

function lookAt(scope: Scope, day: string, cellOf: (scope: Scope, selection: Selection, count: number, version?: string) => PopulationCell): Snapshot {
  const seen: Snapshot = new Map();
  for (const one of scope.known.filter(({ use }) => use.published <= day)) {
    const key = selectionKey(one.use.selection);
    if ((seen.get(key)?.known?.use.published ?? '') > one.use.published) continue;
    const cell = cellOf(scope, one.use.selection, one.count, one.version);
    seen.set(key, { cell, known: one, addsUp: scope.addsUp && cell.uses.some(isAdditive) });
  }
  for (const { selection, count, first: from } of scope.remembered) {
    if (from > day) continue;
    const cell = cellOf(scope, selection, count);
    cell.isRemembered = true;
    seen.set(selectionKey(selection), { cell, known: null, addsUp: scope.addsUp });
  }
  return seen;
}

function keyOf({ total, parts }: PopulationSum): string {
  return JSON.stringify([total.id, ...parts.map(({ id }) => id)]);
}

/** A published cell and the nearest that holds it, where no sum leads from one to the other. */
function pairsOf(seen: Snapshot, summed: ReadonlySet<string>): Population['pairs'] {
  return [...seen.values()].flatMap(({ cell: part, isImplied = false }) => {
    if (!isPrinted(part) && !isImplied) return [];
    const wholes = properSubsets(part.selection).flatMap((selection) => seen.get(selectionKey(selection)) ?? []).map(({ cell }) => cell);
    return wholes.filter((whole) => !wholes.some((between) => between !== whole && isWithin(between.selection, whole.selection)))
      .filter((whole) => !summed.has(`${part.id} ${whole.id}`) && !(whole.count < part.count)).map((whole) => ({ part, whole }));
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

/** A total that nobody prints ties nothing together unless it stands in two sums, is the whole of a part besides, or other times imply it. */
function prune({ cells, sums, balances, pairs }: Pick<Population, 'cells' | 'sums' | 'balances' | 'pairs'>): Pick<Population, 'cells' | 'sums' | 'balances' | 'pairs'> {
  for (let kept = sums; ; sums = kept) {
    const times = new Map<PopulationCell, number>();
    const count = (...own: PopulationCell[]): void => { for (const cell of own) times.set(cell, (times.get(cell) ?? 0) + 1); };
    for (const { total, parts } of sums) count(total, ...parts);
    for (const { before, now, joined, left } of balances) count(before, now, ...joined, ...left);
    for (const { part, whole } of pairs) count(part, whole);
    kept = sums.filter(({ total }) => isPrinted(total) || total.impliedBy !== undefined || (times.get(total) ?? 0) > 1);
    if (kept.length === sums.length) return { cells: cells.filter((cell) => isPrinted(cell) || times.has(cell)), sums, balances, pairs };
  }
}
