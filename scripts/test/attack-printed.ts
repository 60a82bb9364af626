import { withPrograms, type LinearProgram, type Solver } from '../protect/disclosure/solver.ts';
import type { ProtectedDataset } from '../schema/dataset.ts';
import type { MonthSpan } from '../schema/month-span.ts';
import { FIRST, isMeant, type RandomCouncil, type Selected, type Told, type Truth, type Who } from './random-council.ts';

/**
 * For tests: what somebody infers who takes all that is printed for sums of single months by sex and type, and nothing that we know of how counts hang
 * together. Averages he can only subtract from each other.
 */
export interface Pinned {
  /** 'd2 3', or 'coming 0-2 f' for what nobody prints */
  what: string;
  kind: 'printed' | 'shown' | 'implied' | 'average';
}

const WHO: readonly Who[] = ['coming', 'leaving', 'care'];

/** Atoms by name, times a whole number. */
type Terms = readonly (readonly [atom: string, coefficient: number])[];

export function attackPrinted(solver: Solver, { truth, told, zeros, isTied }: RandomCouncil, datasets: ReadonlyMap<string, ProtectedDataset>): Pinned[] {
  // There may be others, unless a table says that each child is in one of its rows.
  const kinds = [...truth.sexes, 'x'].flatMap((sex) => [...truth.types, 'x'].map((type): [string, string] => [sex, type]));
  const worlds = told.every(({ worlds: own }) => own.length === 2) ? [0] : [0, 1];
  const months = Array.from({ length: truth.months }, (_, i) => FIRST + i);
  const nameOf = (world: number, who: Who, month: number, kind: readonly string[]): string => `${world} ${who} ${month - FIRST} ${kind.join('')}`;
  const atomsOf: AtomsOf = (world, who, { from, to }, of) => months.filter((month) => month >= (who === 'care' ? to - 1 : from) && month < to).flatMap((month) => kinds.filter((kind) => isMeant(of, kind)).map((kind) => nameOf(world, who, month, kind)));
  const atoms = new Map(worlds.flatMap((world) => WHO.flatMap((who) => months.flatMap((month) => kinds.map(([sex, type]) => [nameOf(world, who, month, [sex, type]), truth.countOf(world, who, { from: month, to: month + 1 }, { sex, type })] as const)))));
  const sumOf = (names: readonly string[]): Terms => names.map((name) => [name, 1]);
  const facts: { terms: Terms; lo: number; up: number }[] = [];
  if (isTied) for (const world of worlds) for (const month of months.slice(1)) for (const kind of kinds) {
    facts.push({ terms: [[nameOf(world, 'care', month, kind), 1], [nameOf(world, 'care', month - 1, kind), -1], [nameOf(world, 'coming', month, kind), -1], [nameOf(world, 'leaving', month, kind), 1]], lo: 0, up: 0 });
  }
  const asked: Asked[] = [];
  // What a waived table tells is waived with it.
  const waivedWho = new Set(told.filter((one) => one.isWaived && one.kind !== 'ledger').flatMap(({ who }) => [who, 'anybody']));
  const waived = new Set(told.filter((one) => one.isWaived).map(({ who, span, of }) => keyOf(who, span, of)));
  const found: Pinned[] = [];
  const isSmall = (count: number, threshold: number): boolean => count <= threshold && count >= (zeros === 'protected' ? 0 : 1);
  /** One number that is printed, or hidden. */
  const print = (what: string, count: number, of: Selected, { who, span, worlds: own, isWaived, threshold }: Told, isShown: boolean): void => {
    const sums = own.filter((world) => worlds.includes(world)).map((world) => atomsOf(world, who, span, of));
    for (const sum of sums) facts.push({ terms: sumOf(sum), lo: isShown ? count : zeros === 'protected' ? 0 : 1, up: isShown ? count : Infinity });
    // The same number before a revision of others and after it.
    if (!isShown && sums.length === 2) facts.push({ terms: [...sumOf(sums[0] as string[]), ...(sums[1] as string[]).map((name) => [name, -1] as const)], lo: 0, up: 0 });
    if (isWaived || waivedWho.has(isTied ? 'anybody' : who) || waived.has(keyOf(who, span, of)) || !isSmall(count, threshold)) return;
    if (isShown) found.push({ what, kind: 'shown' });
    else asked.push({ what, kind: 'printed', terms: sumOf(sums[0] as string[]), count });
  };
  const areTold = new Set(told.flatMap((one) => (one.kind === 'count' || one.kind === 'ledger' ? [keyOf(one.who, one.span, one.of)] : one.denominator === undefined ? [] : [keyOf(one.who, one.span, one.kind === 'percent' ? one.among : one.of)])));
  for (const one of told) {
    const { dataset, index, who, span, of, among = {}, decimals = 0, numerator, denominator, kind, text } = one;
    const entry = datasets.get(dataset)?.entries[index];
    if (!entry && kind !== 'ledger') throw new Error(`${dataset} has no entry ${index}`);
    const isShown = !entry || entry.quantity.state === 'shown';
    const what = `${dataset} ${index}`;
    if (kind === 'count' || kind === 'ledger') print(what, Number(text), of, one, isShown);
    if (numerator !== undefined) print(`${what} numerator`, numerator, of, one, entry?.numerator?.state === 'shown');
    if (denominator !== undefined) print(`${what} denominator`, denominator, kind === 'average' ? of : among, one, entry?.denominator?.state === 'shown');
    for (const name of one.wholeBy ?? []) for (const world of one.worlds.filter((each) => worlds.includes(each))) facts.push({ terms: sumOf(atomsOf(world, who, span, { [name]: 'x' })), lo: 0, up: 0 });
    // Of how many a percentage is must be said somewhere.
    if (kind !== 'percent' || !isShown || !areTold.has(keyOf(who, span, among))) continue;
    const [units, scale] = [Math.round(Number(text) * 10 ** decimals), 200 * 10 ** decimals];
    for (const world of one.worlds.filter((each) => worlds.includes(each))) {
      const [part, whole] = [atomsOf(world, who, span, of), atomsOf(world, who, span, among)];
      const termsWith = (coefficient: number): Terms => [...part.map((cell) => [cell, scale] as const), ...whole.map((cell) => [cell, -coefficient] as const)];
      facts.push({ terms: termsWith(2 * units - 1), lo: 0, up: Infinity }, { terms: termsWith(2 * units + 1), lo: -Infinity, up: -1 });
    }
  }
  if (waivedWho.size === 0) for (const world of worlds) asked.push(...impliedCounts(truth, world, atomsOf).filter(({ key }) => !waived.has(key)));
  return [...found, ...findPinned(solver, atoms, facts, asked), ...tellAverages(told, datasets, atomsOf)];
}

function keyOf(who: Who, { from, to }: MonthSpan, { sex, type }: Selected = {}): string {
  return JSON.stringify([who, from, to, sex, type]);
}

interface Asked {
  what: string;
  kind: Pinned['kind'];
  terms: Terms;
  count: number;
}

type AtomsOf = (world: number, who: Who, span: MonthSpan, of: Selected) => string[];

/** Small counts of times one after another and of selections of which somebody could think. */
function impliedCounts({ sexes, types, months, countOf }: Truth, world: number, atomsOf: AtomsOf): (Asked & { key: string })[] {
  const selections: Selected[] = [{}, ...sexes.map((sex) => ({ sex })), ...types.map((type) => ({ type })), ...sexes.flatMap((sex) => types.map((type) => ({ sex, type })))];
  const spans = Array.from({ length: months }, (_, i) => FIRST + i).flatMap((from) => Array.from({ length: FIRST + months - from }, (_, n) => ({ from, to: from + 1 + n })));
  return WHO.flatMap((who) => spans.filter(({ from, to }) => who !== 'care' || to - from === 1).flatMap((span) => selections.map((of) => ({
    key: keyOf(who, span, of), what: `${world} ${who} ${span.from - FIRST}-${span.to - FIRST} ${Object.values(of).join('')}`, kind: 'implied' as const, count: countOf(world, who, span, of), terms: atomsOf(world, who, span, of).map((name) => [name, 1] as const),
  })))).filter(({ count }) => count >= 1 && count <= 5);
}

/** Of which counts no other value fits: each table that is found with another settles all that differ in it. */
function findPinned(solver: Solver, atoms: ReadonlyMap<string, number>, facts: readonly { terms: Terms; lo: number; up: number }[], asked: readonly Asked[]): Pinned[] {
  const columnOf = new Map([...atoms.keys()].map((name, column) => [name, column]));
  const truth = Float64Array.from(atoms.values());
  const join = (terms: Terms): { columns: number[]; coefficients: number[] } => {
    const sums = new Map<number, number>();
    for (const [name, coefficient] of terms) sums.set(columnOf.get(name) as number, (sums.get(columnOf.get(name) as number) ?? 0) + coefficient);
    return { columns: [...sums.keys()], coefficients: [...sums.values()] };
  };
  const rows = facts.map(({ terms, lo, up }) => ({ ...join(terms), lo, up }));
  const sumIn = ({ columns, coefficients }: ReturnType<typeof join>, values: Float64Array): number => columns.reduce((sum, column, i) => sum + Math.round(values[column] as number) * (coefficients[i] as number), 0);
  const fits = (values: Float64Array): boolean => values.every((value) => Math.round(value) >= 0) && rows.every((row) => { const sum = sumIn(row, values); return sum >= row.lo && sum <= row.up; });
  if (!fits(truth)) throw new Error('what is printed is not true');
  const open = new Map(asked.map((one) => [one, join(one.terms)]));
  const keep = (values: Float64Array): void => {
    if (fits(values)) for (const [one, sum] of open) if (sumIn(sum, values) !== one.count) open.delete(one);
  };
  const program: LinearProgram = { costs: new Float64Array(truth.length), lower: new Float64Array(truth.length), upper: new Float64Array(truth.length).fill(Infinity), rows, sameBounds: true };
  return withPrograms(solver, (openProgram) => {
    const programs = [openProgram(program), openProgram({ ...program, whole: true })];
    for (const [one, { columns, coefficients }] of open) {
      for (const each of programs) for (const sign of [1, -1]) {
        if (!open.has(one)) continue;
        const costs = new Float64Array(truth.length);
        columns.forEach((column, i) => { costs[column] = sign * (coefficients[i] as number); });
        each.setCosts(costs);
        const solution = each.solve();
        // By steps of a whole number of tables, and so to whole numbers.
        if (solution.state === 'unbounded') open.delete(one);
        else if (solution.state === 'solved') keep(solution.values);
        else throw new Error(`the attacker's program is ${solution.state}`);
      }
    }
    return [...open.keys()].map(({ what, kind }): Pinned => ({ what, kind }));
  });
}

/** Sums of averages that are shown, of which fewer than ten people are left over: by one added to or taken from another. */
function tellAverages(told: readonly Told[], datasets: ReadonlyMap<string, ProtectedDataset>, atomsOf: AtomsOf): Pinned[] {
  const shown = told.filter(({ kind, dataset, index }) => kind === 'average' && datasets.get(dataset)?.entries[index]?.quantity.state === 'shown');
  return shown.flatMap((one): Pinned[] => {
    const what = `${one.dataset} ${one.index}`;
    if (one.isWaived) return [];
    if ((one.denominator as number) < 10) return [{ what, kind: 'average' }];
    const own = new Set(atomsOf(0, one.who, one.span, one.of));
    const inside = shown.filter((other) => other !== one && other.who === one.who && other.span.from === one.span.from && other.span.to === one.span.to && atomsOf(0, other.who, other.span, other.of).every((atom) => own.has(atom)) && other.worlds.some((world) => one.worlds.includes(world)));
    return inside.some((other) => { const left = (one.denominator as number) - (other.denominator as number); return left > 0 && left < 10; }) ? [{ what, kind: 'average' }] : [];
  });
}
