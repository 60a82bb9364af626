import { expect, it } from 'vitest';
import { numberingOf } from './list-numbering.ts';

it.each([
  [[], 'None'],
  [[''], 'None'],
  [['• ', '•'], 'Disc'],
  [['◦'], 'Circle'],
  [['▪'], 'Square'],
  [['•', '◦'], 'None'],
  [['1. ', '2. '], 'Decimal'],
  [['9.', '11.'], 'Decimal'],
  [['(1)', '(2)'], 'Decimal'],
  [['a. ', 'b. '], 'LowerAlpha'],
  [['C)'], 'UpperAlpha'],
  [['c.', 'd.'], 'LowerAlpha'],
  [['y.', 'z.', 'aa.'], 'LowerAlpha'],
  [['h.', 'i.'], 'LowerAlpha'],
  [['i. '], 'LowerRoman'],
  [['i.', 'ii.', 'iii.', 'iv.'], 'LowerRoman'],
  [['VIII.', 'IX.', 'X.'], 'UpperRoman'],
  [['XL.'], 'UpperRoman'],
  [['–'], 'None'],
  [['1.', 'a.'], 'None'],
])('says of the labels %j: %s', (labels, expected) => {
  expect(numberingOf(labels)).toBe(expected);
});
