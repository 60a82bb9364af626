import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from '../build.ts';
import { openBrowser } from '../render/pdf/browser.ts';

/** Every page of the real site, in a real browser. */

const ROOT = join(import.meta.dirname, '../..');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

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

test.each([320, 1280])('axe finds nothing and nothing scrolls sideways at %i pixels', async (width) => {
  const tab = await browser.newPage();
  await tab.setViewport({ width, height: 900 });
  const faults: string[] = [];
  for (const path of pages) {
    await tab.goto(`file://${join(folder, 'out/site', path)}`);
    await tab.evaluate(AXE);
    const { violations, sideways } = await tab.evaluate(async () => {
      const { axe } = window as unknown as { axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
      return {
        violations: (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`),
        sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      };
    });
    faults.push(...violations.map((violation) => `${path} ${violation}`), ...(sideways > 0 ? [`${path} is ${sideways} pixels too wide`] : []));
  }
  await tab.close();
  expect(pages.length).toBeGreaterThan(30);
  expect(faults).toEqual([]);
}, 180_000);
