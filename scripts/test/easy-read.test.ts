import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from '../build.ts';
import { listFiles } from '../check/files.ts';
import type { Warning } from '../problem.ts';
import { openBrowser } from '../render/pdf/browser.ts';
import { runProgram } from './run-program.ts';
import { serveFolder } from './serve-folder.ts';
import { FIXTURES, temporaryFolder } from './toyshire.ts';

/** Smallton built whole and served: Easy Read, the pages about the site, and search, in a real browser. */

const SMALLTON = join(FIXTURES, 'easy-read');
const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PAGES = ['homes-report/easy-read/', 'about/', 'about/accessibility/', 'about/glossary/', 'about/methods/', 'search/', 'search/?q=homes'];

let out: string;
let warnings: readonly Warning[] = [];
let served: Awaited<ReturnType<typeof serveFolder>>;
let browser: Browser;

beforeAll(async () => {
  out = join(await temporaryFolder(), 'out');
  await buildSmallton(out, (told) => { warnings = told; });
  served = await serveFolder(join(out, 'site'));
  browser = await openBrowser();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  served?.close();
});

async function buildSmallton(to: string, onWarnings: (warnings: readonly Warning[]) => void = () => {}): Promise<void> {
  await build({ root: SMALLTON, out: to, pdf: false, only: null, includeDrafts: false, onWarnings });
}

async function open(path: string, width = 1280, javascript = true): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  await page.setJavaScriptEnabled(javascript);
  await page.goto(served.home + path, { waitUntil: 'load' });
  return page;
}

const html = (path: string): Promise<string> => readFile(join(out, 'site', path), 'utf8');
const text = (page: Page, selector: string): Promise<string[]> => page.evaluate(`[...document.querySelectorAll(${JSON.stringify(selector)})].map((e) => e.textContent.trim())`) as Promise<string[]>;

describe.each([320, 1280])('at %i pixels', (width) => {
  test.each(PAGES)('axe finds nothing in %s, and nothing scrolls sideways', async (path) => {
    const page = await open(path, width);
    if (path.includes('?')) await page.waitForSelector('.search__result');
    await page.evaluate(AXE);
    const options: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
    const { violations } = await page.evaluate(`axe.run(${JSON.stringify(options)})`) as AxeResults;
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await page.close();
  });
});

describe('Easy Read', () => {
  test('each idea has its picture and its sentence, with figures from the data', async () => {
    const page = await open('homes-report/easy-read/');
    expect(await text(page, '.easy-read__words')).toEqual(['Some children can’t live with their families.', 'Smallton has 12 homes for these children.', 'Read the full report.', 'We will find homes near your school.', 'We will ask you what you think.']);
    expect(await page.evaluate(`[...document.images].map((image) => [image.alt, image.naturalWidth])`)).toEqual([['A house with a green door', 96], ['Two houses', 96], ['A house with a green door', 96]]);
    const [picture, words] = await page.evaluate(`['.easy-read__picture', '.easy-read__words'].map((name) => document.querySelector(name).getBoundingClientRect()).map(({ left, right, height }) => ({ left, right, height }))`) as { left: number; right: number }[];
    expect(picture!.right).toBeLessThan(words!.left);
    expect(await page.evaluate(`parseFloat(getComputedStyle(document.querySelector('.easy-read__words')).fontSize)`)).toBeGreaterThanOrEqual(22);
    await page.close();
  });

  test('the cover of the publication leads to it', async () => {
    expect(await html('homes-report/index.html')).toContain('<a class="cover__download" href="easy-read/index.html">Read this in Easy Read</a>');
  });

  test('the version that has fallen behind is named, and so is the old accessibility statement', () => {
    expect(warnings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      'statement-review: The accessibility statement was last reviewed on 1\u00a0June\u00a02024, more than 12 months before the newest publication (2\u00a0June\u00a02025). Test again, mend what has changed, and write the new date.'.replaceAll('\u00a0', ' '),
      'easy-read-behind: The Easy Read version of “Homes for children” was last checked against 1 March 2025, and the publication has moved on to 2 June 2025. Read the two side by side, mend the words, and write checked-against: 2025-06-02.',
    ]);
  });
});

test('the accessibility statement keeps the wording of the law', async () => {
  const page = await open('about/accessibility/');
  const said = await text(page, 'main p, main li, main h2, main h3, main dd');
  for (const sentence of [
    'The Equality and Human Rights Commission (EHRC) is responsible for enforcing the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 (the ‘accessibility regulations’).',
    'If you’re not happy with how we respond to your complaint, contact the Equality Advisory and Support Service (EASS).',
    'Smallton Council is committed to making its website accessible, in accordance with the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018.',
    'This website is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA standard, due to the non-compliances and exemptions listed below.',
    'Feedback and contact information', 'Enforcement procedure', 'Non-accessible content', 'Disproportionate burden', 'By 1 December 2025', 'There is none. Nobody has made any.',
  ]) expect(said).toContain(sentence);
  await page.close();
});

test('advice is printed and counted, and the check is good', async () => {
  const { code, stdout, stderr } = await runProgram(['check', '--root', SMALLTON]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'No problems in 1 publication\n' });
  expect(stderr).toMatch(/^content\/about\/accessibility\.yaml:13:16  advice statement-review  /);
  expect(stderr).toContain('content/homes-report/easy-read.md:3:18  advice easy-read-behind  The Easy Read version of “Homes for children” was last checked against 1 March 2025');
  expect(stderr.endsWith('\n2 pieces of advice. Nothing is held up by it.\n')).toBe(true);
});

describe('search', () => {
  test('finds words as a reader types and submits them, says how many pages, and leads there', async () => {
    const page = await open('search/');
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    await page.waitForSelector('.search__words');
    await page.focus('.search__words');
    await page.keyboard.type('green door families');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.search__count:not(:empty)');
    await page.locator('.search__words').fill('families');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.search__result');
    await page.waitForFunction(`document.querySelector('.search__count').textContent.includes('“families”')`);
    expect(await text(page, '.search__count')).toEqual(['1 page found for “families”']);
    expect(await text(page, '.search__about')).toEqual(['Committee report, Easy Read, Smallton Council']);
    expect(await text(page, '.search__result mark')).toContain('families.');
    expect((await text(page, '.search__result p:not(.search__about)'))[0]).toContain('live with their families. Smallton has 12 homes');
    expect(page.url()).toMatch(/\?q=families$/);
    await Promise.all([page.waitForNavigation(), page.click('.search__title a')]);
    expect(await text(page, 'h1')).toEqual(['Homes for children in Smallton']);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('says so when nothing is found', async () => {
    const page = await open('search/?q=zebras');
    await page.waitForSelector('.search__count:not(:empty)');
    expect(await text(page, '.search__count')).toEqual(['Nothing found for “zebras”. Try another word, or look in the list below.']);
    await page.close();
  });

  test('words in the address are words and nothing else', async () => {
    const page = await open(`search/?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`);
    await page.waitForSelector('.search__count:not(:empty)');
    expect(await page.evaluate(`document.querySelectorAll('#search img').length`)).toBe(0);
    await page.close();
  });

  test('without JavaScript the page leads to every publication', async () => {
    const page = await open('search/', 1280, false);
    const source = await html('search/index.html');
    expect(source).toContain('Search needs JavaScript. Without it, every publication is listed below');
    expect(source).toContain('<a class="govuk-link" href="../homes-report/index.html">Homes for children</a>');
    expect(source.replace(/<template[^]*<\/template>/, '')).not.toContain('<form');
    await page.close();
  });

  test('the index is the same, byte for byte, in a second build', async () => {
    const other = join(await temporaryFolder(), 'other');
    await buildSmallton(other);
    const folder = 'site/search/pagefind';
    const names = (await listFiles(out)).filter((path) => path.startsWith(`${folder}/`));
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) expect((await readFile(join(other, name))).equals(await readFile(join(out, name))), name).toBe(true);
  }, 30_000);
});
