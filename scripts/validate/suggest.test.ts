import { expect, test } from 'vitest';
import { anchorGiver, slugOf } from './slug.ts';
import { joinWords } from '../schema/words.ts';
import { didYouMean } from './suggest.ts';

test.each([
  ['foster-housholds', ['foster-households', 'far-from-home'], ' Did you mean “foster-households”?'],
  ['Chart', ['chart', 'table'], ' Did you mean “chart”?'],
  // up to two letters off, or a third of a long word
  ['kpi', ['kpis'], ' Did you mean “kpis”?'],
  ['banana', ['chart', 'table'], ''],
  ['x', [], ''],
])('didYouMean %s among %j:%s', (word, known, said) => expect(didYouMean(word, known)).toBe(said));

test.each([[[], ''], [['a'], 'a'], [['a', 'b'], 'a and b'], [['a', 'b', 'c'], 'a, b and c']])('joinWords %j: %s', (words, said) => expect(joinWords(words)).toBe(said));

test.each([
  ['Governance arrangements', 'governance-arrangements'],
  ['Dorset’s children & young people', 'dorsets-children-young-people'],
  ['Strategaeth Gofal Plant – ŵyl', 'strategaeth-gofal-plant-wyl'],
  ['One two three four five six seven eight nine', 'one-two-three-four-five-six-seven-eight'],
  ['…', 'text'],
])('slugOf %s: %s', (text, slug) => expect(slugOf(text)).toBe(slug));

test('an anchor is given once', () => {
  const give = anchorGiver(['progress', 'progress-3']);
  expect(['progress', 'progress', 'other'].map(give)).toEqual(['progress-2', 'progress-4', 'other']);
});
