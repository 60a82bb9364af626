import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from '../build.ts';
import { openBrowser } from '../render/pdf/browser.ts';
import { readPdf } from './read-pdf.ts';

/** The first real paper, from its sources to page and PDF. */

const ID = 'dorset-scrutiny-2024';
const ROOT = join(import.meta.dirname, '../..');

/** Every figure of the source, as our words say it. The counts of 1 to 5 children of the source are left out on purpose. */
const FIGURES: [where: string, said: RegExp][] = [
  ['1.1 priority areas', /\b7 priority areas/], ['2.6 supported accommodation', /\b16 and over/], ['2.7 independent accommodation', /under 18/],
  ['2.8 over 20 miles away', /45% live over 20 miles/], ['2.8 the month before', /(?:month before|last month)[^.]*45%/],
  ['3.1 children who feel safe', /89%/], ['3.1 young people who feel safe', /61%/], ['3.1 general population', /82%/],
  ['3.1 hard to cope financially', /27%/], ['3.1 lonely', /14%/],
  ['4.4 social worker visits', /6 weeks/], ['4.4 reviews', /6 months/], ['5 actions', /23 actions/],
  ['5.6 constellations', /now 6\b/], ['5.6 constellations aimed at', /10 constellations/], ['5.6 years of the programme', /5 years/],
  ['5.8 households resigned', /3 (?:had )?resigned/], ['5.8 households recruited', /12 mainstream households/],
  ['5.8 August 2023', /\b172\b/], ['5.8 August 2024', /\b191\b/], ['5.8 target', /recruit 24 mainstream/], ['5.9 places', /20 more places/],
  ['5.12 definition short', /3 or more placements/], ['5.12 definition long', /2\.5 years/],
  ['5.12 national short', /national average was 10%/], ['5.12 Dorset short', /short-term figure was 10%/], ['5.12 Dorset long', /long-term figure was 72%/], ['5.12 national long', /69%/],
  ...['69.00', '69.13', '71.05', '70.51', '70.59', '74.15', '73.97', '72.11'].map((v): [string, RegExp] => [`5.12 long-term ${v}`, new RegExp(v.replace('.', '\\.'))]),
  ...['10.00', '11.25', '9.13', '8.35', '9.98', '9.63', '9.77'].map((v): [string, RegExp] => [`5.12 short-term ${v}`, new RegExp(`\\b${v.replace('.', '\\.')}`)]),
  ...['9.00', '13.88', '12.00', '13.00', '11.00', '18.00', '16.00', '14.00'].map((v): [string, RegExp] => [`5.25 adoption ${v}`, new RegExp(`\\b${v.replace('.', '\\.')}`)]),
  ['5.13 beds', /by 6%/], ['5.14 framework places', /87 places/], ['5.15 premises', /9,961/], ['5.16 ages', /16 and 17/], ['5.17 certificate', /Level 4 Certificate/],
  ['5.18 urgent', /24 hours/], ['5.18 other', /8 weeks/], ['5.20 Hayeswood', /7 young people/], ['5.26 flats', /12 flats/], ['5.26 care leavers', /9 (?:more )?care leavers/],
  ['5.27 years', /3[- ]year|3 years/], ['5.27 up to', /up to 12 care leavers/], ['6.3 priorities', /7 strategic priorities/],
  ['8.1 overspend', /£3\.4 million/], ['8.1 the year before', /£2\.9 million/], ['8.2 survey', /£639 million/], ['8.2 deficit', /£4 billion/],
];

let browser: Browser;
let folder: string;
let html: string;
let pdfText: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scrutiny-'));
  const options = { root: ROOT, pdf: true, only: ID, includeDrafts: false };
  await build({ ...options, out: join(folder, 'first') });
  await build({ ...options, out: join(folder, 'second') });
  html = readFileSync(join(folder, 'first/site', ID, 'index.html'), 'utf8');
  pdfText = (await readPdf(readFileSync(join(folder, 'first/site', ID, `${ID}.pdf`)))).pages.map((page) => page.text).join(' ');
  browser = await openBrowser();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

const even = (text: string): string => text.replace(/\s+/g, ' ');

describe('every figure of the source', () => {
  test.each(FIGURES)('%s', (_, said) => {
    const words = even(html.replace(/<[^>]+>/g, ''));
    expect(words).toMatch(said);
    expect(even(pdfText).replace(/ ([,.;:)])/g, '$1')).toMatch(said);
  });
});

test('two builds give the same files with the same bytes', () => {
  const first = filesBelow(join(folder, 'first'));
  expect(first).toEqual(filesBelow(join(folder, 'second')));
  expect(Object.keys(first)).toContain(`site/${ID}/${ID}.pdf`);
});

test('it says that it is not issued by the council, in page and paper', () => {
  expect(html).toContain('not issued by Dorset Council');
  expect(pdfText).toContain('not issued by Dorset Council');
});

test.each([320, 1280])('axe finds nothing, nothing scrolls sideways and nothing is fetched from elsewhere at %i pixels', async (width) => {
  const page = await browser.newPage();
  const outside: string[] = [];
  page.on('request', (request) => { if (!/^(file|data):/.test(request.url())) outside.push(request.url()); });
  await page.setViewport({ width, height: 900 });
  await page.goto(`file://${join(folder, 'first/site', ID, 'index.html')}`, { waitUntil: 'load' });
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await page.close();
  expect(violations).toEqual([]);
  expect(overflow).toBe(0);
  expect(outside).toEqual([]);
});

test('no officer is named below director, and no telephone number or e-mail address is given', () => {
  const words = even(html.replace(/<script\b[^]*?<\/script>/g, '').replace(/<[^>]+>/g, ' '));
  expect(words).toMatch(/Report author Head of Good Care Provision, Safeguarding and Business Support Report status/);
  // A name and a post behind it: 'Ann Bear, Head of Toy Care'
  for (const personal of [/\p{Lu}[\p{L}’.-]* \p{Lu}[\p{L}’-]+, (?:\p{L}+ ){0,4}(?:Head|Manager|Officer|Lead)\b/u, /@/, /\b0\d{4} ?\d{6}\b/, /\b0\d{2} ?\d{4} ?\d{4}\b/]) expect(words).not.toMatch(personal);
  expect(html).not.toMatch(/mailto:|tel:/);
});

function filesBelow(root: string): Record<string, string> {
  return Object.fromEntries(readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(root, path)).isFile()).sort()
    .map((path) => [path, createHash('sha256').update(readFileSync(join(root, path))).digest('hex')]));
}
