import { policyOf, type DisclosurePolicy } from '../schema/disclosure.ts';
import { FLOWS } from '../schema/flows-file.ts';
import { BANDS, FEWEST_MONTHS, STATE_COUNT, totalsOf, TYPES, UASC, type FlowEdition, type FlowHistory, type ForecastChoices, type MonthTotal } from '../schema/flows.ts';
import { lastDay } from '../schema/period.ts';
import type { Council } from '../schema/records.ts';
import { openSecret } from '../schema/secret.ts';
import { decideCell } from './cell-policy.ts';
import type { HiddenSpan } from './hidden-spans.ts';

/**
 * What a forecast may be made from, and so all that it can tell: the finest of four tiers in which nothing is hidden over the months it takes.
 * `states`: by age and placement, with moves; where these are small and not waived, without. `totals`: everybody alike. `years`: one count a year,
 * for the same reason or because there are too few months.
 */
export type ProtectedFlows = { published: string; choices?: ForecastChoices; uasc?: ProtectedUasc; withheld?: Withheld } & ({ tier: 'states'; withoutMoves: boolean; history: FlowHistory } | ProtectedTotals);

/** Why ages and placements are not told apart, where it isn't that some counts are small. */
export type Withheld = 'hidden-in-file' | 'absent-in-file' | 'hidden-elsewhere';

export type ProtectedTotals =
  | { tier: 'totals'; months: MonthTotal[] }
  | { tier: 'years'; counts: { month: string; stock: number }[]; isShort: boolean }
  | { tier: 'none' };

/** They are never told apart further. */
export type ProtectedUasc = ProtectedTotals & { withheld?: 'hidden-elsewhere' };

/**
 * Each edition from its day on, and once more from each later day on which a table of the same people came out that hides something: a paper of
 * before stays as it was. @param isHidden the total of that month is, by what the council shows of its people elsewhere
 */
export function protectFlows({ file, flows = [] }: Pick<Council, 'file' | 'flows'>, isHidden: (month: string, published: string) => boolean, spans: readonly HiddenSpan[]): ProtectedFlows[] {
  return flows.flatMap(({ history, uasc, ...edition }) => {
    const opened = { ...edition, history: openSecret(history), uasc: uasc ? openSecret(uasc) : null };
    const from = lastDay(edition.published);
    const isReplacedBy = (day: string): boolean => flows.some(({ published }) => from < lastDay(published) && lastDay(published) <= day);
    const later = new Set(spans.filter((span) => span.out > from && !isReplacedBy(span.out) && edition.months.some((month) => isWithin(month, span))).map(({ out }) => out));
    return [edition.published, ...[...later].sort()].map((published) => ({
      ...protectEdition({ ...opened, published }, policyOf(file), { isHidden: (month) => isHidden(month, published), hasHidden: (month) => spans.some((span) => span.out <= lastDay(published) && isWithin(month, span)) }),
      ...(edition.choices ? { choices: edition.choices } : {}),
    }));
  });
}

function isWithin(month: string, { first, last }: HiddenSpan): boolean {
  return first <= month && month <= last;
}

interface Elsewhere {
  /** The total of all children. */
  isHidden: (month: string) => boolean;
  /** Any count of them. */
  hasHidden: (month: string) => boolean;
}

function protectEdition({ published, history, onlyTotals = null, uasc = null }: FlowEdition<FlowHistory>, policy: DisclosurePolicy, { isHidden, hasHidden }: Elsewhere): ProtectedFlows {
  const mayShow = showable(policy);
  const own = uasc ? { uasc: protectUasc(totalsOf(uasc), totalsOf(history), mayShow, { isHidden, hasHidden }) } : {};
  const isOpen = (t: number, lists: readonly (readonly (readonly number[])[])[]): boolean => lists.every((list) => (list[t] as readonly number[]).every((count, state) => mayShow(history.months[t] as string, count, state)));
  // Told before any count is looked at: which of two reasons is told would tell of the counts.
  const withheld: Withheld | null = onlyTotals ? `${onlyTotals}-in-file` : isShutElsewhere(history.months, hasHidden) ? 'hidden-elsewhere' : null;
  const states = withheld ? null : longestEnd(history.months.length, (t) => !isHidden(history.months[t] as string) && !hasHidden(history.months[t] as string) && isOpen(t, [history.stock]), (t) => isOpen(t, [history.entries, history.exits]));
  if (states !== null) {
    const moves = history.moves && history.moves.slice(states + 1).every((month, i) => month.every((row, state) => row.every((n) => mayShow(history.months[states + 1 + i] as string, n, state))));
    return { published, ...own, tier: 'states', withoutMoves: history.moves !== null && !moves, history: cut(history, states, moves === true) };
  }
  const totals = totalsOf(history);
  const at = (t: number): MonthTotal => totals[t] as MonthTotal;
  return { published, ...own, ...(withheld ? { withheld } : {}), ...protectTotals(totals, (t) => !isHidden(at(t).month) && mayShow(at(t).month, at(t).stock), (t) => [at(t).entries, at(t).exits].every((count) => mayShow(at(t).month, count))) };
}

/** A month of the shortest that would do is closed, whatever the counts are. */
function isShutElsewhere(months: readonly string[], hasHidden: (month: string) => boolean): boolean {
  return months.length > FEWEST_MONTHS && months.slice(-FEWEST_MONTHS - 1).some(hasHidden);
}

/** With a count of theirs everybody else's is known too, so that each month needs both. */
function protectUasc(uasc: readonly MonthTotal[], totals: readonly MonthTotal[], mayShow: MayShow, { isHidden, hasHidden }: Elsewhere): ProtectedUasc {
  const areOpen = (t: number, names: readonly ('stock' | 'entries' | 'exits')[]): boolean => names.every((name) => {
    const [{ month, [name]: count }, { [name]: all }] = [uasc[t], totals[t]] as [MonthTotal, MonthTotal];
    return mayShow(month, count, UASC) && mayShow(month, all - count) && mayShow(month, all);
  });
  const isShut = (t: number): boolean => isHidden((uasc[t] as MonthTotal).month) || hasHidden((uasc[t] as MonthTotal).month);
  const found = protectTotals(uasc, (t) => !isShut(t) && areOpen(t, ['stock']), (t) => areOpen(t, ['entries', 'exits']));
  const isWhy = found.tier === 'none' ? hasHidden((uasc.at(-1) as MonthTotal).month) : isShutElsewhere(uasc.map(({ month }) => month), hasHidden);
  return isWhy ? { ...found, withheld: 'hidden-elsewhere' } : found;
}

/** The finest of what totals may tell. */
function protectTotals(totals: readonly MonthTotal[], isStockOpen: (t: number) => boolean, areFlowsOpen: (t: number) => boolean): ProtectedTotals {
  const from = longestEnd(totals.length, isStockOpen, areFlowsOpen);
  // Who came and left in the first month leads from a count that isn't there.
  if (from !== null) return { tier: 'totals', months: totals.slice(from).map((month, i) => (i === 0 ? { ...month, entries: 0, exits: 0 } : month)) };
  const counts = totals.filter((_, t) => (totals.length - 1 - t) % 12 === 0 && isStockOpen(t)).map(({ month, stock }) => ({ month, stock }));
  return isStockOpen(totals.length - 1) ? { tier: 'years', counts, isShort: totals.length <= FEWEST_MONTHS } : { tier: 'none' };
}

/** @param of the state; left out for all children */
type MayShow = (month: string, count: number, of?: number | typeof UASC) => boolean;

/** A waiver is for all that flows.yaml holds, of one month or of all. */
function showable(policy: DisclosurePolicy): MayShow {
  const waived = policy.waivers.filter(({ dataset, waives }) => dataset === FLOWS && waives === 'small-count');
  const thresholdOf = (selection: Record<string, string>): number => decideCell({ selection, uses: [] }, policy).threshold;
  const states = Array.from({ length: STATE_COUNT }, (_, state) => thresholdOf({ age: BANDS[Math.floor(state / TYPES.length)] as string, placement: TYPES[state % TYPES.length] as string }));
  const [all, uasc] = [thresholdOf({}), thresholdOf({ status: UASC })];
  return (month, count, of) => count > (of === undefined ? all : of === UASC ? uasc : states[of] as number) || (count === 0 && policy.zeros === 'published') || waived.some(({ period }) => period === undefined || period === month);
}

/** First of the months up to the newest in which nothing is hidden, its flows left aside; null where these are too few to tell anything. */
function longestEnd(months: number, isStockOpen: (t: number) => boolean, areFlowsOpen: (t: number) => boolean): number | null {
  let first = months;
  while (first > 0 && isStockOpen(first - 1)) {
    first--;
    if (!areFlowsOpen(first)) break;
  }
  return months - first > FEWEST_MONTHS ? first : null;
}

function cut({ months, stock, entries, exits, moves }: FlowHistory, from: number, keepMoves: boolean): FlowHistory {
  const tail = <T>(list: readonly T[], none: T): T[] => [none, ...list.slice(from + 1)];
  const nobody = Array.from({ length: STATE_COUNT }, () => 0);
  return { months: months.slice(from), stock: stock.slice(from), entries: tail(entries, nobody), exits: tail(exits, nobody), moves: moves && keepMoves ? tail(moves, nobody.map(() => TYPES.map(() => 0))) : null };
}
