import type { MonthSpan } from '../../schema/month-span.ts';
import type { Piece } from './tie-months.ts';

/** How many there were at the end of a month. */
export interface Level<T> {
  count: number;
  /** null: nobody gives it. */
  of: T | null;
}

/** Those who joined, or those who left. */
export interface Flow<T> {
  /** -1 for those who left. */
  sign: 1 | -1;
  /** Months make the quarter. */
  addsUp: boolean;
  /** Without gaps. */
  pieces: readonly Piece<T>[];
}

/** How many there were at the end of the time before, and those who joined less those who left, make how many there are. */
export interface Balance<T> extends MonthSpan {
  before: Level<T>;
  now: Level<T>;
  /** By flow. */
  moved: Piece<T>[][];
}

/**
 * Balances of which all is known but one count at most: that one follows. Where all are known and don't agree, as real returns often don't,
 * nobody can rely on it, and there is none. A count of NaN is told by a percentage alone: whether it agrees is found later.
 * @param levels by the month after
 */
export function tieStocks<T>(levels: ReadonlyMap<number, Level<T>>, flows: readonly Flow<T>[]): Balance<T>[] {
  const known = new Map(levels);
  const pieces = flows.map((flow) => [...flow.pieces]);
  const balances: Balance<T>[] = [];
  const ends = new Map<number, number[]>();
  for (let isNew = true; isNew;) {
    isNew = false;
    for (const span of timesOf([...known.keys()], pieces)) {
      if (follows(ends, span)) continue;
      const balance = balanceOf(span, known, flows, pieces);
      if (!balance) continue;
      isNew = true;
      balances.push(balance);
      ends.set(span.from, [...ends.get(span.from) ?? [], span.to]);
      known.set(span.from, balance.before).set(span.to, balance.now);
      balance.moved.forEach((moved, f) => { if (moved[0]?.of === null && !pieces[f]?.includes(moved[0])) pieces[f]?.push(moved[0]); });
    }
  }
  return balances;
}

/** All times of which a flow is given, and those between two counts, the shortest first. */
function timesOf(ends: number[], pieces: readonly (readonly Piece<unknown>[])[]): MonthSpan[] {
  ends.sort((a, b) => a - b);
  const between = ends.slice(1).map((to, i) => ({ from: ends[i] as number, to }));
  const all = new Map([...between, ...pieces.flat().map(({ spans }) => spans[0] as MonthSpan)].map((span) => [`${span.from} ${span.to}`, span]));
  return [...all.values()].sort((a, b) => a.to - a.from - (b.to - b.from) || a.from - b.from);
}

/** Balances of its parts say as much. @param ends by beginning */
function follows(ends: ReadonlyMap<number, readonly number[]>, { from, to }: MonthSpan): boolean {
  const reached = new Set([from]);
  for (const at of reached) for (const end of ends.get(at) ?? []) if (end <= to) reached.add(end);
  return reached.has(to);
}

function balanceOf<T>({ from, to }: MonthSpan, known: ReadonlyMap<number, Level<T>>, flows: readonly Flow<T>[], pieces: readonly Piece<T>[][]): Balance<T> | null {
  const [before, now] = [known.get(from), known.get(to)];
  const moved = pieces.map((own, f) => piecesOver(own, from, to, flows[f]?.addsUp === true));
  const net = moved.reduce((sum, own, f) => sum + (flows[f] as Flow<T>).sign * (own ?? []).reduce((total, { count }) => total + count, 0), 0);
  const missing = (before ? 0 : 1) + (now ? 0 : 1) + moved.filter((own) => own === null).length;
  if (missing > 1) return null;
  if (!before) return now && !(now.count - net < 0) ? { from, to, before: { count: now.count - net, of: null }, now, moved: moved as Piece<T>[][] } : null;
  if (!now) return !(before.count + net < 0) ? { from, to, before, now: { count: before.count + net, of: null }, moved: moved as Piece<T>[][] } : null;
  const f = moved.indexOf(null);
  const rest = now.count - before.count - net;
  if (f < 0) return rest === 0 || Number.isNaN(rest) ? { from, to, before, now, moved: moved as Piece<T>[][] } : null;
  const count = rest * (flows[f] as Flow<T>).sign;
  return count < 0 ? null : { from, to, before, now, moved: moved.map((own) => own ?? [{ spans: [{ from, to }], count, of: null }]) };
}

/** One after another, from the one end to the other; null where something is missing, or where they may not be added. */
function piecesOver<T>(pieces: readonly Piece<T>[], from: number, to: number, addsUp: boolean): Piece<T>[] | null {
  const found: Piece<T>[] = [];
  for (let at = from; at < to;) {
    const next = pieces.reduce<Piece<T> | null>((best, piece) => {
      const span = piece.spans[0] as MonthSpan;
      return span.from === at && span.to <= to && span.to > (best?.spans[0]?.to ?? at) ? piece : best;
    }, null);
    if (!next || (!addsUp && next.spans[0]?.to !== to)) return null;
    found.push(next);
    at = (next.spans[0] as MonthSpan).to;
  }
  return found;
}
