import { mkdir, rm } from 'node:fs/promises';
import { buildExemptPapers } from './build-exempt.ts';
import { computeExemptReport, computeReport } from './compute/compute-report.ts';
import { loadSources, type Sources } from './load/load-sources.ts';
import { protectExempt } from './protect/protect-exempt.ts';
import { protectTables, type ProtectedRecords } from './protect/protect-tables.ts';
import { ProblemsFound, startOf, type Warning } from './problem.ts';
import { publishOutput } from './publish/publish-output.ts';
import { mendSwap, workspaceFor } from './publish/swap.ts';
import { picturesOf } from './render/pictures-of.ts';
import type { AllRecords, Publication } from './schema/records.ts';
import type { Report } from './schema/report.ts';
import { validateSources } from './validate/validate-sources.ts';

interface BuildOptions {
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
  /** Exempt papers are printed too, into exempt/. Nothing that the public sees depends on it. */
  includeExempt?: boolean;
  /** Told of the sources once they are read, so that problems can be shown with their lines. */
  onSources?: (sources: Sources) => void;
  /** Told of the advice to editors; it stops nothing. */
  onWarnings?: (warnings: readonly Warning[]) => void;
  /** Told, in a sentence, what this machine can't do and the build goes on without. */
  onNotice?: (words: string) => void;
  /** Told the titles of the exempt papers that were printed. */
  onExempt?: (titles: readonly string[]) => void;
}

/** Advice that is made from counts before any is hidden. Even how often it is said would tell of them, so that no build says it. */
const OF_COUNTS: ReadonlySet<string> = new Set(['likely-slip', 'headline-contradicts', 'small-number', 'order-of-size', 'counts-no-people']);

/**
 * The whole pipeline, from sources to dist/.
 * @returns what the public sees
 * @throws ProblemsFound for mistakes in the sources or in the output; any other Error is a bug
 */
export async function build(options: BuildOptions): Promise<Report> {
  const { root, out, pdf, docx = false } = options;
  await mendSwap(out);
  const sources = await loadSources(root);
  options.onSources?.(sources);
  const records = validateSources(sources);
  options.onWarnings?.(records.warnings.filter(({ rule }) => !OF_COUNTS.has(rule)));
  const tables = await protectTables(records);
  const whole = computeReport(tables, { includeDrafts: options.includeDrafts, pdf, docx, openData: options.only === null, withheld: records.withheld });
  const exempt = options.includeExempt ? await exemptReport(records, tables, options) : null;
  const report = selectPublications(whole, exempt, options);
  // Here and not above: who made a mistake should not wait a second for Vega, Sass and a browser to be told.
  const [{ renderReport }, { canIndex, NO_SEARCH }, { checkOutput }] = await Promise.all([import('./render/render-report.ts'), import('./render/search/search-files.ts'), import('./check/check-output.ts')]);
  const workspace = workspaceFor(out);
  await mkdir(workspace, { recursive: true });
  const search = canIndex();
  if (!search) options.onNotice?.(NO_SEARCH);
  try {
    const output = await renderReport(report, { folder: workspace, pictures: picturesOf(records.publications, report), pdf, docx, search });
    await checkOutput(output, { report, sources: records.publications, elsewhere: publicationsElsewhere(whole, report), withExempt: records.withExempt?.publications ?? [] });
    const papers = exempt ? await buildExemptPapers(exempt, { ...exemptSources(records, exempt), elsewhere: publicationsElsewhere(whole, exempt), workspace }) : [];
    await publishOutput(output, sources, out, papers);
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
  if (exempt) options.onExempt?.(exempt.publications.map(({ title }) => title));
  return report;
}

/** Of everything, exempt papers and parts too; null where there are none. The public's report is made without it. */
async function exemptReport(records: AllRecords, tables: ProtectedRecords, { includeDrafts, only }: BuildOptions): Promise<Report | null> {
  const everything = await protectExempt(records, tables);
  if (everything === null) return null;
  const report = computeExemptReport(everything, { includeDrafts });
  const publications = report.publications.filter(({ id, status }) => status?.state !== 'withdrawn' && (only === null || id === only));
  return publications.length === 0 ? null : { ...report, publications };
}

function exemptSources(records: AllRecords, exempt: Report): { sources: readonly Publication[]; pictures: Map<string, string> } {
  const sources = records.withExempt?.publications ?? [];
  return { sources, pictures: picturesOf(sources, exempt) };
}

function selectPublications(report: Report, exempt: Report | null, { only }: BuildOptions): Report {
  if (only === null) return report;
  const publications = report.publications.filter((p) => p.id === only);
  if (publications.length > 0 || exempt !== null) return { ...report, publications };
  throw new ProblemsFound([{ rule: 'not-public', place: startOf(`content/${only}/index.md`), message: 'This publication is a draft or exempt, so it is not built. To see a draft, add --include-drafts to the command; to print an exempt paper, --include-exempt.' }]);
}

function publicationsElsewhere(whole: Report, report: Report): Set<string> {
  const here = new Set(report.publications.map((p) => p.id));
  return new Set(whole.publications.flatMap((p) => (here.has(p.id) ? [] : [p.id])));
}
