import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from '../build.ts';
import { openBrowser } from '../render/pdf/browser.ts';

/**
 * Every page of the real site, in a real browser. `npm test` looks at every page on a desk's screen and at one page of
 * each template in every mode; `npm run test:full` looks at every page in every mode.
 */

const ROOT = join(import.meta.dirname, '../..');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const IS_FULL = process.env['TEST_FULL'] === '1';

const MODES = {
  light: async (tab: Page) => { await tab.emulateMediaType('screen'); await forcedColours(tab, 'none'); },
  'forced colours': async (tab: Page) => { await tab.emulateMediaType('screen'); await forcedColours(tab, 'active'); },
  print: async (tab: Page) => { await tab.emulateMediaType('print'); await forcedColours(tab, 'none'); },
};

/** Puppeteer's own call does not know this feature yet. */
async function forcedColours(tab: Page, value: 'active' | 'none'): Promise<void> {
  const session = await tab.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value }] });
}

/** One page a template; a page that is moved or renamed fails the test. */
const TEMPLATES = [
  'index.html', '404.html', 'dorset/index.html', 'dorset-scrutiny-2024/index.html', 'dorset-strategy-2024/index.html', 'dorset-strategy-2024/success/index.html',
  'dorset-strategy-2024/all/index.html', 'dorset-overview-2024/index.html', 'data/index.html', 'data/dorset/index.html', 'data/dorset/placement-stability-long/index.html',
  'data/dorset/facts/index.html', 'search/index.html', 'about/index.html', 'about/accessibility/index.html', 'about/methods/index.html', 'about/glossary/index.html',
];

let browser: Browser;
let folder: string;
let pages: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pages-'));
  await build({ root: ROOT, out: join(folder, 'out'), pdf: false, only: null, includeDrafts: false });
  pages = readdirSync(join(folder, 'out/site'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html')).sort();
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

const RUNS = Object.keys(MODES).flatMap((mode) => [320, 768, 1280].map((width) => [width, mode as keyof typeof MODES] as const));

test.each(RUNS)('axe finds nothing and nothing scrolls sideways at %i pixels, %s', async (width, mode) => {
  const tab = await browser.newPage();
  await tab.setViewport({ width, height: 900 });
  await MODES[mode](tab);
  const faults: string[] = [];
  const looked = IS_FULL || (width === 1280 && mode === 'light') ? pages : TEMPLATES;
  for (const path of looked) {
    await tab.goto(`file://${join(folder, 'out/site', path)}`);
    await tab.evaluate(AXE);
    const { violations, sideways } = await tab.evaluate(async (withContrast) => {
      const { axe } = window as unknown as { axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
      return {
        violations: (await axe.run({ rules: { 'color-contrast': { enabled: withContrast } } })).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`),
        sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      };
      // Forced colours are the reader's own; axe compares -webkit-text-fill-color instead, which Chromium leaves unforced.
    }, mode !== 'forced colours');
    // Paper has a width of its own, so what a narrow window would scroll says nothing about it.
    const isTooWide = sideways > 0 && mode !== 'print';
    faults.push(...violations.map((violation) => `${path} ${violation}`), ...(isTooWide ? [`${path} is ${sideways} pixels too wide`] : []));
  }
  await tab.close();
  expect(looked.length).toBeGreaterThanOrEqual(TEMPLATES.length);
  expect(faults).toEqual([]);
}, IS_FULL ? 600_000 : 180_000);
