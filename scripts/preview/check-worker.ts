// A thread that reads pages of a preview back, as the build does, while the preview goes on.
import { parentPort } from 'node:worker_threads';
import { checkPages } from '../check/check-pages.ts';
import { readPage } from '../check/page.ts';
import type { PublicationView } from '../schema/report/publication.ts';

/** Pages of one publication, or one page of the site. */
export interface CheckTask {
  /** 'site/dorset/index.html' -> HTML with its policy */
  pages: [path: string, html: string][];
  publications: PublicationView[];
  /** What else lies beside them: pictures, papers. */
  files: string[];
  /** First folders of addresses that lead to other pages. */
  elsewhere: string[];
}

// What it throws ends this thread, and the pool hands it on.
parentPort!.on('message', async ({ pages, publications, files, elsewhere }: CheckTask) => {
  const read = pages.map(([path, html]) => readPage(path, html));
  const paths = new Set([...files, ...read.map(({ path }) => path)]);
  parentPort!.postMessage(await checkPages(read, { report: { publications }, files: paths, elsewhere: new Set(elsewhere) }));
});
