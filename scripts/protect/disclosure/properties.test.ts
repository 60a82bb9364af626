import { beforeAll, describe, expect, test } from 'vitest';
import { makeTable, seededRandom } from '../../test/count-tables.ts';
import { findOptimum } from '../../test/exact-optimum.ts';
import { revealedBySums } from '../../test/linear-span.ts';
import type { CellInterval } from './attack-piece.ts';
import { auditCounts } from './audit.ts';
import { indexProblem, type CountProblem, type Interval } from './count-problem.ts';
import type { Side } from './moves.ts';
import { loadSolver, type Solver } from './solver.ts';

let solver: Solver;
beforeAll(async () => { solver = await loadSolver(); });
const SEEDS = Array.from({ length: 25 }, (_, i) => i + 1);

/** A table and a random pattern over it; zeros stay public. */
function draw(seed: number, dimensions = [[4], [4]], share = 0.5): { problem: CountProblem; hidden: string[] } {
  const random = seededRandom(seed * 7919);
  const problem = makeTable({ dimensions, mean: 6, seed });
  return { problem, hidden: problem.cells.flatMap(({ name, count }) => ((count as number) > 0 && random() < share ? [name] : [])) };
}

const intervalsOf = (problem: CountProblem, hidden: readonly string[], cells = hidden): Map<string, CellInterval> => {
  const { findings, intervals } = auditCounts(solver, problem, { hidden, cells });
  expect(findings).toEqual([]);
  return intervals;
};
const contains = ([lo, up]: Interval, [from, to]: Interval): boolean => lo <= from + 1e-6 && up >= to - 1e-6;

describe.each(SEEDS)('seed %i', (seed) => {
  const { problem, hidden } = draw(seed, seed % 3 === 0 ? [[3], [3], [3]] : seed % 3 === 1 ? [[4], [4]] : [[2, 2], [4]]);

  test('the truth is possible, and whole numbers are never wider than fractions', () => {
    for (const [name, { lp, integer, isProven }] of intervalsOf(problem, hidden)) {
      const count = problem.cells.find((cell) => cell.name === name)?.count as number;
      expect([contains(integer, [count, count]), contains(lp, integer), isProven]).toEqual([true, true, true]);
    }
  });

  test('one more hidden never narrows, one more published never widens', () => {
    const before = intervalsOf(problem, hidden);
    const more = problem.cells.find(({ name, count }) => !hidden.includes(name) && (count as number) > 0);
    if (more) for (const [name, { integer }] of intervalsOf(problem, [...hidden, more.name], hidden)) expect(contains(integer, before.get(name)?.integer as Interval)).toBe(true);
    for (const [name, { integer }] of intervalsOf(problem, hidden.slice(1))) expect(contains(before.get(name)?.integer as Interval, integer)).toBe(true);
  });

  test('other names in another order change nothing', () => {
    const rename = (name: string): string => `x${name.split('').reverse().join('')}`;
    const renamed: CountProblem = { ...problem, cells: problem.cells.map((cell) => ({ ...cell, name: rename(cell.name) })).toReversed(), equations: problem.equations.map(({ total, parts }) => ({ total: rename(total), parts: parts.map(rename).toReversed() })).toReversed() };
    const other = intervalsOf(renamed, hidden.map(rename).toReversed());
    for (const [name, interval] of intervalsOf(problem, hidden)) expect(other.get(rename(name))).toEqual(interval);
  });

  test('without bounds, exactly what elimination finds is exact', () => {
    const unbounded: CountProblem = { ...problem, cells: problem.cells.map((cell) => ({ ...cell, bounds: [-Infinity, Infinity] as const })) };
    const { indexed } = indexProblem(unbounded);
    const exact = [...intervalsOf(unbounded, hidden)].flatMap(([name, { lp: [lo, up] }]) => (lo === up ? [name] : []));
    expect([...revealedBySums(indexed, hidden.map((name) => indexed.indexOf.get(name) as number))].map((cell) => indexed.names[cell]).sort()).toEqual(exact.sort());
  });
});

/** Random rows over up to 8 unknowns of at most 6, tried one by one. */
test.each(SEEDS)('tiny problems equal full enumeration, seed %i', (seed) => {
  const random = seededRandom(seed * 104_729);
  const names = 'abcdefg'.slice(0, 4 + Math.floor(random() * 4)).split('');
  const counts = names.map(() => 1 + Math.floor(random() * 6));
  const rows = Array.from({ length: 2 + Math.floor(random() * 3) }, () => {
    const coefficients = names.map(() => Math.floor(random() * 5) - 2);
    const sum = coefficients.reduce((total, c, i) => total + c * (counts[i] as number), 0);
    return { coefficients, lo: random() < 0.5 ? sum : sum - Math.floor(random() * 3), up: random() < 0.5 ? sum : sum + Math.floor(random() * 3) };
  });
  const problem: CountProblem = {
    cells: names.map((name, i) => ({ name, count: counts[i] as number, bounds: [1, 6] })), equations: [], threshold: 5, zeros: 'published',
    rows: rows.map(({ coefficients, lo, up }) => ({ terms: names.map((name, i) => [name, coefficients[i] as number]), lo, up, says: 'drawn' })),
  };
  const least = names.map(() => Infinity);
  const most = names.map(() => -Infinity);
  for (let n = 0; n < 6 ** names.length; n++) {
    const point = names.map((_, i) => 1 + Math.floor(n / 6 ** i) % 6);
    if (!rows.every(({ coefficients, lo, up }) => { const sum = coefficients.reduce((total, c, i) => total + c * (point[i] as number), 0); return sum >= lo && sum <= up; })) continue;
    point.forEach((value, i) => { least[i] = Math.min(least[i] as number, value); most[i] = Math.max(most[i] as number, value); });
  }
  expect([...intervalsOf(problem, names).values()].map(({ integer }) => integer)).toEqual(names.map((_, i) => [least[i], most[i]]));
});

/** Every pattern of a tiny table, cheapest first, until one protects. */
test.each([1, 2, 3, 4, 6])('the exact optimum is the cheapest of all patterns, seed %i', (seed) => {
  const problem = makeTable({ dimensions: [[3], [3]], mean: 9, seed: seed + 40 });
  const { indexed } = indexProblem(problem);
  const small = indexed.counts.flatMap((count, cell) => (count >= 1 && count <= 5 ? [cell] : [])).slice(0, 2);
  const free = indexed.counts.flatMap((count, cell) => (count > 0 && !small.includes(cell) ? [cell] : []));
  const sides = small.flatMap((cell): Side[] => [{ cell, direction: 1, need: 5 - (indexed.counts[cell] as number) }, { cell, direction: -1, need: (indexed.counts[cell] as number) - 1 }]).filter(({ need }) => need > 0);
  const costOf = (cells: readonly number[]): number => cells.reduce((sum, cell) => sum + (indexed.counts[cell] as number), 0);
  const optimum = findOptimum(solver, indexed, free, small, sides, (cell) => indexed.counts[cell] as number);
  const patterns = Array.from({ length: 2 ** free.length }, (_, bits) => free.filter((_, i) => bits & (1 << i))).filter((cells) => costOf(cells) < optimum.cost);
  const protects = (cells: readonly number[]): boolean => {
    const intervals = intervalsOf(problem, [...small, ...cells].map((cell) => indexed.names[cell] as string), small.map((cell) => indexed.names[cell] as string));
    return [...intervals.values()].every(({ lp: [lo, up] }) => lo <= 1 && up >= 5);
  };
  expect(sides.length).toBeGreaterThan(0);
  expect(protects(optimum.hidden.filter((cell) => !small.includes(cell)))).toBe(true);
  expect(patterns.filter(protects)).toEqual([]);
  // A proven pattern has no cell to spare.
  for (const cell of optimum.hidden) if (!small.includes(cell)) expect(protects(optimum.hidden.filter((each) => each !== cell && !small.includes(each)))).toBe(false);
});
