/** The ages and placements that are forecast, in the order of every vector and matrix of the forecast: band by band, and in each the types. */
export const BANDS = ['0', '1-4', '5-9', '10-15', '16-17'] as const;
export const TYPES = ['fostering', 'residential', 'supported', 'other'] as const;
export type Band = (typeof BANDS)[number];
export type PlacementType = (typeof TYPES)[number];
/** Unaccompanied asylum-seeking children: a series of their own, for who comes follows how the country shares them among councils. */
export const UASC = 'uasc';
/** 'total', a type or a band; or `UASC`, who are in these too, and nobody knows in which. */
export type Category = 'total' | PlacementType | Band | typeof UASC;

/** Months that a child spends in a band; in the last until it turns 18. */
export const BAND_MONTHS = [12, 48, 60, 72, 24] as const;
/** The evidence on how far forecasts of parts miss ends here, and a forecast beyond it says so. */
export const EVIDENCE_MONTHS = 36;
/** Beyond this nothing is known of how far forecasts miss. */
export const LONGEST_MONTHS = 60;
/** From which the rates are taken, where there are so many. */
export const WINDOW_MONTHS = 36;
/** Fewer than these tell nothing of how children come and go. */
export const FEWEST_MONTHS = 24;

export const STATE_COUNT = BANDS.length * TYPES.length;
/** Those that are made of states. */
export const CATEGORIES: readonly Category[] = ['total', ...TYPES, ...BANDS];

export function stateOf(band: number, type: number): number {
  return band * TYPES.length + type;
}

/** 1 for each state that belongs to the category; a series of its own has a history of its own, and all of it is meant. */
export function indicatorOf(category: Category): number[] {
  return BANDS.flatMap((band) => TYPES.map((type) => (category === 'total' || category === UASC || category === band || category === type ? 1 : 0)));
}

/** Children by month and state, and what changed in each month. Entries, exits and moves of month t lead from the stock at the end of t - 1 to that at the end of t. */
export interface FlowHistory {
  /** '2018-04', without a gap. */
  months: readonly string[];
  /** [month][state], at the month's end */
  stock: readonly (readonly number[])[];
  entries: readonly (readonly number[])[];
  /** With 18th birthdays, without moves. */
  exits: readonly (readonly number[])[];
  /** [month][state][type it goes to]; null where nobody recorded them. */
  moves: readonly (readonly (readonly number[])[])[] | null;
}

/** What the weight of the last count and the width of the ranges are taken from; the first of each unless a council asks for its own past. */
export interface ForecastChoices {
  weight: (typeof WEIGHT_CHOICES)[number];
  spread: (typeof SPREAD_CHOICES)[number];
}
export const WEIGHT_CHOICES = ['half', 'chosen'] as const;
export const SPREAD_CHOICES = ['all-councils', 'own-errors'] as const;

/** Known months from which on a council's own past is learnt from. */
export const OWN_PAST_MONTHS = 60;

/** Children of one month, everywhere. */
export interface MonthTotal {
  month: string;
  stock: number;
  entries: number;
  exits: number;
}

/** One state: everybody in the last band, which nobody grows out of, and in one type, which nobody moves from. */
export function inOneState(months: readonly MonthTotal[]): FlowHistory {
  const only = (count: number): number[] => Array.from({ length: STATE_COUNT }, (_, state) => (state === STATE_COUNT - 1 ? count : 0));
  return {
    months: months.map(({ month }) => month), stock: months.map(({ stock }) => only(stock)), entries: months.map(({ entries }) => only(entries)), exits: months.map(({ exits }) => only(exits)),
    moves: months.map(() => Array.from({ length: STATE_COUNT }, () => TYPES.map(() => 0))),
  };
}

export function totalsOf({ months, stock, entries, exits }: FlowHistory): MonthTotal[] {
  const all = (list: FlowHistory['stock'], t: number): number => (list[t] as readonly number[]).reduce((total, count) => total + count, 0);
  return months.map((month, t) => ({ month, stock: all(stock, t), entries: all(entries, t), exits: all(exits, t) }));
}

/** Why a file gives nothing but the total of each month: it hides some of the counts by age and placement, or has none. */
export type OnlyTotals = 'hidden' | 'absent';

/** What was out on a day. `History` is sealed from validation to protection. */
export interface FlowEdition<History> {
  published: string;
  months: readonly string[];
  /** In one state where there are only totals. */
  history: History;
  onlyTotals?: OnlyTotals | null;
  /** Of unaccompanied children, in one state; left out where they aren't counted on their own. */
  uasc?: History | null;
  choices?: ForecastChoices;
}

/** What was known at the end of that month. */
export function historyUntil({ months, stock, entries, exits, moves }: FlowHistory, month: number): FlowHistory {
  const until = <T>(list: readonly T[]): T[] => list.slice(0, month + 1);
  return { months: until(months), stock: until(stock), entries: until(entries), exits: until(exits), moves: moves && until(moves) };
}

/** Months from one to the other: 12 from 2026-03 to 2027-03. */
export function monthsBetween(from: string, to: string): number {
  const [y1, m1, y2, m2] = [...from.split('-'), ...to.split('-')].map(Number) as [number, number, number, number];
  return (y2 - y1) * 12 + m2 - m1;
}

export function nextMonth(month: string, by = 1): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const months = year * 12 + number - 1 + by;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}
