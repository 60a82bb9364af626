import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openBrowser } from './browser.ts';
import { fitPaper } from './fit-paper.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 }); // a browser, on a busy machine

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const STYLE = `body { margin: 0; font: 16px/20px sans-serif; } table { border-spacing: 0; } td { padding: 0; } .chart__drawing { height: 100px; }
.table[data-shrink] table { font-size: 12px; } .table[data-shrink="2"] td { overflow-wrap: anywhere; } .chart[data-beside] { display: grid; grid-template-columns: 500px minmax(0, 1fr); }`;

/** What `selector` finds, after fitting: attribute or style of each. */
async function fitted(body: string, selector: string, read: (element: HTMLElement) => string): Promise<string[]> {
  const tab = await browser.newPage();
  try {
    await tab.setContent(`<!DOCTYPE html><style>${STYLE}</style>${body}`);
    await fitPaper(tab);
    return await tab.$$eval(selector, (elements, read) => elements.map(new Function(`return (${read})(arguments[0])`) as (element: Element) => string), String(read));
  } finally {
    await tab.close();
  }
}

const fitOf = (table: HTMLElement): string => `${table.dataset['turned']} ${table.dataset['shrink'] ?? '-'}`;
const breakOf = (element: HTMLElement): string => element.style.breakInside;
const grid = (rows: number, cells: string[]): string => `<div><table>${`<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`.repeat(rows)}</table></div>`;
const table = (kind: string, cells: string[], rows = 1): string => `<div class="table ${kind}">${grid(rows, cells)}</div>`;
/** Half an em a letter, whatever fonts there are. */
const word = (letters: number): string => `<i style="display: inline-block; width: ${letters / 2}em"></i>`;

it.each([
  ['one that has room', table('', [word(30), word(30)]), 'no -'],
  ['one of many columns that has room all the same', table('table--wide', Array(9).fill(word(5))), 'no -'],
  ['one that has room in smaller type', table('', [word(45), word(45)]), 'no 1'],
  ['one too wide for a standing page', table('', [word(60), word(60)]), 'yes -'],
  ['one of many columns whose rows would be high', table('table--wide', Array(9).fill('word '.repeat(40))), 'yes -'],
  ['one with high rows but few columns', table('', ['word '.repeat(150), word(40)]), 'no -'],
  ['one that has room in smaller type on its side', table('', [word(75), word(75)]), 'yes 1'],
  ['one too wide for any page', table('', [word(100), word(100)]), 'yes 2'],
  ['a narrow one among what stands on its side anyway', `<div class="landscape">${table('', ['x'])}</div>`, 'yes -'],
])('fits a table: %s', async (_, body, expected) => {
  expect(await fitted(body, '.table', fitOf)).toEqual([expected]);
});

it('puts the data beside a drawing where they have room, and not else', async () => {
  const chart = (cells: string[], rows = 2): string => `<figure class="chart" style="margin: 0"><div class="chart__drawing"></div><details class="chart__data" open><summary hidden></summary>${table('', cells, rows)}</details></figure>`;
  const charts = chart(['May', '7']) + chart([word(20), '7']) + chart(['word '.repeat(12), '7']) + chart(['May', '7'], 12);
  expect(await fitted(charts, '.chart', ({ dataset }) => dataset['beside'] ?? 'below')).toEqual(['', 'below', 'below', 'below']);
});

it('keeps paragraphs of three lines in one piece', async () => {
  const lines = [2, 3, 4].map((count) => `<p>${Array(count).fill('Line').join('<br>')}</p>`).join('');
  expect(await fitted(lines, 'p', breakOf)).toEqual(['', 'avoid', '']);
});

it('lets a table break that is longer than a page', async () => {
  expect(await fitted(table('', ['x'], 45) + table('', ['x'], 60), 'table', breakOf)).toEqual(['', 'auto']);
});
