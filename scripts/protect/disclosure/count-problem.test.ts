import { expect, test } from 'vitest';
import { indexProblem, type CountProblem } from './count-problem.ts';

const PROBLEM: CountProblem = { cells: [{ name: 'T', count: 20 }, { name: 'a', count: 14 }, { name: 'b', count: 6 }], equations: [{ total: 'T', parts: ['a', 'b'] }], rows: [], threshold: 5, zeros: 'published' };
const messages = (change: Partial<CountProblem>): string[] => indexProblem({ ...PROBLEM, ...change }).findings.map(({ message }) => message);

test('a sound problem', () => expect(messages({})).toEqual([]));

test('a total that is not the sum of its parts is told, and where', () => {
  const { findings, indexed } = indexProblem({ ...PROBLEM, cells: [{ name: 'T', count: 21 }, ...PROBLEM.cells.slice(1)] });
  expect(findings).toEqual([{ kind: 'sum-differs', message: '“T” is 21, but its parts add up to 20. Correct the total or a part.', cells: ['T', 'a', 'b'], path: ['equations', 0] }]);
  expect(indexed.rows).toEqual([]);
});

test.each([
  [{ cells: [...PROBLEM.cells, { name: 'a', count: 1 }] }, 'There are two cells “a”. Give each its own name.'],
  [{ cells: [...PROBLEM.cells, { name: 'c', count: 1.5 }] }, '“c” is 1.5, which is not a count of people. Give a whole number from 0.'],
  [{ cells: [...PROBLEM.cells, { name: 'c', count: -1 }] }, '“c” is -1, which is not a count of people. Give a whole number from 0.'],
  [{ cells: [...PROBLEM.cells, { name: 'c', count: 2 ** 53 }] }, '“c” is 9007199254740992, which is not a count of people. Give a whole number from 0.'],
  [{ cells: [...PROBLEM.cells, { name: 'c', count: null }] }, '“c” has no count. Give it one, or say that it is published nowhere.'],
  [{ cells: [...PROBLEM.cells, { name: 'c', count: 1, forced: true, unpublished: true }] }, '“c” is said to be published nowhere and to have to be published. Say one of the two.'],
  [{ equations: [{ total: 'T', parts: ['a', 'x'] }] }, 'There is no cell “x”. Add it to the cells, or correct the name.'],
  [{ equations: [{ total: 'T', parts: [] }] }, '“T” is said to be a sum, but no parts are named. Name them, or delete the equation.'],
  [{ rows: [{ terms: [['a', 1]] as const, lo: 0, up: 13, says: '“a” is said to be fewer than 14' }] }, '“a” is said to be fewer than 14, and the counts contradict it: they make 14, not 0 to 13. Correct the counts or what is said.'],
  [{ rows: [{ terms: [['a', 0.5]] as const, lo: 0, up: 13, says: '' }] }, 'The coefficients of a row must be whole numbers. Multiply the row by 10, 100 or more.'],
  [{ rows: [{ terms: [['a', 2 ** 52]] as const, lo: 0, up: Infinity, says: '' }] }, 'The numbers of a row are too large to be added without rounding. Use a smaller unit.'],
])('%#', (change, message) => expect(messages(change)).toEqual([message]));

test('a cell that stands twice in a row counts twice', () => {
  const { indexed, findings } = indexProblem({ ...PROBLEM, cells: [{ name: 'T', count: 28 }, ...PROBLEM.cells.slice(1)], equations: [{ total: 'T', parts: ['a', 'a'] }] });
  expect(findings).toEqual([]);
  expect(indexed.rows[0]).toMatchObject({ cells: [0, 1], coefficients: [1, -2] });
});
