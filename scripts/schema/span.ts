import { lastDay } from './period.ts';

/** First and last day of a period written without its frequency: '2020', '2021-09', '2021-22', '2021-09-30', '2024-Q1'. */
export function spanOf(period: string): { first: string; last: string } {
  const year = Number(period.slice(0, 4));
  if (/^\d{4}$/.test(period)) return { first: `${period}-01-01`, last: `${period}-12-31` };
  const quarter = /^\d{4}-Q([1-4])$/.exec(period);
  if (quarter) {
    const month = (Number(quarter[1]) - 1) * 3 + 1;
    return { first: `${year}-${pad(month)}-01`, last: lastDay(`${year}-${pad(month + 2)}`) };
  }
  if (isFinancialYear(period)) return { first: `${year}-04-01`, last: `${year + 1}-03-31` };
  return period.length === 10 ? { first: period, last: period } : { first: `${period}-01`, last: lastDay(period) };
}

/** '2021-22' is a financial year; '2021-09' a month. '2011-12' is the month: write '2011-04-01' where the year is meant. */
export function isFinancialYear(period: string): boolean {
  const match = /^(\d{4})-(\d{2})$/.exec(period);
  return match !== null && Number(match[2]) > 12 && (Number(match[1]) + 1) % 100 === Number(match[2]);
}

/** How it is said: 'September 2021', '2021 to 2022', '30 September 2021'. */
export function spanWords(period: string, dateText: (date: string) => string): string {
  return isFinancialYear(period) ? `${period.slice(0, 4)} to ${Number(period.slice(0, 4)) + 1}` : dateText(period);
}

function pad(month: number): string {
  return String(month).padStart(2, '0');
}
