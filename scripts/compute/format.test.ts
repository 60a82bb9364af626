import { expect, test } from 'vitest';
import { decimal } from '../schema/decimal.ts';
import type { Unit } from '../schema/field.ts';
import { formatCell, formatChange, formatDifference, formatNumber, formatValue, machineValue } from './format.ts';

/** A number is kept on one line with its unit by no-break spaces; shown here as _. */
const shown = (text: string): string => text.replaceAll('\u00a0', '_');

test.each([
  ['9961', '9,961'],
  ['961', '961'],
  ['1000', '1,000'],
  ['1234567.891', '1,234,567.891'],
  ['100000', '100,000'],
  ['0', '0'],
  ['69.00', '69.00'],
  ['-1.06', '−1.06'],
  ['-9961', '−9,961'],
  ['-0.00', '0.00'],
])('formatNumber %s: %s', (value, text) => expect(formatNumber(decimal(value))).toBe(text));

test.each<[string, Unit, string, string]>([
  ['191', 'count', '191', '191'],
  ['72.11', 'percent', '72.11%', '72.11'],
  ['10.00', 'percent', '10.00%', '10.00'],
  ['-3.5', 'percent', '−3.5%', '-3.5'],
  ['62', 'per-10000', '62_per_10,000', '62'],
  ['9961', 'pounds', '£9,961', '9961'],
  ['3.4', 'million-pounds', '£3.4_million', '3400000'],
  ['-3.40', 'million-pounds', '−£3.40_million', '-3400000'],
  ['1.25', 'billion-pounds', '£1.25_billion', '1250000000'],
  ['1', 'hours', '1_hour', '1'],
  ['24', 'hours', '24_hours', '24'],
  ['1.5', 'hours', '1.5_hours', '1.5'],
  ['0', 'weeks', '0_weeks', '0'],
  ['1', 'weeks', '1_week', '1'],
  ['1', 'months', '1_month', '1'],
  ['1', 'years', '1_year', '1'],
  ['20', 'miles', '20_miles', '20'],
])('%s in %s: %s, for a machine %s', (value, unit, text, machine) => {
  expect(shown(formatValue(decimal(value), unit))).toBe(text);
  expect(machineValue(decimal(value), unit)).toBe(machine);
});

test.each<[string, Unit, string, string]>([
  ['1.06', 'percent', '1.06_percentage points', 'up_1.06_percentage points'],
  ['-1', 'percent', '1_percentage point', 'down_1_percentage point'],
  ['2', 'percent', '2_percentage points', 'up_2_percentage points'],
  ['0.00', 'percent', '0.00_percentage points', 'unchanged'],
  ['19', 'count', '19', 'up_19'],
  ['-1200', 'count', '1,200', 'down_1,200'],
  ['-0.5', 'million-pounds', '£0.5_million', 'down_£0.5_million'],
  ['1', 'hours', '1_hour', 'up_1_hour'],
])('a difference of %s in %s', (value, unit, difference, change) => {
  expect(shown(formatDifference(decimal(value), unit))).toBe(difference);
  expect(shown(formatChange(decimal(value), unit))).toBe(change);
});

test.each([
  [{ state: 'shown', value: decimal('9961') }, '9,961'],
  [{ state: 'suppressed' }, '[c]'],
  [{ state: 'missing', why: 'suppressed-at-source', reason: '' }, '[c]'],
  [{ state: 'missing', why: 'not-collected', reason: '' }, '[x]'],
  [{ state: 'missing', why: 'not-given', reason: '' }, '[x]'],
  [{ state: 'missing', why: 'not-applicable', reason: '' }, '[z]'],
] as const)('a cell of %j shows %s', (quantity, text) => expect(formatCell(quantity)).toBe(text));
