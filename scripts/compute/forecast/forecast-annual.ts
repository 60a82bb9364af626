import { visibleEntries, type ProtectedDataset } from '../../schema/dataset.ts';
import { EVIDENCE_MONTHS } from '../../schema/flows.ts';
import { periodStart, type Frequency } from '../../schema/period.ts';
import type { FanCount, FanPoint } from '../chart/fan-input.ts';
import { formatEntry } from '../format.ts';
import type { ForecastPoint } from './forecast.ts';
import { chanceOfAtMost } from './intervals.ts';
import { persistenceForecast } from './persistence.ts';

/**
 * Tier D: what a count a year can carry, which is its total alone (specification 1.1). `::: forecast children-looked-after to 2028-03` is computed by
 * blocks/forecast-annual.ts from this and from annual-forecast-view.ts; monthly flows have their own way.
 */
export interface AnnualForecast {
  frequency: Frequency;
  /** Up to the last count that is shown. */
  history: FanCount[];
  last: { period: string; count: number };
  /** Periods after it whose count is hidden or missing. */
  after: string[];
  /** Every twelfth month. */
  years: AnnualPoint[];
  /** Every month, in periods of a fan chart. */
  points: FanPoint[];
}

export interface AnnualPoint extends FanPoint {
  months: number;
  /** That the count is at the target or below it; null without a target. */
  chance: number | null;
}

/** Null where no count is shown at all. @param options.target children at the target */
export function forecastAnnual(dataset: ProtectedDataset, asOf: string, { months = EVIDENCE_MONTHS, target = null }: { months?: number; target?: number | null } = {}): AnnualForecast | null {
  const frequency = dataset.frequency as Frequency;
  const entries = visibleEntries(dataset.entries, asOf).sort((a, b) => ((a.period ?? '') < (b.period ?? '') ? -1 : 1));
  const counts = entries.map((entry): FanCount => {
    const { quantity, period } = entry;
    if (quantity.state === 'shown') return { period: period as string, value: quantity.value.big.toNumber(), text: formatEntry(entry) };
    return { period: period as string, value: null, text: formatEntry(entry), absent: quantity.state === 'suppressed' || quantity.why === 'suppressed-at-source' ? 'suppressed' : 'missing' };
  });
  const at = counts.findLastIndex(({ value }) => value !== null);
  const last = counts[at];
  if (last?.value == null) return null;
  const ahead = persistenceForecast(last.value, months);
  const isYear = ({ h }: ForecastPoint): boolean => h % 12 === 0;
  const points = ahead.map((point): FanPoint => ({ ...rangesOf(point), ...(isYear(point) ? { period: yearsLater(last.period, point.h / 12) } : { period: monthsLater(periodStart(last.period, frequency), point.h), between: true }) }));
  return {
    frequency, history: counts.slice(0, at + 1), last: { period: last.period, count: last.value }, after: counts.slice(at + 1).map(({ period }) => period), points,
    years: ahead.filter(isYear).map((point) => ({ ...rangesOf(point), period: yearsLater(last.period, point.h / 12), months: point.h, chance: target === null ? null : chanceOfAtMost(target, point) })),
  };
}

function rangesOf({ forecast, lo80, hi80, lo95, hi95 }: ForecastPoint): Omit<FanPoint, 'period'> {
  return { forecast, lo80, hi80, lo95, hi95 };
}

/** '2025' and '2025-03-31' alike; 29 February has no such day a year later. */
function yearsLater(period: string, years: number): string {
  return `${Number(period.slice(0, 4)) + years}${period.slice(4).replace('-02-29', '-02-28')}`;
}

/** The same day of the month, or its last: 31 March -> 30 April. */
function monthsLater(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}
