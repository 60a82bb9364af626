import { expect, test } from 'vitest';
import { compareDecimals, decimal, groupDigits, meanOf, medianOf, parseDecimal, parseGrouped, percentOf, roundDecimal, subtractDecimals, sumDecimals, type Decimal } from './decimal.ts';

const text = ({ big, decimals }: Decimal): string => big.toFixed(decimals);

test.each([
  ['69.00', '69.00', 2],
  ['-0.5', '-0.5', 1],
  ['+7', '7', 0],
  ['123456789012345.1', '123456789012345.1', 1],
])('parseDecimal keeps %s as written', (written, shown, decimals) => {
  expect(text(decimal(written))).toBe(shown);
  expect(decimal(written).decimals).toBe(decimals);
});

test.each(['', '1,234', '5.', '.5', '1e3', '0x1F', '72%', '1 2', 'NaN'])('parseDecimal takes no “%s”', (written) => {
  expect(parseDecimal(written)).toBeNull();
  expect(() => decimal(written)).toThrow('not a decimal number');
});

test.each([['1234', '1234'], ['1,234', '1234'], ['-12,345.50', '-12345.50'], ['1,234,567', '1234567'], ['1,2', null], ['1,23', null], ['1234,567', null], ['1,,234', null], ['1,234.5,6', null]])('parseGrouped %s', (written, shown) => {
  const value = parseGrouped(written);
  expect(value && text(value)).toBe(shown);
});

test.each([[961, '961'], [1000, '1,000'], ['100000', '100,000'], ['1234567.8910', '1,234,567.8910'], ['-123', '-123'], ['-1234', '-1,234']])('groupDigits %s: %s', (digits, shown) => expect(groupDigits(digits)).toBe(shown));

test.each([
  ['2.5', 0, '3'],
  ['2.4999', 0, '2'],
  ['-2.5', 0, '-3'],
  ['-2.4', 0, '-2'],
  // In binary 0.125 is exact and 1.005 lies below the half; in decimal both are halves.
  ['0.125', 2, '0.13'],
  ['1.005', 2, '1.01'],
  ['9.995', 2, '10.00'],
  ['10.00', 2, '10.00'],
  ['10', 2, '10.00'],
  ['-0.4', 0, '0'],
])('roundDecimal %s to %i decimals is %s', (value, decimals, rounded) => expect(text(roundDecimal(decimal(value), decimals))).toBe(rounded));

test.each([
  ['1', '8', 1, '12.5'],
  // 12.5 is a half: up
  ['1', '8', 0, '13'],
  ['-1', '8', 0, '-13'],
  // 5 / 1000 = 0.5%
  ['5', '1000', 0, '1'],
  ['4', '1000', 0, '0'],
  ['2', '3', 0, '67'],
  ['2', '3', 2, '66.67'],
  ['1', '3', 6, '33.333333'],
  ['0', '7', 1, '0.0'],
  ['7', '7', 0, '100'],
  ['9', '6', 0, '150'],
  ['1.5', '-3', 0, '-50'],
  // 0.2849999... is below the half, though its quotient rounds up to 0.285 at few places
  ['284999999999', '100000000000000', 2, '0.28'],
])('percentOf %s of %s at %i decimals is %s', (part, whole, decimals, percent) => expect(text(percentOf(decimal(part), decimal(whole), decimals))).toBe(percent));

test('percentOf is right at every half: n of 200 is n/2 percent', () => {
  for (let n = 0; n <= 200; n++) expect(text(percentOf(decimal(n), decimal('200'), 0))).toBe(String(Math.floor((n + 1) / 2)));
});

test('a share of nothing is a bug', () => expect(() => percentOf(decimal('1'), decimal('0'), 0)).toThrow('a share of nothing'));

test('sums and differences are exact and keep the most decimals', () => {
  expect(text(sumDecimals(['0.1', '0.2', '3'].map(decimal)))).toBe('3.3');
  expect(text(sumDecimals([]))).toBe('0');
  expect(text(subtractDecimals(decimal('72.11'), decimal('71.05')))).toBe('1.06');
  expect(text(subtractDecimals(decimal('10.00'), decimal('10')))).toBe('0.00');
});

test.each<[string, number, string, string]>([
  // 186 / 3; 125 / 2 = 62.5, up
  ['60 61 65', 0, '62', '61'], ['60 65', 0, '63', '63'], ['60 65', 1, '62.5', '62.5'],
  ['65 60 61.5 70', 1, '64.1', '63.3'], ['-1 -2', 0, '-2', '-2'], ['7', 2, '7.00', '7.00'],
  // 10 / 3 and 20 / 3
  ['1 2 7', 2, '3.33', '2.00'], ['1 2 17', 3, '6.667', '2.000'],
])('mean and median of %s at %i decimals', (values, decimals, mean, median) => {
  const all = values.split(' ').map(decimal);
  expect([text(meanOf(all, decimals)), text(medianOf(all, decimals))]).toEqual([mean, median]);
});

test('compareDecimals knows numbers, not digits', () => {
  expect(compareDecimals(decimal('10.0'), decimal('10'))).toBe(0);
  expect(compareDecimals(decimal('9.9'), decimal('10'))).toBe(-1);
  expect(compareDecimals(decimal('-1'), decimal('-2'))).toBe(1);
});
