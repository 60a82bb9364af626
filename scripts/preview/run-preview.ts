import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { loadSources, type FilesRead, type Sources } from '../load/load-sources.ts';
import { noShapes } from '../render/chart/draw-charts.ts';
import { openTemplates } from '../render/site/open-templates.ts';
import { openAnswers, pagePath, type Current } from './answer.ts';
import { openLateChecker } from './check-later.ts';
import { EVENTS } from './dress-page.ts';
import { gatherEvents } from './gather-events.ts';
import { openWindows } from './open-windows.ts';
import { openPages } from './preview-pages.ts';
import { openPapers } from './preview-papers.ts';
import { changesBetween, rebuild } from './rebuild.ts';
import { serve, type PreviewServer } from './serve.ts';
import { tellProblems, tellRebuild } from './tell.ts';
import { foldersBelow, watchFolders } from './watch-folders.ts';

interface PreviewOptions {
  /** Holds content/ and data/ */
  root: string;
  port: number;
  say: (line: string) => void;
}

const PROGRAM = join(import.meta.dirname, '../..');
/** A problem in a file that is half written is gone before anyone could read it. */
const HALF_WRITTEN_MS = 120;
/** Pages are read back when nobody types. */
const IDLE_MS = 600;
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

  const read: FilesRead = new Map();
  let last: Sources | null = null;
  let isStale = false;
  async function refresh(since: number): Promise<void> {
    const sources = await loadSources(root, read);
    const changed = last ? changesBetween(last, sources) : [];
    if (last && changed.length === 0) return;
    const before = current.state;
    const state = await rebuild(sources, before?.good ?? null, (councils) => {
      current.doing = `Checking the small numbers of ${councils.join(' and ')}.`;
      void show();
    });
    current.doing = null;
    if (last && state.problems.length > 0 && await comesMore()) return;
    last = sources;
    current.state = state;
    if (state.good && state.good !== before?.good) {
      current.pages = openPages(state.good, kept);
      current.overflows.clear();
    }
    await show();
    for (const line of tellRebuild({ state, before, changed, ms: performance.now() - since, time: new Date().toLocaleTimeString('en-GB') })) say(line);
    checkSoon();
  }

  const comesMore = async (): Promise<boolean> => {
    await new Promise((resolve) => setTimeout(resolve, HALF_WRITTEN_MS));
    return isStale;
  };

  let running: Promise<void> | null = null;
  async function keepUp(since: number): Promise<void> {
    isStale = true;
    running ??= (async () => {
      while (isStale) {
        isStale = false;
        await refresh(since).catch((error: NodeJS.ErrnoException) => {
          // A file went while it was read: it is read again without.
          if (error.code === 'ENOENT') isStale = true;
          else onFault(error);
        });
      }
      running = null;
      if (watch.follow([root, ...foldersBelow(join(root, 'content')), ...foldersBelow(join(root, 'data'))])) events.event();
    })();
    await running;
  }
  const events = gatherEvents((since) => void keepUp(since));
  const watch = watchFolders(events.event);

  let idle: NodeJS.Timeout | undefined;
  const told = new Map<string, string>();
  const checkSoon = (): void => {
    clearTimeout(idle);
    idle = setTimeout(() => void checkOpen().catch(onFault), IDLE_MS);
  };
  async function checkOpen(): Promise<void> {
    for (const path of windows.paths()) {
      const { state, pages } = current;
      if (!state?.good || !pages || state.problems.length > 0) return;
      const problems = await checker.check(path, state.good, pages);
      const words = JSON.stringify(problems);
      if (words === (told.get(path) ?? '[]')) continue;
      told.set(path, words);
      if (problems.length > 0) for (const line of tellProblems(problems, state.sources.texts)) say(line);
      await show();
    }
  }

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
    checkSoon();
    return true;
  });
  say(`Preview: ${server.address}${server.port === port ? '' : ` (port ${port} is taken)`}. It stops with Ctrl-C.`);
  await keepUp(started);
  program.follow([...foldersBelow(join(PROGRAM, 'templates')), ...foldersBelow(join(PROGRAM, 'scripts')).filter((folder) => !folder.includes(join('scripts', 'test')))]);
  flushCompileCache();
  return {
    ...server,
    async close() {
      for (const one of [watch, program]) one.close();
      events.stop();
      clearTimeout(idle);
      await Promise.all([server.close(), checker.close()]);
    },
  };
}
