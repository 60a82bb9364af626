import { beforeAll, describe, expect, test } from 'vitest';
import { ProblemsFound } from '../problem.ts';
import { attackPrinted } from '../test/attack-printed.ts';
import { drawCouncil } from '../test/random-council.ts';
import { loadSolver, type Solver } from './disclosure/solver.ts';
import { protectSample } from './sample-council.ts';

/**
 * Everything at once: random councils with all that files may say of some children, and somebody who puts it all together by months, sexes and types.
 * Each is protected, or told why it can't be.
 */

let solver: Solver;
beforeAll(async () => { solver = await loadSolver(); });
const SEEDS = Array.from({ length: process.env['TEST_FULL'] ? 1500 : 50 }, (_, i) => i);

describe('nothing that is printed tells a small count', () => {
  let refused = 0;

  test.each(SEEDS)('seed %i', async (seed) => {
    const council = drawCouncil(seed);
    const found = await protectSample(council.sample).catch((error: unknown) => {
      if (!(error instanceof ProblemsFound)) throw error;
      return error.problems;
    });
    if ('datasets' in found) return expect(attackPrinted(solver, council, found.datasets)).toEqual([]);
    refused++;
    // Only what must be shown, or is out already, can't be protected.
    expect(found.map(({ rule, place: { path } }) => [rule, path.startsWith('data/toyshire/')])).toEqual(found.map(() => ['cannot-protect', true]));
    return expect([council.sample.policy?.includes('must-show'), council.sample.ledger !== undefined]).toContain(true);
  });

  test('hardly a council is refused', () => expect(refused).toBeLessThan(SEEDS.length / 10));
});
