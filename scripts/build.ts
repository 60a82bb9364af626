import { mkdir, rm } from 'node:fs/promises';
import { computeReport } from './compute/compute-report.ts';
import { loadSources, type Sources } from './load/load-sources.ts';
import { protectTables } from './protect/protect-tables.ts';
import { ProblemsFound, startOf, type Warning } from './problem.ts';
import { publishOutput } from './publish/publish-output.ts';
import { mendSwap, workspaceFor } from './publish/swap.ts';
import type { Records } from './schema/records.ts';
import type { Report } from './schema/report.ts';
import { validateSources } from './validate/validate-sources.ts';

export interface BuildOptions {
  /** Holds content/ and data/ */
  root: string;
  /** Replaced as a whole when everything is good, else left as it is. */
  out: string;
  pdf: boolean;
  /** Word documents as well; left out, none. */
  docx?: boolean;
  /** Only this publication, or all. */
  only: string | null;
  includeDrafts: boolean;
  /** Told of the sources once they are read, so that problems can be shown with their lines. */
  onSources?: (sources: Sources) => void;
  /** Told of the advice to editors; it stops nothing. */
  onWarnings?: (warnings: readonly Warning[]) => void;
  /** Told, in a sentence, what this machine can't do and the build goes on without. */
  onNotice?: (words: string) => void;
}

/**
 * The whole pipeline, from sources to dist/.
 * @throws ProblemsFound for mistakes in the sources or in the output; any other Error is a bug
 */
export async function build(options: BuildOptions): Promise<Report> {
  const { root, out, pdf, docx = false } = options;
  await mendSwap(out);
  const sources = await loadSources(root);
  options.onSources?.(sources);
  const records = validateSources(sources);
  options.onWarnings?.(records.warnings);
  const tables = await protectTables(records);
  const whole = computeReport(tables, { includeDrafts: options.includeDrafts, pdf, docx, openData: options.only === null });
  const report = selectPublications(whole, options);
  // Here and not above: who made a mistake should not wait a second for Vega, Sass and a browser to be told.
  const [{ renderReport }, { canIndex, NO_SEARCH }, { checkOutput }] = await Promise.all([import('./render/render-report.ts'), import('./render/search/search-files.ts'), import('./check/check-output.ts')]);
  const workspace = workspaceFor(out);
  await mkdir(workspace, { recursive: true });
  const search = canIndex();
  if (!search) options.onNotice?.(NO_SEARCH);
  try {
    const output = await renderReport(report, { folder: workspace, pictures: picturesOf(records, report), pdf, docx, search });
    await checkOutput(output, { report, sources: records.publications, elsewhere: publicationsElsewhere(whole, report) });
    await publishOutput(output, sources, out);
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
  return report;
}

function selectPublications(report: Report, { only }: BuildOptions): Report {
  if (only === null) return report;
  const publications = report.publications.filter((p) => p.id === only);
  if (publications.length > 0) return { ...report, publications };
  throw new ProblemsFound([{ rule: 'not-public', place: startOf(`content/${only}/index.md`), message: 'This publication is a draft or exempt, so it is not built. To see a draft, add --include-drafts to the command.' }]);
}

function publicationsElsewhere(whole: Report, report: Report): Set<string> {
  const here = new Set(report.publications.map((p) => p.id));
  return new Set(whole.publications.flatMap((p) => (here.has(p.id) ? [] : [p.id])));
}

function picturesOf(records: Records, report: Report): Map<string, string> {
  const shown = new Set(report.publications.map((p) => p.id));
  return new Map(records.publications.filter((p) => shown.has(p.id)).flatMap((p) => [...p.images].map(([name, file]) => [`${p.id}/${name}`, file] as const)));
}
