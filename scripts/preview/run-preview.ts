import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { noShapes } from '../render/chart/draw-charts.ts';
import { openTemplates } from '../render/site/open-templates.ts';
import { openAnswers, pagePath, type Current } from './answer.ts';
import { openIdleCheck } from './check-idle.ts';
import { openLateChecker } from './check-later.ts';
import { EVENTS } from './dress-page.ts';
import { followFiles } from './follow-files.ts';
import { openWindows } from './open-windows.ts';
import { openPapers } from './preview-papers.ts';
import { openReader } from './read-again.ts';
import { serve, type PreviewServer } from './serve.ts';
import { foldersBelow, watchFolders } from './watch-folders.ts';

interface PreviewOptions {
  /** Holds content/ and data/ */
  root: string;
  port: number;
  say: (line: string) => void;
}

const PROGRAM = join(import.meta.dirname, '../..');
export const RESTART = 'The templates or the software have changed. Stop the preview in the terminal with Ctrl-C, and start it again.';

/** Serves the pages, and keeps them up to date with the files until it is closed. */
export async function runPreview({ root, port, say }: PreviewOptions): Promise<PreviewServer> {
  const started = performance.now();
  const current: Current = { root, state: null, pages: null, doing: null, notice: null, overflows: new Map() };
  const kept = { templates: openTemplates(), drawn: noShapes() };
  const [windows, checker] = [openWindows(), openLateChecker()];
  const onFault = (error: Error): void => say(`A fault of the software; pass on what follows.\n${error.stack ?? error.message}`);
  const answers = openAnswers(current, { papers: openPapers(kept), checker, onFault, onOverflows: () => void show() });
  const first = Promise.withResolvers<void>();
  const show = async (): Promise<void> => {
    first.resolve();
    await Promise.all(windows.paths().map(async (path) => windows.send(path, await answers.messageTo(path))));
  };

  const idleCheck = openIdleCheck(current, { windows, checker, show, say, onFault });
  const readAgain = openReader(current, kept, { show, say });
  const files = followFiles(root, {
    refresh: async (since, comesMore) => {
      if (await readAgain(since, comesMore)) idleCheck.soon();
    },
    onFault,
  });
  const program = watchFolders(() => {
    if (current.notice !== null) return;
    current.notice = RESTART;
    say(RESTART);
    void show();
  });

  const server = await serve(port, async (asked) => {
    await first.promise;
    return answers.answer(asked);
  }, (asked, response) => {
    if (asked.path !== EVENTS) return false;
    const path = pagePath((asked.query.get('page') ?? '').replace(/^\//, ''));
    windows.add(path, response);
    void first.promise.then(async () => windows.send(path, await answers.messageTo(path)));
    idleCheck.soon();
    return true;
  });
  say(`Preview: ${server.address}${server.port === port ? '' : ` (port ${port} is taken)`}. It stops with Ctrl-C.`);
  await files.keepUp(started);
  program.follow([...foldersBelow(join(PROGRAM, 'templates')), ...foldersBelow(join(PROGRAM, 'scripts')).filter((folder) => !folder.includes(join('scripts', 'test')))]);
  flushCompileCache();
  return {
    ...server,
    async close() {
      files.stop();
      program.close();
      idleCheck.stop();
      await Promise.all([server.close(), checker.close()]);
    },
  };
}
