import { expect, it } from 'vitest';
import { applyEdits } from './content-edits.ts';

const edit = (bytes: string, ...edits: [start: number, end: number, operators: string][]) =>
  Buffer.from(applyEdits(Buffer.from(bytes), edits.map(([start, end, operators]) => ({ start, end, operators })))).toString();

it.each<[[number, number, string][], string]>([
  [[], 'abcdef'],
  [[[3, 3, '-']], 'abc-def'],
  [[[3, 5, '-']], 'abc-f'],
  [[[4, 4, '2'], [1, 1, '1']], 'a1bcd2ef'],
  [[[3, 3, ')'], [3, 3, '(']], 'abc)(def'],
  [[[0, 0, '<'], [6, 6, '>']], '<abcdef>'],
])('%j', (edits, edited) => {
  expect(edit('abcdef', ...edits)).toBe(edited);
});

it('refuses edits that overlap', () => {
  expect(() => edit('abcdef', [1, 4, 'x'], [3, 3, 'y'])).toThrow('overlap at byte 3');
});
