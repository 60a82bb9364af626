import { expect, test } from 'vitest';
import { anyPeriodText, dateText, fitsFrequency, FREQUENCIES, FREQUENCY_FORMS, isDateOrMonth, lastDay, periodStart, periodText, shortPeriodText, spanText, type Frequency } from './period.ts';

test.each<[Frequency, string[], string[]]>([
  ['day', ['2024-02-29', '2024-12-31'], ['2023-02-29', '2024-02-30', '2024-04-31', '2024-13-01', '2024-00-10', '2024-2-3', '2024-02', ' 2024-02-01']],
  ['month', ['2024-01', '2024-12'], ['2024-13', '2024-00', '2024-1', '2024', '2024-01-01', '2024-Q1']],
  ['quarter', ['2024-Q1', '2024-Q4'], ['2024-Q0', '2024-Q5', '2024-q1', 'Q1-2024', '2024-03']],
  ['year', ['2024'], ['24', '2024-25', '2024-01']],
  ['financial-year', ['2023-24', '1999-00'], ['2023-25', '2023-23', '2023-2024', '2023/24', '2023']],
  ['rolling-6-months', ['2024-08'], ['2024-13', '2024-Q3', '2024-08-31']],
  ['rolling-12-months', ['2024-08'], ['2023-24', '2024']],
  ['year-to-date', ['2024-09', '2025-03'], ['2024-25', '2024-Q3', '2024-09-30']],
  ['point-in-time', ['2024-03-31'], ['2024-02-30', '2024-03', '2024']],
])('periods of a series by %s', (frequency, good, bad) => {
  for (const period of good) expect(`${period} ${fitsFrequency(period, frequency)}`).toBe(`${period} true`);
  for (const period of bad) expect(`${period} ${fitsFrequency(period, frequency)}`).toBe(`${period} false`);
});

test('the example that an officer is shown fits its own frequency', () => {
  for (const frequency of FREQUENCIES) expect(fitsFrequency(FREQUENCY_FORMS[frequency].example, frequency)).toBe(true);
});

test.each([['2024-10', true], ['2024-10-24', true], ['2024', false], ['2024-02-30', false], ['2024-Q1', false]])('%s is a date or month: %s', (text, is) => expect(isDateOrMonth(text)).toBe(is));

test.each([['2024-02', '2024-02-29'], ['2023-02', '2023-02-28'], ['2000-02', '2000-02-29'], ['1900-02', '1900-02-28'], ['2024-12', '2024-12-31'], ['2024-04', '2024-04-30'], ['2024-10-24', '2024-10-24']])(
  'the last day of %s is %s', (text, day) => expect(lastDay(text)).toBe(day));

test.each([['2024-10-24', '24 October 2024'], ['2024-10-01', '1 October 2024'], ['2024-10', 'October 2024'], ['2024', '2024']])('dateText %s: %s', (date, words) => expect(dateText(date)).toBe(words));

test.each<[string, Frequency, string, string, string]>([
  ['2024-03-31', 'day', '31 March 2024', '31 Mar 2024', '2024-03-31'],
  ['2024-03-31', 'point-in-time', '31 March 2024', '31 Mar 2024', '2024-03-31'],
  ['2024-03', 'month', 'March 2024', 'Mar 2024', '2024-03-01'],
  ['2024-05', 'month', 'May 2024', 'May 2024', '2024-05-01'],
  ['2024-Q1', 'quarter', 'January to March 2024', 'Jan to Mar 2024', '2024-01-01'],
  ['2024-Q4', 'quarter', 'October to December 2024', 'Oct to Dec 2024', '2024-10-01'],
  ['2024', 'year', '2024', '2024', '2024-01-01'],
  ['2023-24', 'financial-year', '2023 to 2024', '2023 to 2024', '2023-04-01'],
  ['1999-00', 'financial-year', '1999 to 2000', '1999 to 2000', '1999-04-01'],
  ['2024-08', 'rolling-6-months', '6 months to August 2024', 'Aug 2024', '2024-08-01'],
  ['2024-08', 'rolling-12-months', '12 months to August 2024', 'Aug 2024', '2024-08-01'],
  ['2024-09', 'year-to-date', 'April to September 2024', 'Sep 2024', '2024-09-01'],
  ['2024-04', 'year-to-date', 'April 2024', 'Apr 2024', '2024-04-01'],
  ['2025-03', 'year-to-date', 'April 2024 to March 2025', 'Mar 2025', '2025-03-01'],
])('%s of a series by %s', (period, frequency, words, short, start) => {
  expect(periodText(period, frequency)).toBe(words);
  expect(shortPeriodText(period, frequency)).toBe(short);
  expect(periodStart(period, frequency)).toBe(start);
});

test.each<[string, string, Frequency, string]>([
  ['2024-03', '2024-08', 'month', 'March to August 2024'],
  ['2023-08', '2024-08', 'month', 'August 2023 to August 2024'],
  ['2024-08', '2024-08', 'month', 'August 2024'],
  ['2020', '2024', 'year', '2020 to 2024'],
  ['2022-23', '2023-24', 'financial-year', '2022 to 2024'],
  ['2023-24', '2023-24', 'financial-year', '2023 to 2024'],
  ['2024-03-31', '2024-09-30', 'point-in-time', '31 March to 30 September 2024'],
  ['2023-03-31', '2024-03-31', 'point-in-time', '31 March 2023 to 31 March 2024'],
  ['2024-Q1', '2024-Q2', 'quarter', 'January to June 2024'],
  ['2023-Q4', '2024-Q1', 'quarter', 'October 2023 to March 2024'],
  ['2024-Q1', '2024-Q1', 'quarter', 'January to March 2024'],
  ['2024-03', '2024-08', 'rolling-6-months', '6 months to each month, March to August 2024'],
  ['2023-08', '2024-08', 'rolling-12-months', '12 months to each month, August 2023 to August 2024'],
  ['2024-04', '2024-09', 'year-to-date', 'April to each month, April to September 2024'],
])('from %s to %s by %s: %s', (first, last, frequency, words) => expect(spanText(first, last, frequency)).toBe(words));

// A fact, a table and a benchmark don't say their frequency.
test.each([['2024-03-31', '31 March 2024'], ['2024-03', 'March 2024'], ['2024-Q1', 'January to March 2024'], ['2024', '2024'], ['2022-23', '2022 to 2023'], ['2011-12', 'December 2011'], ['2024-04 to 2024-09', 'April to September 2024'], ['2024-12 to 2025-01', 'December 2024 to January 2025'], ['2024-04, 2024-06 to 2024-07', 'April 2024 and June to July 2024']])(
  'anyPeriodText %s: %s', (period, words) => expect(anyPeriodText(period)).toBe(words));
