import type { MonthSpan } from '../../schema/month-span.ts';

/** A count of some months one after another, or with gaps. */
export interface Piece<T> {
  spans: readonly MonthSpan[];
  /** NaN: only a percentage tells of it, or nobody does and it follows from such. */
  count: number;
  /** null: nobody gives it, and it is what others leave over. */
  of: T | null;
}

export interface MonthTies<T> {
  sums: { total: Piece<T>; parts: Piece<T>[] }[];
  /** What contradicts those before it, which stands in no sum; and what they come to. */
  wrong: { total: Piece<T>; sum: number; parts: Piece<T>[] }[];
}

/** Beginnings of months between which every count is known, or told by a percentage. */
interface Line {
  /** In order. */
  at: number[];
  /** How many were counted before each of them, less those before another: the one that is named, since percentages leave several apart. */
  before: Map<number, { n: number; from: number }>;
}

/**
 * What counts of the same people over several times tell of each other. A count from April to September is the difference of two points of one
 * line, so all that follows from several counts is the count between any two points that some chain of them joins: a part that nobody gives
 * becomes a piece of its own. A line that lies within a gap of another takes its months from it.
 * @param given those that are to be believed first stand first, and those of percentages last
 * @param smallUpTo counts to this that follow for longer times are told too: 94 to August and 99 to October say 5 in two months
 */
export function tieMonths<T>(given: readonly Piece<T>[], smallUpTo = 0): MonthTies<T> {
  const lineOf = new Map<number, Line>();
  const ties: MonthTies<T> = { sums: [], wrong: [] };
  const kept: Piece<T>[] = [];
  for (const piece of given) {
    const sum = Number.isNaN(piece.count) ? joinOpen(lineOf, spanOf(piece)) : joinLines(lineOf, spanOf(piece), piece.count);
    if (sum === null) kept.push(piece);
    else ties.wrong.push({ total: piece, sum, parts: kept.filter((part) => isInside(spanOf(part), spanOf(piece))) });
  }
  const lines = [...new Set(lineOf.values())];
  const smallest = new Map(lines.map((line) => [line, pairsOf(line).map((span): Piece<T> => kept.find((piece) => isSame(spanOf(piece), span) && Object.is(piece.count, countOn(line, span))) ?? { spans: [span], count: countOn(line, span), of: null })]));
  const all = new Set([...kept, ...[...smallest.values()].flat()]);
  const begin = Map.groupBy([...all].sort((a, b) => length(spanOf(b)) - length(spanOf(a))), (piece) => spanOf(piece).from);
  const partsOf = ({ from, to }: MonthSpan, whole: Piece<T> | null): Piece<T>[] => {
    const parts: Piece<T>[] = [];
    for (let at = from; at < to;) {
      const part = begin.get(at)?.find((piece) => piece !== whole && spanOf(piece).to <= to) as Piece<T>;
      parts.push(part);
      at = spanOf(part).to;
    }
    return parts;
  };
  const isSmallest = new Set([...smallest.values()].flat());
  for (const total of kept) if (!isSmallest.has(total)) ties.sums.push({ total, parts: partsOf(spanOf(total), total) });
  for (const [line, pieces] of smallest) {
    const small = smallSpans(line, smallUpTo).filter((span) => !kept.some((piece) => isSame(spanOf(piece), span)));
    ties.sums.push(...small.map((span) => ({ total: { spans: [span], count: countOn(line, span), of: null }, parts: partsOf(span, null) })));
    for (const gap of pieces) {
      const inner = linesWithin(lines, line, spanOf(gap));
      if (inner.length === 0) continue;
      const parts = inner.flatMap((span) => partsOf(span, null));
      const rest = gap.count - parts.reduce((sum, { count }) => sum + count, 0);
      if (!(rest < 0)) ties.sums.push({ total: gap, parts: [...parts, { spans: gapsIn(spanOf(gap), inner), count: rest, of: null }] });
      else {
        const total = kept.filter((piece) => isInside(spanOf(gap), spanOf(piece))).sort((a, b) => length(spanOf(a)) - length(spanOf(b)))[0] as Piece<T>;
        ties.wrong.push({ total, sum: total.count - rest, parts: kept.filter((part) => part !== total && isInside(spanOf(part), spanOf(total))) });
      }
    }
  }
  return ties;
}

/** @returns what the counts before come to, where they and this one can't all be right */
function joinLines(lineOf: Map<number, Line>, { from, to }: MonthSpan, count: number): number | null {
  const [one, other] = [from, to].map((at) => lineOf.get(at) ?? lineAt(at)) as [Line, Line];
  if (one === other) return countOn(one, { from, to }) === count ? null : countOn(one, { from, to });
  const origin = one.before.get(from) as { n: number; from: number };
  const shift = origin.n + count - (other.before.get(to) as { n: number }).n;
  const joined: Line = { at: [...one.at, ...other.at].sort((a, b) => a - b), before: new Map([...one.before, ...[...other.before].map(([at, { n }]) => [at, { n: n + shift, from: origin.from }] as const)]) };
  const least = Math.min(...pairsOf(joined).map((span) => countOn(joined, span)));
  if (least < 0) return count - least;
  for (const at of joined.at) lineOf.set(at, joined);
  return null;
}

/** By a count that nobody holds: which counts lie between is known, and not how many they are. */
function joinOpen(lineOf: Map<number, Line>, { from, to }: MonthSpan): null {
  const [one, other] = [from, to].map((at) => lineOf.get(at) ?? lineAt(at)) as [Line, Line];
  if (one === other) return null;
  const joined: Line = { at: [...one.at, ...other.at].sort((a, b) => a - b), before: new Map([...one.before, ...other.before]) };
  for (const at of joined.at) lineOf.set(at, joined);
  return null;
}

function lineAt(at: number): Line {
  return { at: [at], before: new Map([[at, { n: 0, from: at }]]) };
}

function countOn({ before }: Line, { from, to }: MonthSpan): number {
  const [first, last] = [before.get(from), before.get(to)] as [{ n: number; from: number }, { n: number; from: number }];
  return first.from === last.from ? last.n - first.n : NaN;
}

function pairsOf({ at }: Line): MonthSpan[] {
  return at.slice(1).map((to, i) => ({ from: at[i] as number, to }));
}

/** So many pieces are put together where nobody knows how many they count. */
const MOST_OPEN = 2;

/** Of more than one piece. */
function smallSpans(line: Line, smallUpTo: number): MonthSpan[] {
  return line.at.flatMap((from, i) => {
    const ends = line.at.slice(i + 2).filter((to, n) => n + 2 <= MOST_OPEN || !Number.isNaN(countOn(line, { from, to })));
    const tooMany = ends.findIndex((to) => countOn(line, { from, to }) > smallUpTo);
    return (tooMany < 0 ? ends : ends.slice(0, tooMany)).map((to) => ({ from, to })).filter((span) => countOn(line, span) !== 0);
  });
}

/** Whole lines in a gap of one, the longest first, none across another. */
function linesWithin(lines: readonly Line[], outer: Line, gap: MonthSpan): MonthSpan[] {
  if (length(gap) < 3) return [];
  const inside = lines.filter((line) => line !== outer).map(({ at }) => ({ from: at[0] as number, to: at.at(-1) as number })).filter((span) => isInside(span, gap));
  const chosen: MonthSpan[] = [];
  for (const span of inside.sort((a, b) => length(b) - length(a) || a.from - b.from)) if (chosen.every(({ from, to }) => span.to <= from || span.from >= to)) chosen.push(span);
  return chosen.sort((a, b) => a.from - b.from);
}

function gapsIn({ from, to }: MonthSpan, taken: readonly MonthSpan[]): MonthSpan[] {
  const ends = [from, ...taken.map((span) => span.to)];
  return [...taken.map((span) => span.from), to].map((end, i) => ({ from: ends[i] as number, to: end })).filter((gap) => length(gap) > 0);
}

function spanOf({ spans }: Piece<unknown>): MonthSpan {
  return spans[0] as MonthSpan;
}

function isInside(inner: MonthSpan, outer: MonthSpan): boolean {
  return inner.from >= outer.from && inner.to <= outer.to;
}

function isSame(a: MonthSpan, b: MonthSpan): boolean {
  return a.from === b.from && a.to === b.to;
}

function length({ from, to }: MonthSpan): number {
  return to - from;
}
