import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import { HtmlValidate } from 'html-validate';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkData } from '../../check/data.ts';
import { checkLinks } from '../../check/links.ts';
import { readPage } from '../../check/page.ts';
import type { Report } from '../../schema/report.ts';
import type { DatasetView } from '../../schema/report/dataset.ts';
import { openBrowser } from '../pdf/browser.ts';
import { renderSite } from '../site/render-site.ts';
import { DRAWING, sampleReport } from '../site/sample-report.ts';
import { libraryCharts, sampleLibrary } from '../site/sample-publications.ts';
import { jsonLdOf } from './json-ld.ts';
import { writeDataFiles } from './data-files.ts';
import { sampleDataset } from './sample-dataset.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const withChart: DatasetView = { ...sampleDataset, id: 'with-chart', chart: { id: 'foster-households', subtitle: 'Fostering households, Dorset', description: 'Bars.', spec: {}, narrowSpec: {} } };
const report: Report = { ...sampleLibrary, councils: sampleReport.councils, datasets: [sampleDataset, withChart] };
const charts = new Map([...libraryCharts, ['data/dorset/with-chart', DRAWING]]);
const PAGES = ['data/index.html', 'data/dorset/index.html', 'data/dorset/foster-households/index.html', 'data/dorset/with-chart/index.html', 'index.html'];
const folder = mkdtempSync(join(tmpdir(), 'data-pages-'));
let files: Map<string, string | Uint8Array>;
let browser: Browser;

beforeAll(async () => {
  files = await renderSite(report, charts);
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  browser = await openBrowser();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

const html = (path: string): string => files.get(path) as string;

test('the pages and files of data, no more and no fewer', () => {
  const own = ['foster-households', 'with-chart'].flatMap((id) => ['csv', 'csv-metadata.json', 'ods'].map((ending) => `data/dorset/${id}/${id}.${ending}`));
  expect([...files.keys()].filter((path) => path.startsWith('data/')).sort()).toEqual([...PAGES.slice(0, 4), ...own, 'data/everything.zip'].sort());
});

test('a list has its own area first, then the others by name, each by title, and what another council keeps of it', async () => {
  const [dorset, other] = [sampleDataset.council, { ...sampleDataset.council, id: 'northshire', name: 'Northshire Council', shortName: 'Northshire' }];
  const of = (id: string, title: string, area: string, council = dorset): DatasetView => ({ ...sampleDataset, id, title, area, council });
  const datasets = [of('b', 'Homes', 'Dorset'), of('a', 'Places', 'Dorset'), of('facts', 'All figures', 'Dorset'), of('c', 'Homes, Northshire', 'Northshire'), of('d', 'Homes, England', 'England'), of('e', 'Carers', 'Northshire', other), { ...of('f', 'Care', 'Dorset'), newestPeriod: null, referencePeriod: { state: 'not-given' as const, words: 'Not given', reason: 'No date.' } }];
  const lists = await renderSite({ ...report, councils: [dorset, other], datasets }, charts);
  const words = (path: string): string[] => [...(lists.get(path) as string).matchAll(/<(h[2-4]) class="library__(?:heading|council|title)"[^>]*>(?:<a[^>]*>)?([^<]+)/g)].map(([, heading, text]) => `${heading} ${text}`);
  expect(words('data/dorset/index.html')).toEqual(['h2 Dorset', 'h3 Care', 'h3 Homes', 'h3 Places', 'h3 All figures', 'h2 Elsewhere: England', 'h3 Homes, England', 'h2 Elsewhere: Northshire', 'h3 Homes, Northshire']);
  expect(words('data/northshire/index.html')).toEqual(['h2 Datasets', 'h3 Carers', 'h2 Northshire, in the data of Dorset Council', 'h3 Homes, Northshire']);
  expect(words('data/index.html').slice(0, 7)).toEqual(['h2 Dorset Council', 'h3 Care', 'h3 Homes', 'h3 Places', 'h3 All figures', 'h3 Elsewhere: England', 'h4 Homes, England']);
  const told = [...(lists.get('data/dorset/index.html') as string).matchAll(/class="library__facts">([^<]+)/g)].map(([, text]) => text);
  expect(told.slice(0, 2)).toEqual(['Period not given; published October 2024', 'Newest value: August 2024']);
});

test('every page is valid HTML and its files hold what it shows', async () => {
  const validator = new HtmlValidate(JSON.parse(readFileSync('.htmlvalidate.json', 'utf8')));
  const pages = PAGES.map((path) => readPage(`site/${path}`, html(path)));
  for (const { path, html: text } of pages) {
    const { results } = await validator.validateString(text, path);
    expect(results.flatMap(({ messages }) => messages.map(({ line, ruleId, message }) => `${path}:${line} ${ruleId} ${message}`))).toEqual([]);
  }
  const bytes = new Map([...files].flatMap(([path, content]) => (typeof content === 'string' ? [] : [[`site/${path}`, content] as const])));
  expect(checkData(pages, bytes, report).map(({ message }) => message)).toEqual([]);
  const all = [...files].flatMap(([path, content]) => (path.endsWith('.html') ? [readPage(`site/${path}`, content as string)] : []));
  expect(checkLinks(all, new Set([...files.keys()].map((path) => `site/${path}`))).filter(({ place }) => place.path.startsWith('site/data/')).map(({ message }) => message)).toEqual([]);
});

test('a download says its format and size', () => {
  const words = [...html(PAGES[2]!).matchAll(/<a class="cover__download" href="([^"]+)">([^<]+)</g)].map(([, href, text]) => [href, text!.replaceAll('\u00a0', ' ')]);
  expect(words).toEqual([['foster-households.csv', 'Download the data (CSV, 1 kB)'], ['foster-households.ods', 'Download the spreadsheet (ODS, 4 kB)'], ['foster-households.csv-metadata.json', 'Download the description of the columns (JSON, 3 kB)']]);
});

test('the page holds its JSON-LD to the letter', () => {
  const text = jsonLdOf(sampleDataset, writeDataFiles([sampleDataset]).byDataset.get('data/dorset/foster-households')!);
  expect(html(PAGES[2]!)).toContain(`<script type="application/ld+json">${text}</script>`);
});

test('the library leads to the data where there are any', async () => {
  expect(html('index.html')).toContain('href="data/index.html"');
  expect((await renderSite({ ...report, datasets: [] }, charts)).get('index.html')).not.toContain('data/index.html');
});

describe.each([320, 1280])('at %i pixels', (width) => {
  test.each(PAGES)('axe finds nothing in %s, and it has no sideways scrolling', async (path) => {
    const page = await browser.newPage();
    await page.setViewport({ width, height: 900 });
    await page.goto(pathToFileURL(join(folder, path)).href, { waitUntil: 'load' });
    await page.evaluate(AXE);
    const { violations } = await page.evaluate(`axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`) as AxeResults;
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await page.close();
  });
});
