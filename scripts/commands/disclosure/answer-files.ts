import { readFile } from 'node:fs/promises';
import { ProblemsFound, startOf } from '../../problem.ts';
import { auditCounts, type Audit } from '../../protect/disclosure/audit.ts';
import { completeCounts } from '../../protect/disclosure/complete-counts.ts';
import { loadSolver } from '../../protect/disclosure/solver.ts';
import { suppressCounts } from '../../protect/disclosure/suppress.ts';
import { readAuditFile, readProtectFile, type ProtectRules } from './files.ts';

/** From and to; null where nothing bounds it. */
export type JsonInterval = [number | null, number | null];

export interface AuditAnswer {
  id: string;
  lp: Record<string, JsonInterval>;
  integer: Record<string, JsonInterval>;
  /** Only of tables with thousands of hidden cells: those whose `integer` may be wider than it is told. */
  unproven?: string[];
}

export interface ProtectAnswer {
  primary: string[];
  secondary: string[];
  /** The sum of all hidden counts. */
  hiddenValue: number;
  /** Nothing stands against publication. */
  pass: boolean;
  /** By primary cell. `exact` is false where the interval may be wider than it is told. */
  intervals: Record<string, { interval: JsonInterval; target: JsonInterval; pass: boolean; exact: boolean; why?: string }>;
  findings: string[];
}

/** @throws ProblemsFound */
export async function readAnalystsFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new ProblemsFound([{ rule: 'no-file', place: startOf(path), message: 'There is no such file, or it cannot be read. Correct its name.' }]);
  }
}

/** @throws ProblemsFound */
export async function answerAudit(path: string, text: string): Promise<AuditAnswer[]> {
  const files = readAuditFile(path, text);
  const solver = await loadSolver();
  return files.map(({ id, problem, hidden, asked }) => {
    const { findings, intervals } = auditCounts(solver, problem, { hidden, cells: asked });
    if (findings.length > 0) throw new ProblemsFound(findings.map(({ message }) => ({ rule: 'disclosure-file', place: startOf(path), message })));
    const unproven = asked.filter((name) => intervals.get(name)?.isProven === false);
    return { id, lp: pick(intervals, asked, 'lp'), integer: pick(intervals, asked, 'integer'), ...(unproven.length > 0 ? { unproven } : {}) };
  });
}

/** @throws ProblemsFound */
export async function answerProtect(path: string, text: string, rules: ProtectRules, seed = ''): Promise<ProtectAnswer> {
  const given = readProtectFile(path, text, rules);
  const solver = await loadSolver();
  const { problem } = completeCounts(solver, given);
  const { findings, primary, secondary, hiddenValue, targets, tables } = suppressCounts(solver, problem, { seed });
  const audit = auditCounts(solver, problem, { hidden: [...primary, ...secondary], targets: new Map([...targets].map(([cell, { interval }]) => [cell, interval])), cells: [], tables, isExact: false });
  return {
    primary, secondary, hiddenValue, pass: findings.length === 0 && audit.findings.length === 0 && audit.verdicts.every((verdict) => verdict.passesCover),
    intervals: record(audit.verdicts.map(({ cell, interval, target, passesCover, why }) => [cell, { interval: ends(interval), target: ends(target), pass: passesCover, exact: audit.intervals.get(cell)?.isProven ?? false, ...(why === null ? {} : { why }) }])),
    findings: [...findings, ...audit.findings].map(({ message }) => message),
  };
}

function pick(intervals: Audit['intervals'], asked: readonly string[], which: 'lp' | 'integer'): Record<string, JsonInterval> {
  return record(asked.flatMap((name) => {
    const interval = intervals.get(name);
    return interval ? [[name, ends(interval[which])]] : [];
  }));
}

/** Any name may be a key, `__proto__` too. */
function record<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.fromEntries(entries);
}

function ends([lo, up]: readonly [number, number]): JsonInterval {
  return [Number.isFinite(lo) ? lo : null, Number.isFinite(up) ? up : null];
}
