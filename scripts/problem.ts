/** What is said to the person who wrote a file: with its place, what is wrong and what to do. A bug is an Error instead. */

export interface Place {
  /** Path from the root, with '/' */
  path: string;
  /** From 1 */
  line: number;
  /** From 1, in characters */
  column: number;
  /** What a person with a spreadsheet calls the place: 'Row 5, column “Girls”' */
  cell?: string;
}

interface Finding {
  rule: string;
  place: Place;
  /** 'What is wrong. What to do.' */
  message: string;
}

/** A mistake: nothing is built until it is mended. */
export interface Problem extends Finding {
  severity?: never;
}

/** Advice to an editor, with its reason. It is told and counted, and never stops a check or a build. */
export interface Warning extends Finding {
  severity: 'warning';
}

/** Carries every problem of a stage to main.ts; it is not a bug and shows no stack. */
export class ProblemsFound extends Error {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Warning[];
  constructor(problems: readonly Problem[], warnings: readonly Warning[] = []) {
    super(`${problems.length} problems`);
    this.problems = problems;
    this.warnings = warnings;
  }
}

/** No browser can print the papers on this machine; the message tells an officer what to install. Neither a mistake in a file nor a bug. */
export class NoBrowser extends Error {
  override name = 'NoBrowser';
}

export function startOf(path: string): Place {
  return { path, line: 1, column: 1 };
}

/** In order of path, line, column and rule; the same problem once. */
export function sortProblems<T extends Finding>(problems: readonly T[]): T[] {
  const sorted = [...problems].sort((a, b) =>
    compare(a.place.path, b.place.path) || a.place.line - b.place.line ||
    a.place.column - b.place.column || compare(a.rule, b.rule) || compare(a.message, b.message));
  return sorted.filter((p, i) => i === 0 || JSON.stringify(p) !== JSON.stringify(sorted[i - 1]));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A place in a .csv file is told in words too, for a spreadsheet shows neither lines nor characters. */
export function sayCell<T extends Finding>(finding: T): T {
  const { cell, ...place } = finding.place;
  return cell === undefined ? finding : { ...finding, place, message: `${cell}: ${finding.message}` };
}

export function warningAt(place: Place, rule: string, message: string): Warning {
  return { severity: 'warning', rule, place, message };
}

/**
 * `path:line:column  rule-id  message`, `advice` before a warning's rule-id, with the line and a caret under it where the text is known.
 * @param text the whole file, or undefined where it could not be read
 */
export function formatProblem({ place, rule, message, severity }: Problem | Warning, text: string | undefined): string {
  const head = `${place.path}:${place.line}:${place.column}  ${severity === 'warning' ? 'advice ' : ''}${rule}  ${message}`;
  const excerpt = excerptAt(place, text);
  return excerpt ? `${head}\n    ${excerpt.shown}\n    ${' '.repeat(excerpt.caret)}^` : head;
}

export function adviceCount({ length }: readonly Warning[]): string {
  return `${length} ${length === 1 ? 'piece' : 'pieces'} of advice`;
}

/** Where the catalogue of rules is, told once below a list; the first problem's rule stands for all. */
export function sayMore([first]: readonly Problem[]): string {
  return first ? `More about a rule: npm run rules -- ${first.rule}` : '';
}

/** The line, or as much of a long one as tells the place, and where in it the caret belongs, from 0; null where there is nothing to show. */
export function excerptAt(place: Place, text: string | undefined): { shown: string; caret: number } | null {
  const line = text?.split(/\r?\n/)[place.line - 1];
  if (line === undefined || line.trim() === '') return null;
  const from = Math.max(0, place.column - 60);
  return { shown: line.slice(from, from + 100).replaceAll('\t', ' '), caret: Math.min(place.column - 1, line.length) - from };
}
