import { expect, test } from 'vitest';
import { readCsv, type CsvSource } from '../../load/read-csv.ts';
import { sayCell } from '../../problem.ts';
import { nextMonth, totalsOf } from '../../schema/flows.ts';
import { readFlows, type FlowsRead } from './read-flows.ts';

const HEAD = 'month,age_band,placement,stock_end,entries,exits';
/** Two placements and their total, three months that balance. */
const FLOWS = [
  HEAD, '2025-01,10-15,fostering,20,0,0', '2025-01,10-15,residential,5,0,0', '2025-01,All,all,25,0,0',
  '2025-02,all,all,26,3,2', '2025-02,10-15,fostering,22,3,1', '2025-02,10-15,residential,4,0,1',
  '2025-03,10-15,fostering,21,0,1', '2025-03,10-15,residential,4,0,0', '2025-03,all,all,25,0,1',
];

const read = (lines: readonly string[]): FlowsRead => readFlows(readCsv('flows.csv', lines.join('\n')).source as CsvSource, null);
const toldOf = ({ problems }: FlowsRead): string[] => problems.map((problem) => `${problem.rule} ${problem.place.line}:${problem.place.column} ${sayCell(problem).message}`);
/** 'month stock entries exits' */
const totalsIn = ({ history }: FlowsRead): string[] | null => history && totalsOf(history).map(({ month, stock, entries, exits }) => `${month} ${stock} ${entries} ${exits}`);

const withHidden = FLOWS.with(5, '2025-02,10-15,fostering,[c],3,[c]');

test('a total beside its parts changes nothing', () => {
  expect(read(FLOWS)).toEqual({ ...read(FLOWS.filter((line) => !/,all,/i.test(line))), problems: [] });
  expect(read(FLOWS).onlyTotals).toBeNull();
});

test('where parts are hidden, everybody is in one state; a month that hides nothing needs no total', () => {
  const found = read(withHidden);
  expect([found.onlyTotals, found.hidden, toldOf(found), totalsIn(found)]).toEqual(['hidden', [], [], ['2025-01 25 0 0', '2025-02 26 3 2', '2025-03 25 0 1']]);
  expect(totalsIn(read(withHidden.filter((line) => line !== FLOWS[3] && line !== FLOWS[9])))).toEqual(totalsIn(found));
  // What is hidden is nowhere in it, whatever it is.
  expect(found.history).toEqual(read(FLOWS.with(5, '2025-02,10-15,fostering,[c],[c],[c]')).history);
});

test('without parts the totals are all there is', () => {
  const found = read(FLOWS.filter((line) => line === HEAD || /,all,/i.test(line)));
  expect([found.onlyTotals, totalsIn(found)]).toEqual(['absent', ['2025-01 25 0 0', '2025-02 26 3 2', '2025-03 25 0 1']]);
});

test.each<[string, readonly string[], number]>([
  ['no total in a month that hides a part', withHidden.filter((line) => line !== FLOWS[4]), 2],
  ['a total that is hidden too', withHidden.with(4, '2025-02,all,all,26,[c],2'), 2],
  ['totals alone, and one is hidden', [HEAD, FLOWS[3] as string, '2025-02,all,all,26,[c],2', FLOWS[9] as string], 1],
])('refused: %s', (_, lines, cells) => {
  const { history, onlyTotals, hidden, problems } = read(lines);
  expect([history, onlyTotals, hidden.length, new Set(hidden.map(({ month }) => month)), problems]).toEqual([null, null, cells, new Set(['2025-02']), []]);
});

test('only the months that rates are taken from need a total: those before are left out', () => {
  const months = Array.from({ length: 40 }, (_, t) => nextMonth('2022-01', t));
  const lines = (hiddenWithoutTotal: number): string[] => [HEAD, ...months.flatMap((month, t) => [`${month},0,other,[c],0,0`, ...(t <= hiddenWithoutTotal ? [] : [`${month},all,all,30,0,0`])])];
  expect(read(lines(2)).history?.months).toEqual(months.slice(3));
  expect([read(lines(3)).history, read(lines(3)).hidden.length]).toEqual([null, 40]);
});

test.each<[string, Record<number, string>, string[]]>([
  ['a total that is not the sum', { 4: '2025-02,all,all,27,3,2' }, ['parts-sum 5:17 Row 5, column “stock_end”: The counts of 2025-02 by age and placement sum to 26, and their total is given as 27. Correct the one that is wrong.']],
  ['parts that are more than the total', { 5: '2025-02,10-15,fostering,[c],4,1' }, ['parts-sum 5:20 Row 5, column “entries”: The counts of 2025-02 that are not hidden sum to 4 already, and their total is given as 3. Correct the one that is wrong.']],
  ['totals that don’t balance', { 5: '2025-02,10-15,fostering,[c],3,1', 9: '2025-03,all,all,27,0,1' }, [
    'parts-sum 10:17 Row 10, column “stock_end”: The counts of 2025-03 by age and placement sum to 25, and their total is given as 27. Correct the one that is wrong.',
    'flows-do-not-balance 10:17 Row 10, column “stock_end”: 2025-03 does not balance: 26 children at the end of the month before, 0 came and 1 left, which makes 25, but 27 are counted: 2 too many. Correct the entries, the exits or the counts of 2025-03.',
  ]],
  ['two totals', { 3: '2025-01,all,all,25,0,0\n2025-01,all,all,25,0,0' }, ['row-twice 5:1 Row 5, column “month”: 2025-01, all stands in row 4 too. Delete one of the two.']],
  ['a total of one age, which can’t be put together with others', { 4: '2025-02,10-15,all,26,3,2' }, ['wrong-value 5:15 Row 5, column “placement”: “all” stands here for the placement alone. Counts by age and counts by placement alone can’t be put together: which ages live where would be guessed. Write all in both columns for the total of the month, or delete this row.']],
])('%s', (_, changes, told) => {
  const lines = Object.entries(changes).reduce((all, [at, line]) => all.with(Number(at), line), FLOWS);
  expect(toldOf(read(lines))).toEqual(told);
  expect([read(lines).history, read(lines).hidden]).toEqual([null, []]);
});
