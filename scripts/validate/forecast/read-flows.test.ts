import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCsv, type CsvSource } from '../../load/read-csv.ts';
import { sayCell } from '../../problem.ts';
import { readFlows } from './read-flows.ts';

const HEAD = 'month,age_band,placement,stock_end,entries,exits';
/** Two placements of one age, three months that balance. */
const FLOWS = [HEAD, '2025-01,10-15,fostering,20,0,0', '2025-01,10-15,residential,5,0,0', '2025-02,10-15,fostering,22,3,1', '2025-02,10-15,residential,4,0,1', '2025-03,10-15,fostering,21,0,1', '2025-03,10-15,residential,4,0,0'];
const MOVES = ['month,age_band,from,to,n', '2025-02,10-15,residential,fostering,0'];

function csv(path: string, lines: readonly string[]): CsvSource {
  return readCsv(path, lines.join('\n')).source as CsvSource;
}

function read(flows: readonly string[], moves: readonly string[] | null = null) {
  return readFlows(csv('flows.csv', flows), moves && csv('moves.csv', moves));
}

/** 'rule at line:column: message', of the flows with one line replaced, added or, by '', left out. */
function toldOf(changes: Record<number, string>, moves: readonly string[] | null = null): string[] {
  const lines = [...FLOWS];
  for (const [line, text] of Object.entries(changes)) lines[Number(line) - 1] = text;
  return read(lines.filter((line) => line !== ''), moves).problems.map((problem) => `${problem.rule} ${problem.place.line}:${problem.place.column} ${sayCell(problem).message}`);
}

test('months that balance are read, with those who moved', () => {
  const { history, hidden, problems } = read(FLOWS, ['month,age_band,from,to,n', '2025-02,10 to 15,Residential,fostering,0']);
  expect([hidden, problems]).toEqual([[], []]);
  expect(history?.months).toEqual(['2025-01', '2025-02', '2025-03']);
  expect(history?.stock.map((states) => [states[12], states[13]])).toEqual([[20, 5], [22, 4], [21, 4]]);
  expect(history?.moves?.[1]?.[13]).toEqual([0, 0, 0, 0]);
});

test.each<[string, Record<number, string>, string[]]>([
  ['months out of order, told once', { 6: '2025-01,16-17,fostering,21,0,1', 7: '2025-01,16-17,residential,4,0,0' }, ['months-out-of-order 6:1 Row 6, column “month”: 2025-01 stands after 2025-02. Sort the rows by month.']],
  ['a month missing', { 6: '2025-04,10-15,fostering,21,0,1', 7: '2025-04,10-15,residential,4,0,0' }, ['months-missing 6:1 Row 6, column “month”: Between 2025-02 and 2025-04 a month is missing. Add the rows, or leave the months before out.']],
  ['several months missing', { 6: '2025-06,10-15,fostering,21,0,1', 7: '2025-06,10-15,residential,4,0,0' }, ['months-missing 6:1 Row 6, column “month”: Between 2025-02 and 2025-06 3 months are missing. Add the rows, or leave the months before out.']],
  ['a negative count', { 4: '2025-02,10-15,fostering,22,-3,1' }, ['wrong-value 4:28 Row 4, column “entries”: “-3” is negative, and children are counted from 0. Correct it; a correction of an earlier month belongs in that month.']],
  ['half a child', { 4: '2025-02,10-15,fostering,22.5,3,1' }, ['wrong-value 4:25 Row 4, column “stock_end”: “22.5” is no whole number. Write it with digits alone.']],
  ['a comma for a point', { 4: '2025-02,10-15,fostering,"2,2",3,1' }, ['wrong-value 4:25 Row 4, column “stock_end”: “2,2” is no whole number. Write it with digits alone.']],
  ['nothing in a cell', { 4: '2025-02,10-15,fostering,22,,1' }, ['wrong-value 4:28 Row 4, column “entries”: There is no number here. Write 0 for none, or [c] for a count that is hidden.']],
  ['a band that is none', { 4: '2025-02,10-14,fostering,22,3,1' }, ['wrong-value 4:9 Row 4, column “age_band”: “10-14” is not an age band of the forecast. Did you mean “10-15”? Use 0, 1-4, 5-9, 10-15 or 16-17.']],
  ['a placement that is none', { 4: '2025-02,10-15,kinship,22,3,1' }, ['wrong-value 4:15 Row 4, column “placement”: “kinship” is not a placement of the forecast. Use fostering, residential, supported or other.']],
  ['a month that is none', { 4: '2025-13,10-15,fostering,22,3,1' }, ['wrong-value 4:1 Row 4, column “month”: “2025-13” is no month. Write it as 2026-03; the counts are those at its end.']],
  ['a row twice', { 5: '2025-02,10-15,fostering,22,3,1' }, ['row-twice 5:1 Row 5, column “month”: 2025-02, 10-15, fostering stands in row 4 too. Delete one of the two.']],
  ['a row that is missing', { 5: '' }, ['row-missing 1:1 2025-02 has no row for 10-15 residential. Add it, with 0 where there was nobody.']],
  ['a month that does not balance', { 4: '2025-02,10-15,fostering,24,3,1' }, [
    'flows-do-not-balance 4:25 Row 4, column “stock_end”: 2025-02 does not balance: 25 children at the end of the month before, 3 came and 2 left, which makes 26, but 28 are counted: 2 too many. Correct the entries, the exits or the counts of 2025-02.',
    'flows-do-not-balance 6:25 Row 6, column “stock_end”: 2025-03 does not balance: 28 children at the end of the month before, 0 came and 1 left, which makes 27, but 25 are counted: 2 too few. Correct the entries, the exits or the counts of 2025-03.',
  ]],
  ['no month', { 2: '', 3: '', 4: '', 5: '', 6: '', 7: '' }, ['no-months 1:1 This file has no month in it. Add the rows below the headings.']],
])('%s', (_, changes, told) => expect(toldOf(changes)).toEqual(told));

test('more left a group than could have been in it', () => {
  const moves = ['month,age_band,from,to,n', '2025-02,10-15,residential,fostering,1'];
  // 5 were in residential, none came and none grew into the band: 6 cannot have left.
  expect(toldOf({ 4: '2025-02,10-15,fostering,22,3,0', 5: '2025-02,10-15,residential,0,0,6', 6: '2025-03,10-15,fostering,21,0,1', 7: '2025-03,10-15,residential,0,0,0' }, moves)).toEqual(['exits-above-stock 5:31 Row 5, column “exits”: 6 left residential aged 10-15, but at most 5 were there or came. Correct the exits, or the count of the month before.']);
});

test.each<[string, string[], string]>([
  ['a month that the flows lack', [MOVES[0] as string, '2025-04,10-15,fostering,other,1'], 'unknown-period 2:1 Row 2, column “month”: 2025-04 is not among the months of the flows. Add it there, or delete this row.'],
  ['from a placement to itself', [MOVES[0] as string, '2025-02,10-15,fostering,fostering,1'], 'no-move 2:25 Row 2, column “to”: From fostering to fostering nothing changes for the forecast. Count changes of placement type alone.'],
  ['twice', [...MOVES, MOVES[1] as string], 'row-twice 3:1 Row 3, column “month”: This move stands in row 2 too. Delete one of the two, or add their numbers up.'],
])('a move %s', (_, moves, told) => expect(toldOf({}, moves)).toEqual([told]));

test('ages and placements that are not crossed are refused, with the reason', () => {
  expect(read(['month,placement,stock_end,entries,exits', '2025-01,fostering,20,0,0']).problems.map(({ message }) => message)).toEqual([
    'This file needs the columns month, age_band, placement, stock_end, entries, exits; age_band is not there. Name them so in the first row. Counts by age and counts by placement alone can’t be put together: which ages live where would be guessed.',
  ]);
});

test.each([['1,022', 1022], ['1022', 1022], ['12345678', undefined]])('%s children', (written, count) => expect(read([HEAD, `2025-01,10-15,fostering,"${written}",0,0`]).history?.stock[0]?.[12]).toBe(count));

test('hidden counts are told by their month and place, and no history is made of them', () => {
  const { history, hidden, problems } = read(FLOWS.with(3, '2025-02,10-15,fostering,22,[c],1'));
  expect(problems).toEqual([]);
  expect(history).toBeNull();
  expect(hidden.map(({ month, place }) => [month, place.line, place.column])).toEqual([['2025-02', 4, 28]]);
});

test('the synthetic council reconciles', () => {
  const open = (name: string): CsvSource => csv(name, readFileSync(join(import.meta.dirname, '../../test/fixtures/forecast', name), 'utf8').split('\n'));
  const { history, problems } = readFlows(open('council_flows.csv'), open('council_moves.csv'));
  expect(problems).toEqual([]);
  expect(history?.months.length).toBe(96);
});
