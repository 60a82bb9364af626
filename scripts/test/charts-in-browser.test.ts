import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page, SerializedAXNode } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from '../build.ts';
import { openBrowser } from '../render/pdf/browser.ts';
import { temporaryFolder } from './toyshire.ts';

/** Every chart of the real site as a browser draws it: whole, legible, and one drawing of the two at a time. */

const SMALLEST_LETTERS_PX = 14;
const WITH_MANY = 'dorset-scrutiny-2024/index.html';

let site: string;
let browser: Browser;
let pages: string[];

beforeAll(async () => {
  const out = join(await temporaryFolder(), 'dist');
  await build({ root: join(import.meta.dirname, '../..'), out, pdf: false, only: null, includeDrafts: false });
  site = join(out, 'site');
  pages = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html') && readFileSync(join(site, path), 'utf8').includes('chart__drawing')).sort();
  browser = await openBrowser();
}, 120_000);

afterAll(() => browser?.close());

async function open(tab: Page, path: string): Promise<void> {
  await tab.goto(`file://${join(site, path)}`);
  await tab.evaluate('document.fonts.ready.then(() => true)');
}

/** Runs in the page. Boxes of lines may overlap a little, as letters don't fill them. */
function listFaults(smallestPx: number): { drawings: number; faults: string[] } {
  const faults: string[] = [];
  const figures = [...document.querySelectorAll('.chart__drawing')];
  for (const figure of figures) {
    const shown = [...figure.querySelectorAll('svg')].filter((svg) => svg.checkVisibility());
    const svg = shown[0];
    if (!svg || shown.length !== 1) {
      faults.push(`${shown.length} drawings are shown`);
      continue;
    }
    const edge = svg.getBoundingClientRect();
    const unitPx = edge.width / svg.viewBox.baseVal.width;
    const name = svg.getAttribute('aria-labelledby')?.split(' ')[0];
    const lines = [...svg.querySelectorAll('text')].flatMap((text) => {
      const letterPx = Number.parseFloat(text.getAttribute('font-size') ?? '') * unitPx;
      return (text.childElementCount > 0 ? [...text.children] : [text]).map((line) => ({ words: line.textContent, letterPx, box: line.getBoundingClientRect() }));
    });
    if (lines.length === 0) faults.push(`${name}: no words`);
    for (const [index, { words, letterPx, box }] of lines.entries()) {
      if (!(letterPx >= smallestPx)) faults.push(`${name}: “${words}” has letters of ${letterPx} px`);
      const over = Math.max(edge.left - box.left, box.right - edge.right, edge.top - box.top, box.bottom - edge.bottom);
      if (over > 0.5) faults.push(`${name}: “${words}” is cut off by ${over} px`);
      for (const other of lines.slice(index + 1)) {
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (across > 0.5 && down > 0.2 * letterPx) faults.push(`${name}: “${words}” lies on “${other.words}”`);
      }
    }
  }
  return { drawings: figures.length, faults };
}

test.each([320, 375, 768, 1024, 1280])('at %i pixels every word of every chart is whole, clear of the others and of 14 px or more', async (width) => {
  const tab = await browser.newPage();
  await tab.setViewport({ width, height: 900 });
  const faults: string[] = [];
  let seen = 0;
  for (const path of pages) {
    await open(tab, path);
    const found = await tab.evaluate(listFaults, SMALLEST_LETTERS_PX);
    seen += found.drawings;
    faults.push(...found.faults.map((fault) => `${path}: ${fault}`));
  }
  await tab.close();
  expect(seen).toBeGreaterThan(60);
  expect(faults).toEqual([]);
});

/** How many drawings a screen reader meets and a reader sees, and which of the two they are. */
async function readDrawings(width: number, media: 'screen' | 'print'): Promise<{ met: number; seen: number; narrow: boolean[] }> {
  const tab = await browser.newPage();
  await tab.setViewport({ width, height: 900 });
  await tab.emulateMediaType(media);
  await open(tab, WITH_MANY);
  const walk = (node: SerializedAXNode): SerializedAXNode[] => [node, ...(node.children ?? []).flatMap(walk)];
  const met = walk((await tab.accessibility.snapshot())!).filter(({ role, name }) => role === 'image' && /^Figure \d+: /.test(name ?? '')).length;
  const shown = await tab.evaluate(`[...document.querySelectorAll('.chart__drawing svg')].filter((svg) => svg.checkVisibility()).map((svg) => svg.classList.contains('chart__svg--narrow'))`) as boolean[];
  await tab.close();
  return { met, seen: shown.length, narrow: [...new Set(shown)] };
}

test.each([
  [320, 'screen', [true]],
  [375, 'screen', [true]],
  [1280, 'screen', [false]],
  [320, 'print', [false]],
  [1280, 'print', [false]],
] as const)('at %i pixels, on %s, a screen reader meets one drawing of each chart', async (width, media, narrow) => {
  const charts = (readFileSync(join(site, WITH_MANY), 'utf8').match(/class="chart__drawing"/g) ?? []).length;
  expect(await readDrawings(width, media)).toEqual({ met: charts, seen: charts, narrow });
  expect(charts).toBeGreaterThan(4);
});

test('no id stands twice on a page with both drawings', () => {
  for (const path of pages) {
    const ids = [...readFileSync(join(site, path), 'utf8').matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index), path).toEqual([]);
  }
});
