import { beforeAll, expect, test } from 'vitest';
import { monthsCovered, monthText, type MonthSpan } from '../schema/month-span.ts';
import type { Frequency } from '../schema/period.ts';
import { seededRandom } from '../test/count-tables.ts';
import { auditCounts } from './disclosure/audit.ts';
import type { CountCell, CountProblem, Equation, FactRow } from './disclosure/count-problem.ts';
import { loadSolver, type Solver } from './disclosure/solver.ts';
import { showCounts, type GivenCount, type ShownCount } from './tied-histories.ts';

/**
 * Random histories are protected, and attacked by somebody who thinks in single months: each count is the sum of its months, and every small
 * count of months one after another that could be told must have more than one value left. Nothing of what ties times together is used.
 */

let solver: Solver;
beforeAll(async () => { solver = await loadSolver(); });
const SEEDS = Array.from({ length: 24 }, (_, i) => i + 1);
const FIRST = (monthsCovered('2024-01', 'month') as MonthSpan).from;

type Random = () => number;
const draw = (random: Random): number => (random() < 0.4 ? Math.floor(random() * 6) : Math.floor(random() * 25));
const drawMonths = (random: Random, n: number): number[] => Array.from({ length: n }, () => draw(random));
const sumOf = (months: readonly number[], { from, to }: MonthSpan): number => months.slice(from - FIRST, to - FIRST).reduce((a, b) => a + b, 0);

/** Some of the times that the months allow, each with what they sum to. */
function drawSeries(random: Random, months: readonly number[], frequency: Frequency, share: number): GivenCount[] {
  const all = frequency === 'quarter' ? ['2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4', '2025-Q1'] : frequency === 'year' ? ['2024'] : months.map((_, i) => monthText(FIRST + i));
  return all.filter(() => random() < share).flatMap((period) => {
    const span = monthsCovered(period, frequency) as MonthSpan;
    return span.from < FIRST || span.to > FIRST + months.length ? [] : [{ period, value: sumOf(months, span) }];
  });
}

type Given = Parameters<typeof showCounts>[0];
const given = (series: Record<string, Given[string]>): Given => Object.fromEntries(Object.entries(series).filter(([, { values }]) => values.length > 0));

/** Each month, and each time of several, as cells that are printed nowhere. */
function monthCells(name: string, months: readonly number[]): { cells: CountCell[]; equations: Equation[] } {
  const spans = months.flatMap((_, from) => months.slice(from + 1).map((__, i) => ({ from, to: from + i + 2 })));
  return {
    cells: [...months.map((count, i) => ({ name: `${name}${i}`, count, unpublished: true })), ...spans.map(({ from, to }) => ({ name: `${name}${from} to ${to}`, count: sumOf(months, { from: from + FIRST, to: to + FIRST }), unpublished: true }))],
    equations: spans.map(({ from, to }) => ({ total: `${name}${from} to ${to}`, parts: months.slice(from, to).map((_, i) => `${name}${from + i}`) })),
  };
}

/** Small counts, hidden or printed nowhere, of which one value is left. */
function pinned(cells: CountCell[], equations: Equation[], rows: FactRow[], shown: readonly ShownCount[], partsOf: (count: ShownCount) => string[]): string[] {
  const problem: CountProblem = {
    cells: [...cells, ...shown.map(({ value }, i) => ({ name: `given ${i}`, count: value }))],
    equations: [...equations, ...shown.map((count, i) => ({ total: `given ${i}`, parts: partsOf(count) }))], rows, threshold: 5, zeros: 'published',
  };
  const hidden = shown.flatMap(({ isHidden }, i) => (isHidden ? [`given ${i}`] : []));
  const small = problem.cells.filter(({ name, count, unpublished = false }) => (count as number) >= 1 && (count as number) <= 5 && (unpublished || hidden.includes(name))).map(({ name }) => name);
  const { findings, intervals } = auditCounts(solver, problem, { hidden, cells: small });
  expect(findings).toEqual([]);
  return small.filter((name) => { const [lo, up] = intervals.get(name)?.integer ?? [0, 1]; return lo === up; });
}

const partsIn = (name: string) => ({ from, to }: MonthSpan): string[] => Array.from({ length: to - from }, (_, i) => `${name}${from - FIRST + i}`);

test.each(SEEDS)('months, quarters, years and years to date tell no small count, seed %i', async (seed) => {
  const random = seededRandom(seed * 7919);
  const months = drawMonths(random, 9 + Math.floor(random() * 8));
  const of = (frequency: Frequency, share: number): Given[string] => ({ frequency, values: drawSeries(random, months, frequency, share) });
  const shown = await showCounts(given({ m: of('month', random()), q: of('quarter', 0.7), d: of('year-to-date', random()), y: of('year', 0.5), six: of('rolling-6-months', seed % 3 === 0 ? 0.3 : 0), twelve: of('rolling-12-months', seed % 3 === 0 ? 0.3 : 0) }));
  const { cells, equations } = monthCells('m', months);
  expect(shown.filter(({ isHidden, value }) => !isHidden && value >= 1 && value <= 5)).toEqual([]);
  expect(pinned(cells, equations, [], shown, partsIn('m'))).toEqual([]);
});

test.each(SEEDS)('nor do those who came and left beside those who are there, seed %i', async (seed) => {
  const random = seededRandom(seed * 104_729);
  const n = 6 + Math.floor(random() * 6);
  const [joined, left] = [drawMonths(random, n), drawMonths(random, n)];
  const levels = joined.reduce((all, came, i) => [...all, (all.at(-1) as number) + came - (left[i] as number)], [200]);
  const of = (months: readonly number[], frequency: Frequency, share: number, more: string): Given[string] => ({ frequency, values: drawSeries(random, months, frequency, share), more });
  const [came, went] = ['population: coming\nadds-up: true\njoins: care', 'population: leaving\nadds-up: true\nleaves: care'];
  const shown = await showCounts(given({
    j1: of(joined, 'month', random(), came), j2: of(joined, 'year-to-date', random(), came), l1: of(left, 'month', seed % 3 === 0 ? 0 : random(), went), l2: of(left, 'quarter', random(), went),
    stock: { frequency: 'month', values: levels.map((value, i) => ({ period: monthText(FIRST + i - 1), value })).filter(() => random() < 0.7), more: 'population: care' },
  }));
  const [j, l] = [monthCells('j', joined), monthCells('l', left)];
  const rows = joined.map((_, i): FactRow => ({ terms: [[`stock${i + 1}`, 1], [`stock${i}`, -1], [`j${i}`, -1], [`l${i}`, 1]], lo: 0, up: 0, says: 'those who came and left' }));
  const cells = [...j.cells, ...l.cells, ...levels.map((count, i) => ({ name: `stock${i}`, count, unpublished: true }))];
  expect(pinned(cells, [...j.equations, ...l.equations], rows, shown, (count) => (count.dataset === 'stock' ? [`stock${count.to - FIRST}`] : partsIn(count.dataset.charAt(0))(count)))).toEqual([]);
});

/** Four months of at most 12 children, tried one by one. */
test.each(SEEDS)('tiny histories, by trying all there could be, seed %i', async (seed) => {
  const random = seededRandom(seed * 15_485_863);
  const months = Array.from({ length: 4 }, () => Math.floor(random() * (random() < 0.5 ? 6 : 12)));
  const april = (frequency: Frequency, periods: string[]): Given[string] => ({ frequency, values: periods.filter(() => random() < 0.7).map((period) => ({ period, value: sumOf([0, 0, 0, ...months], monthsCovered(period, frequency) as MonthSpan) })) });
  const of = given({ m: april('month', ['2024-04', '2024-05', '2024-06', '2024-07']), d: april('year-to-date', ['2024-05', '2024-06', '2024-07']), q: april('quarter', ['2024-Q2']) });
  const shown = Object.keys(of).length > 0 ? await showCounts(of) : [];
  const left = new Map<string, Set<number>>();
  const spans = [0, 1, 2, 3].flatMap((from) => [1, 2, 3, 4].filter((to) => to > from).map((to) => ({ from: from + FIRST + 3, to: to + FIRST + 3 })));
  for (let n = 0; n < 13 ** 4; n++) {
    const other = [0, 0, 0, ...months.map((_, i) => Math.floor(n / 13 ** i) % 13)];
    if (!shown.every((count) => (count.isHidden ? sumOf(other, count) >= 1 : sumOf(other, count) === count.value))) continue;
    for (const span of spans) left.set(`${span.from} ${span.to}`, (left.get(`${span.from} ${span.to}`) ?? new Set()).add(sumOf(other, span)));
  }
  const told = spans.filter((span) => { const count = sumOf([0, 0, 0, ...months], span); return count >= 1 && count <= 5 && left.get(`${span.from} ${span.to}`)?.size === 1; });
  expect(told).toEqual([]);
});
