import { createRequire } from 'node:module';
import { escapeHtml } from '../../schema/escape.ts';
import type { Report } from '../../schema/report.ts';
import { WORDS, writeWords } from './search-words.ts';

/** A page that can be found: its address below dist/site and what it belongs to, for the line under a result. */
interface FindablePage {
  path: string;
  about: string;
}

/** Pagefind runs a program of its own, which npm brings for the platforms it knows. */
export function canIndex(): boolean {
  try {
    createRequire(import.meta.url).resolve(`@pagefind/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}/package.json`);
    return true;
  } catch {
    return false;
  }
}

export const NO_SEARCH = `Search is left out: Pagefind has no program for this computer (${process.platform} on ${process.arch}). The search page lists every publication instead; build on Linux, macOS or Windows on x64 or arm64 to have search.`;

/** Of the browser's part only what our own page asks for; the rest is Pagefind's ready-made looks. */
const NEEDED = /^(?:pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\.[^/]+\.pagefind|pagefind\.[^/]+\.pf_meta|(?:index|fragment)\/[^/]+)$/;
/** What changes with the state of the world, stands on every page, or says again what stands elsewhere. */
const NOT_INDEXED = ['.status-banner', '.cover__downloads', '.origins', '.contents', '.back-to-contents', '.source__data', '.paragraph__number', '.footnotes__back', '.govuk-pagination', 'nav', 'form'];

/**
 * The search index over finished pages: byte for byte the same for the same pages, because they are given in order.
 * @param pages path below dist/site -> content
 * @returns path below dist/site -> content
 */
export async function indexSite(pages: ReadonlyMap<string, string | Uint8Array>, report: Report): Promise<Map<string, Uint8Array>> {
  const { createIndex, close } = await import('pagefind');
  try {
    const { index, errors } = await createIndex({ rootSelector: 'main', excludeSelectors: NOT_INDEXED, keepIndexUrl: true });
    if (!index) throw new Error(`Pagefind made no index: ${errors.join('; ')}`);
    for (const { path, about } of findablePages(pages, report)) {
      const { errors: faults } = await index.addHTMLFile({ url: `/${path}`, content: withAbout(pages.get(path) as string, about) });
      if (faults.length > 0) throw new Error(`Pagefind could not read ${path}: ${faults.join('; ')}`);
    }
    const { files } = await index.getFiles();
    const words = writeWords(files.filter(({ path }) => path.endsWith('.pf_fragment')).map(({ content }) => content));
    return new Map([...files.filter(({ path }) => NEEDED.test(path)), { path: WORDS, content: words }].map(({ path, content }) => [`search/pagefind/${path}`, content] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
  } finally {
    await close();
  }
}

/** Everything once: not the whole strategy beside its chapters, no lists of publications, nothing withdrawn. */
export function findablePages(pages: ReadonlyMap<string, unknown>, { publications, datasets }: Report): FindablePage[] {
  const byId = new Map(publications.map((publication) => [publication.id, publication]));
  const councils = new Map(datasets.map(({ council }) => [council.id, council.name]));
  return [...pages.keys()].filter((path) => path.endsWith('/index.html')).sort().flatMap((path): FindablePage[] => {
    const [folder = '', second = '', third = ''] = path.split('/');
    if (folder === 'about') return second === 'index.html' ? [] : [{ path, about: 'About these publications' }];
    if (folder === 'data') return third === '' || third === 'index.html' ? [] : [{ path, about: `Data, ${councils.get(second) ?? second}` }];
    const publication = byId.get(folder);
    if (!publication || publication.status?.state === 'withdrawn' || second === 'all') return [];
    const form = second === 'easy-read' ? ', Easy Read' : '';
    return [{ path, about: `${publication.kindLabel}${form}, ${publication.council.name}${publication.isPast ? ' (past)' : ''}` }];
  });
}

/** Told to the index alone; the page itself stays as it is. */
function withAbout(html: string, about: string): string {
  return html.replace(/<main\b[^>]*>/, (opening) => `${opening}<p data-pagefind-ignore data-pagefind-meta="about">${escapeHtml(about)}</p>`);
}
