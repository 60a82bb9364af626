import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CountCell, CountProblem, Equation, Interval } from '../protect/disclosure/count-problem.ts';

/** Tables of counts for tests and the bench: seeded ones, and the small ones of Statistics Norway. */

const SSB = join(import.meta.dirname, 'fixtures/disclosure/ssb');

/** A repeatable source of numbers from 0 to 1. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A dimension: codes, and the sums that each code is, which are several where two hierarchies stand over the same codes. The first is the total of all. */
interface Dimension {
  codes: string[];
  sums: Map<string, string[][]>;
}

/** `groups`: [30] is 30 codes and their total; [4, 5] is 4 groups of 5 codes each, and the total. */
function makeDimension(letter: string, [first = 1, ...deeper]: readonly number[]): Dimension {
  const dimension: Dimension = { codes: [], sums: new Map() };
  const grow = (code: string, [size, ...rest]: readonly number[]): void => {
    dimension.codes.push(code);
    if (size === undefined) return;
    const children = Array.from({ length: size }, (_, i) => `${code}${code === letter ? '' : '.'}${i + 1}`);
    dimension.sums.set(code, [children]);
    for (const child of children) grow(child, rest);
  };
  grow(letter, [first, ...deeper]);
  return dimension;
}

/** The finest codes in `bands` more groups that run across those that there are: every third code, say, of groups of five. */
function addBands(letter: string, { codes, sums }: Dimension, bands: number): Dimension {
  const finest = codes.filter((code) => !sums.has(code));
  const groups = Array.from({ length: bands }, (_, b) => ({ code: `${letter}/${b + 1}`, children: finest.filter((__, i) => i % bands === b) }));
  return {
    codes: [...codes, ...groups.map(({ code }) => code)],
    sums: new Map<string, string[][]>([...sums].map(([code, each]): [string, string[][]] => [code, code === letter ? [...each, groups.map((group) => group.code)] : each]).concat(groups.map(({ code, children }) => [code, [children]]))),
  };
}

export interface TableShape {
  dimensions: readonly (readonly number[])[];
  /** By dimension: groups of a second hierarchy over the same codes; 0 for none. */
  bands?: readonly number[];
  mean: number;
  seed: number;
  /** Some categories are much larger than others. */
  skew?: number;
  /** In place of chance: what share of the finest counts is 1 to the threshold, and what share 0. */
  shares?: { small: number; zero: number };
  threshold?: number;
  zeros?: CountProblem['zeros'];
}

/** Every combination of codes is a cell; counts of the finest cells are random about `mean`. */
export function makeTable({ dimensions, bands = [], mean, seed, skew = 1.2, shares, threshold = 5, zeros = 'published' }: TableShape): CountProblem {
  const random = seededRandom(seed);
  const made = dimensions.map((groups, d) => {
    const dimension = makeDimension('abcdef'[d] as string, groups);
    return bands[d] ? addBands('abcdef'[d] as string, dimension, bands[d]) : dimension;
  });
  const sizes = made.map(({ codes }) => new Map(codes.map((code) => [code, Math.exp(skew * (random() + random() + random() - 1.5))])));
  const counts = new Map<string, number>();
  const equations: Equation[] = [];
  const drawFinest = (codes: readonly string[]): number => {
    const at = shares ? random() : 1;
    if (shares && at < shares.small) return 1 + Math.floor(random() * threshold);
    if (shares && at < shares.small + shares.zero) return 0;
    return drawCount(random, codes.reduce((product, code, d) => product * (sizes[d]?.get(code) as number), mean)) + (shares ? threshold + 1 : 0);
  };
  const visit = (codes: readonly string[]): number => {
    const name = codes.join(' ');
    const known = counts.get(name);
    if (known !== undefined) return known;
    const sums = codes.flatMap((code, d) => (made[d]?.sums.get(code) ?? []).map((children) => children.map((child) => codes.map((each, e) => (e === d ? child : each)))));
    const totals = sums.map((parts) => {
      equations.push({ total: name, parts: parts.map((part) => part.join(' ')) });
      return parts.reduce((sum, part) => sum + visit(part), 0);
    });
    const count = totals[0] ?? drawFinest(codes);
    counts.set(name, count);
    return count;
  };
  visit(made.map(({ codes }) => codes[0] as string));
  return { cells: [...counts].map(([name, count]) => ({ name, count })), equations, rows: [], threshold, zeros };
}

/** Poisson; near enough normal where the mean is large. */
function drawCount(random: () => number, mean: number): number {
  if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * (random() + random() + random() + random() - 2) * Math.sqrt(3)));
  let count = -1;
  for (let product = 1; product > Math.exp(-mean); product *= random()) count++;
  return count;
}

interface SsbTable {
  id: string;
  problem: CountProblem;
  primary: string[];
  hidden: string[];
  /** Of the primary cells, by an attacker with lower bound 0, where the file gives them. */
  intervals: Map<string, Interval>;
}

/** Every table with every configuration. Published cells are sums of inner cells, which are published only as such sums. */
export function readSsbTables(): SsbTable[] {
  return readdirSync(SSB).filter((file) => file.endsWith('.csv') && !file.endsWith('.inner.csv')).sort().map((file) => {
    const [table = '', config = ''] = file.split('.');
    return { id: `${table}.${config}`, ...readSsb(readCsv(`${table}.inner.csv`), readCsv(file), config) };
  });
}

function readCsv(file: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(join(SSB, file), 'utf8').trim().split(/\r?\n/);
  const names = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, i) => [names[i] as string, value])));
}

function readSsb(inner: readonly Record<string, string>[], published: readonly Record<string, string>[], config: string): Omit<SsbTable, 'id'> {
  const columns = Object.keys(inner[0] ?? {}).filter((name) => name !== 'freq');
  const dimensions = Object.keys(published[0] ?? {}).filter((name) => columns.includes(name));
  const atoms = config.includes('structuralZeros') ? [...inner] : withZeros(inner, columns);
  const nameOf = (row: Record<string, string>): string => dimensions.map((dimension) => row[dimension]).join(' ');
  const atomName = (i: number): string => `inner ${i + 1}`;
  const cells: CountCell[] = atoms.map(({ freq }, i) => ({ name: atomName(i), count: Number(freq), unpublished: true, isPeople: false }));
  const equations: Equation[] = [];
  for (const row of published) {
    const codes = dimensions.map((dimension) => row[dimension] as string).filter((code) => code !== 'Total');
    const parts = atoms.flatMap((atom, i) => (codes.every((code) => columns.some((column) => atom[column] === code)) ? [atomName(i)] : []));
    cells.push({ name: nameOf(row), count: Number(row['freq']) });
    if (parts.length > 0) equations.push({ total: nameOf(row), parts });
  }
  const named = (column: string): string[] => published.filter((row) => row[column] === 'TRUE').map(nameOf);
  return {
    problem: { cells, equations, rows: [], threshold: 5, zeros: 'protected' },
    primary: named('primary'), hidden: named('suppressed'),
    intervals: new Map(published.flatMap((row) => (row['lo'] === undefined || row['lo'] === 'NA' ? [] : [[nameOf(row), [Number(row['lo']), Number(row['up'])]] as const]))),
  };
}

/** Combinations that occur nowhere are zeros, which a reader isn't told. A parent's code follows from its child's. */
function withZeros(inner: readonly Record<string, string>[], columns: readonly string[]): Record<string, string>[] {
  const parents = columns.filter((column) => columns.some((child) => child !== column && isParent(inner, column, child)));
  const own = columns.filter((column) => !parents.includes(column));
  const parentCodes = (child: string, code: string): Record<string, string> => Object.fromEntries(parents.filter((column) => isParent(inner, column, child)).map((column) => [column, (inner.find((row) => row[child] === code) as Record<string, string>)[column] as string]));
  const combinations = own.reduce<Record<string, string>[]>((rows, column) => rows.flatMap((row) => [...new Set(inner.map((each) => each[column] as string))].map((code) => ({ ...row, [column]: code, ...parentCodes(column, code) }))), [{}]);
  return combinations.map((row) => ({ ...row, freq: inner.find((each) => own.every((column) => each[column] === row[column]))?.['freq'] ?? '0' }));
}

function isParent(inner: readonly Record<string, string>[], column: string, child: string): boolean {
  const codes = new Map<string, string>();
  return inner.every((row) => {
    const before = codes.get(row[child] as string) ?? row[column] as string;
    codes.set(row[child] as string, before);
    return before === row[column];
  });
}
