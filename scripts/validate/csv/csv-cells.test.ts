import { expect, test } from 'vitest';
import type { Frequency } from '../../schema/period.ts';
import { readCellValue } from './cells.ts';
import { meantDate, meantGroup, meantPeriod } from './excel-dates.ts';

/** A cell in one word: its number with its decimals, why there is none, or the rule it breaks. */
function valueOf(text: string, unit = 'count', separator = ','): string {
  const value = readCellValue(text, { unit, separator });
  if (value === null) return 'blank';
  if ('fault' in value) return value.fault.rule;
  return 'missing' in value ? value.missing : `${value.value.big.toFixed(value.value.decimals)}${value.status ? ` ${value.status}` : ''}`;
}

test.each<[string, string, string?, string?]>([
  ['12', '12'], ['0', '0'], ['69.00', '69.00'], ['-3', '-3'], ['1,234', '1234'], ['1,234,567.50', '1234567.50'], ['', 'blank'],
  ['12%', '12', 'percent'], ['12.5 %', '12.5', 'percent'], ['12%', 'not-a-number'], ['£1,234', '1234', 'pounds'], ['£5', 'not-a-number'],
  ['1,234', 'not-a-number', 'count', ';'], ['1,5', 'not-a-number', 'count', ';'], ['1,234', '1234', 'count', '\t'], ['1,23', 'not-a-number'], ['12,34,567', 'not-a-number'],
  ['[c]', 'suppressed-at-source'], ['[LOW]', 'suppressed-at-source'], ['[x]', 'not-given'], ['[z]', 'not-applicable'], ['[q]', 'not-a-number'], ['c', 'not-a-number'],
  ['12 [p]', '12 provisional'], ['12[r]', '12 revised'], ['*', 'not-a-number'], ['#N/A', 'not-a-number'], ['1E+05', 'not-a-number'], ['.5', 'not-a-number'], ['–', 'not-a-number'],
])('readCellValue %j is %s (%s, %j)', (text, expected, unit, separator) => expect(valueOf(text, unit, separator)).toBe(expected));

test.each<[string, Frequency, string | null]>([
  ['Apr-24', 'month', '2024-04'], ['April 2024', 'month', '2024-04'], ['01/04/2024', 'month', '2024-04'], ['2024-04-01', 'month', '2024-04'], ['1 Apr 24', 'rolling-12-months', '2024-04'], ['2024-04', 'month', null],
  ['31/03/2024', 'point-in-time', '2024-03-31'], ['Feb-24', 'point-in-time', '2024-02-29'], ['31/03/2024 00:00', 'day', '2024-03-31'], ['2024-03-31', 'point-in-time', null],
  ['01/04/2024', 'quarter', '2024-Q2'], ['01/04/2024', 'year', '2024'],
  // 2011-12 becomes December 2011, and 2023-24 stays a text.
  ['Dec-11', 'financial-year', '2011-12'], ['31/03/2024', 'financial-year', '2023-24'], ['01/04/2024', 'financial-year', '2024-25'], ['2023-24', 'financial-year', null],
  ['31/04/2024', 'point-in-time', null], ['13/13/2024', 'month', null], ['soon', 'month', null],
])('meantPeriod %s by %s', (text, frequency, meant) => expect(meantPeriod(text, frequency)).toBe(meant));

test.each([['24/10/2024', '2024-10-24'], ['Oct-24', '2024-10'], ['2024-10', null], ['2024-10-24', null], ['later', null]])('meantDate %s', (text, meant) => expect(meantDate(text)).toBe(meant));

test.each([['05-Sep', '5 to 9'], ['09-May', '5 to 9'], ['Oct-14', '10-14'], ['Oct-15', null], ['Under 5', null]])('meantGroup %s', (text, meant) => expect(meantGroup(text, ['under-5', '5 to 9', '10-14', '15–17'])).toBe(meant));
