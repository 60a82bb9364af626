import { expect, test } from 'vitest';
import { decimal } from '../../schema/decimal.ts';
import { judgeAgainst, judgeChange, judgeTarget, type Good } from './judge.ts';

test.each<[string, string | null, Good, string | null, string]>([
  ['69.00', '69.00', 'high', null, 'met'],
  ['69', '69.00', 'high', null, 'met'],
  ['69.01', '69.00', 'high', null, 'met'],
  ['68.99', '69.00', 'high', null, 'not-met'],
  ['10.00', '10.00', 'low', null, 'met'],
  ['9.99', '10.00', 'low', null, 'met'],
  ['10.01', '10.00', 'low', null, 'not-met'],
  // within 1 of the target, on the wrong side; exactly 1 is still close
  ['68.00', '69.00', 'high', '1', 'close'],
  ['67.99', '69.00', 'high', '1', 'not-met'],
  ['11.00', '10.00', 'low', '1', 'close'],
  ['11.01', '10.00', 'low', '1', 'not-met'],
  // no rounding before judging: 68.999 shows as 69.00 at two decimals and does not meet it
  ['68.999', '69.00', 'high', null, 'not-met'],
  ['5', null, 'high', '1', 'no-target'],
  ['5', '5', 'neither', null, 'no-target'],
])('%s with target %s, good is %s, close within %s: %s', (value, target, good, close, status) => {
  expect(judgeTarget(decimal(value), target === null ? null : decimal(target), good, close === null ? null : decimal(close))).toBe(status);
});

test.each<[string, string, Good, string]>([
  ['72.11', '69.13', 'high', 'better'],
  ['69.12', '69.13', 'high', 'worse'],
  ['10.00', '11.25', 'low', 'better'],
  ['11.26', '11.25', 'low', 'worse'],
  ['10.00', '10', 'low', 'same'],
  ['10.00', '10', 'neither', 'same'],
  ['11', '10', 'neither', 'above'],
  ['9', '10', 'neither', 'below'],
])('%s against %s, good is %s: %s', (value, other, good, words) => expect(judgeAgainst(decimal(value), decimal(other), good)).toBe(words));

test.each<[string, Good, string | null]>([
  ['1.06', 'high', 'better'], ['-1.06', 'high', 'worse'], ['0.87', 'low', 'worse'], ['-0.87', 'low', 'better'], ['0.00', 'low', null], ['3', 'neither', null],
])('a change of %s, good is %s: %s', (difference, good, judged) => expect(judgeChange(decimal(difference), good)).toBe(judged));
