import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { NoBrowser, type Problem } from '../problem.ts';
import type { LateChecker } from './check-later.ts';
import { CLIENT, dressPage, emptyPage, emptyPageAssets, STYLES, waitingPage } from './dress-page.ts';
import { datePictures, type PreviewPages } from './preview-pages.ts';
import { hasPaper, type PreviewPapers } from './preview-papers.ts';
import { renderPanel } from './problem-panel.ts';
import type { PreviewState } from './rebuild.ts';
import { plain, type Asked, type Reply } from './serve.ts';

/** What a preview has at a moment. */
export interface Current {
  root: string;
  /** Null until the sources were read once. */
  state: PreviewState | null;
  /** Those of the last sources without problems; null where there were none. */
  pages: PreviewPages | null;
  /** What takes long just now. */
  doing: string | null;
  /** What else is to be said, until it is started again. */
  notice: string | null;
  /** By publication: slides that hold too much, known since its PDF was made. */
  overflows: Map<string, readonly Problem[]>;
}

interface Answers {
  answer(asked: Asked): Promise<Reply>;
  /** For a window that shows this page: which state of it is newest, and its panel. */
  messageTo(path: string): Promise<{ page: string; panel: string }>;
}

interface Tools {
  papers: PreviewPapers;
  checker: Pick<LateChecker, 'found'>;
  /** Told of a fault of the software. */
  onFault: (error: Error) => void;
  /** Told when a PDF has shown what pages don't. */
  onOverflows: () => void;
}

const ASSETS = join(import.meta.dirname, '../../templates/assets');
const MADE = 'made';

export function openAnswers(current: Current, { papers, checker, onFault, onOverflows }: Tools): Answers {
  async function pageAt(path: string): Promise<{ status: number; html: string; hasPage: boolean }> {
    const { pages } = current;
    if (!pages) return { status: 200, html: emptyPage('There is no page yet', 'What is to be mended stands above.'), hasPage: false };
    try {
      const html = await pages.page(path);
      if (html !== null) return { status: 200, html: await datePictures(html, path, pages.pictures), hasPage: true };
      return { status: 404, html: emptyPage('There is no page at this address', 'It has moved, was deleted or was never there.', { href: '/', text: 'See all publications' }), hasPage: true };
    } catch (error) {
      onFault(error as Error);
      return { status: 500, html: emptyPage('This page could not be made', 'It is a fault of the software. Pass on what the terminal shows.'), hasPage: false };
    }
  }

  const panelAt = (path: string, hasPage: boolean): string => {
    const { root, state, doing, notice, overflows } = current;
    const [folder = ''] = path.split('/');
    const publication = state?.good?.report.publications.some(({ id }) => id === folder) ? folder : null;
    return renderPanel({
      root, texts: state?.sources.texts ?? new Map(), problems: state?.problems ?? [], warnings: state?.warnings ?? [], found: [...overflows.get(folder) ?? [], ...checker.found(path)],
      doing, notice, failure: state?.failure?.message ?? null, hasPage, publication,
    });
  };

  async function paper(id: string, { path, query, isOpened }: Asked): Promise<Reply> {
    const { pages, state } = current;
    if (!pages || !state?.good || !hasPaper(state.good, id)) return plain(404, 'There is no such PDF.');
    if (isOpened && !query.has(MADE)) return { status: 200, body: waitingPage(`/${path}?${MADE}`), extension: '.html' };
    try {
      const { pdf, problems } = await papers.paperOf(id, state.good, pages);
      if (pages === current.pages && problems.length > 0) {
        current.overflows.set(id, problems);
        onOverflows();
      }
      return { status: 200, body: pdf, extension: '.pdf' };
    } catch (error) {
      if (!(error instanceof NoBrowser)) onFault(error as Error);
      return plain(500, error instanceof NoBrowser ? error.message : 'The PDF could not be made. It is a fault of the software; pass on what the terminal shows.');
    }
  }

  async function file(path: string): Promise<Reply | null> {
    if (path === CLIENT || path === STYLES) return { status: 200, body: readFileSync(join(ASSETS, basename(path))), extension: extname(path) };
    const asset = path.startsWith('assets/') ? [...emptyPageAssets(), ...current.pages?.assets() ?? []].find((one) => one.path === path)?.content : undefined;
    const content = asset ?? await current.pages?.file(path) ?? null;
    return content === null ? null : { status: 200, body: content, extension: extname(path) };
  }

  return {
    answer: (asked) => answerTo(asked).catch((error: Error) => {
      onFault(error);
      return plain(500, 'This could not be made. It is a fault of the software; pass on what the terminal shows.');
    }),
    async messageTo(path) {
      const { html, hasPage } = await pageAt(path);
      return { page: versionOf(html), panel: panelAt(path, hasPage) };
    },
  };

  async function answerTo(asked: Asked): Promise<Reply> {
    const path = pagePath(asked.path);
    const [, publication] = /^([^/]+)\/\1\.pdf$/.exec(path) ?? [];
    if (publication !== undefined) return paper(publication, asked);
    if (extname(path) === '' && await current.pages?.page(`${path}/index.html`)) return { status: 302, body: '', extension: '.txt', location: `/${encodeURI(path)}/` };
    if (extname(path) !== '.html') {
      const found = await file(path);
      if (found || !asked.isOpened) return found ?? plain(404, 'There is nothing at this address.');
    }
    const { status, html, hasPage } = await pageAt(path);
    return { status, body: dressPage(html, { path, panel: panelAt(path, hasPage), version: versionOf(html) }), extension: '.html' };
  }
}

/** 'dorset/' -> 'dorset/index.html' */
export function pagePath(path: string): string {
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

function versionOf(html: string): string {
  return createHash('sha256').update(html).digest('hex').slice(0, 12);
}
