import type { Page } from 'puppeteer';
import { readStretches } from './page-text.ts';

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
  const untaggable = await runInPage<string[]>(tab, prepareTags);
  if (untaggable.length > 0) throw new Error(`Generated content gets no tags in a PDF; write it as text: ${[...new Set(untaggable)].join(', ')}`);
}

/** Read after printing, when the contents have their page numbers. */
export async function readFacts(tab: Page): Promise<PrintedFacts> {
  return runInPage(tab, readFactsOf);
}

function runInPage<Result>(tab: Page, task: (root: HTMLElement, read: typeof readStretches) => Result): Promise<Result> {
  return tab.evaluate(`(${task})(document.documentElement, ${readStretches})`) as Promise<Result>;
}

/** Returns the selectors of generated content that says something. */
function prepareTags(html: HTMLElement, read: typeof readStretches): string[] {
  const { ownerDocument: page } = html;
  const all = [...page.body.querySelectorAll<HTMLElement>(':not(svg, svg *)')];
  const tagLists = (): void => {
    for (const list of page.querySelectorAll('dl:not([role])')) {
      list.setAttribute('role', 'list');
      let group: HTMLElement | null = null;
      let before = '';
      for (const child of [...list.children]) {
        if (child.localName === 'div') child.setAttribute('role', 'listitem');
        if (child.localName === 'dt' && before !== 'dt') {
          group = page.createElement('div');
          group.setAttribute('role', 'listitem');
          group.style.display = 'contents';
          child.before(group);
        }
        if (/^d[td]$/.test(child.localName)) group?.append(child);
        before = child.localName;
      }
    }
  };

  // Chromium takes the tag from a <p> or <caption> that is no plain block, and gives none to words that stand in a <div> or <dd>.
  const tagParagraphs = (): void => {
    for (const caption of page.querySelectorAll('caption')) caption.setAttribute('role', 'caption');
    for (const element of all) {
      if (element.hasAttribute('role') || !element.matches('p, pre, dt, dd, div, section, header, footer')) continue;
      const holdsWords = [...element.childNodes].some((child) => child instanceof Text && /[^\t\n\r ]/.test(child.data));
      const holdsBlocks = element.querySelector('p, ul, ol, dl, table, div, figure, blockquote, pre, h1, h2, h3, h4, h5, h6') !== null;
      const isCell = element.matches('dt, dd');
      if (element.matches('p, pre') || (!holdsBlocks && (holdsWords || isCell))) element.setAttribute('role', 'paragraph');
    }
  };

  // Without a role Chromium forgets the language of a box, and of an element that only stands in a line.
  const keepLanguages = (): void => {
    for (const element of all) {
      if (!element.hasAttribute('lang') || element.hasAttribute('role')) continue;
      if (element.matches('div, section, article, header, footer')) element.setAttribute('role', 'group');
      else if (!element.matches('a[href], abbr, em, strong, code, sub, sup, time, mark, img') && getComputedStyle(element).display.startsWith('inline')) element.setAttribute('role', 'mark');
    }
  };

  // By its locale an element is shaped as if it had no mark: else letters at its ends would lose their kerning.
  const markElements = (kind: string, selector: string): void => {
    page.querySelectorAll<HTMLElement>(selector).forEach((element, i) => {
      const language = (element.closest<HTMLElement>('[lang]')?.lang ?? '').replace(/-x-[a-z]+\d+$/, '') || 'en-GB';
      element.style.setProperty('-webkit-locale', `"${language}"`);
      element.lang = `${language}-x-${kind}${i}`;
    });
  };

  // The space takes no room: beside words it could stand off the page, and shrink it to fit.
  const makeSpace = (): HTMLElement => {
    const space = page.createElement('span');
    space.setAttribute('data-word-end', '');
    space.style.cssText = 'position: absolute; width: 0; direction: rtl; white-space: pre';
    space.textContent = ' ';
    return space;
  };

  // Chromium leaves a cell out in which nothing is painted, and the next would come under its headers.
  const fillCells = (): void => {
    for (const cell of page.querySelectorAll('td, th')) if (!/[^\t\n\r ]/.test(cell.textContent) && !cell.querySelector('img, svg, [data-word-end]')) cell.append(makeSpace());
  };

  const partWords = (before: Text, after: Text): void => {
    let behind: ChildNode = before;
    for (let around = before.parentElement!; !around.contains(after) && getComputedStyle(around).display === 'inline'; around = around.parentElement!) behind = around;
    if (behind.nextSibling instanceof Element && behind.nextSibling.hasAttribute('data-word-end')) return;
    behind.after(makeSpace());
  };

  // Chromium gives a link one area a line, or one for each part of it, as it happens; with an edge of its own it has one. This one is too thin to be there.
  const boundLinks = (): void => {
    for (const link of page.querySelectorAll<HTMLElement>('a[href]')) if (getComputedStyle(link).marginRight === '0px') link.style.marginRight = '0.001px';
  };

  const findGenerated = (): string[] => all.flatMap((element) => ['::before', '::after', '::marker'].filter((pseudo) => {
    const { content, display } = getComputedStyle(element, pseudo);
    return display !== 'none' && /"[^"]*[^"\s][^"]*"|counters?\(|-quote/.test(content.replace(/url\("[^"]*"\)/g, '')) && !/\/ ""$/.test(content) && element.checkVisibility() && !element.closest('[aria-hidden="true"]');
  }).map((pseudo) => `${element.localName}${element.classList.length > 0 ? `.${[...element.classList].join('.')}` : ''}${pseudo}`));

  // What is empty at the first printing has no space before it at the second: Chromium remembers which spaces it left out.
  for (const place of page.querySelectorAll('.contents__page:empty')) place.textContent = '0';
  fillCells();
  tagLists();
  tagParagraphs();
  keepLanguages();
  boundLinks();
  markElements('link', 'a[href]');
  markElements('abbr', 'abbr[title]');
  markElements('head', 'h1, h2, h3, h4, h5, h6');
  markElements('term', 'dt');
  read(page.body, { onGlued: partWords });
  return findGenerated();
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
