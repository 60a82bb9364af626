import { createHash } from 'node:crypto';
import { sortProblems, type Problem } from '../problem.ts';
import { pdfPath } from '../render/pdf/pdf-path.ts';
import { openWorkers, type WorkerPool } from '../render/pdf/worker-pool.ts';
import { addPolicies } from '../render/site/content-policy.ts';
import type { CheckTask } from './check-worker.ts';
import type { PreviewPages } from './preview-pages.ts';
import type { Good } from './rebuild.ts';

export interface LateChecker {
  /** What the build would say of the rendered pages that belong together with this one. */
  check(path: string, good: Good, pages: PreviewPages): Promise<Problem[]>;
  /** What the last check of it found. */
  found(path: string): readonly Problem[];
  close(): Promise<void>;
}

/** Reading pages back takes a second or more, so it is done in a thread of its own after they are shown, and not again while they are as they were. */
export function openLateChecker(): LateChecker {
  const known = new Map<string, { key: string; problems: readonly Problem[] }>();
  let pool: WorkerPool<CheckTask, Problem[]> | null = null;
  return {
    async check(path, good, pages) {
      const task = await taskOf(path, good, pages);
      if (task === null) return [];
      const key = createHash('sha256').update(JSON.stringify(task)).digest('hex');
      const before = known.get(unitOf(path, good));
      if (before?.key === key) return [...before.problems];
      pool ??= openWorkers<CheckTask, Problem[]>(new URL('./check-worker.ts', import.meta.url), 1);
      const problems = sortProblems(await pool.run(task));
      known.set(unitOf(path, good), { key, problems });
      return problems;
    },
    found: (path) => [...known].find(([unit]) => path === unit || path.startsWith(`${unit}/`))?.[1].problems ?? [],
    close: async () => pool?.close(),
  };
}

/** A publication's folder, or a page of the site by itself. */
function unitOf(path: string, { report }: Good): string {
  const [folder = ''] = path.split('/');
  return report.publications.some(({ id }) => id === folder) ? folder : path;
}

/** Null where there is no such page any more. What is outside the unit was judged with the sources: a link to there is good. */
async function taskOf(path: string, good: Good, pages: PreviewPages): Promise<CheckTask | null> {
  const unit = unitOf(path, good);
  const publications = good.report.publications.filter(({ id }) => id === unit);
  const single = publications.length > 0 ? null : await pages.page(path);
  if (publications.length === 0 && single === null) return null;
  const own = single === null ? await pages.pagesOf(unit) : new Map([[path, single]]);
  const files = [...pages.pictures.keys(), ...pages.assets().map((asset) => asset.path), pdfPath(unit), 'feed.xml'].map((file) => `site/${file}`);
  const folders = [...good.report.publications.map(({ id }) => id), ...good.report.councils.map(({ id }) => id), 'data', 'about', 'search', 'index.html'];
  return {
    pages: [...addPolicies(own)].map(([name, html]) => [`site/${name}`, html as string]), publications, files,
    elsewhere: folders.filter((folder) => folder !== unit),
  };
}
