import { expect, test } from 'vitest';
import { monthAfter, monthsCovered, monthText, periodOfMonths } from '../../schema/month-span.ts';
import type { MonthSpan } from '../../schema/month-span.ts';
import type { Piece } from './tie-months.ts';
import { tieStocks } from './tie-stocks.ts';

/** '2024-06: 8' -> 8 in June; what nobody gives stands in brackets. */
const spans = (given: Record<string, number>): Piece<string>[] => Object.entries(given).map(([period, count]) => ({ spans: [monthsCovered(period, null) as MonthSpan], count, of: period }));
const say = (joined: Record<string, number>, left: Record<string, number>, levels: Record<string, number>, addsUp = true): string[] => {
  const known = new Map(Object.entries(levels).map(([period, count]) => [monthAfter(period) as number, { count, of: period }]));
  return tieStocks(known, [{ sign: 1, addsUp, pieces: spans(joined) }, { sign: -1, addsUp, pieces: spans(left) }]).map(({ from, to, before, now, moved }) => {
    const level = ({ count, of }: typeof before, after: number): string => `${of ?? `(${monthText(after - 1)})`} ${count}`;
    const [came, went] = moved.map((own) => own.map(({ spans: months, count, of }) => `${of ?? `(${periodOfMonths(...months)})`} ${count}`).join(' + '));
    return `${level(now, to)} = ${level(before, from)} + ${came} - ${went}`;
  });
};

test.each<[string, Parameters<typeof say>, string[]]>([
  ['all four are known', [{ '2024-06': 8 }, { '2024-06': 4 }, { '2024-05': 212, '2024-06': 216 }], ['2024-06 216 = 2024-05 212 + 2024-06 8 - 2024-06 4']],
  ['who left follows', [{ '2024-06': 8 }, {}, { '2024-05': 212, '2024-06': 216 }], ['2024-06 216 = 2024-05 212 + 2024-06 8 - (2024-06) 4']],
  ['who came follows', [{}, { '2024-06': 4 }, { '2024-05': 212, '2024-06': 216 }], ['2024-06 216 = 2024-05 212 + (2024-06) 8 - 2024-06 4']],
  ['how many there are follows', [{ '2024-06': 8 }, { '2024-06': 4 }, { '2024-05': 212 }], ['(2024-06) 216 = 2024-05 212 + 2024-06 8 - 2024-06 4']],
  ['how many there were follows', [{ '2024-06': 8 }, { '2024-06': 4 }, { '2024-06': 216 }], ['2024-06 216 = (2024-05) 212 + 2024-06 8 - 2024-06 4']],
  ['two unknown are too many', [{ '2024-06': 8 }, {}, { '2024-05': 212 }], []],
  ['what can’t be relied on tells nothing', [{ '2024-06': 8 }, { '2024-06': 5 }, { '2024-05': 212, '2024-06': 216 }], []],
  ['nobody is fewer than none', [{ '2024-06': 2 }, {}, { '2024-05': 212, '2024-06': 216 }], []],
  ['a year by its ends, however they are written', [{ '2023-24': 90 }, {}, { '2023-03-31': 200, '2023-24': 210 }], ['2023-24 210 = 2023-03-31 200 + 2023-24 90 - (2023-24) 80']],
  ['months of a quarter, where the counts are at its ends', [{ '2024-04': 5, '2024-05': 6, '2024-06': 7 }, { '2024-Q2': 10 }, { '2024-03': 100, '2024-06': 108 }], ['2024-06 108 = 2024-03 100 + 2024-04 5 + 2024-05 6 + 2024-06 7 - 2024-Q2 10']],
  ['a quarter says nothing that its months don’t', [{ '2024-04': 5, '2024-05': 6, '2024-06': 7, '2024-Q2': 18 }, { '2024-04': 1, '2024-05': 2, '2024-06': 3 }, { '2024-03': 100, '2024-04': 104, '2024-05': 108, '2024-06': 112 }], [
    '2024-04 104 = 2024-03 100 + 2024-04 5 - 2024-04 1', '2024-05 108 = 2024-04 104 + 2024-05 6 - 2024-05 2', '2024-06 112 = 2024-05 108 + 2024-06 7 - 2024-06 3']],
  ['what follows leads on', [{ '2024-05': 6, '2024-06': 7 }, { '2024-05': 2, '2024-06': 3 }, { '2024-04': 100 }], ['(2024-05) 104 = 2024-04 100 + 2024-05 6 - 2024-05 2', '(2024-06) 108 = (2024-05) 104 + 2024-06 7 - 2024-06 3']],
])('%s', (_, given, expected) => expect(say(...given)).toEqual(expected));

test('months are added only where each person is in one of them', () => {
  const given = [{ '2024-04': 5, '2024-05': 6, '2024-06': 7 }, { '2024-Q2': 10 }, { '2024-03': 100, '2024-06': 108 }] as const;
  expect(say(...given, true)).toEqual([expect.stringContaining('2024-04 5 + 2024-05 6 + 2024-06 7')]);
  expect(say(...given, false)).toEqual(['2024-06 108 = 2024-03 100 + (2024-Q2) 18 - 2024-Q2 10']);
});
