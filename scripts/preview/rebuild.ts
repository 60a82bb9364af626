import { computeReport } from '../compute/compute-report.ts';
import type { Sources } from '../load/load-sources.ts';
import { ProblemsFound, type Problem, type Warning } from '../problem.ts';
import { protectTables } from '../protect/protect-tables.ts';
import type { Records } from '../schema/records.ts';
import type { Report } from '../schema/report.ts';
import { validateSources } from '../validate/validate-sources.ts';

/** The last sources without problems, and all that they say. */
export interface Good {
  records: Pick<Records, 'publications'>;
  report: Report;
}

export interface PreviewState {
  sources: Sources;
  problems: readonly Problem[];
  warnings: readonly Warning[];
  /** What a fault of the software said; it is nobody's mistake. */
  failure: Error | null;
  /** Stays while there are problems; null where there never were sources without. */
  good: Good | null;
}

/** Solving takes longer than that for a table with small counts in many sums, and then it is said. */
const QUIET_MS = 300;

/**
 * Validate, protect and compute, drafts included. It never throws: whatever is wrong stands in the state.
 * @param onChecking told the councils' names when protecting their counts takes long
 */
export async function rebuild(sources: Sources, good: Good | null, onChecking: (councils: readonly string[]) => void = () => {}): Promise<PreviewState> {
  let warnings: readonly Warning[] = [];
  try {
    const records = validateSources(sources);
    warnings = records.warnings;
    const waiting = setTimeout(() => onChecking([...records.councils.values()].map(({ file }) => file.name)), QUIET_MS);
    const tables = await protectTables(records).finally(() => clearTimeout(waiting));
    const report = computeReport(tables, { includeDrafts: true });
    return { sources, problems: [], warnings, failure: null, good: { records, report } };
  } catch (error) {
    if (error instanceof ProblemsFound) return { sources, problems: error.problems, warnings: error.warnings.length > 0 ? error.warnings : warnings, failure: null, good };
    return { sources, problems: [], warnings, failure: error instanceof Error ? error : new Error(String(error)), good };
  }
}

/** Paths that came, went or were saved since, in alphabetical order; `loadSources` gives the same object for a file that is as it was. */
export function changesBetween(before: Sources, after: Sources): string[] {
  const refused = ({ problems }: Sources): Map<string, string> => new Map([...Map.groupBy(problems, ({ place }) => place.path)].map(([path, own]) => [path, JSON.stringify(own)]));
  const [refusedBefore, refusedAfter] = [refused(before), refused(after)];
  const paths = new Set([before, after].flatMap(({ files, texts, problems }) => [...files.keys(), ...texts.keys(), ...problems.map(({ place }) => place.path)]));
  return [...paths].filter((path) => before.files.get(path) !== after.files.get(path) || before.texts.get(path) !== after.texts.get(path) || refusedBefore.get(path) !== refusedAfter.get(path)).sort();
}
