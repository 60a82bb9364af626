import { attackPieces, untrueBounds, type AttackPiece } from './attack-model.ts';
import { attackPiece, type CellInterval, type PieceAttack, type Point } from './attack-piece.ts';
import type { Certificate } from './certificate.ts';
import { completeCounts } from './complete-counts.ts';
import { indexProblem, type CountProblem, type Finding, type IndexedProblem, type Interval } from './count-problem.ts';
import { openCornerFinder, type CornerFinder } from './corner-moves.ts';
import { explainFailure } from './explain.ts';
import type { Side } from './moves.ts';
import type { Solver } from './solver.ts';

export interface Audit {
  findings: Finding[];
  /** Of every hidden cell that was asked about: what an attacker can infer. */
  intervals: Map<string, CellInterval>;
  verdicts: Verdict[];
  /** Two tables for every verdict that passes. */
  certificate: Certificate;
}

interface Verdict {
  cell: string;
  /** What must remain possible. */
  target: Interval;
  interval: Interval;
  /** More than one value is possible. */
  passesExact: boolean;
  /** Every value of the target lies in the interval. */
  passesCover: boolean;
  /** Why it fails, for an officer; null when it passes. */
  why: string | null;
}

interface AuditQuestion {
  /** Names of the cells that show a marker. */
  hidden: readonly string[];
  /** What must remain possible, by primary cell. */
  targets?: ReadonlyMap<string, Interval>;
  /** Which hidden cells to give intervals for besides those with targets; all when absent. */
  cells?: readonly string[];
  /** Whole tables that are possible too, by name of a hidden cell: each saves the solver work, and is checked before it is believed. */
  tables?: readonly ReadonlyMap<string, number>[];
  /** False: where a table is so large and so full that exact intervals would take minutes, an interval that covers its target may be wider than it is told. */
  isExact?: boolean;
}

/** The attacker: knows every published figure and all that was told, and infers what he can, in whole numbers. */
export function auditCounts(solver: Solver, given: CountProblem, { hidden, targets = new Map(), cells = hidden, tables = [], isExact = true }: AuditQuestion): Audit {
  const { problem, findings } = completeCounts(solver, given);
  const { indexed } = indexProblem(problem);
  const unknownNames = hidden.filter((name) => !indexed.indexOf.has(name));
  for (const name of unknownNames) findings.push({ kind: 'unknown-cell', message: `There is no cell “${name}” to hide. Correct the name.`, cells: [name], path: ['suppressed', hidden.indexOf(name)] });
  const empty: Audit = { findings, intervals: new Map(), verdicts: [], certificate: { tables: [], proofs: [] } };
  if (findings.length > 0) return empty;
  const indices = [...new Set(hidden)].map((name) => indexed.indexOf.get(name) as number);
  findings.push(...untrueBounds(indexed, indices));
  if (findings.length > 0) return empty;
  const wanted = new Set([...cells, ...targets.keys()].flatMap((name) => indexed.indexOf.get(name) ?? []));
  const pieces = attackPieces(indexed, indices);
  const placeOf = new Map(pieces.flatMap((piece, p) => piece.cells.map((cell, column) => [cell, { p, column }] as const)));
  const suggested = pieces.map((): Map<number, number>[] => []);
  for (const table of tables) {
    const points = new Map<number, Map<number, number>>();
    for (const [name, count] of table) {
      const place = placeOf.get(indexed.indexOf.get(name) ?? -1);
      if (place) points.set(place.p, (points.get(place.p) ?? new Map<number, number>()).set(place.column, count));
    }
    for (const [p, point] of points) suggested[p]?.push(point);
  }
  const attacks = pieces.map((piece, p) => {
    const columns = piece.cells.flatMap((cell, column) => (wanted.has(cell) ? [column] : []));
    const needs = new Map(columns.flatMap((column) => {
      const target = targets.get(indexed.names[piece.cells[column] as number] as string);
      return target ? [[column, target] as const] : [];
    }));
    return { piece, attack: attackPiece(solver, piece, columns, suggested[p] as Map<number, number>[], needs, isExact, openGuess(indexed, piece)) };
  });
  return judge(solver, indexed, attacks, targets);
}

const EFFORTS = [1, 4];

/** Whole numbers are soon found so, where a whole-number program of thousands of cells takes minutes. */
function openGuess(indexed: IndexedProblem, { cells, truth }: AttackPiece): (column: number, value: number) => Point | null {
  const columnOf = new Map(cells.map((cell, column) => [cell, column]));
  let corners: CornerFinder | undefined;
  return (column, value) => {
    const change = value - (truth[column] as number);
    const side: Side = { cell: cells[column] as number, direction: change > 0 ? 1 : -1, need: Math.abs(change) };
    corners ??= openCornerFinder(indexed);
    for (const effort of EFFORTS) {
      const found = corners.find(side, (cell) => columnOf.has(cell), () => 0, effort);
      if (found) return new Map(found.support.map((cell, i) => [columnOf.get(cell) as number, (indexed.counts[cell] as number) + (found.changes[i] as number)]));
    }
    return null;
  };
}

interface AttackedPiece { piece: AttackPiece; attack: PieceAttack }

function judge(solver: Solver, indexed: IndexedProblem, attacks: readonly AttackedPiece[], targets: ReadonlyMap<string, Interval>): Audit {
  const { names, indexOf } = indexed;
  const intervals = new Map<string, CellInterval>();
  const placeOf = new Map<number, { at: AttackedPiece; column: number }>();
  for (const at of attacks) {
    for (const [column, interval] of at.attack.intervals) intervals.set(names[at.piece.cells[column] as number] as string, interval);
    at.piece.cells.forEach((cell, column) => placeOf.set(cell, { at, column }));
  }
  const tables: Certificate['tables'] = [];
  const tableOf = new Map<Point, number>();
  const addTable = ({ piece }: AttackedPiece, point: Point): number => {
    const known = tableOf.get(point) ?? tables.push([...point].map(([column, count]) => [names[piece.cells[column] as number] as string, count])) - 1;
    tableOf.set(point, known);
    return known;
  };
  const proofs: Certificate['proofs'] = [];
  const verdicts = [...targets].map(([cell, target]): Verdict => {
    const place = placeOf.get(indexOf.get(cell) as number);
    if (!place) throw new Error(`there is a target for ${cell}, which is published`);
    const { at, column } = place;
    const { integer: interval } = intervals.get(cell) as CellInterval;
    const passesExact = interval[1] - interval[0] >= 1;
    const passesCover = passesExact && interval[0] <= target[0] && interval[1] >= target[1];
    if (passesCover) {
      const [low, high] = at.attack.pointsFor(column, target).map((point) => addTable(at, at.attack.points[point] as Point)) as [number, number];
      proofs.push({ cell, target, low, high });
    }
    return { cell, target, interval, passesExact, passesCover, why: passesCover ? null : explainFailure(solver, indexed, at.piece, column, interval, target) };
  });
  return { findings: [], intervals, verdicts, certificate: { tables, proofs } };
}
