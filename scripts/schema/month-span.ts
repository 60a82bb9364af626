import { fitsFrequency, frequencyOf, lastDay, type Frequency } from './period.ts';

/** Months one after another, counted from the year 0: 2024-01 is 24288. `to` is the month after the last. */
export interface MonthSpan {
  from: number;
  to: number;
}

const MONTHS_BACK: Partial<Record<Frequency, number>> = { 'rolling-6-months': 5, 'rolling-12-months': 11 };

/** The months that a period is the sum of; null for a day, which is part of a month. @param frequency null where the period alone says it */
export function monthsCovered(period: string, frequency: Frequency | null): MonthSpan | null {
  const year = Number(period.slice(0, 4)) * 12;
  const month = numberOf(period);
  switch (frequency ?? frequencyOf(period)) {
    case 'month': return { from: month, to: month + 1 };
    case 'quarter': return { from: year + (Number(period.slice(6)) - 1) * 3, to: year + Number(period.slice(6)) * 3 };
    case 'year': return { from: year, to: year + 12 };
    case 'financial-year': return { from: year + 3, to: year + 15 };
    case 'year-to-date': return { from: month - ((month + 9) % 12), to: month + 1 };
    case 'rolling-6-months': case 'rolling-12-months': return { from: month - (MONTHS_BACK[frequency as Frequency] ?? 0), to: month + 1 };
    default: return null;
  }
}

/**
 * One text for the same months, however they were written: '2024-09', '2024-Q3', '2024', '2023-24', else '2024-04 to 2024-09'.
 * Months with gaps stand one after another: '2024-04, 2024-06 to 2024-07'.
 */
export function periodOfMonths(...spans: readonly MonthSpan[]): string {
  return spans.map(({ from, to }) => {
    const [first, last] = [monthText(from), monthText(to - 1)];
    const [year, month] = [Math.floor(from / 12), from % 12];
    if (to - from === 1) return first;
    if (to - from === 3 && month % 3 === 0) return `${year}-Q${month / 3 + 1}`;
    if (to - from === 12 && month === 0) return `${year}`;
    const financial = `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
    // 2011-12 is December 2011 too.
    return to - from === 12 && month === 3 && !fitsFrequency(financial, 'month') ? financial : `${first} to ${last}`;
  }).join(', ');
}

/** Of such a text; null where there are gaps, and for a day. */
export function readMonths(period: string): MonthSpan | null {
  const span = /^(\d{4}-\d\d) to (\d{4}-\d\d)$/.exec(period);
  return span ? { from: numberOf(span[1] as string), to: numberOf(span[2] as string) + 1 } : monthsCovered(period, null);
}

/** The month after a count at the end of a period: of 2024-03, 2024-03-31, 2023-24 and 2024-Q1 that is April 2024. null for a day amid a month. */
export function monthAfter(period: string): number | null {
  if (frequencyOf(period) !== 'day') return monthsCovered(period, null)?.to ?? null;
  return lastDay(period.slice(0, 7)) === period ? numberOf(period) + 1 : null;
}

/** 24296 -> '2024-09' */
export function monthText(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

function numberOf(period: string): number {
  return Number(period.slice(0, 4)) * 12 + Number(period.slice(5, 7)) - 1;
}
