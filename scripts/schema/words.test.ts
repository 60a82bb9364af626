import { expect, test } from 'vitest';
import { countText, joinWords } from './words.ts';

test.each([[0, 'problem', '0 problems'], [1, 'problem', '1 problem'], [2, 'more problem', '2 more problems']])('countText(%i, %s): %s', (count, noun, said) => expect(countText(count, noun)).toBe(said));

test.each([[[], ''], [['a'], 'a'], [['a', 'b'], 'a and b'], [['a', 'b', 'c'], 'a, b and c']])('joinWords(%j): %s', (words, said) => expect(joinWords(words)).toBe(said));
