import type { ProtectedDataset } from '../../schema/dataset.ts';
import { anyPeriodText, periodText, spanText, yearToDateStart, type Frequency } from '../../schema/period.ts';
import { spanOf } from '../../schema/span.ts';
import type { Absence } from '../../schema/report/link-date-absence.ts';
import { capitalise } from '../../schema/words.ts';
import { absenceView } from '../absence-view.ts';

/** The time that the values speak of: 'August 2023 to August 2024'. Of facts, whose periods are of every kind, the years. */
export function referencePeriodOf(datasets: readonly ProtectedDataset[]): string | Absence {
  const periods = periodsOf(datasets);
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) return whyNoPeriod(datasets);
  const [only] = datasets;
  if (only?.frequency) return capitalise(spanText(first, last, only.frequency));
  if (first === last) return anyPeriodText(first);
  const years = daysOf(datasets);
  return `${years?.first.slice(0, 4)} to ${years?.last.slice(0, 4)}`;
}

/** 'August 2024'; null where no value has a date, and of several datasets. */
export function newestPeriodOf(datasets: readonly ProtectedDataset[]): string | null {
  const [only, ...others] = datasets;
  const newest = datasets.flatMap(({ entries }) => entries.flatMap(({ period, quantity }) => (period === null || quantity.state === 'missing' ? [] : [period]))).sort().at(-1);
  if (!only || others.length > 0 || newest === undefined) return null;
  return only.frequency ? capitalise(periodText(newest, only.frequency)) : anyPeriodText(newest);
}

/** Facts have a reason each, told beside their rows. */
function whyNoPeriod(datasets: readonly ProtectedDataset[]): Absence {
  const [first] = datasets.flatMap(({ entries }) => entries.flatMap(({ noPeriod }) => noPeriod ?? []));
  return datasets.length === 1 && first ? absenceView(first) : { state: 'not-given', words: 'Not given', reason: 'The sources do not say which time the values speak of.' };
}

/** '2023-08-01/2024-08-31', for a machine; null where no value has a date. */
export function coverageOf(datasets: readonly ProtectedDataset[]): string | null {
  const days = daysOf(datasets);
  return days && `${days.first}/${days.last}`;
}

function daysOf(datasets: readonly ProtectedDataset[]): { first: string; last: string } | null {
  const spans = datasets.flatMap(({ entries, frequency }) => entries.flatMap(({ period }) => (period === null ? [] : [spanIn(period, frequency)])));
  const first = spans.map((span) => span.first).sort()[0];
  const last = spans.map((span) => span.last).sort().at(-1);
  return first === undefined || last === undefined ? null : { first, last };
}

/** '2011-12' is a month but in a series of financial years; a month of a rolling series, or of a year to date, covers those before it. */
function spanIn(period: string, frequency: Frequency | null): { first: string; last: string } {
  const year = Number(period.slice(0, 4));
  if (frequency === 'financial-year') return { first: `${year}-04-01`, last: `${year + 1}-03-31` };
  const span = spanOf(period);
  if (frequency === 'year-to-date') return { ...span, first: `${yearToDateStart(period)}-01` };
  const months = frequency === 'rolling-6-months' ? 5 : frequency === 'rolling-12-months' ? 11 : 0;
  return months === 0 ? span : { ...span, first: new Date(Date.UTC(year, Number(period.slice(5, 7)) - 1 - months, 1)).toISOString().slice(0, 10) };
}

function periodsOf(datasets: readonly ProtectedDataset[]): string[] {
  return datasets.flatMap(({ entries }) => entries.flatMap(({ period }) => period ?? [])).sort();
}
