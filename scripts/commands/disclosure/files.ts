import Big from 'big.js';
import { ProblemsFound, type Problem } from '../../problem.ts';
import { untrueBounds } from '../../protect/disclosure/attack-model.ts';
import { indexProblem, type CountCell, type CountProblem, type Equation, type FactRow, type Finding, type Interval } from '../../protect/disclosure/count-problem.ts';
import { didYouMean } from '../../validate/suggest.ts';
import { readJson, type JsonNode } from './read-json.ts';

/** What an analyst gives by hand: problems to audit, or one to protect. Names are the analyst's. */
interface AuditFile {
  id: string;
  problem: CountProblem;
  hidden: string[];
  /** Cells to tell of: `targets` where the file has them, else all that are hidden. */
  asked: string[];
}

export interface ProtectRules {
  threshold: number;
  zeros: CountProblem['zeros'];
}

const AUDIT_KEYS = ['id', 'cells', 'equations', 'suppressed', 'lower', 'bounds', 'extra', 'targets', 'unpublished'];
const PROTECT_KEYS = ['cells', 'equations', 'forced', 'thresholds', 'unpublished', 'extra'];

/** @throws ProblemsFound with every mistake at its line */
export function readAuditFile(path: string, text: string): AuditFile[] {
  const reader = openReader(path, text);
  const files = reader.list(reader.root, 'The file must hold a list of problems, each with cells, equations and suppressed: [ { … } ].', true).map((node, i): AuditFile => {
    const members = reader.members(node, 'Each problem is a group: { "cells": { … }, "equations": [ … ], "suppressed": [ … ] }.');
    reader.checkKeys(members, AUDIT_KEYS, ['cells', 'suppressed'], node);
    const hidden = reader.names(members.get('suppressed'));
    const lower = reader.whole(members.get('lower'));
    const bounds = readBounds(reader, members.get('bounds'));
    const unpublished = new Set(reader.names(members.get('unpublished')));
    const counts = reader.counts(members.get('cells'));
    // A file in which a hidden cell is 0 doesn't publish its zeros, and else does.
    const least = lower ?? (hidden.some((name) => counts.get(name) === 0) ? 0 : 1);
    const cells = [...counts].map(([name, count]): CountCell => {
      const isBounded = bounds.has(name) || hidden.includes(name);
      return { name, count, ...(unpublished.has(name) ? { unpublished: true } : {}), ...(isBounded ? { bounds: bounds.get(name) ?? [least, Infinity] } : {}) };
    });
    const problem: CountProblem = { cells, equations: readEquations(reader, members.get('equations')), rows: readRows(reader, members.get('extra')), threshold: 5, zeros: least > 0 ? 'published' : 'protected' };
    reader.checkNames(members, ['suppressed', 'targets', 'unpublished'], counts);
    const { indexed, findings } = indexProblem(problem);
    if (findings.length === 0) findings.push(...untrueBounds(indexed, hidden.flatMap((name) => indexed.indexOf.get(name) ?? [])));
    reader.tell(findings, members, node);
    const id = members.get('id')?.value;
    return { id: typeof id === 'string' || typeof id === 'number' ? String(id) : String(i + 1), problem, hidden, asked: members.has('targets') ? reader.names(members.get('targets')) : [...new Set(hidden)] };
  });
  reader.finish();
  return files;
}

/** @throws ProblemsFound with every mistake at its line */
export function readProtectFile(path: string, text: string, { threshold, zeros }: ProtectRules): CountProblem {
  const reader = openReader(path, text);
  const members = reader.members(reader.root, 'The file must hold one group: { "cells": { … }, "equations": [ … ] }.');
  reader.checkKeys(members, PROTECT_KEYS, ['cells'], reader.root);
  const counts = reader.counts(members.get('cells'));
  const thresholds = reader.counts(members.get('thresholds'));
  const [forced, unpublished] = ['forced', 'unpublished'].map((key) => new Set(reader.names(members.get(key))));
  const cells = [...counts].map(([name, count]): CountCell => {
    const own = thresholds.get(name) ?? null;
    return { name, count, ...(forced?.has(name) ? { forced: true } : {}), ...(unpublished?.has(name) ? { unpublished: true } : {}), ...(own === null ? {} : { threshold: own }) };
  });
  const problem: CountProblem = { cells, equations: readEquations(reader, members.get('equations')), rows: readRows(reader, members.get('extra')), threshold, zeros };
  reader.checkNames(members, ['forced', 'unpublished', 'thresholds'], counts);
  reader.tell(indexProblem(problem).findings, members, reader.root);
  reader.finish();
  return problem;
}

type Reader = ReturnType<typeof openReader>;

function openReader(path: string, text: string) {
  const { node, problems, placeAt } = readJson(path, text);
  if (!node) throw new ProblemsFound(problems);
  const faulty = new Set<JsonNode>();
  const add = (at: JsonNode, message: string): void => {
    faulty.add(at);
    problems.push({ rule: 'disclosure-file', place: placeAt(at.offset), message });
  };
  const reader = {
    root: node, add,
    list(at: JsonNode | undefined, message: string, orOne = false): JsonNode[] {
      if (Array.isArray(at?.value)) return at.value;
      if (orOne && at?.value instanceof Map) return [at];
      if (at) add(at, message);
      return [];
    },
    members(at: JsonNode | undefined, message: string): Map<string, JsonNode> {
      if (at?.value instanceof Map) return at.value;
      if (at) add(at, message);
      return new Map();
    },
    number(at: JsonNode | undefined): number | null {
      if (at === undefined || at.value === null) return null;
      if (typeof at.value === 'number' && Number.isFinite(at.value)) return at.value;
      add(at, 'A number is expected here.');
      return null;
    },
    whole(at: JsonNode | undefined): number | null {
      const value = reader.number(at);
      if (at && value !== null && !Number.isSafeInteger(value)) add(at, `${value} is not a whole number. Give one.`);
      return value;
    },
    names(at: JsonNode | undefined): string[] {
      return reader.list(at, 'A list of cell names is expected here: ["a", "b"].').flatMap((each) => {
        if (typeof each.value === 'string') return [each.value];
        add(each, 'The name of a cell is expected here, in quotation marks.');
        return [];
      });
    },
    counts(at: JsonNode | undefined): Map<string, number | null> {
      return new Map([...reader.members(at, 'Names with their counts are expected here: { "a": 12, "b": 3 }.')].map(([name, each]) => {
        if (each.value !== null && typeof each.value !== 'number') add(each, `“${name}” has no count. Give a whole number from 0.`);
        return [name, typeof each.value === 'number' ? each.value : null];
      }));
    },
    /** Other keys are notes; one that is nearly a key of ours is a slip. */
    checkKeys(members: ReadonlyMap<string, JsonNode>, known: readonly string[], needed: readonly string[], at: JsonNode): void {
      for (const [key, each] of members) if (!known.includes(key) && didYouMean(key, known.filter((k) => !members.has(k) && key.length > 2))) add(each, `“${key}” has no meaning here.${didYouMean(key, known)}`);
      if (at.value instanceof Map) for (const key of needed) if (!members.has(key)) add(at, `“${key}” is missing. Add it.`);
    },
    checkNames(members: ReadonlyMap<string, JsonNode>, keys: readonly string[], counts: ReadonlyMap<string, unknown>): void {
      for (const key of keys) {
        const at = members.get(key);
        const named = Array.isArray(at?.value) ? at.value.map((each) => [each.value, each] as const) : at?.value instanceof Map ? [...at.value] : [];
        for (const [name, each] of named) if (typeof name === 'string' && !counts.has(name)) add(each, `There is no cell “${name}”.${didYouMean(name, [...counts.keys()].slice(0, 1000))}`);
      }
    },
    /** Findings at what they are about. */
    tell(findings: readonly Finding[], members: ReadonlyMap<string, JsonNode>, fallback: JsonNode): void {
      for (const { path: [part, index], message, cells } of findings) {
        const at = members.get(part === 'rows' ? 'extra' : String(part))?.value;
        const place = (Array.isArray(at) ? at[Number(index)] : at instanceof Map ? at.get(cells[0] ?? '') : undefined) ?? fallback;
        // What isn't even in shape has been told already.
        if (!faulty.has(place)) add(place, message);
      }
    },
    finish(): void {
      if (problems.length > 0) throw new ProblemsFound(problems.sort((a: Problem, b: Problem) => a.place.line - b.place.line || a.place.column - b.place.column));
    },
  };
  return reader;
}

function readEquations(reader: Reader, at: JsonNode | undefined): Equation[] {
  return reader.list(at, 'A list of equations is expected here: [ ["T", ["a", "b"]] ].').map((each): Equation => {
    const [total, parts, ...more] = reader.list(each, 'An equation is a total and its parts: ["T", ["a", "b"]].');
    if (Array.isArray(each.value) && (typeof total?.value !== 'string' || !Array.isArray(parts?.value) || more.length > 0)) reader.add(each, 'An equation is a total and its parts: ["T", ["a", "b"]].');
    return { total: typeof total?.value === 'string' ? total.value : '', parts: Array.isArray(parts?.value) ? reader.names(parts) : [] };
  });
}

function readBounds(reader: Reader, at: JsonNode | undefined): Map<string, Interval> {
  return new Map([...reader.members(at, 'Names with their bounds are expected here: { "a": [1, 5] }.')].map(([name, each]) => {
    const [lo, up] = reader.list(each, 'Bounds are the least and the most: [1, 5].').map((end) => reader.number(end));
    return [name, [lo ?? 0, up ?? Infinity]];
  }));
}

/** lo <= sum <= up with any decimals, made whole by the power of ten that it takes. */
function readRows(reader: Reader, at: JsonNode | undefined): FactRow[] {
  return reader.list(at, 'A list of rows is expected here: [ { "coef": { "a": 1 }, "lo": 0, "up": 5 } ].').map((each, r): FactRow => {
    const members = reader.members(each, 'A row is a group: { "coef": { "a": 1 }, "lo": 0, "up": 5 }.');
    reader.checkKeys(members, ['coef', 'lo', 'up', 'says'], ['coef'], each);
    const coefficients = [...reader.members(members.get('coef'), 'Names with their coefficients are expected here: { "a": 1, "T": -0.5 }.')].map(([name, node]) => [name, new Big(reader.number(node) ?? 0)] as const);
    const decimals = Math.max(0, ...coefficients.map(([, value]) => value.c.length - 1 - value.e));
    const scale = new Big(10).pow(Math.min(decimals, 30));
    const end = (key: 'lo' | 'up', open: number): number => {
      const value = reader.number(members.get(key));
      return value === null ? open : new Big(value).times(scale).toNumber();
    };
    const says = members.get('says')?.value;
    return { terms: coefficients.map(([name, value]) => [name, value.times(scale).toNumber()]), lo: end('lo', -Infinity), up: end('up', Infinity), says: typeof says === 'string' ? says : `Row ${r + 1} of “extra” holds` };
  });
}
