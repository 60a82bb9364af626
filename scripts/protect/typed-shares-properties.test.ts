import { beforeAll, describe, expect, test } from 'vitest';
import { ProblemsFound } from '../problem.ts';
import { seededRandom } from '../test/count-tables.ts';
import { auditCounts } from './disclosure/audit.ts';
import type { CountProblem, FactRow } from './disclosure/count-problem.ts';
import { loadSolver, type Solver } from './disclosure/solver.ts';
import { protectSample } from './sample-council.ts';

/**
 * Random breakdowns, of which some counts are given and others only as percentages with 0 to 2 decimals. What is shown in the end is attacked anew, by
 * rows that are found by trying every count.
 */

let solver: Solver;
beforeAll(async () => { solver = await loadSolver(); });

interface Drawn {
  /** By name; 'all' too. */
  counts: Map<string, number>;
  sums: [total: string, parts: string[]][];
  /** Printed as counts, and as percentages of all with so many decimals. */
  counted: string[];
  shares: Map<string, number>;
  /** 'home-x' -> { home: 'x' } */
  selectionOf: (name: string) => string;
  tables: Record<string, string>;
}

const HEAD = 'title: T\ndefinition: T\nunit: count\ncounts: children\nowner: Head\nsource: paper\nparts-make-a-whole: true\npopulation: people\n';
const LETTERS = ['u', 'v', 'w', 'x', 'y', 'z'];

function drawLine(random: () => number): Drawn {
  const names = LETTERS.slice(0, 3 + Math.floor(random() * 4));
  const counts = new Map(names.map((name) => [name, drawCount(random)]));
  counts.set('all', counts.values().reduce((a, b) => a + b, 0));
  const counted = ['all', names[0] as string, ...names.slice(1).filter(() => random() < 0.5)];
  const shares = new Map(names.filter((name) => !counted.includes(name)).map((name) => [name, Math.floor(random() * 3)]));
  const rows = counted.filter((name) => name !== 'all').map((name) => `{ home: ${name}, value: ${counts.get(name)} }`).join(', ');
  const table = `${HEAD}dimensions: [{ id: home, label: Home, members: { ${names.map((name) => `${name}: ${name.toUpperCase()}`).join(', ')} } }]\neditions: [{ period: 2024, published: 2024-11-20, rows: [${rows}] }]`;
  return { counts, sums: [['all', names]], counted, shares, selectionOf: (name) => `home: ${name}`, tables: { t: table } };
}

/** Margins are counted, and the cells are percentages: they cross. */
function drawSquare(random: () => number): Drawn {
  const [homes, sexes] = [LETTERS.slice(0, 3), ['f', 'm']];
  const counts = new Map<string, number>();
  const names = homes.flatMap((home) => sexes.map((sex) => `${home}-${sex}`));
  for (const name of names) counts.set(name, drawCount(random));
  const sumOf = (parts: readonly string[]): number => parts.reduce((sum, part) => sum + (counts.get(part) as number), 0);
  const rowsOf = homes.map((home): [string, string[]] => [home, sexes.map((sex) => `${home}-${sex}`)]);
  const columnsOf = sexes.map((sex): [string, string[]] => [sex, homes.map((home) => `${home}-${sex}`)]);
  for (const [total, parts] of [...rowsOf, ...columnsOf]) counts.set(total, sumOf(parts));
  counts.set('all', sumOf(names));
  const table = (id: string, members: readonly string[]): string => `${HEAD}dimensions: [{ id: ${id}, label: L, members: { ${members.map((name) => `${name}: ${name.toUpperCase()}`).join(', ')} } }]\neditions: [{ period: 2024, published: 2024-11-20, rows: [${members.map((name) => `{ ${id}: ${name}, value: ${counts.get(name)} }`).join(', ')}] }]`;
  return {
    counts, sums: [['all', homes], ['all', sexes], ...rowsOf, ...columnsOf], counted: ['all', ...homes, ...sexes], shares: new Map(names.map((name) => [name, Math.floor(random() * 3)])),
    selectionOf: (name) => { const [home, sex] = name.split('-'); return `home: ${home}, sex: ${sex}`; }, tables: { homes: table('home', homes), sexes: table('sex', sexes) },
  };
}

function drawCount(random: () => number): number {
  const at = random();
  return at < 0.1 ? 0 : at < 0.35 ? 1 + Math.floor(random() * 5) : 6 + Math.floor(random() ** 2 * 200);
}

/** Half up, in whole numbers: 12.5% without decimals is '13'. */
function percentText(part: number, whole: number, decimals: number): string {
  const scale = 10 ** decimals;
  const units = Math.floor((200 * scale * part + whole) / (2 * whole));
  return (units / scale).toFixed(decimals);
}

describe.each([['line', drawLine], ['square', drawSquare]] as const)('%s', (_, draw) => {
  test('what is shown leaves every small count open, and is true', async () => {
    const told = { safe: 0, refused: 0, hiddenShares: 0, shownShares: 0 };
    for (let seed = 1; seed <= 40; seed++) {
      const { counts, sums, counted, shares, selectionOf, tables } = draw(seededRandom(seed * 7907));
      const all = counts.get('all') as number;
      const textOf = (name: string): string => percentText(counts.get(name) as number, all, shares.get(name) as number);
      const about = 'counts: children, as-of: 2024, published: 2024-11-20, source: paper, population: people';
      const facts = `all: { label: All, value: ${all}, unit: count, ${about} }\n${[...shares.keys()].map((name) => `share-${name}: { label: Share ${name}, value: ${textOf(name)}, unit: percent, ${about}, subset: { ${selectionOf(name)} } }\n`).join('')}`;
      const found = await protectSample({ facts, tables }).catch((error: unknown) => {
        if (!(error instanceof ProblemsFound) || error.problems.some(({ rule }) => rule === 'percent-contradiction')) throw error;
        return null;
      });
      if (!found) {
        told.refused++;
        continue;
      }
      const printed = new Map<string, string>([...Object.keys(tables).flatMap((id) => (found.datasets.get(id)?.entries ?? []).map(({ members, quantity }) => [members[0] as string, quantity.state] as const)), ['all', found.show('all') === '[c]' ? 'suppressed' : 'shown']]);
      const rows: FactRow[] = [];
      for (const name of shares.keys()) {
        const isShown = found.show(`share-${name}`) !== '[c]';
        told[isShown ? 'shownShares' : 'hiddenShares']++;
        if (!isShown) continue;
        expect(printed.get('all')).toBe('shown');
        const possible = Array.from({ length: all + 1 }, (__, n) => n).filter((n) => percentText(n, all, shares.get(name) as number) === textOf(name));
        rows.push({ terms: [[name, 1]], lo: possible[0] as number, up: possible.at(-1) as number, says: name });
      }
      const small = (count: number): boolean => count >= 1 && count <= 5;
      const rests = [...shares.keys()].filter((name) => small(all - (counts.get(name) as number)));
      const problem: CountProblem = {
        cells: [...[...counts].map(([name, count]) => ({ name, count, ...(counted.includes(name) ? {} : { unpublished: true, bounds: [textOf(name) === (0).toFixed(shares.get(name)) ? 0 : 1, Infinity] as const }) })), ...rests.map((name) => ({ name: `all without ${name}`, count: all - (counts.get(name) as number), unpublished: true }))],
        equations: [...sums.map(([total, parts]) => ({ total, parts })), ...rests.map((name) => ({ total: 'all', parts: [name, `all without ${name}`] }))], rows, threshold: 5, zeros: 'published',
      };
      const secret = [...[...counts].flatMap(([name, count]) => (small(count) && !(shares.has(name) && textOf(name) === (0).toFixed(shares.get(name))) ? [name] : [])), ...rests];
      const { findings, intervals } = auditCounts(solver, problem, { hidden: counted.filter((name) => printed.get(name) === 'suppressed'), cells: secret });
      expect(findings).toEqual([]);
      for (const name of secret) {
        const interval = intervals.get(name)?.integer;
        expect([seed, name, interval, interval !== undefined && interval[0] < interval[1]]).toEqual([seed, name, interval, true]);
      }
      told.safe++;
    }
    expect(told.safe).toBeGreaterThan(20);
    expect(Math.min(told.hiddenShares, told.shownShares)).toBeGreaterThan(10);
  }, 120_000);
});
