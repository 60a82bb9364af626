import { createHash } from 'node:crypto';
import { attackPieces, tightenBounds } from './attack-model.ts';
import { openCornerFinder } from './corner-moves.ts';
import { completeCounts } from './complete-counts.ts';
import { indexProblem, type CountCell, type CountProblem, type Finding, type IndexedProblem, type Interval } from './count-problem.ts';
import { improvePattern } from './improve-pattern.ts';
import { suggestMerges } from './merges.ts';
import { LARGE } from './move-search.ts';
import { openMoveFinder, type Side } from './moves.ts';
import type { Pattern, PatternQuestion } from './pattern-question.ts';
import { searchPattern } from './pattern.ts';
import { isPrimary, thresholdOf } from './primary.ts';
import { withPrograms, type Solver } from './solver.ts';

export interface Suppression {
  /** With any, nothing may be published: the rest is only there to be looked at. */
  findings: Finding[];
  /** Published cells that must show a marker; in what is published nowhere there is nothing to mark. */
  primary: string[];
  secondary: string[];
  /** The sum of all counts that are hidden. */
  hiddenValue: number;
  /** By cell that must be protected, published or not. */
  targets: Map<string, Target>;
  /** For the audit: counts of hidden cells that are as possible as the true ones. */
  tables: Map<string, number>[];
}

interface Target {
  /** What must remain possible. */
  interval: Interval;
  /** What the policy wishes: 1 to the threshold. Where it is wider, the table itself rules the rest out, whatever is hidden. */
  wish: Interval;
}

/** Budgets, of which 400,000 are about a second's worth. */
const WORK = { hide: 1_000_000, publish: 2_000_000, improve: 400_000 };

/**
 * Hides primary cells and as little else as is needed so that each can be anything the policy wishes.
 * @param seed breaks ties, so that the pattern doesn't say which hidden cell is the smaller. Outsiders can't foresee them only where it holds the
 * `tie-break:` of council.yaml; without one it is the council's id, which everybody knows
 * @param alsoHidden names of cells that show a marker already: they cost nothing, and aren't among the secondary ones
 */
export function suppressCounts(solver: Solver, given: CountProblem, { seed, alsoHidden = [] }: { seed: string; alsoHidden?: readonly string[] }): Suppression {
  const { problem, findings } = completeCounts(solver, inOrder(given));
  const { indexed } = indexProblem(problem);
  const primary = problem.cells.flatMap((cell, i) => (isPrimary(problem, cell) ? [i] : []));
  if (findings.length > 0) {
    const ofGiven = indexProblem(given).findings;
    return { findings: ofGiven.length > 0 ? ofGiven : findings, primary: [], secondary: [], hiddenValue: 0, targets: new Map(), tables: [] };
  }
  const targets = wishesOf(indexed, primary);
  const already = new Set(alsoHidden);
  const sides = sidesOf(indexed, targets);
  const question: PatternQuestion = {
    indexed, corners: openCornerFinder(indexed), sides, costOf: openCosts(problem, seed),
    movable: problem.cells.flatMap((cell, i) => (mayHide(problem, cell) && !(cell.forced && !primary.includes(i)) ? [i] : [])),
    hidden: problem.cells.flatMap((cell, i) => (cell.unpublished || isPrimary(problem, cell) || already.has(cell.name) ? [i] : [])),
  };
  const first = searchPattern(solver, question, { hide: { left: WORK.hide }, publish: { left: WORK.publish } });
  const improved = improvePattern(solver, { ...question, sides: [...first.moves.keys()] }, first, { left: question.movable.length > LARGE ? 0 : WORK.improve }, openRandom(seed));
  const pattern = { ...improved, short: first.short, unsolved: first.unsolved };
  for (const [{ cell, direction }, reached] of pattern.short) {
    const target = targets.get(cell) as Target;
    const count = indexed.counts[cell] as number;
    target.interval = direction === 1 ? [target.interval[0], count + reached] : [count - reached, target.interval[1]];
  }
  for (const { cell, direction, need } of pattern.moves.keys()) {
    const target = targets.get(cell) as Target;
    if (direction === 1) target.interval = [target.interval[0], Math.max(target.interval[1], (indexed.counts[cell] as number) + need)];
  }
  for (const name of new Set(first.unsolved.map(({ cell }) => indexed.names[cell] as string))) findings.push({ kind: 'unsafe', cells: [name], path: ['cells', name], message: `No safe way to publish this table with “${name}” hidden was found: it is too large and too full of small counts. Split the table${mergeWords(problem, name)}.` });
  findings.push(...forcedFindings(solver, question, primary, pattern, targets));
  return report(given, indexed, primary, pattern, targets, findings);
}

/** What each primary cell should be able to be, as far as one sum after another doesn't rule it out for any pattern; of a problem in which nothing is wrong. */
export function findWishes(problem: CountProblem): Map<string, Interval> {
  const { indexed } = indexProblem(problem);
  const primary = problem.cells.flatMap((cell, i) => (isPrimary(problem, cell) ? [i] : []));
  return new Map([...wishesOf(indexed, primary)].map(([cell, { interval }]) => [indexed.names[cell] as string, interval]));
}

/** By name, so that the order in a file changes nothing. */
function inOrder(problem: CountProblem): CountProblem {
  const by = <T>(key: (item: T) => string) => (a: T, b: T): number => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
  return {
    ...problem, cells: [...problem.cells].sort(by((cell) => cell.name)),
    equations: problem.equations.map(({ total, parts }) => ({ total, parts: [...parts].sort() })).sort(by((equation) => JSON.stringify(equation))),
    rows: [...problem.rows].sort(by((row) => JSON.stringify(row))),
  };
}

function mayHide({ zeros }: CountProblem, { count, unpublished }: CountCell): boolean {
  return unpublished === true || zeros === 'protected' || (count ?? 0) > 0;
}

/** What a hidden cell should be able to be; what one sum after another rules out for any pattern is left away at once. */
function wishesOf(indexed: IndexedProblem, primary: readonly number[]): Map<number, Target> {
  const { problem } = indexed;
  const pieces = attackPieces(indexed, problem.cells.flatMap((cell, i) => (mayHide(problem, cell) ? [i] : [])));
  const base = new Map<number, Interval>();
  for (const piece of pieces) {
    const { lower, upper } = tightenBounds(piece, true);
    piece.cells.forEach((cell, column) => base.set(cell, [lower[column] as number, upper[column] as number]));
  }
  return new Map(primary.map((cell) => {
    const [lo, up] = base.get(cell) as Interval;
    const least = problem.zeros === 'protected' ? 0 : 1;
    const wish: Interval = [least, Math.max(thresholdOf(problem, problem.cells[cell] as CountCell), least + 1)];
    // Five sums of one person each make a 5 that can't be less: then it must be able to be more.
    return [cell, { wish, interval: [Math.max(wish[0], lo), Math.min(Math.max(wish[1], lo + 1), up)] }];
  }));
}

/** Largest cells first. */
function sidesOf({ counts }: IndexedProblem, targets: ReadonlyMap<number, Target>): Side[] {
  return [...targets].flatMap(([cell, { interval: [lo, up] }]): Side[] => {
    const count = counts[cell] as number;
    return [{ cell, direction: 1, need: up - count }, { cell, direction: -1, need: count - lo }];
  }).filter(({ need }) => need > 0).sort((a, b) => (counts[b.cell] as number) - (counts[a.cell] as number));
}

/** The count, since a large figure is missed more than a small one, times its weight. */
function openCosts({ cells }: CountProblem, seed: string): (cell: number) => number {
  const costs = cells.map(({ name, count, weight = 1 }) => ((count ?? 0) + 1) * weight * (1 + fraction(`${seed} ${name}`) / 50));
  return (cell) => costs[cell] as number;
}

function fraction(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}

function openRandom(seed: string): () => number {
  let n = 0;
  return () => fraction(`${seed} ${n++}`);
}

/** Sides that only a forced figure keeps short, or that nothing makes possible at all. */
function forcedFindings(solver: Solver, { indexed, movable }: PatternQuestion, primary: readonly number[], { short }: Pattern, targets: Map<number, Target>): Finding[] {
  const { names, counts, problem } = indexed;
  const findings = primary.filter((cell) => problem.cells[cell]?.forced).map((cell): Finding => {
    const name = names[cell] as string;
    return { kind: 'unsafe', cells: [name], path: ['cells', name], message: `“${name}” is ${counts[cell]}, few enough to point at somebody, and the policy says that it must be published. Let it be hidden${mergeWords(problem, name)}.` };
  });
  const forced = new Set(problem.cells.flatMap((cell, i) => (cell.forced && !primary.includes(i) ? [i] : [])));
  withPrograms(solver, (open) => {
    const free = openMoveFinder(open, indexed, [...movable, ...forced], (cell) => (forced.has(cell) ? 1e4 : 1e-2));
    for (const [side, reached] of short) {
      const name = names[side.cell] as string;
      const target = targets.get(side.cell) as Target;
      const culprits = forced.size === 0 ? [] : (free.find(side) ?? free.find({ ...side, need: Math.min(side.need, free.reach(side)) }))?.support.filter((cell) => forced.has(cell)).map((cell) => names[cell] as string) ?? [];
      if (culprits.length === 0) continue;
      const count = counts[side.cell] as number;
      const end = side.direction === 1 ? `at most ${count + reached}` : `at least ${count - reached}`;
      findings.push({ kind: 'unsafe', cells: [name, ...culprits], path: ['cells', name], message: `“${name}” must be hidden, and ${quoted(culprits)} must be published: with ${culprits.length === 1 ? 'that' : 'those'}, a reader can tell that “${name}” is ${end}, whatever else is hidden. Let ${quoted(culprits)} be hidden${mergeWords(problem, name)}.` });
      target.interval = side.direction === 1 ? [target.interval[0], count + Math.min(side.need, free.reach(side))] : [count - Math.min(side.need, free.reach(side)), target.interval[1]];
    }
  });
  for (const [cell, { interval: [lo, up] }] of targets) {
    const name = names[cell] as string;
    if (up - lo >= 1 || findings.some(({ cells }) => cells[0] === name)) continue;
    findings.push({ kind: 'unsafe', cells: [name], path: ['cells', name], message: `“${name}” follows from what has been told already, whatever is hidden. Take back what tells it${mergeWords(problem, name)}.` });
  }
  return findings;
}

function mergeWords(problem: CountProblem, name: string): string {
  return suggestMerges(problem, name).map(({ cells, together }) => `, or show ${quoted(cells)} as one (${together} together)`).join('');
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join(' and ');
}

function report(given: CountProblem, { problem, names, indexOf, counts }: IndexedProblem, primary: readonly number[], { secondary, moves }: Pattern, targets: ReadonlyMap<number, Target>, findings: Finding[]): Suppression {
  const place = new Map(given.cells.map((cell, i) => [cell.name, i]));
  const named = (cells: readonly number[]): string[] => cells.map((cell) => names[cell] as string).sort((a, b) => (place.get(a) as number) - (place.get(b) as number));
  const marked = primary.filter((cell) => !problem.cells[cell]?.unpublished);
  return {
    primary: named(marked), secondary: named(secondary), hiddenValue: [...marked, ...secondary].reduce((sum, cell) => sum + (counts[cell] as number), 0),
    targets: new Map(named(primary).map((name) => [name, targets.get(indexOf.get(name) as number) as Target])),
    tables: [...new Set(moves.values())].map((move) => new Map(move.cells.map((cell, i) => [names[cell] as string, (counts[cell] as number) + (move.changes[i] as number)]))),
    findings: findings.map((finding) => ({ ...finding, path: finding.path[0] === 'cells' ? ['cells', place.get(finding.cells[0] as string) as number] : finding.path })),
  };
}
