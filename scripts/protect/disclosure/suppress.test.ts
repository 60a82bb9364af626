import { beforeAll, describe, expect, test } from 'vitest';
import { makeTable, readSsbTables } from '../../test/count-tables.ts';
import { leastHidden, valueOf } from '../../test/least-hidden.ts';
import { auditCounts, type Audit } from './audit.ts';
import { checkCertificate } from './certificate.ts';
import type { CountCell, CountProblem } from './count-problem.ts';
import { loadSolver, type Solver } from './solver.ts';
import { suppressCounts, type Suppression } from './suppress.ts';

let solver: Solver;
beforeAll(async () => { solver = await loadSolver(); });

const problemOf = (cells: Record<string, number>, equations: Record<string, string[]>, more: Partial<CountProblem> = {}, change: Record<string, Partial<CountCell>> = {}): CountProblem => ({
  cells: Object.entries(cells).map(([name, count]) => ({ name, count, ...change[name] })),
  equations: Object.entries(equations).map(([total, parts]) => ({ total, parts })), rows: [], threshold: 5, zeros: 'published', ...more,
});

function auditOf(problem: CountProblem, { primary, secondary, targets }: Suppression, without: string[] = []): Audit {
  return auditCounts(solver, problem, { hidden: [...primary, ...secondary].filter((name) => !without.includes(name)), targets: new Map([...targets].map(([name, { interval }]) => [name, interval])) });
}

const SSB = readSsbTables().map(({ id, problem }): { id: string; problem: CountProblem } => ({ id, problem: { ...problem, threshold: Number(/maxN(\d+)/.exec(id)?.[1] ?? 3), zeros: /zerosPublished/.test(id) ? 'published' : 'protected' } }));
const MADE = [
  ...[1, 2, 3, 10, 11, 12].map((seed) => ({ dimensions: [[6], [5]], mean: 14, seed })), ...[1, 2, 3, 7, 8].map((seed) => ({ dimensions: [[3, 3], [5]], mean: 14, seed })),
  ...[6, 9, 12].map((seed) => ({ dimensions: [[4], [4], [3]], mean: 14, seed })), ...[1, 5].map((seed) => ({ dimensions: [[30], [12]], mean: 20, seed })),
].map((table) => ({ id: `${JSON.stringify(table.dimensions)} seed ${table.seed}`, problem: makeTable(table) }));

test.each([...SSB, ...MADE])('$id: every target is covered, and not much more is hidden than must be', ({ problem }) => {
  const suppression = suppressCounts(solver, problem, { seed: 'a' });
  expect(suppression.findings).toEqual([]);
  const audit = auditOf(problem, suppression);
  expect(audit.verdicts.filter(({ passesCover }) => !passesCover)).toEqual([]);
  expect(audit.certificate.proofs).toHaveLength(suppression.targets.size);
  expect(checkCertificate(problem, [...suppression.primary, ...suppression.secondary], audit.certificate)).toEqual([]);
  const least = leastHidden(solver, problem, suppression);
  expect(least.isProven).toBe(true);
  expect(valueOf(problem, suppression.secondary)).toBeLessThanOrEqual(1.3 * least.value);
});

test.each(MADE.filter((_, i) => i % 3 === 0))('$id: no secondary cell can be published after all', ({ problem }) => {
  const suppression = suppressCounts(solver, problem, { seed: 'a' });
  for (const name of suppression.secondary) expect([name, auditOf(problem, suppression, [name]).verdicts.every(({ passesCover }) => passesCover)]).toEqual([name, false]);
});

describe('small tables, by hand', () => {
  const hiddenIn = (problem: CountProblem): Pick<Suppression, 'primary' | 'secondary' | 'hiddenValue'> => {
    const { primary, secondary, hiddenValue } = suppressCounts(solver, problem, { seed: 'a' });
    return { primary, secondary, hiddenValue };
  };

  test('one small cell takes the next smallest with it', () => expect(hiddenIn(problemOf({ T: 40, a: 2, b: 7, c: 31 }, { T: ['a', 'b', 'c'] }))).toEqual({ primary: ['a'], secondary: ['b'], hiddenValue: 9 }));

  test('2 + 2 + 2 leave too little: a larger one goes too', () => expect(hiddenIn(problemOf({ T: 20, a: 14, b: 2, c: 2, d: 2 }, { T: ['a', 'b', 'c', 'd'] }))).toEqual({ primary: ['b', 'c', 'd'], secondary: ['a'], hiddenValue: 20 }));

  test('singletons: 1 + 1 with zeros published', () => expect(hiddenIn(problemOf({ T: 9, a: 1, b: 1, c: 7, d: 0 }, { T: ['a', 'b', 'c', 'd'] }))).toEqual({ primary: ['a', 'b'], secondary: ['c'], hiddenValue: 9 }));

  test('nothing small, nothing hidden', () => expect(hiddenIn(problemOf({ T: 20, a: 14, b: 6 }, { T: ['a', 'b'] }))).toEqual({ primary: [], secondary: [], hiddenValue: 0 }));

  test('zeros are published, or protected like the rest', () => {
    const cells = { T: 30, a: 0, b: 8, c: 22 };
    expect(hiddenIn(problemOf(cells, { T: ['a', 'b', 'c'] })).primary).toEqual([]);
    expect(hiddenIn(problemOf(cells, { T: ['a', 'b', 'c'] }, { zeros: 'protected' }))).toEqual({ primary: ['a'], secondary: ['b'], hiddenValue: 8 });
  });

  test('what was hidden last time is cheaper to hide again', () => expect(hiddenIn(problemOf({ T: 40, a: 2, b: 7, c: 31 }, { T: ['a', 'b', 'c'] }, {}, { c: { weight: 0.2 }, T: { weight: 3 } })).secondary).toEqual(['c']));

  test('the last quarter is protected from the year to date', () => {
    const { secondary } = hiddenIn(problemOf({ YTD: 37, Q1: 34, July: 3, April: 14, May: 9, June: 11 }, { YTD: ['Q1', 'July'], Q1: ['April', 'May', 'June'] }, {}, { YTD: { forced: true }, April: { forced: true }, May: { forced: true } }));
    expect(secondary).toEqual(['Q1', 'June']);
  });

  test('a fact that was told is a row that the pattern must stand', () => {
    const told = { rows: [{ terms: [['b', 1]] as const, lo: 0, up: 8, says: '“b” is said to be at most 8' }] };
    expect(hiddenIn(problemOf({ T: 60, a: 2, b: 7, c: 51 }, { T: ['a', 'b', 'c'] })).secondary).toEqual(['b']);
    expect(auditOf(problemOf({ T: 60, a: 2, b: 7, c: 51 }, { T: ['a', 'b', 'c'] }, told), suppressCounts(solver, problemOf({ T: 60, a: 2, b: 7, c: 51 }, { T: ['a', 'b', 'c'] }, told), { seed: 'a' })).verdicts[0]?.passesCover).toBe(true);
  });
});

describe('what cannot be as the policy wishes', () => {
  test('the table itself rules it out: told, and not held against it', () => {
    // 2 wards with children in each: the area has at least 2, whatever is hidden.
    const { targets, findings } = suppressCounts(solver, problemOf({ T: 50, area: 3, x: 1, y: 2, rest: 47 }, { area: ['x', 'y'], T: ['area', 'rest'] }), { seed: 'a' });
    expect(targets.get('area')).toEqual({ wish: [1, 5], interval: [2, 5] });
    expect(targets.get('x')).toEqual({ wish: [1, 5], interval: [1, 5] });
    expect(findings).toEqual([]);
  });

  test('five wards of one child each: the area can’t be less than 5, so it must be able to be 6', () => {
    const cells = { T: 60, area: 5, v: 1, w: 1, x: 1, y: 1, z: 1, rest: 55 };
    const problem = problemOf(cells, { area: ['v', 'w', 'x', 'y', 'z'], T: ['area', 'rest'] });
    const suppression = suppressCounts(solver, problem, { seed: 'a' });
    expect(suppression.targets.get('area')).toEqual({ wish: [1, 5], interval: [5, 6] });
    expect(suppression.findings).toEqual([]);
    expect(auditOf(problem, suppression).verdicts.every(({ passesExact, passesCover }) => passesExact && passesCover)).toBe(true);
  });

  test('a forced total: the unsafe cells, what forces them, and what to merge', () => {
    const problem = problemOf({ T: 6, a: 2, b: 2, c: 2 }, { T: ['a', 'b', 'c'] }, {}, { T: { forced: true } });
    const suppression = suppressCounts(solver, problem, { seed: 'a' });
    expect(suppression.findings).toHaveLength(3);
    expect(suppression.findings[0]).toEqual({
      kind: 'unsafe', cells: ['a', 'T'], path: ['cells', 1],
      message: '“a” must be hidden, and “T” must be published: with that, a reader can tell that “a” is at most 4, whatever else is hidden. Let “T” be hidden, or show “a” and “b” as one (4 together), or show “a” and “c” as one (4 together).',
    });
    expect(auditOf(problem, suppression).verdicts.some(({ passesCover }) => passesCover)).toBe(false);
  });

  test('a small cell that is forced itself', () => expect(suppressCounts(solver, problemOf({ T: 20, a: 3, b: 17 }, { T: ['a', 'b'] }, {}, { a: { forced: true } }), { seed: 'a' }).findings.map(({ message }) => message)).toEqual([
    '“a” is 3, few enough to point at somebody, and the policy says that it must be published. Let it be hidden.',
  ]));

  test('counts that don’t add up are found before anything is hidden', () => expect(suppressCounts(solver, problemOf({ T: 20, a: 3, b: 16 }, { T: ['a', 'b'] }), { seed: 'a' })).toMatchObject({ findings: [{ kind: 'sum-differs' }], primary: [], secondary: [] }));
});

test('the order of cells, parts and equations changes nothing', () => {
  const problem = makeTable({ dimensions: [[6], [5]], mean: 14, seed: 10 });
  const turned: CountProblem = { ...problem, cells: problem.cells.toReversed(), equations: problem.equations.map(({ total, parts }) => ({ total, parts: parts.toReversed() })).toReversed() };
  const [one, other] = [problem, turned].map((each) => suppressCounts(solver, each, { seed: 'a' })) as [Suppression, Suppression];
  expect(one.secondary.length).toBeGreaterThan(0);
  expect(other.secondary.toSorted()).toEqual(one.secondary.toSorted());
  expect(suppressCounts(solver, problem, { seed: 'a' })).toEqual(one);
});

test('the seed breaks ties', () => {
  const secondary = (seed: string): string[] => suppressCounts(solver, problemOf({ T: 40, a: 2, b: 9, c: 9, d: 20 }, { T: ['a', 'b', 'c', 'd'] }), { seed }).secondary;
  expect(new Set(['1', '2', '3', '4', '5', '6', '7', '8'].flatMap(secondary))).toEqual(new Set(['b', 'c']));
});

test('a problem and its pattern can cross to a worker', () => {
  const suppression = suppressCounts(solver, problemOf({ T: 40, a: 2, b: 7, c: 31 }, { T: ['a', 'b', 'c'] }), { seed: 'a' });
  expect(structuredClone(suppression)).toEqual(suppression);
});
