import { joinWords } from './words.ts';

/** Periods, and what an officer may write for each frequency. Months and dates are display strings of en-GB. */

export const FREQUENCY_MEANINGS = {
  day: 'a value for each day, written 2024-03-31',
  month: 'a value for each month, or at its end, written 2024-03',
  quarter: 'a value for each quarter of the calendar year, written 2024-Q1 for January to March',
  year: 'a value for each calendar year, or once in it, written 2024',
  'financial-year': 'a value for the year from April to March, written 2023-24',
  'rolling-6-months': 'a value for the 6 months up to the end of a month, written 2024-03',
  'rolling-12-months': 'a value for the 12 months up to the end of a month, written 2024-03',
  'year-to-date': 'a value for the months from April up to the end of a month, written 2024-09 for April to September',
  'point-in-time': 'a count on certain days, such as 31 March, written 2024-03-31',
} as const;
export type Frequency = keyof typeof FREQUENCY_MEANINGS;
export const FREQUENCIES = Object.keys(FREQUENCY_MEANINGS) as Frequency[];

export const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** 'October' and 'Oct' -> 10; 0 for what is no month. */
export function monthNumber(name: string): number {
  return MONTHS.findIndex((month) => month.toLowerCase() === name.toLowerCase() || month.slice(0, 3).toLowerCase() === name.toLowerCase()) + 1;
}

interface FrequencyForm {
  pattern: RegExp;
  example: string;
}

const MONTH: FrequencyForm = { pattern: /^\d{4}-(0[1-9]|1[0-2])$/, example: '2024-03' };
const DATE: FrequencyForm = { pattern: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, example: '2024-03-31' };

export const FREQUENCY_FORMS: Record<Frequency, FrequencyForm> = {
  day: DATE,
  month: MONTH,
  quarter: { pattern: /^\d{4}-Q[1-4]$/, example: '2024-Q1' },
  year: { pattern: /^\d{4}$/, example: '2024' },
  'financial-year': { pattern: /^\d{4}-\d{2}$/, example: '2023-24' },
  'rolling-6-months': MONTH,
  'rolling-12-months': MONTH,
  'year-to-date': MONTH,
  'point-in-time': DATE,
};

/** Does '2023-24' fit 'financial-year'? The second part must be the next year, and a date must exist. */
export function fitsFrequency(period: string, frequency: Frequency): boolean {
  if (!FREQUENCY_FORMS[frequency].pattern.test(period)) return false;
  if (frequency === 'financial-year') return (Number(period.slice(0, 4)) + 1) % 100 === Number(period.slice(5));
  return FREQUENCY_FORMS[frequency] !== DATE || isDate(period);
}

export function isDate(text: string): boolean {
  if (!DATE.pattern.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

export function isDateOrMonth(text: string): boolean {
  return MONTH.pattern.test(text) || isDate(text);
}

/** The last day that a date or month covers: '2024-02' -> '2024-02-29'. So a figure published 'in October' isn't out on the 24th. */
export function lastDay(dateOrMonth: string): string {
  if (dateOrMonth.length === 10) return dateOrMonth;
  const [year, month] = [Number(dateOrMonth.slice(0, 4)), Number(dateOrMonth.slice(5, 7))];
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** '2024-10-24' -> '24 October 2024'; '2024-10' -> 'October 2024'; '2024' stays. */
export function dateText(date: string): string {
  const [year, month, day] = date.split('-');
  if (!month) return date;
  const monthText = `${MONTHS[Number(month) - 1]} ${year}`;
  return day ? `${Number(day)} ${monthText}` : monthText;
}

/** When something was published: 'on 24 October 2024', 'in October 2024'. */
export function whenText(date: string): string {
  return `${date.length === 10 ? 'on' : 'in'} ${dateText(date)}`;
}

/** Such a period names the last of the months that it covers. */
export function isUpToMonth(frequency: Frequency | null): boolean {
  return frequency === 'year-to-date' || frequency?.startsWith('rolling') === true;
}

/** 'the 6 months to its end', said of such a month */
export function coverWords(frequency: Frequency): string {
  return frequency === 'year-to-date' ? 'the months from April to its end' : `the ${frequency === 'rolling-6-months' ? '6' : '12'} months to its end`;
}

/** '2024-04', '2024-09' -> 'April to September 2024' */
function monthsText(first: string, last: string): string {
  if (first === last) return dateText(first);
  return `${first.slice(0, 4) === last.slice(0, 4) ? dateText(first).replace(/ \d{4}$/, '') : dateText(first)} to ${dateText(last)}`;
}

/** The April in which the year to date begins: '2025-02' -> '2024-04' */
export function yearToDateStart(month: string): string {
  return `${Number(month.slice(0, 4)) - (Number(month.slice(5, 7)) < 4 ? 1 : 0)}-04`;
}

/** What a year to date is compared with, for it grows from month to month: '2024-09' -> '2023-09' */
export function yearBefore(month: string): string {
  return `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;
}

/** How a period is said in a sentence: '2023-24' -> '2023 to 2024'; '2024-Q1' -> 'January to March 2024'. */
export function periodText(period: string, frequency: Frequency): string {
  switch (frequency) {
    case 'quarter': {
      const first = (Number(period.slice(6)) - 1) * 3;
      return `${MONTHS[first]} to ${MONTHS[first + 2]} ${period.slice(0, 4)}`;
    }
    case 'financial-year': return `${period.slice(0, 4)} to ${Number(period.slice(0, 4)) + 1}`;
    case 'rolling-6-months': return `6 months to ${dateText(period)}`;
    case 'rolling-12-months': return `12 months to ${dateText(period)}`;
    case 'year-to-date': return monthsText(yearToDateStart(period), period);
    default: return dateText(period);
  }
}

/** The frequency that a period without one is written in; null for a text that is no period. '2011-12' is December 2011. */
export function frequencyOf(period: string): Frequency | null {
  return (['day', 'month', 'quarter', 'year', 'financial-year'] as const).find((frequency) => fitsFrequency(period, frequency)) ?? null;
}

/** For a fact, a table or a benchmark, whose period may be a day, a month, a quarter or a year of either kind; and for months of which a count is the sum: '2024-04 to 2024-09'. */
export function anyPeriodText(period: string): string {
  if (/ to |, /.test(period)) return joinWords(period.split(', ').map((span) => monthsText(span.slice(0, 7), span.slice(-7))));
  return periodText(period, frequencyOf(period) ?? 'day');
}

/** For a table's header or an axis: 'Mar 2024', '31 Mar 2024', '2023 to 2024'. */
export function shortPeriodText(period: string, frequency: Frequency): string {
  const base = isUpToMonth(frequency) ? dateText(period) : periodText(period, frequency);
  return base.replace(/([A-Z][a-z]{2})[a-z]+/g, (word, short: string) => (MONTHS.includes(word) ? short : word));
}

/** An ISO date for a time axis: the period's first day. */
export function periodStart(period: string, frequency: Frequency): string {
  switch (frequency) {
    case 'quarter': return `${period.slice(0, 4)}-${String((Number(period.slice(6)) - 1) * 3 + 1).padStart(2, '0')}-01`;
    case 'year': return `${period}-01-01`;
    case 'financial-year': return `${period.slice(0, 4)}-04-01`;
    case 'day': case 'point-in-time': return period;
    default: return `${period}-01`;
  }
}

/** 'March to August 2024', 'August 2023 to August 2024': from the first period to the last. */
export function spanText(first: string, last: string, frequency: Frequency): string {
  if (first === last) return periodText(first, frequency);
  if (frequency === 'financial-year') return `${first.slice(0, 4)} to ${Number(last.slice(0, 4)) + 1}`;
  const upToMonth = isUpToMonth(frequency);
  const [a, b] = upToMonth ? [dateText(first), dateText(last)]
    : frequency === 'quarter' ? [periodText(first, frequency).replace(/ to \w+/, ''), periodText(last, frequency).replace(/^\w+ to /, '')]
    : [periodText(first, frequency), periodText(last, frequency)];
  const sameYear = first.slice(0, 4) === last.slice(0, 4) && first.length > 4;
  const span = `${sameYear ? a.replace(/ \d{4}$/, '') : a} to ${b}`;
  return upToMonth ? `${frequency === 'year-to-date' ? 'April' : frequency === 'rolling-6-months' ? '6 months' : '12 months'} to each month, ${span}` : span;
}
