import { expect, test } from 'vitest';
import type { CountProblem } from './count-problem.ts';
import { addComplements, complementName, findPrimary, flagGroups } from './primary.ts';

const problem = (cells: Record<string, number>, more: Partial<CountProblem> = {}): CountProblem => ({ cells: Object.entries(cells).map(([name, count]) => ({ name, count })), equations: [], rows: [], threshold: 5, zeros: 'published', ...more });
const COUNTS = { nought: 0, one: 1, five: 5, six: 6, nine: 9, ten: 10 };

test.each<[Partial<CountProblem>, string[]]>([
  [{}, ['one', 'five']],
  [{ zeros: 'protected' }, ['nought', 'one', 'five']],
  [{ threshold: 9 }, ['one', 'five', 'six', 'nine']],
  [{ threshold: 0 }, []],
])('%j', (more, primary) => expect(findPrimary(problem(COUNTS, more))).toEqual(primary));

test('a cell may have a stricter threshold of its own', () => {
  const given = problem(COUNTS);
  expect(findPrimary({ ...given, cells: given.cells.map((cell) => (cell.name === 'nine' ? { ...cell, threshold: 9 } : cell)) })).toEqual(['one', 'five', 'nine']);
});

test('48 of 50 tells of two others, who are protected though nobody prints them', () => {
  const more = addComplements(problem({ placed: 48, all: 50 }), [{ part: 'placed', whole: 'all' }, { part: 'placed', whole: 'all' }]);
  expect(more.cells.at(-1)).toEqual({ name: complementName('placed', 'all'), count: 2, unpublished: true, threshold: 5 });
  expect(more.equations).toEqual([{ total: 'all', parts: ['placed', 'all without placed'] }]);
  expect(findPrimary(more)).toEqual(['all without placed']);
});

test('rows that tell everybody’s category are flagged', () => {
  const equations = [{ total: 'T', parts: ['a', 'b', 'c'] }];
  const flags = (cells: Record<string, number>): string[] => flagGroups(problem(cells, { equations })).map(({ kind, message }) => `${kind}: ${message}`);
  expect(flags({ T: 12, a: 12, b: 0, c: 0 })).toEqual(['all-in-one: All 12 of “T” are in “a”, so whoever is known to be among them is known to be there. Decide whether that may be told.']);
  expect(flags({ T: 6, a: 5, b: 1, c: 0 })).toEqual(['all-but-few: All but 1 of the 6 of “T” are in “a”, so the one other person knows it of all the rest. Decide whether that may be told.']);
  expect(flags({ T: 20, a: 15, b: 3, c: 2 })).toEqual(['all-but-few: All but 5 of the 20 of “T” are in “a”, so the 5 others know it of all the rest. Decide whether that may be told.']);
  expect(flags({ T: 21, a: 15, b: 3, c: 3 })).toEqual([]);
  expect(flags({ T: 0, a: 0, b: 0, c: 0 })).toEqual([]);
});
