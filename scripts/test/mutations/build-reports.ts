import { parentPort } from 'node:worker_threads';
import { computeReport } from '../../compute/compute-report.ts';
import { loadSources } from '../../load/load-sources.ts';
import { formatProblem, ProblemsFound, type Problem, type Warning } from '../../problem.ts';
import { protectTables } from '../../protect/protect-tables.ts';
import { validateSources } from '../../validate/validate-sources.ts';

/** Runs in a thread of its own, so that one that hangs can be ended: the folder of a council -> its report, or its problems. */

export type Outcome =
  | { kind: 'report'; json: string; warnings: readonly Warning[] }
  | { kind: 'problems'; problems: readonly Problem[]; warnings: readonly Warning[]; printed: string[] }
  | { kind: 'bug'; stack: string };

parentPort?.on('message', (root: string) => void outcomeOf(root).then((outcome) => parentPort?.postMessage(outcome)));

async function outcomeOf(root: string): Promise<Outcome> {
  let texts: ReadonlyMap<string, string> = new Map();
  try {
    const sources = await loadSources(root);
    ({ texts } = sources);
    const records = validateSources(sources);
    const report = computeReport(await protectTables(records), { pdf: false, includeDrafts: true, withheld: records.withheld });
    return { kind: 'report', json: JSON.stringify(report), warnings: records.warnings };
  } catch (error) {
    if (!(error instanceof ProblemsFound)) return { kind: 'bug', stack: String((error as Error).stack ?? error) };
    return { kind: 'problems', problems: error.problems, warnings: error.warnings, printed: error.problems.map((problem) => formatProblem(problem, texts.get(problem.place.path))) };
  }
}
