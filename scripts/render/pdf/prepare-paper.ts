import type { Page } from 'puppeteer';
import { readStretches } from './page-text.ts';
import { STEPS, tagPage } from './tag-page.ts';

/** What the PDF has to say, read from the page it was printed from. */
export interface PrintedFacts {
  /** The page's: 'en-GB' */
  language: string;
  /** Every word in reading order, alternative texts of figures in their places; each entry ends a word. */
  stretches: string[];
  /** By the numbers of their marks (marks.ts). */
  links: PrintedLink[];
  /** The words that abbreviations stand for, by the numbers of their marks. */
  expansions: string[];
  /** The words of headings by the numbers of their marks; null where one isn't printed. */
  headings: (string | null)[];
}

interface PrintedLink {
  /** By which it is linked to itself: 'note-1-mark'; '' of most. */
  anchor: string;
  /** Its label, or else its words. */
  label: string;
  /** The language of these. */
  language: string;
}

/**
 * Gives the page what Chromium needs to tag it well, and changes nothing that can be seen. Comes straight before each
 * printing; what it has done once it doesn't do again.
 * @throws Error where the page says something by generated content, which no tag can hold
 */
export async function preparePaper(tab: Page): Promise<void> {
  const untaggable = await runInPage<string[]>(tab, tagPage, STEPS);
  if (untaggable.length > 0) throw new Error(`Generated content gets no tags in a PDF; write it as text: ${[...new Set(untaggable)].join(', ')}`);
}

/** Read after printing, when the contents have their page numbers. */
export async function readFacts(tab: Page): Promise<PrintedFacts> {
  return runInPage(tab, readFactsOf);
}

/** @param steps functions that the task calls by their names */
function runInPage<Result>(tab: Page, task: (root: HTMLElement, read: typeof readStretches) => Result, steps: readonly unknown[] = []): Promise<Result> {
  return tab.evaluate(`(() => {\n${steps.join('\n')}\nreturn (${task})(document.documentElement, ${readStretches});\n})()`) as Promise<Result>;
}

function readFactsOf(html: HTMLElement, read: typeof readStretches): PrintedFacts {
  const { ownerDocument: page } = html;
  // Outside of a line, a soft hyphen would be shown as one.
  const wordsOf = (element: Element, without?: string): string => read(element, without === undefined ? {} : { without }).join(' ').replaceAll('\u00ad', '');
  const languageOf = (element: Element | null): string => (element?.closest<HTMLElement>('[lang]')?.lang ?? '').replace(/-x-[a-z]+\d+$/, '');

  const languageOfWords = (link: Element): string => {
    const walker = page.createTreeWalker(link, NodeFilter.SHOW_TEXT);
    const languages = new Set<string>();
    while (walker.nextNode()) if (walker.currentNode.textContent?.trim()) languages.add(languageOf(walker.currentNode.parentElement));
    return languages.size === 1 ? [...languages][0]! : languageOf(link);
  };

  const describe = (link: HTMLAnchorElement): PrintedLink => {
    const label = link.getAttribute('aria-label')?.trim();
    const words = wordsOf(link);
    if (!label && words) return { anchor: link.id, label: words, language: languageOfWords(link) };
    return { anchor: link.id, label: label || link.title || (link.getAttribute('href') ?? ''), language: languageOf(link) };
  };

  // The mark of a note is no word of its heading.
  const wordsOfHeading = (heading: Element): string | null =>
    (heading.checkVisibility() && !heading.closest('[aria-hidden="true"]') && wordsOf(heading, 'sup:has(a)')) || null;

  return {
    language: html.lang,
    stretches: read(page.body),
    links: [...page.querySelectorAll<HTMLAnchorElement>('a[href]')].map(describe),
    expansions: [...page.querySelectorAll<HTMLElement>('abbr[title]')].map(({ title }) => title),
    headings: [...page.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(wordsOfHeading),
  };
}
