import { monthAfter, monthText, periodOfMonths, readMonths } from '../../schema/month-span.ts';
import { frequencyOf, type Frequency } from '../../schema/period.ts';
import type { Partition } from './add-sums.ts';
import { selectionKey, type Selection } from './count-uses.ts';
import { isLevel, stockOf, type GroupTies, type Scope } from './group-scopes.ts';
import type { PopulationCell, PopulationSum, Seen, Snapshot, WrongSum } from './population-cell.ts';
import { tieMonths, type Piece } from './tie-months.ts';
import { tieStocks, type Balance, type Flow, type Level } from './tie-stocks.ts';

/** How many there were at two times, and who joined and left in between. */
export interface PopulationBalance {
  before: PopulationCell;
  now: PopulationCell;
  joined: PopulationCell[];
  left: PopulationCell[];
}

/** A scope as readers see it on one day. */
export interface ScopeView {
  scope: Scope;
  partitions: Partition[];
  seen: Snapshot;
  wrong: WrongSum[];
}

interface TieSink {
  /** What is implied for longer times matters to this. */
  smallUpTo: number;
  partitions: (scope: Scope) => Partition[];
  /** @param by what it follows from */
  make: (scope: Scope, selection: Selection, count: number, by: readonly Seen[]) => PopulationCell;
  addAll: (view: ScopeView) => void;
  addPairs: (view: ScopeView) => void;
  addSum: (sum: PopulationSum) => void;
  addBalance: (balance: PopulationBalance) => void;
}

/** Everything that times of one day tell of each other, until nothing new follows. @returns sums over time that don't hold */
export function tieScopes(given: readonly ScopeView[], { additive, stocks }: GroupTies, sink: TieSink): WrongSum[] {
  const day = openDay(given, sink);
  let wrong: WrongSum[] = [];
  for (let size = -1; size !== day.size();) {
    size = day.size();
    wrong = [...additive].flatMap((population) => tieTimes(population, day, sink));
    for (const stock of stocks) tieLevels(stock, additive, day, sink);
    for (const view of day.changed()) sink.addAll(view);
  }
  for (const view of day.views.values()) if ([...view.seen.values()].some(({ isImplied }) => isImplied)) sink.addPairs(view);
  return wrong;
}

type Day = ReturnType<typeof openDay>;

/** The views of one day, with what is implied in them. What was known before stays as it is for the next day. */
function openDay(given: readonly ScopeView[], sink: TieSink) {
  const keyOf = ({ population, period }: Pick<Scope, 'population' | 'period'>): string => JSON.stringify([population, period]);
  const views = new Map(given.map((view) => [keyOf(view.scope), { ...view, seen: new Map(view.seen), wrong: [] as WrongSum[] }]));
  const sizes = new Map([...views.values()].map((view) => [view, view.seen.size]));
  return {
    views,
    of: (population: string): ScopeView[] => [...views.values()].filter(({ scope }) => scope.population === population),
    size: (): number => [...views.values()].reduce((sum, { seen }) => sum + seen.size, 0),
    changed: (): ScopeView[] => [...views.values()].filter((view) => {
      const isChanged = sizes.get(view) !== view.seen.size;
      sizes.set(view, view.seen.size);
      return isChanged;
    }),
    /** A count that nobody gives. What is there already stays. */
    imply: (population: string, period: string, selection: Selection, count: number, by: readonly Seen[]): PopulationCell => {
      const key = keyOf({ population, period });
      const scope: Scope = { population, period, known: [], remembered: [], addsUp: true };
      const view = views.get(key) ?? { scope, partitions: sink.partitions(scope), seen: new Map() as Snapshot, wrong: [] };
      views.set(key, view);
      const other = view.seen.get(selectionKey(selection));
      if (other && (other.cell.count === count || Number.isNaN(count))) return other.cell;
      const cell = sink.make(view.scope, selection, count, by);
      if (other && Number.isNaN(other.cell.count)) sink.addSum({ total: other.cell, parts: [cell] });
      cell.impliedBy = [...new Set([...cell.impliedBy ?? [], ...by.flatMap(({ cell: { uses, impliedBy = [] } }) => [...uses.map(({ dataset }) => dataset), ...impliedBy])])];
      if (!other || Number.isNaN(other.cell.count)) view.seen.set(selectionKey(selection), { cell, known: null, addsUp: true, isImplied: true });
      return cell;
    },
  };
}

/** By selection, the counts of every time of which months are known. */
function piecesOf(population: string, day: Day, isMeant: (seen: Seen) => boolean): Map<string, { selection: Selection; pieces: Piece<Seen>[] }> {
  const found = new Map<string, { selection: Selection; pieces: Piece<Seen>[] }>();
  for (const { scope, seen } of day.of(population)) {
    const span = readMonths(scope.period);
    if (!span) continue;
    for (const [key, one] of seen) {
      if (!isMeant(one)) continue;
      const own = found.get(key) ?? { selection: one.cell.selection, pieces: [] };
      found.set(key, own);
      own.pieces.push({ spans: [span], count: one.cell.count, of: one });
    }
  }
  return found;
}

function tieTimes(population: string, day: Day, sink: TieSink): WrongSum[] {
  return [...piecesOf(population, day, ({ addsUp }) => addsUp).values()].flatMap(({ selection, pieces }) => {
    if (pieces.length < 2) return [];
    const { sums, wrong } = tieMonths(inOrderOfBelief(pieces), sink.smallUpTo);
    const by = pieces.flatMap(({ of }) => of ?? []);
    const cellOf = ({ spans, count, of }: Piece<Seen>): PopulationCell => of?.cell ?? day.imply(population, periodOfMonths(...spans), selection, count, by);
    for (const { total, parts } of sums) sink.addSum({ total: cellOf(total), parts: parts.map(cellOf) });
    return wrong.flatMap(({ total, sum, parts }): WrongSum[] => {
      const [known, others] = [total.of?.known, parts.flatMap(({ of }) => of?.known ?? [])];
      return known && others.length > 0 ? [{ total: known, sum, parts: others, parent: null, isOverTime: true }] : [];
    });
  });
}

/** What is printed before what is only remembered, what is implied then, and what only percentages tell of last; short times before long ones. */
function inOrderOfBelief(pieces: readonly Piece<Seen>[]): Piece<Seen>[] {
  const rank = ({ of, count }: Piece<Seen>): number => (Number.isNaN(count) ? 3 : of?.isImplied ? 2 : of?.cell.isRemembered && !of.known ? 1 : 0);
  const [from, length] = [({ spans: [span] }: Piece<Seen>) => span?.from ?? 0, ({ spans: [span] }: Piece<Seen>) => (span ? span.to - span.from : 0)];
  return pieces.toSorted((a, b) => rank(a) - rank(b) || length(a) - length(b) || from(a) - from(b));
}

function tieLevels({ population, flows }: GroupTies['stocks'][number], additive: ReadonlySet<string>, day: Day, sink: TieSink): void {
  const addsUp = flows.every((flow) => additive.has(flow.population));
  // Where nobody says who left, or who joined, that is what follows.
  const untold = ([1, -1] as const).filter((sign) => !flows.some((flow) => flow.sign === sign)).map((sign) => ({ population: `${population}: those who ${sign === 1 ? 'joined' : 'left'}`, sign }));
  const all = [...flows, ...untold].map((flow) => ({
    ...flow, addsUp: additive.has(flow.population) || (addsUp && untold.includes(flow)),
    pieces: piecesOf(flow.population, day, ({ cell: { uses } }) => uses.length === 0 || uses.some((use) => { const stock = stockOf(use); return stock?.population === population && stock.sign === flow.sign; })),
  }));
  for (const [key, { selection, levels }] of levelsOf(population, day, sink)) {
    const own = all.map(({ sign, addsUp: isAdditive, pieces }): Flow<Seen> => ({ sign, addsUp: isAdditive, pieces: pieces.get(key)?.pieces ?? [] }));
    const by = [...[...levels.values()].flatMap(({ of }) => of ?? []), ...own.flatMap(({ pieces }) => pieces.flatMap(({ of }) => of ?? []))];
    for (const balance of tieStocks(levels, own)) sink.addBalance(cellsOf(balance, all, population, (of, period, count) => day.imply(of, period, selection, count, by)));
  }
}

function cellsOf({ from, to, before, now, moved }: Balance<Seen>, flows: readonly { population: string; sign: 1 | -1 }[], population: string, imply: (population: string, period: string, count: number) => PopulationCell): PopulationBalance {
  const level = ({ count, of }: Level<Seen>, after: number): PopulationCell => of?.cell ?? imply(population, monthText(after - 1), count);
  const movedBy = (sign: 1 | -1): PopulationCell[] => flows.flatMap((flow, f) => (flow.sign === sign ? (moved[f] ?? []).map(({ count, of, spans }) => of?.cell ?? imply(flow.population, periodOfMonths(...spans), count)) : []));
  return { before: level(before, from), now: level(now, to), joined: movedBy(1), left: movedBy(-1) };
}

const MOST_EXACT: readonly (Frequency | null)[] = ['day', 'month', 'quarter', 'financial-year', 'year'];

/** By selection, how many there were before each month. Periods that end on one day and agree speak of the same people. */
function levelsOf(population: string, day: Day, sink: TieSink): Map<string, { selection: Selection; levels: Map<number, Level<Seen>> }> {
  const found = new Map<string, { selection: Selection; levels: Map<number, Level<Seen>> }>();
  for (const { scope, seen } of day.of(population).sort((a, b) => MOST_EXACT.indexOf(frequencyOf(a.scope.period)) - MOST_EXACT.indexOf(frequencyOf(b.scope.period)))) {
    const after = monthAfter(scope.period);
    if (after === null) continue;
    for (const [key, one] of seen) {
      if (one.cell.uses.length > 0 && !one.cell.uses.some(isLevel)) continue;
      const own = found.get(key) ?? { selection: one.cell.selection, levels: new Map<number, Level<Seen>>() };
      found.set(key, own);
      const other = own.levels.get(after);
      if (other?.of && other.of.cell !== one.cell && (other.count === one.cell.count || Number.isNaN(other.count + one.cell.count))) sink.addSum({ total: other.of.cell, parts: [one.cell] });
      if (!other || Number.isNaN(other.count)) own.levels.set(after, { count: one.cell.count, of: one });
    }
  }
  return found;
}
