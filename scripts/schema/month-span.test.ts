import { expect, test } from 'vitest';
import { monthAfter, monthsCovered, monthText, periodOfMonths, readMonths } from './month-span.ts';
import type { Frequency } from './period.ts';

/** '2024-04..2024-09': the first month and the last. */
const ends = (span: ReturnType<typeof readMonths>): string | null => span && `${monthText(span.from)}..${monthText(span.to - 1)}`;

test.each<[string, Frequency | null, string | null, string | null]>([
  ['2024-09', 'month', '2024-09..2024-09', '2024-09'],
  ['2024-Q3', 'quarter', '2024-07..2024-09', '2024-Q3'],
  ['2024', 'year', '2024-01..2024-12', '2024'],
  ['2023-24', 'financial-year', '2023-04..2024-03', '2023-24'],
  ['2011-12', 'financial-year', '2011-04..2012-03', '2011-04 to 2012-03'],
  ['2011-12', null, '2011-12..2011-12', '2011-12'],
  ['2024-09', 'year-to-date', '2024-04..2024-09', '2024-04 to 2024-09'],
  ['2024-04', 'year-to-date', '2024-04..2024-04', '2024-04'],
  ['2024-06', 'year-to-date', '2024-04..2024-06', '2024-Q2'],
  ['2025-03', 'year-to-date', '2024-04..2025-03', '2024-25'],
  ['2025-01', 'year-to-date', '2024-04..2025-01', '2024-04 to 2025-01'],
  ['2024-02', 'rolling-6-months', '2023-09..2024-02', '2023-09 to 2024-02'],
  ['2024-12', 'rolling-12-months', '2024-01..2024-12', '2024'],
  ['2024-11', 'rolling-12-months', '2023-12..2024-11', '2023-12 to 2024-11'],
  ['2024-03-31', 'point-in-time', null, null],
  ['2024-03-31', null, null, null],
  ['', null, null, null],
])('%s by %s: %s, told as %s', (period, frequency, months, text) => {
  const span = monthsCovered(period, frequency);
  expect([ends(span), span && periodOfMonths(span)]).toEqual([months, text]);
  if (text !== null) expect(ends(readMonths(text))).toBe(months);
});

test('months with gaps are told one after another, and are no time of their own', () => {
  const text = periodOfMonths({ from: 24291, to: 24292 }, { from: 24293, to: 24295 });
  expect([text, readMonths(text)]).toEqual(['2024-04, 2024-06 to 2024-07', null]);
});

test.each([['2024-03', '2024-03'], ['2024-03-31', '2024-03'], ['2023-24', '2024-03'], ['2024-Q1', '2024-03'], ['2024', '2024-12'], ['2024-02-29', '2024-02'], ['2023-02-28', '2023-02'], ['2024-02-28', null], ['', null]])(
  'a count at the end of %s is one at the end of %s', (period, month) => {
    const after = monthAfter(period);
    expect(after && monthText(after - 1)).toBe(month);
  });
