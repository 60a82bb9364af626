import { expect, test } from 'vitest';
import { monthsCovered, periodOfMonths } from '../../schema/month-span.ts';
import type { Frequency } from '../../schema/period.ts';
import { tieMonths, type Piece } from './tie-months.ts';

const FREQUENCIES: Record<string, Frequency> = { m: 'month', q: 'quarter', y: 'year', fy: 'financial-year', ytd: 'year-to-date', r6: 'rolling-6-months', r12: 'rolling-12-months' };

/** 'ytd 2024-09 42' -> 42 came from April to September 2024 */
const read = (text: string): Piece<string> => {
  const [kind = '', period = '', count] = text.split(' ');
  return { spans: [monthsCovered(period, FREQUENCIES[kind] as Frequency) as NonNullable<ReturnType<typeof monthsCovered>>], count: Number(count), of: `${kind} ${period}` };
};
const say = ({ spans, count, of }: Piece<string>): string => `${of ?? `(${periodOfMonths(...spans)})`} ${count}`;
const tie = (texts: string[], smallUpTo = 0): string[] => {
  const { sums, wrong } = tieMonths(texts.map(read), smallUpTo);
  return [...sums.map(({ total, parts }) => `${say(total)} = ${parts.map(say).join(' + ')}`), ...wrong.map(({ total, sum, parts }) => `${say(total)} is not ${sum} (${parts.map(say).join(', ')})`)];
};

test.each<[string, string[], string[]]>([
  ['one year to date after another leaves the month', ['ytd 2024-08 40', 'ytd 2024-09 42'], ['ytd 2024-09 42 = ytd 2024-08 40 + (2024-09) 2']],
  ['and it is the month that is given', ['m 2024-09 2', 'ytd 2024-08 40', 'ytd 2024-09 42'], ['ytd 2024-09 42 = ytd 2024-08 40 + m 2024-09 2']],
  ['April alone is the month', ['m 2024-05 9', 'ytd 2024-04 5', 'ytd 2024-05 14'], ['ytd 2024-05 14 = ytd 2024-04 5 + m 2024-05 9']],
  ['months make the quarter', ['m 2024-04 14', 'm 2024-05 9', 'm 2024-06 11', 'q 2024-Q2 34'], ['q 2024-Q2 34 = m 2024-04 14 + m 2024-05 9 + m 2024-06 11']],
  ['a missing month is what is left over', ['m 2024-04 14', 'm 2024-06 11', 'q 2024-Q2 34'], ['q 2024-Q2 34 = m 2024-04 14 + (2024-05) 9 + m 2024-06 11']],
  ['none may be left over', ['m 2024-04 23', 'm 2024-06 11', 'q 2024-Q2 34'], ['q 2024-Q2 34 = m 2024-04 23 + (2024-05) 0 + m 2024-06 11']],
  ['several that are missing, one after another, are one', ['q 2024-Q1 10', 'q 2024-Q4 7', 'y 2024 40'], ['y 2024 40 = q 2024-Q1 10 + (2024-04 to 2024-09) 23 + q 2024-Q4 7']],
  ['and with a gap too', ['m 2024-05 9', 'q 2024-Q2 34'], ['q 2024-Q2 34 = m 2024-05 9 + (2024-04, 2024-06) 25']],
  ['quarters make the calendar year', ['q 2024-Q1 1', 'q 2024-Q2 2', 'q 2024-Q3 3', 'q 2024-Q4 4', 'y 2024 10'], ['y 2024 10 = q 2024-Q1 1 + q 2024-Q2 2 + q 2024-Q3 3 + q 2024-Q4 4']],
  ['and the financial one', ['q 2023-Q2 1', 'q 2023-Q3 2', 'q 2023-Q4 3', 'q 2024-Q1 4', 'fy 2023-24 10'], ['fy 2023-24 10 = q 2023-Q2 1 + q 2023-Q3 2 + q 2023-Q4 3 + q 2024-Q1 4']],
  ['from two years that overlap the months between follow', ['m 2023-12 3', 'r12 2024-11 40', 'r12 2024-12 42'], ['r12 2024-11 40 = m 2023-12 3 + (2024-01 to 2024-11) 37', 'r12 2024-12 42 = (2024-01 to 2024-11) 37 + (2024-12) 5']],
  ['but not without one of the two ends', ['r12 2024-11 40', 'r12 2024-12 42'], []],
  ['half years make the year', ['r6 2024-06 20', 'r6 2024-12 22', 'r12 2024-12 42'], ['r12 2024-12 42 = r6 2024-06 20 + r6 2024-12 22']],
  ['times that have nothing in common are not put together', ['m 2024-04 3', 'm 2024-09 4', 'q 2023-Q1 9'], []],
  ['what contradicts shorter ones is wrong, and stands in no sum', ['m 2024-07 9', 'm 2024-08 11', 'm 2024-09 2', 'q 2024-Q3 23'], ['q 2024-Q3 23 is not 22 (m 2024-07 9, m 2024-08 11, m 2024-09 2)']],
  ['so is less than its parts', ['ytd 2024-08 40', 'ytd 2024-09 38'], ['ytd 2024-09 38 is not 40 (ytd 2024-08 40)']],
  ['also where other parts are missing', ['m 2024-04 20', 'm 2024-06 15', 'q 2024-Q2 34'], ['q 2024-Q2 34 is not 35 (m 2024-04 20, m 2024-06 15)']],
  ['and with gaps on both sides', ['m 2024-05 35', 'q 2024-Q2 34'], ['q 2024-Q2 34 is not 35 (m 2024-05 35)']],
])('%s', (_, given, expected) => expect(tie(given)).toEqual(expected));

test('a small count of a longer time is told where both its ends are', () => {
  const given = ['ytd 2024-08 94', 'ytd 2024-09 95', 'ytd 2024-10 99'];
  expect(tie(given, 5)).toContain('(2024-09 to 2024-10) 5 = (2024-09) 1 + (2024-10) 4');
  expect(tie(given, 4).join()).not.toContain('(2024-09 to 2024-10)');
});
