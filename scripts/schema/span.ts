import { frequencyOf, lastDay, periodStart } from './period.ts';

/**
 * First and last day of a period written without its frequency: '2020', '2021-09', '2021-22', '2021-09-30', '2024-Q1'.
 * '2011-12' is December 2011: write '2011-04-01' where the financial year is meant.
 */
export function spanOf(period: string): { first: string; last: string } {
  const year = Number(period.slice(0, 4));
  switch (frequencyOf(period)) {
    case 'year': return { first: `${year}-01-01`, last: `${year}-12-31` };
    case 'quarter': return { first: periodStart(period, 'quarter'), last: lastDay(`${year}-${String(Number(period.slice(6)) * 3).padStart(2, '0')}`) };
    case 'financial-year': return { first: `${year}-04-01`, last: `${year + 1}-03-31` };
    case 'month': return { first: `${period}-01`, last: lastDay(period) };
    default: return { first: period, last: period };
  }
}
