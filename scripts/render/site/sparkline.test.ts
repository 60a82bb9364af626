import { expect, test } from 'vitest';
import { drawSparkline } from './sparkline.ts';

test.each<[string, (number | null)[], string, string]>([
  ['five points from corner to corner', [0, 0.25, 0.5, 0.75, 1], 'M3 21L17.5 16.5L32 12L46.5 7.5L61 3', 'M61 3h0'],
  ['a gap breaks the line', [0, null, 1], 'M3 21M61 3', 'M61 3h0'],
  ['a newest value that is missing has no dot', [0, 1, null], 'M3 21L32 3', ''],
  ['one point', [1], 'M3 3', 'M3 3h0'],
  ['nothing', [], '', ''],
])('%s', (_, values, line, dot) => {
  expect(drawSparkline(values)).toEqual({ line, dot });
});
