import type { readStretches } from './page-text.ts';

/**
 * Gives the page what Chromium needs to tag it well. Runs in the page, so it knows nothing of what stands outside of it but STEPS.
 * @returns the selectors of generated content that says something
 */
export function tagPage(html: HTMLElement, read: typeof readStretches): string[] {
  const { ownerDocument: page } = html;
  const all = [...page.body.querySelectorAll<HTMLElement>(':not(svg, svg *)')];
  fillContents(page);
  fillCells(page);
  tagLists(page);
  tagParagraphs(page, all);
  keepLanguages(all);
  boundLinks(page);
  markElements(page, 'link', 'a[href]');
  markElements(page, 'abbr', 'abbr[title]');
  markElements(page, 'head', 'h1, h2, h3, h4, h5, h6');
  markElements(page, 'term', 'dt');
  read(page.body, { onGlued: partWords });
  return all.flatMap(findGenerated);
}

/** What `tagPage` calls, and goes into the page with it. */
export const STEPS = [fillContents, fillCells, tagLists, tagParagraphs, keepLanguages, boundLinks, markElements, partWords, makeSpace, findGenerated];

/** What is empty at the first printing has no space before it at the second: Chromium remembers which spaces it left out. */
function fillContents(page: Document): void {
  for (const place of page.querySelectorAll('.contents__page:empty')) place.textContent = '0';
}

/** Chromium leaves a cell out in which nothing is painted, and the next would come under its headers. */
function fillCells(page: Document): void {
  for (const cell of page.querySelectorAll('td, th')) if (!/[^\t\n\r ]/.test(cell.textContent) && !cell.querySelector('img, svg, [data-word-end]')) cell.append(makeSpace(page));
}

function tagLists(page: Document): void {
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
}

/** Chromium takes the tag from a <p> or <caption> that is no plain block, and gives none to words that stand in a <div> or <dd>. */
function tagParagraphs(page: Document, all: readonly HTMLElement[]): void {
  for (const caption of page.querySelectorAll('caption')) caption.setAttribute('role', 'caption');
  for (const element of all) {
    if (element.hasAttribute('role') || !element.matches('p, pre, dt, dd, div, section, header, footer')) continue;
    const holdsWords = [...element.childNodes].some((child) => child instanceof Text && /[^\t\n\r ]/.test(child.data));
    const holdsBlocks = element.querySelector('p, ul, ol, dl, table, div, figure, blockquote, pre, h1, h2, h3, h4, h5, h6') !== null;
    const isCell = element.matches('dt, dd');
    if (element.matches('p, pre') || (!holdsBlocks && (holdsWords || isCell))) element.setAttribute('role', 'paragraph');
  }
}

/** Without a role Chromium forgets the language of a box, and of an element that only stands in a line. */
function keepLanguages(all: readonly HTMLElement[]): void {
  for (const element of all) {
    if (!element.hasAttribute('lang') || element.hasAttribute('role')) continue;
    if (element.matches('div, section, article, header, footer')) element.setAttribute('role', 'group');
    else if (!element.matches('a[href], abbr, em, strong, code, sub, sup, time, mark, img') && getComputedStyle(element).display.startsWith('inline')) element.setAttribute('role', 'mark');
  }
}

/** Chromium gives a link one area a line, or one for each part of it, as it happens; with an edge of its own it has one. This one is too thin to be there. */
function boundLinks(page: Document): void {
  for (const link of page.querySelectorAll<HTMLElement>('a[href]')) if (getComputedStyle(link).marginRight === '0px') link.style.marginRight = '0.001px';
}

/** By its locale an element is shaped as if it had no mark: else letters at its ends would lose their kerning. */
function markElements(page: Document, kind: string, selector: string): void {
  page.querySelectorAll<HTMLElement>(selector).forEach((element, i) => {
    const language = (element.closest<HTMLElement>('[lang]')?.lang ?? '').replace(/-x-[a-z]+\d+$/, '') || 'en-GB';
    element.style.setProperty('-webkit-locale', `"${language}"`);
    element.lang = `${language}-x-${kind}${i}`;
  });
}

function partWords(before: Text, after: Text): void {
  let behind: ChildNode = before;
  for (let around = before.parentElement!; !around.contains(after) && getComputedStyle(around).display === 'inline'; around = around.parentElement!) behind = around;
  if (behind.nextSibling instanceof Element && behind.nextSibling.hasAttribute('data-word-end')) return;
  behind.after(makeSpace(before.ownerDocument));
}

/** It takes no room: beside words it could stand off the page, and shrink it to fit. */
function makeSpace(page: Document): HTMLElement {
  const space = page.createElement('span');
  space.setAttribute('data-word-end', '');
  space.style.cssText = 'position: absolute; width: 0; direction: rtl; white-space: pre';
  space.textContent = ' ';
  return space;
}

function findGenerated(element: HTMLElement): string[] {
  return ['::before', '::after', '::marker'].filter((pseudo) => {
    const { content, display } = getComputedStyle(element, pseudo);
    return display !== 'none' && /"[^"]*[^"\s][^"]*"|counters?\(|-quote/.test(content.replace(/url\("[^"]*"\)/g, '')) && !/\/ ""$/.test(content) && element.checkVisibility() && !element.closest('[aria-hidden="true"]');
  }).map((pseudo) => `${element.localName}${element.classList.length > 0 ? `.${[...element.classList].join('.')}` : ''}${pseudo}`);
}
