import { policyOf, type DisclosurePolicy } from '../schema/disclosure.ts';
import { FLOWS } from '../schema/flows-file.ts';
import { BANDS, FEWEST_MONTHS, STATE_COUNT, TYPES, type FlowEdition, type FlowHistory, type ForecastChoices } from '../schema/flows.ts';
import type { Council } from '../schema/records.ts';
import { openSecret } from '../schema/secret.ts';
import { decideCell } from './cell-policy.ts';

/** Children of one month, everywhere. */
export interface MonthTotal {
  month: string;
  stock: number;
  entries: number;
  exits: number;
}

/**
 * What a forecast may be made from, and so all that it can tell: the finest of four tiers in which nothing is hidden over the months it takes.
 * `states`: by age and placement, with moves; where these are small and not waived, without. `totals`: everybody alike. `years`: one count a year,
 * for the same reason or because there are too few months.
 */
export type ProtectedFlows = { published: string; choices?: ForecastChoices } & (
  | { tier: 'states'; withoutMoves: boolean; history: FlowHistory }
  | { tier: 'totals'; months: MonthTotal[] }
  | { tier: 'years'; counts: { month: string; stock: number }[]; isShort: boolean }
  | { tier: 'none' });

/** @param isHidden the total of that month is, by what the council shows of its people elsewhere */
export function protectFlows({ file, flows = [] }: Pick<Council, 'file' | 'flows'>, isHidden: (month: string, published: string) => boolean): ProtectedFlows[] {
  return flows.map((edition) => ({
    ...protectEdition({ ...edition, history: openSecret(edition.history) }, policyOf(file), (month) => isHidden(month, edition.published)), ...(edition.choices ? { choices: edition.choices } : {}),
  }));
}

function protectEdition({ published, history }: FlowEdition<FlowHistory>, policy: DisclosurePolicy, isHidden: (month: string) => boolean): ProtectedFlows {
  const mayShow = showable(policy);
  const isOpen = (t: number, lists: readonly (readonly (readonly number[])[])[]): boolean => lists.every((list) => (list[t] as readonly number[]).every((count, state) => mayShow(history.months[t] as string, count, state)));
  const states = longestEnd(history.months.length, (t) => !isHidden(history.months[t] as string) && isOpen(t, [history.stock]), (t) => isOpen(t, [history.entries, history.exits]));
  if (states !== null) {
    const moves = history.moves && history.moves.slice(states + 1).every((month, i) => month.every((row, state) => row.every((n) => mayShow(history.months[states + 1 + i] as string, n, state))));
    return { published, tier: 'states', withoutMoves: history.moves !== null && !moves, history: cut(history, states, moves === true) };
  }
  const totals = history.months.map((month, t): MonthTotal => ({ month, stock: sumOf(history.stock[t]), entries: sumOf(history.entries[t]), exits: sumOf(history.exits[t]) }));
  const isStockOpen = ({ month, stock }: MonthTotal): boolean => !isHidden(month) && mayShow(month, stock, null);
  const from = longestEnd(totals.length, (t) => isStockOpen(totals[t] as MonthTotal), (t) => [(totals[t] as MonthTotal).entries, (totals[t] as MonthTotal).exits].every((count) => mayShow((totals[t] as MonthTotal).month, count, null)));
  // Who came and left in the first month leads from a count that isn't there.
  if (from !== null) return { published, tier: 'totals', months: totals.slice(from).map((month, i) => (i === 0 ? { ...month, entries: 0, exits: 0 } : month)) };
  const counts = totals.filter((month, t) => (totals.length - 1 - t) % 12 === 0 && isStockOpen(month)).map(({ month, stock }) => ({ month, stock }));
  return counts.at(-1)?.month === history.months.at(-1) ? { published, tier: 'years', counts, isShort: history.months.length <= FEWEST_MONTHS } : { published, tier: 'none' };
}

/** A waiver is for all that flows.yaml holds, of one month or of all. */
function showable(policy: DisclosurePolicy): (month: string, count: number, state: number | null) => boolean {
  const waived = policy.waivers.filter(({ dataset, waives }) => dataset === FLOWS && waives === 'small-count');
  const thresholds = [...Array.from({ length: STATE_COUNT }, (_, state) => ({ age: BANDS[Math.floor(state / TYPES.length)] as string, placement: TYPES[state % TYPES.length] as string })), {}]
    .map((selection) => decideCell({ selection: selection as Record<string, string>, uses: [] }, policy).threshold);
  return (month, count, state) => count > (thresholds[state ?? STATE_COUNT] as number) || (count === 0 && policy.zeros === 'published') || waived.some(({ period }) => period === undefined || period === month);
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

function sumOf(counts: readonly number[] | undefined): number {
  return (counts ?? []).reduce((total, count) => total + count, 0);
}
