/** A person's mistake in a file: said with its place, what is wrong and what to do. A bug is an Error instead. */

export interface Place {
  /** Path from the root, with '/' */
  path: string;
  /** From 1 */
  line: number;
  /** From 1, in characters */
  column: number;
}

export interface Problem {
  rule: string;
  place: Place;
  /** 'What is wrong. What to do.' */
  message: string;
}

/** Carries every problem of a stage to main.ts; it is not a bug and shows no stack. */
export class ProblemsFound extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(`${problems.length} problems`);
    this.problems = problems;
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
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const sorted = [...problems].sort((a, b) =>
    compare(a.place.path, b.place.path) || a.place.line - b.place.line ||
    a.place.column - b.place.column || compare(a.rule, b.rule) || compare(a.message, b.message));
  return sorted.filter((p, i) => i === 0 || JSON.stringify(p) !== JSON.stringify(sorted[i - 1]));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * `path:line:column  rule-id  message`, with the line and a caret under it where the text is known.
 * @param text the whole file, or undefined where it could not be read
 */
export function formatProblem({ place, rule, message }: Problem, text: string | undefined): string {
  const head = `${place.path}:${place.line}:${place.column}  ${rule}  ${message}`;
  const line = text?.split(/\r?\n/)[place.line - 1];
  if (line === undefined || line.trim() === '') return head;
  const from = Math.max(0, place.column - 60);
  const shown = line.slice(from, from + 100).replaceAll('\t', ' ');
  return `${head}\n    ${shown}\n    ${' '.repeat(Math.min(place.column - 1, line.length) - from)}^`;
}
