import { expect, test } from 'vitest';
import { readForecastWords } from './forecast-block.ts';

test.each([
  ['', null, null, ''], ['residential', 'residential', null, ''], ['to 2029-03', null, '2029-03', ''], ['10-15  to 2029-03', '10-15', '2029-03', ''],
  ['total to 2029-03 please', 'total', '2029-03', 'please'], ['tomorrow', 'tomorrow', null, ''], ['rate against aim of people', 'rate', null, 'against aim of people'],
])('%j', (words, name, to, rest) => expect(readForecastWords(words)).toEqual({ name, to, rest }));
