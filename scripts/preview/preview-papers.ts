import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Problem } from '../problem.ts';
import { drawCharts } from '../render/chart/draw-charts.ts';
import { readPictureFile } from '../render/picture-file.ts';
import { addPolicies } from '../render/site/content-policy.ts';
import type { Kept, PreviewPages } from './preview-pages.ts';
import type { Good } from './rebuild.ts';

interface PreviewPaper {
  pdf: Uint8Array;
  /** Slides that hold more than fits. */
  problems: Problem[];
}

export interface PreviewPapers {
  /** Makes the PDF as the build does, or gives that of the same page again. Only of what `hasPaper`. */
  paperOf(id: string, good: Good, pages: PreviewPages): Promise<PreviewPaper>;
}

/** What is withdrawn has none. */
export function hasPaper({ report }: Good, id: string): boolean {
  return report.publications.some((publication) => publication.id === id && publication.status?.state !== 'withdrawn');
}

export function openPapers(kept: Kept): PreviewPapers {
  const made = new Map<string, { key: string; paper: Promise<PreviewPaper> }>();
  return {
    async paperOf(id, good, pages) {
      const own = await pages.pagesOf(id);
      const key = createHash('sha256').update([...own.values()].join('\0')).digest('hex');
      const known = made.get(id);
      if (known?.key === key) return known.paper;
      const paper = makePaper(id, { good, pages, own, kept });
      made.set(id, { key, paper });
      // What failed is tried again when it is asked for again.
      paper.catch(() => made.delete(id));
      return paper;
    },
  };
}

async function makePaper(id: string, { good, pages, own, kept }: { good: Good; pages: PreviewPages; own: ReadonlyMap<string, string>; kept: Kept }): Promise<PreviewPaper> {
  // Here and not above: most previews end without a PDF, and a browser and its like take long to read.
  const [{ printPublications }, { checkOverflows }] = await Promise.all([import('../render/render-report.ts'), import('../check/overflows.ts')]);
  const publications = good.report.publications.filter((publication) => publication.id === id);
  const charts = await drawCharts({ publications, datasets: [] }, kept.drawn);
  const folder = await mkdtemp(join(tmpdir(), 'preview-'));
  try {
    const files = new Map([...addPolicies(own), ...pages.assets().map(({ path, content }) => [path, content] as const)]);
    const pictures = [...pages.pictures].filter(([name]) => name.startsWith(`${id}/`));
    for (const path of [...files.keys(), ...pictures.map(([name]) => name)]) await mkdir(dirname(join(folder, 'site', path)), { recursive: true });
    for (const [path, content] of files) await writeFile(join(folder, 'site', path), content);
    for (const [name, file] of pictures) await writeFile(join(folder, 'site', name), await readPictureFile(file));
    const { pdfs, overflows } = await printPublications({ publications }, charts, folder);
    return { pdf: pdfs.get(id) as Uint8Array, problems: checkOverflows(overflows, good.records.publications) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
