import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { answerAudit } from '../../commands/disclosure/answer-files.ts';
import { readAuditFile } from '../../commands/disclosure/files.ts';
import { readSsbTables } from '../../test/count-tables.ts';
import { revealedBySums } from '../../test/linear-span.ts';
import { drawTable } from '../../test/spread-tables.ts';
import { auditCounts } from './audit.ts';
import { checkCertificate } from './certificate.ts';
import { indexProblem, type Interval } from './count-problem.ts';
import { findPrimary } from './primary.ts';
import { loadSolver, type Solver } from './solver.ts';
import { suppressCounts } from './suppress.ts';

interface Vector { id: string; expected: { lp: Record<string, Interval>; integer: Record<string, Interval> } }

const TEXT = readFileSync(join(import.meta.dirname, '../../test/fixtures/disclosure/vectors.json'), 'utf8');
const VECTORS = JSON.parse(TEXT) as Vector[];
let solver: Solver;
beforeAll(async () => { solver = await loadSolver(); });

test('all vectors, to the integer', async () => {
  const answers = await answerAudit('vectors.json', TEXT);
  expect(answers).toHaveLength(15);
  expect(answers).toEqual(VECTORS.map(({ id, expected }) => ({ id, ...expected })));
});

test.each(readSsbTables())('$id: as GaussSuppression and GLPK found them', ({ problem, hidden, intervals }) => {
  const audit = auditCounts(solver, problem, { hidden, cells: [...intervals.keys()] });
  expect(audit.findings).toEqual([]);
  expect(new Map([...audit.intervals].map(([name, { integer }]) => [name, integer]))).toEqual(intervals);
});

test.each(readSsbTables())('$id: the same cells are primary', ({ id, problem, primary }) => {
  const zeros = /zerosPublished|[sS]econdary|structuralZeros|^data1/.test(id) ? 'published' : 'protected';
  const threshold = Number(/maxN(\d+)/.exec(id)?.[1] ?? 3);
  expect(primary.length).toBeGreaterThan(0);
  expect(new Set(findPrimary({ ...problem, threshold, zeros, cells: problem.cells.filter(({ unpublished }) => !unpublished) }))).toEqual(new Set(primary));
});

test('every file is looked at', () => {
  const files = readdirSync(join(import.meta.dirname, '../../test/fixtures/disclosure/ssb')).filter((file) => file.endsWith('.csv') && !file.endsWith('.inner.csv'));
  expect(readSsbTables().map(({ id }) => `${id}.csv`)).toEqual(files.sort());
  expect(files.length).toBe(27);
  // One gives no intervals: two zeros that are given away.
  expect(readSsbTables().filter(({ intervals }) => intervals.size === 0).map(({ id }) => id)).toEqual(['data0a.gauss_none']);
});

test.each([['data0a.gauss_none', 2], ['data0b.gauss_none', 3], ['data1a.gauss_none', 0], ['data0a.gauss_singleton', 0], ['data1b.gauss_singleton', 0]])('%s gives away %i primary cells', (id, count) => {
  const { problem, hidden, primary } = readSsbTables().find((table) => table.id === id) as ReturnType<typeof readSsbTables>[number];
  const audit = auditCounts(solver, problem, { hidden, cells: primary });
  expect([...audit.intervals.values()].filter(({ integer: [lo, up] }) => lo === up)).toHaveLength(count);
});

/** Of a vector, with 1 to 5 as the target of everything hidden. */
function verdictsOf(id: string, target: Interval = [1, 5]) {
  const file = readAuditFile('vectors.json', TEXT).find((each) => each.id === id) as ReturnType<typeof readAuditFile>[number];
  return { ...file, ...auditCounts(solver, file.problem, { hidden: file.hidden, targets: new Map(file.asked.map((name) => [name, target])) }) };
}

describe('a failure is explained as an officer would', () => {
  test.each([
    ['edition-differencing', 'jul', '“YTD_jul” minus the published parts gives 3 for “jul” alone, so “jul” is exactly 3.'],
    ['residual-1+2', 'b', '“T” minus the published parts gives 3 for the two hidden cells “b” and “c”. Of these, “c” is at least 1, so “b” is at most 2.'],
    ['residual-2+2+2', 'd', '“T” minus the published parts gives 6 for the three hidden cells “b”, “c” and “d”. Of these, each of the others is at least 1, so “d” is at most 4.'],
    ['singleton-1+1-zeros-published', 'r1c2', '“r1T” minus the published parts gives 2 for the two hidden cells “r1c2” and “r1c4”. Of these, “r1c4” is at least 1, so “r1c2” is exactly 1.'],
    ['marker-distinguishable', 'c', '“T” minus the published parts gives 7 for the two hidden cells “b” and “c”. Of these, “b” is at least 1, so “c” is exactly 6.'],
    ['stock-flow', 'out_jun', 'Putting together the published figures in the sum of “opening_plus_in” gives 4 for “out_jun” alone, so “out_jun” is exactly 4.'],
    ['pct-1dp-known-denominator', 'x', 'Row 2 of “extra” holds, so “x” is at most 7. Row 1 of “extra” holds, so it is at least 7.'],
    ['rounded5-plus-pct1dp-unrounded', 'D', 'No other whole numbers fit what is published, so “D” is exactly 26.'],
  ])('%s', (id, cell, why) => expect(verdictsOf(id).verdicts.find((verdict) => verdict.cell === cell)?.why).toBe(why));

  test('what only whole numbers show is said to be so', () => expect(verdictsOf('integer-gap-3x3x4').verdicts[0]?.why).toMatch(/^Putting together the published figures in the sums of .* gives 4 for the three hidden cells .*, so “1\.3\.2” is at most 2; and no whole numbers fit with less, so it is exactly 2\.$/));

  test('exact and cover are two things', () => expect(verdictsOf('residual-2+2+2').verdicts[0]).toMatchObject({ interval: [1, 4], passesExact: true, passesCover: false }));
});

describe('a pass is certified by two tables', () => {
  test('which hold without a solver', () => {
    const { problem, hidden, verdicts, certificate } = verdictsOf('marker-single');
    expect(verdicts.map(({ passesCover, why }) => [passesCover, why])).toEqual([[true, null], [true, null]]);
    expect(certificate.proofs.map(({ cell }) => cell)).toEqual(['b', 'c']);
    expect(checkCertificate(problem, hidden, certificate)).toEqual([]);
  });

  test('a certificate that was tampered with does not hold', () => {
    const { problem, hidden, certificate } = verdictsOf('marker-single');
    const faults = (tables: typeof certificate.tables): string[] => checkCertificate(problem, hidden, { ...certificate, tables });
    const high = certificate.proofs[0]?.high as number;
    const replace = (table: typeof certificate.tables[number]): typeof certificate.tables => certificate.tables.map((each, t) => (t === high ? table : each));
    expect(faults(replace([['b', 6], ['c', 2]]))).toContain(`Table ${high}: “T” is the sum of its parts, but not here.`);
    expect(faults(replace([['b', 7], ['c', 0]]))).toContain(`Table ${high}: “c” can't be 0.`);
    expect(faults(replace([['T', 8], ['b', 2]]))).toContain(`Table ${high}: “T” can't be 8.`);
    expect(faults(replace([['b', 4.5], ['c', 2.5]]))).toContain(`Table ${high}: “b” can't be 4.5.`);
    expect(faults(replace([]))).toContain('“b” isn\'t shown to be 1 and 5.');
    expect(checkCertificate(problem, ['b'], certificate)).not.toEqual([]);
  });

  test('tables that are offered are believed only if they fit', () => {
    const { problem, hidden } = verdictsOf('marker-single');
    const offered = (tables: Map<string, number>[]) => auditCounts(solver, problem, { hidden, cells: ['b'], tables }).intervals.get('b')?.integer;
    expect(offered([new Map([['b', 9], ['c', 2]]), new Map([['b', 7], ['c', 0]])])).toEqual([1, 6]);
  });
});

test('lower bound 0 does not see the singletons', () => {
  expect(verdictsOf('singleton-1+1-zeros-published').verdicts.filter(({ passesExact }) => !passesExact).map(({ cell }) => cell)).toEqual(['r1c2', 'r1c4', 'Tc2']);
  expect(verdictsOf('singleton-1+1-naive-audit-misses-it').verdicts.every(({ passesExact }) => passesExact)).toBe(true);
});

test('linked hierarchies, each safe alone, are unsafe together (sdcTools/UserSupport #136)', () => {
  // Districts make up an area and a kind of place; each breakdown hides two, and the hidden pairs share one.
  const cells = [['T', 40], ['a', 3], ['b', 9], ['c', 12], ['d', 16], ['north', 12], ['south', 28], ['town', 15], ['country', 25]].map(([name, count]) => ({ name: String(name), count: Number(count) }));
  const areas = [{ total: 'north', parts: ['a', 'b'] }, { total: 'south', parts: ['c', 'd'] }, { total: 'T', parts: ['north', 'south'] }];
  const kinds = [{ total: 'town', parts: ['a', 'c'] }, { total: 'country', parts: ['b', 'd'] }, { total: 'T', parts: ['town', 'country'] }];
  const verdict = (equations: typeof areas, hidden: string[]): boolean | undefined => auditCounts(solver, { cells, equations, rows: [], threshold: 5, zeros: 'published' }, { hidden, targets: new Map([['a', [1, 5]]]) }).verdicts[0]?.passesCover;
  expect([verdict(areas, ['a', 'b']), verdict(kinds, ['a', 'c'])]).toEqual([true, true]);
  expect([verdict([...areas, ...kinds], ['a', 'b', 'c']), verdict([...areas, ...kinds], ['a', 'b', 'c', 'd'])]).toEqual([false, true]);
});

test('the sums alone give away what elimination finds, and no more', () => {
  for (const { problem, hidden, primary } of readSsbTables()) {
    const { indexed } = indexProblem({ ...problem, cells: problem.cells.map((cell) => ({ ...cell, bounds: [-Infinity, Infinity] as const })) });
    const indices = hidden.map((name) => indexed.indexOf.get(name) as number);
    const free = auditCounts(solver, indexed.problem, { hidden, cells: primary });
    const exact = [...free.intervals].flatMap(([name, { lp: [lo, up] }]) => (lo === up ? [name] : []));
    expect([...revealedBySums(indexed, indices)].map((cell) => indexed.names[cell] as string).filter((name) => primary.includes(name)).sort()).toEqual(exact.sort());
  }
});

test('of a large dense table, what would take a whole-number program of thousands of cells is said to be unproven', () => {
  const { problem } = drawTable('large', 22);
  const { primary, secondary } = suppressCounts(solver, problem, { seed: 'a' });
  const { intervals } = auditCounts(solver, problem, { hidden: [...primary, ...secondary], cells: primary.slice(0, 40) });
  expect(intervals.size).toBe(40);
  expect([...intervals.values()].filter(({ isProven }) => !isProven).length).toBeGreaterThan(0);
  for (const { lp, integer, isProven } of intervals.values()) expect([lp[0] <= integer[0], lp[1] >= integer[1], isProven || integer[1] - integer[0] < lp[1] - lp[0]]).toEqual([true, true, true]);
});

test('counts that nobody has are found out as far as they can be', () => {
  const problem = { cells: [{ name: 'to 4', count: 31 }, { name: 'to 5', count: 33 }, { name: '5', count: null, unpublished: true }], equations: [{ total: 'to 5', parts: ['to 4', '5'] }], rows: [], threshold: 5, zeros: 'published' } as const;
  expect(auditCounts(solver, problem, { hidden: [], cells: ['5'] }).intervals.get('5')?.integer).toEqual([2, 2]);
});

test('what does not fit is a finding', () => {
  const problem = { cells: [{ name: 'T', count: 3 }, { name: 'a', count: 3 }, { name: 'b', count: 0 }], equations: [{ total: 'T', parts: ['a', 'b'] }], rows: [], threshold: 5, zeros: 'published' } as const;
  expect(auditCounts(solver, problem, { hidden: ['b'] }).findings.map(({ message }) => message)).toEqual(['“b” is hidden and is 0, but a reader is taken to know that it is at least 1. Publish it, or protect zeros.']);
  expect(auditCounts(solver, problem, { hidden: ['x'] }).findings.map(({ message }) => message)).toEqual(['There is no cell “x” to hide. Correct the name.']);
});

test('a question and its answer can cross to a worker', () => {
  const { problem, hidden, findings, intervals, verdicts, certificate } = verdictsOf('marker-single');
  const answer = { findings, intervals, verdicts, certificate };
  expect(structuredClone({ problem, hidden, answer })).toEqual({ problem, hidden, answer });
});
