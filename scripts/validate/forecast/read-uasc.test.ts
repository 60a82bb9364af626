import { expect, test } from 'vitest';
import { readCsv, type CsvSource } from '../../load/read-csv.ts';
import { sayCell } from '../../problem.ts';
import { totalsOf } from '../../schema/flows.ts';
import { readRows } from './read-rows.ts';

const csv = (path: string, lines: readonly string[]): CsvSource => readCsv(path, lines.join('\n')).source as CsvSource;
const FLOWS = ['month,age_band,placement,stock_end,entries,exits', '2025-01,16-17,supported,20,0,0', '2025-02,16-17,supported,22,3,1', '2025-03,16-17,supported,21,0,1'];
const UASC = ['month,stock_end,entries,exits', '2025-01,8,0,0', '2025-02,9,2,1', '2025-03,9,0,0'];

const read = (lines: readonly string[]) => readRows(csv('flows.csv', FLOWS), null, csv('uasc.csv', lines));
const toldOf = (lines: readonly string[]): string[] => read(lines).problems.map((problem) => `${problem.rule} ${problem.place.line}:${problem.place.column} ${sayCell(problem).message}`);

test('months in any order are put into that of the flows', () => {
  const { uasc, history, problems, hidden } = read([UASC[0] as string, ...UASC.slice(1).toReversed()]);
  expect([problems, hidden, history?.months.length]).toEqual([[], [], 3]);
  expect(uasc && totalsOf(uasc)).toEqual([{ month: '2025-01', stock: 8, entries: 0, exits: 0 }, { month: '2025-02', stock: 9, entries: 2, exits: 1 }, { month: '2025-03', stock: 9, entries: 0, exits: 0 }]);
});

test.each<[string, string[], string[]]>([
  ['a month twice', [...UASC, '2025-02,9,2,1'], ['row-twice 5:1 Row 5, column “month”: 2025-02 stands in row 3 too. Delete one of the two.']],
  ['other months', [...UASC.slice(0, 1), '2025-02,9,2,1', '2025-04,9,0,0', '2025-05,9,0,0'], [
    'unknown-period 3:1 Row 3, column “month”: 2025-04 and 1 more month are not among the months of the flows. Add them there, or delete these rows.',
    'row-missing 1:1 2025-01 and 1 more month are in the flows, and not here. Add a row for each, with 0 where there was nobody.',
  ]],
  ['more than there are', UASC.with(2, '2025-02,23,15,0').with(3, '2025-03,23,0,0'), [
    'uasc-above-total 3:9 Row 3, column “stock_end”: 23 are given here for 2025-02, but by the flows only 22 children are counted at its end. Unaccompanied children are counted there too: correct one of the two.',
    'uasc-above-total 3:12 Row 3, column “entries”: 15 are given here for 2025-02, but by the flows only 3 children came. Unaccompanied children are counted there too: correct one of the two.',
    'uasc-above-total 4:9 Row 4, column “stock_end”: 23 are given here for 2025-03, but by the flows only 21 children are counted at its end. Unaccompanied children are counted there too: correct one of the two.',
  ]],
  ['a month that doesn’t balance', UASC.with(3, '2025-03,7,0,1'), ['flows-do-not-balance 4:9 Row 4, column “stock_end”: 2025-03 does not balance: 9 children at the end of the month before, 0 came and 1 left, which makes 8, but 7 are counted: 1 too few. Correct the entries, the exits or the counts of 2025-03.']],
  ['a column that is missing', ['month,stock_end,entries', '2025-01,8,0'], ['columns-missing 1:1 This file needs the columns month, stock_end, entries, exits; exits is not there. Name them so in the first row.']],
])('%s', (_, lines, told) => expect(toldOf(lines)).toEqual(told));

test('a count that is hidden is told, and leaves nothing', () => {
  const { uasc, history, problems } = read(UASC.with(2, '2025-02,9,[c],1'));
  expect([uasc, history, problems.map(({ rule, place }) => [rule, place.path, place.column])]).toEqual([null, null, [['flows-hidden', 'uasc.csv', 11]]]);
});
