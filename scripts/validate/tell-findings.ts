import { sayCell, sortProblems, type Problem, type Warning } from '../problem.ts';

const MOST_ALIKE = 100;
const LONGEST_MESSAGE = 600;

/** As they are shown: in order, each on one line, long quotations cut, and of those that break one rule in one file the first hundred. */
export function tellFindings<T extends Problem | Warning>(findings: readonly T[]): T[] {
  const alike = Map.groupBy(sortProblems(findings.map(sayCell)), ({ rule, place }) => `${rule} ${place.path}`);
  return sortProblems([...alike.values()].flatMap((all) => all.slice(0, MOST_ALIKE).map((finding, i): T => {
    const message = shorten(finding.message);
    return i === MOST_ALIKE - 1 && all.length > MOST_ALIKE ? { ...finding, message: `${message} There are more like it in this file.` } : message === finding.message ? finding : { ...finding, message };
  })));
}

function shorten(message: string): string {
  const line = message.replaceAll(/[\r\n\u0085\u2028\u2029]+/g, ' ');
  if (line.length <= LONGEST_MESSAGE) return line;
  const cut = line.replaceAll(/“([^“”]{60})[^“”]{20,}”/g, '“$1…”');
  return cut.length <= LONGEST_MESSAGE ? cut : `${cut.slice(0, LONGEST_MESSAGE)}….`;
}
