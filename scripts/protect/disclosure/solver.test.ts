import { expect, test } from 'vitest';
import { loadSolver, withPrograms, type Program } from './solver.ts';

const PROGRAM = { costs: Float64Array.of(-1, -1), lower: Float64Array.of(0, 0), upper: Float64Array.of(10, 10), rows: [{ columns: [0, 1], coefficients: [2, 2], lo: 0, up: 7 }] };

test('fractions, whole numbers, the impossible and the unbounded', async () => {
  const solver = await loadSolver();
  expect(await loadSolver()).toBe(solver);
  withPrograms(solver, (open) => {
    const program = open(PROGRAM);
    expect(program.solve()).toMatchObject({ state: 'solved', value: -3.5 });
    program.setBounds(0, 5, 5);
    expect(program.solve()).toEqual({ state: 'impossible' });
    expect(open({ ...PROGRAM, whole: true }).solve()).toMatchObject({ state: 'solved', value: -3, bound: -3 });
    expect(open({ ...PROGRAM, upper: Float64Array.of(Infinity, Infinity), rows: [] }).solve()).toEqual({ state: 'unbounded' });
  });
});

test('programs are gone afterwards, and after a fault too; a fault is one short line', async () => {
  const solver = await loadSolver();
  let kept: Program | undefined;
  expect(() => withPrograms(solver, (open) => {
    kept = open(PROGRAM);
    kept.setBounds(7, 0, 1);
  })).toThrow(/^The solver stopped: [^\n]{1,200}$/);
  expect(() => kept?.solve()).toThrow('The solver stopped: ');
});
