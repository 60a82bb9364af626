import { expect, test } from 'vitest';
import type { Frequency } from '../schema/period.ts';
import { readDfePeriod, readDfeValue } from './dfe-cells.ts';

test.each([
  ['67', '67'], ['0', '0'], ['66.50', '66.50'], ['1,234', '1234'], [' 12 ', '12'], ['-1.5', '-1.5'],
  ['c', 'suppressed-at-source'], ['[c]', 'suppressed-at-source'], ['low', 'suppressed-at-source'], ['k', 'suppressed-at-source'], ['*', 'suppressed-at-source'],
  ['z', 'not-applicable'], ['.', 'not-applicable'], ['x', 'not-given'], [':', 'not-given'], ['u', 'not-given'], ['', 'not-given'],
  ['12%', null], ['about 5', null], ['1e5', null], ['1,23', null],
])('readDfeValue %j', (cell, expected) => {
  const value = readDfeValue(cell);
  expect(value && ('value' in value ? value.value.big.toFixed(value.value.decimals) : value.missing)).toBe(expected);
});

test.each<[string, string, Frequency, string | undefined, string | null]>([
  ['2025', 'Reporting year', 'point-in-time', '03-31', '2025-03-31'], ['2025', 'Reporting year', 'financial-year', undefined, '2024-25'], ['2025', 'RY', 'year', undefined, '2025'], ['2025', 'Reporting year', 'rolling-12-months', '03-31', '2025-03'],
  ['2025', 'Reporting year', 'quarter', undefined, null], ['2025', 'Reporting year', 'month', undefined, null], ['202425', 'Reporting year', 'year', undefined, null],
  ['2024', 'Calendar year', 'year', undefined, '2024'], ['2024', 'Calendar year', 'financial-year', undefined, null],
  ['202425', 'Financial year', 'financial-year', undefined, '2024-25'], ['2024/25', 'Financial year', 'financial-year', undefined, '2024-25'], ['199900', 'Tax year', 'financial-year', undefined, '1999-00'], ['202426', 'Financial year', 'financial-year', undefined, null],
  ['202425', 'Financial year', 'point-in-time', '03-31', '2025-03-31'], ['202425', 'Financial year', 'point-in-time', '09-30', '2024-09-30'],
  ['202425', 'Academic year', 'rolling-12-months', undefined, '2025-08'], ['202425', 'Academic year', 'point-in-time', '01-16', '2025-01-16'], ['202425', 'Academic year', 'point-in-time', '10-03', '2024-10-03'], ['202425', 'Academic year', 'financial-year', undefined, null],
  ['202425', 'Autumn term', 'point-in-time', '10-03', '2024-10-03'],
  ['2024', 'Calendar year Q2', 'quarter', undefined, '2024-Q2'], ['202425', 'Financial year Q1', 'quarter', undefined, '2024-Q2'], ['202425', 'Financial year Q4', 'quarter', undefined, '2025-Q1'], ['202425', 'FYQ4', 'quarter', undefined, '2025-Q1'],
  ['2024', 'September', 'year-to-date', undefined, '2024-09'], ['202425', 'M2', 'year-to-date', undefined, '2025-02'], ['202425', 'Financial year', 'year-to-date', undefined, '2025-03'], ['202425', 'Academic year', 'year-to-date', undefined, null],
  ['2024', 'January', 'month', undefined, '2024-01'], ['2024', 'M12', 'rolling-6-months', undefined, '2024-12'], ['2024', 'January', 'year', undefined, null],
  ['2024', 'Week 12', 'month', undefined, null], ['2023', 'Reporting year', 'point-in-time', '02-29', null],
])('readDfePeriod %s, %s by %s, day %s', (time, identifier, frequency, day, period) => expect(readDfePeriod(time, identifier, { frequency, day })).toBe(period));
