import { beforeAll, describe, expect, test } from 'vitest';
import { leastHidden, valueOf } from '../../test/least-hidden.ts';
import { drawTable, type SpreadTable } from '../../test/spread-tables.ts';
import { checkCertificate } from './certificate.ts';
import { solveCounts, type Solved } from './solve-counts.ts';
import { loadSolver, type Solver } from './solver.ts';

/** Tables that nobody chose for their ease: some of each size, or the wide spread in test:full. Each ends within the time of a test. */

let solver: Solver;
beforeAll(async () => { solver = await loadSolver(); });

const IS_FULL = process.env['TEST_FULL'] === '1';
const upTo = (count: number): number[] => Array.from({ length: count }, (_, seed) => seed);
const SMALL = (IS_FULL ? upTo(230) : [4, 7, 16, 21, 33, 48, 53, 98]).map((seed) => drawTable('small', seed));
const LARGER = IS_FULL ? [...upTo(40).map((seed) => drawTable('middle', seed)), ...upTo(40).map((seed) => drawTable('large', seed))] : [drawTable('middle', 9), drawTable('middle', 13), drawTable('large', 17), drawTable('large', 22)];

function expectProtected({ problem }: SpreadTable, { suppression, audit }: Solved): void {
  const { primary, secondary, targets, findings } = suppression;
  expect(findings).toEqual([]);
  expect(audit?.verdicts.filter(({ passesCover }) => !passesCover)).toEqual([]);
  expect(audit?.certificate.proofs).toHaveLength(targets.size);
  expect(checkCertificate(problem, [...primary, ...secondary], audit!.certificate)).toEqual([]);
}

test.each(SMALL)('$id: protected, and hardly more is hidden than must be', (table) => {
  const solved = solveCounts(solver, { problem: table.problem, seed: 'spread' });
  expectProtected(table, solved);
  const least = leastHidden(solver, table.problem, solved.suppression);
  expect(least.isProven).toBe(true);
  expect(valueOf(table.problem, solved.suppression.secondary)).toBeLessThanOrEqual(1.3 * least.value);
  // The optimum of the hardest takes most of a minute.
}, 300_000);

test.each(LARGER)('$id: protected in the end', (table) => expectProtected(table, solveCounts(solver, { problem: table.problem, seed: 'spread' })));

describe('the spread itself', () => {
  test('the same seed draws the same', () => expect(drawTable('middle', 4)).toEqual(drawTable('middle', 4)));

  test('has every kind in it', () => {
    const problems = upTo(60).map((seed) => drawTable('small', seed).problem);
    expect(new Set(problems.map(({ threshold }) => threshold))).toEqual(new Set([3, 5, 9]));
    expect(new Set(problems.map(({ zeros }) => zeros))).toEqual(new Set(['published', 'protected']));
    expect(problems.some(({ cells }) => cells.some(({ forced }) => forced))).toBe(true);
    expect(problems.some(({ cells }) => cells.some(({ unpublished }) => unpublished))).toBe(true);
    expect(problems.some(({ cells, equations }) => cells.some(({ name }) => equations.filter(({ total }) => total === name).length > 1 && name === 'a'))).toBe(true);
  });
});
