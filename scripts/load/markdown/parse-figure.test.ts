import { expect, test } from 'vitest';
import type { FigureFilter } from '../../schema/narrative.ts';
import { parseFigure } from './parse-figure.ts';

const filter = (name: string, argument: string | null = null): FigureFilter => ({ name, argument });

test.each<[string, string, string[], FigureFilter[]]>([
  ['foster-households', 'foster-households', [], []],
  [' foster-households ', 'foster-households', [], []],
  ['feel-safe children', 'feel-safe', ['children'], []],
  ['by-age 2024 young', 'by-age', ['2024', 'young'], []],
  ['a|at 2015', 'a', [], [filter('at', '2015')]],
  ['a | at 2023-08 | round 0', 'a', [], [filter('at', '2023-08'), filter('round', '0')]],
  ['a | at 2024-Q1', 'a', [], [filter('at', '2024-Q1')]],
  ['a | change  since 2015', 'a', [], [filter('change since', '2015')]],
  ['a | percent change since 2023-24', 'a', [], [filter('percent change since', '2023-24')]],
  ['a b | share', 'a', ['b'], [filter('share')]],
  ['a | or "a small number"', 'a', [], [filter('or', 'a small number')]],
  ['a | or ""', 'a', [], [filter('or', '')]],
  // a filter's argument has a digit or stands in quotation marks; these are names that validation won't know
  ['a | or few', 'a', [], [filter('or few')]],
  ['a | at March', 'a', [], [filter('at March')]],
  ['fixed-costs', 'fixed-costs', [], []],
])('{{%s}}', (expression, id, members, filters) => expect(parseFigure(expression)).toEqual({ kind: 'ref', id, members, filters }));

test.each([
  ['fixed 16 "age in the protocol’s title"', '16', 'age in the protocol’s title'],
  ['fixed  1,000  “a name”', '1,000', 'a name'],
  ['fixed £250 "the fee in the Act"', '£250', 'the fee in the Act'],
  ['fixed 50% "a definition"', '50%', 'a definition'],
  ['fixed 1st "a name"', '1st', 'a name'],
  ['fixed 2.5 "years in the definition"', '2.5', 'years in the definition'],
])('{{%s}} is fixed', (expression, text, why) => expect(parseFigure(expression)).toEqual({ kind: 'fixed', text, why }));

const FIXED = 'A fixed number needs the number and the reason in quotation marks. Write it as {{ fixed 16 "age in the protocol’s title" }}.';

test.each([
  ['', 'There is nothing between {{ and }}. Write the name of a figure, such as {{ foster-households }}.'],
  ['  | at 2015', 'There is nothing between {{ and }}. Write the name of a figure, such as {{ foster-households }}.'],
  ['Foster_Households', '“Foster_Households” cannot be part of a figure’s name, which has small letters, digits and hyphens only. Write it as in {{ foster-households | at 2023-08 }}.'],
  ['feel-safe Children', '“Children” cannot be part of a figure’s name, which has small letters, digits and hyphens only. Write it as in {{ foster-households | at 2023-08 }}.'],
  ['{ a', 'There is a brace too many here. A figure begins with {{ and ends with }}; delete the others.'],
  ['-a', '“-a” cannot be part of a figure’s name, which has small letters, digits and hyphens only. Write it as in {{ foster-households | at 2023-08 }}.'],
  ['a |', 'There is a | with nothing after it. Write what you want of the figure after it, such as at 2023-08, or delete it.'],
  ['a || at 2015', 'There is a | with nothing after it. Write what you want of the figure after it, such as at 2023-08, or delete it.'],
  ['fixed', FIXED],
  ['fixed 16', FIXED],
  ['fixed 16 ""', FIXED],
  ['fixed sixteen "age"', FIXED],
  ['fixed 16 age', FIXED],
])('{{%s}} is wrong', (expression, message) => expect(parseFigure(expression)).toEqual({ kind: 'error', message }));
