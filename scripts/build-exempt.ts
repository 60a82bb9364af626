import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckContext } from './check/check-output.ts';
import type { Report } from './schema/report.ts';

/** Below the workspace, and never below site/. */
const PAGES = 'exempt-pages';
const PAPERS = 'exempt';

interface ExemptOptions extends Pick<CheckContext, 'sources' | 'elsewhere'> {
  workspace: string;
  /** As renderReport takes them. */
  pictures: ReadonlyMap<string, string>;
}

/**
 * Prints exempt papers by the public's own way, in a folder of their own: pages, PDFs, the same checks. Then the PDFs
 * alone go to exempt/, and everything else is deleted. @returns their paths below the workspace
 */
export async function buildExemptPapers(report: Report, { workspace, pictures, sources, elsewhere }: ExemptOptions): Promise<string[]> {
  const [{ renderReport }, { pdfPath }, { checkOutput }] = await Promise.all([import('./render/render-report.ts'), import('./render/pdf/pdf-path.ts'), import('./check/check-output.ts')]);
  const folder = join(workspace, PAGES);
  await mkdir(folder, { recursive: true });
  try {
    const output = await renderReport(report, { folder, pictures, pdf: true });
    await checkOutput(output, { report, sources, elsewhere });
    await mkdir(join(workspace, PAPERS));
    const made = report.publications.filter(({ id }) => output.paths.includes(`site/${pdfPath(id)}`));
    return await Promise.all(made.map(async ({ id }) => {
      await rename(join(folder, 'site', pdfPath(id)), join(workspace, PAPERS, `${id}.pdf`));
      return `${PAPERS}/${id}.pdf`;
    }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
