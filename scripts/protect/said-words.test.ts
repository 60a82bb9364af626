import { expect, test } from 'vitest';
import { boundsSaid, saysDirection, saysNumber, saysPart } from './said-words.ts';

test.each([
  ['fewer than 6', [0, 5]], ['Fewer than six', [0, 5]], ['under 5', [0, 4]], ['below ten', [0, 9]], ['no more than 5', [0, 5]], ['not more than 5', [0, 5]], ['up to 5', [0, 5]], ['at most five', [0, 5]], ['5 or fewer', [0, 5]], ['five or less', [0, 5]],
  ['more than three', [4, Infinity]], ['over 3', [4, Infinity]], ['no fewer than 3', [3, Infinity]], ['at least 4', [4, Infinity]], ['6 or more', [6, Infinity]], ['between 1 and 5', [1, 5]], ['1 to 5', [1, 5]], ['1–5', [1, 5]], ['three or four', [3, 4]],
  ['a small number', null], ['fewer', null], ['4', null], ['four', null], ['about 4', null], ['more than a few', null],
])('%s tells %j', (words, bounds) => expect(boundsSaid(words)).toEqual(bounds));

test.each([
  ['4', true], ['four', true], ['Four', true], ['about 4', true], ['one', true], ['a single child', true], ['a pair', true], ['both', true], ['half', true], ['a third', true], ['two thirds', true], ['none', true], ['nobody', true], ['½', true], ['seven fewer', true], ['twice as many', true], ['twenty-three', true],
  ['a small number', false], ['hardly any', false], ['a number that is not shown', false], ['fewer', false], ['a few', false], ['one of the smallest numbers', false], ['a small share', false], ['not shown, for it is about few children', false], ['less often', false], ['someone', false],
])('%s says a number: %s', (words, isNumber) => expect(saysNumber(words)).toBe(isNumber));

test.each([
  ['fewer', true], ['rather more', true], ['fell', true], ['Rose', true], ['a slight rise', true], ['increased', true], ['down a little', true], ['less often', true], ['unchanged', true], ['about the same', true], ['doubled', true], ['twice as many', true], ['a lower number', true], ['longer', true], ['worse', true],
  ['a change that is not shown', false], ['a small change', false], ['not shown, for it is about few children', false], ['a number that is no longer shown', false], ['an amount too small to be shown', false],
])('%s says a direction: %s', (words, isTold) => expect(saysDirection(words)).toBe(isTold));

test.each([
  ['most', true], ['Most', true], ['a majority', true], ['the minority', true], ['mostly', true], ['all', true], ['less than half', true], ['a third', true], ['everybody', true],
  ['a share that is not shown', false], ['a small share', false], ['almost nothing', false], ['less often', false], ['not shown at all', false], ['some', false],
])('%s says a part: %s', (words, isTold) => expect(saysPart(words)).toBe(isTold));
