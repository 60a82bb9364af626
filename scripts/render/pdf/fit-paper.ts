import type { Page } from 'puppeteer';

/** The room for words between the margins of a page that stands, in CSS pixels: 170 mm, to the pixel below. */
const ROOM = 642;

/** Before printing: turns the sheet for tables that need it alone, and keeps together what belongs together. _paper.scss and _charts.scss do what the attributes ask for. */
export async function fitPaper(tab: Page): Promise<void> {
  await tab.setViewport({ width: ROOM, height: 900 });
  for (const fit of [fitTables, fitCharts, keepTogether]) await tab.evaluate(`(${fit})(document.body, ${countLines})`);
}

type CountLines = (element: HTMLElement, typeOf?: Element) => number;

/** How many lines high it is. @param typeOf tells their height */
function countLines(element: HTMLElement, typeOf: Element = element): number {
  return Math.round(element.offsetHeight / parseFloat(getComputedStyle(typeOf).lineHeight));
}

/** Tries each table as it is, in 9 pt, on a page on its side, there in 9 pt, and there with words that break. */
function fitTables(body: HTMLElement, countLines: CountLines): void {
  const turnedRoom = 328; // of what an A4 sheet is wider than high
  const mostLines = 10; // of a row on a standing page; a table of many columns turns before it has more

  for (const table of body.querySelectorAll<HTMLElement>('.table:not(.chart .table)')) {
    const tries = [['no', ''], ['no', '1'], ['yes', ''], ['yes', '1'], ['yes', '2']] as const;
    tries.slice(table.closest('.landscape') ? 2 : 0).find(([turned, shrink]) => {
      table.dataset['turned'] = turned;
      if (shrink) table.dataset['shrink'] = shrink;
      else delete table.dataset['shrink'];
      return fits(table, table.querySelector('table')!, turned === 'yes');
    });
  }

  function fits(table: HTMLElement, grid: HTMLTableElement, turned: boolean): boolean {
    const room = grid.parentElement!.clientWidth + (turned ? turnedRoom : 0);
    grid.style.width = 'min-content';
    const needs = grid.offsetWidth;
    grid.style.removeProperty('width');
    return needs <= room && (turned || !table.matches('.table--wide') || [...grid.rows].every((row) => countLines(row, grid) <= mostLines));
  }
}

/** Puts the data beside a drawing where they need few lines a row and not much more height; else below, a small one on the same page. */
function fitCharts(body: HTMLElement, countLines: CountLines): void {
  const highest = 400; // two fifths of a page
  for (const chart of body.querySelectorAll<HTMLElement>('.chart:has(> .chart__data)')) {
    const grid = chart.querySelector<HTMLTableElement>('.chart__data table')!;
    const drawing = chart.querySelector<HTMLElement>('.chart__drawing')!;
    chart.dataset['beside'] = '';
    const isCramped = grid.offsetWidth > grid.parentElement!.clientWidth || [...grid.rows].some((row) => countLines(row, grid) > (row.parentElement === grid.tHead ? 3 : 2));
    if (isCramped || grid.offsetHeight > 1.4 * drawing.offsetHeight) delete chart.dataset['beside'];
    if (chart.offsetHeight < highest) chart.style.breakInside = 'avoid';
  }
}

/**
 * Chromium leaves one line of three alone on the next page, whatever `widows` asks for; a short list of sources belongs on
 * one page; and a table that is longer than a page begins where it stands.
 */
function keepTogether(body: HTMLElement, countLines: CountLines): void {
  const page = 940; // what a table may fill, in pixels
  for (const words of body.querySelectorAll<HTMLElement>('p, li, dd')) if (countLines(words) === 3) words.style.breakInside = 'avoid';
  for (const origins of body.querySelectorAll<HTMLElement>('.origins')) if (countLines(origins) < 18) origins.style.breakInside = 'avoid';
  for (const table of body.querySelectorAll<HTMLElement>('table')) if (table.offsetHeight > page) table.style.breakInside = 'auto';
}
