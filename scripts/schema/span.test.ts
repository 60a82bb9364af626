import { expect, test } from 'vitest';
import { spanOf } from './span.ts';

test.each([
  ['2020', '2020-01-01', '2020-12-31'],
  ['2021-09', '2021-09-01', '2021-09-30'],
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['2021-22', '2021-04-01', '2022-03-31'],
  ['1999-00', '1999-04-01', '2000-03-31'],
  // two years that no financial year joins would be a month, if there were such a month; '2011-12' is one
  ['2011-12', '2011-12-01', '2011-12-31'],
  ['2012-13', '2012-04-01', '2013-03-31'],
  ['2024-Q1', '2024-01-01', '2024-03-31'],
  ['2024-Q4', '2024-10-01', '2024-12-31'],
  ['2021-09-30', '2021-09-30', '2021-09-30'],
])('%s is from %s to %s', (period, first, last) => expect(spanOf(period)).toEqual({ first, last }));
