import { readFileSync } from 'node:fs';
import { HtmlValidate } from 'html-validate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../schema/report.ts';
import { renderSite } from './render-site.ts';
import { samplePaper, sampleCharts, sampleReport } from './sample-report.ts';

const PAPER = 'dorset-scrutiny-2024/index.html';
const validator = new HtmlValidate(JSON.parse(readFileSync('.htmlvalidate.json', 'utf8')));

let files: Map<string, string | Uint8Array>;
let paper: string;

beforeAll(async () => {
  files = await renderSite(sampleReport, sampleCharts);
  paper = files.get(PAPER) as string;
});

test('a page for each publication, the library and what they need, and nothing else', () => {
  expect([...files.keys()].map((path) => path.replace(/-[0-9a-f]{10}\./, '-HASH.')).sort()).toEqual([
    ...['400-italic', '400-normal', '700-italic', '700-normal'].flatMap((face) => [
      `assets/atkinson-hyperlegible-latin-${face}-HASH.woff2`, `assets/atkinson-hyperlegible-latin-ext-${face}-HASH.woff2`, `assets/atkinson-hyperlegible-next-latin-ext-${face}-HASH.woff2`]),
    'assets/contents-HASH.js', 'assets/site-HASH.css', 'assets/site-HASH.css', 'assets/site-HASH.css',
    ...Array<string>(3).fill('assets/icon-HASH.svg'), '404.html', '_headers', 'feed.xml', 'reports/good-care.html', 'bare/index.html', PAPER, 'index.html', 'dorset/index.html', 'anywhere/index.html',
  ].sort());
});

test('every address within a page leads to a file or an anchor of the site', () => {
  const offered = new Set([...files.keys(), `${samplePaper.id}/${samplePaper.id}.pdf`]);
  for (const [path, content] of files) {
    if (typeof content !== 'string') continue;
    const addresses = [...content.matchAll(/(?:href|src)="([^"]*)"|url\("?([^")]+)"?\)/g)].map((match) => match[1] ?? match[2]!);
    for (const address of addresses.filter((each) => !/^https?:/.test(each))) {
      if (address.startsWith('#')) expect(content, address).toContain(`id="${address.slice(1)}"`);
      else expect(offered, address).toContain(new URL(address, `file:///${path}`).pathname.slice(1));
    }
  }
});

describe('the pages are valid HTML', () => {
  test.each([PAPER, 'bare/index.html', 'index.html', 'dorset/index.html'])('%s', async (path) => {
    const report = await validator.validateString(files.get(path) as string, path);
    const messages = report.results.flatMap((result) => result.messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId} ${message}`));
    expect(messages).toEqual([]);
  });
});

test('nothing runs or is styled in the page itself, so that a strict policy can forbid it', () => {
  expect(paper).not.toMatch(/ style=| on[a-z]+=|<style|javascript:|<script(?! src=| type="application\/ld\+json">)/);
});

test('cover, notice and recommendation come before the contents, the numbered sections after', () => {
  const order = ['Not issued by Dorset Council', '<h1', 'class="front"', 'id="summary"', 'id="recommendation"', 'id="reason"',
    '<nav class="contents"', 'id="background"', 'id="progress"', 'id="financial"', 'id="sign-off"', 'id="appendix-a"', 'id="notes"', '<footer'];
  expect(order.map((mark) => paper.indexOf(mark))).toEqual(order.map((mark) => paper.indexOf(mark)).sort((a, b) => a - b));
  expect(order.filter((mark) => !paper.includes(mark))).toEqual([]);
});

test.each([
  ['a paragraph number is text and a link to itself', '<p class="paragraph" id="p-5-9"><a class="paragraph__number" href="#p-5-9" aria-label="Paragraph 5.9">5.9 </a>The number'],
  ['a figure keeps its value', '<data class="figure" value="72.11">72%</data>'],
  ['an absence is said in words', 'Not applicable. <span class="absence__reason">The report proposes no decision.</span>'],
  ['a contents entry has a place for its page', '<span class="contents__page" data-for="background"></span>'],
  ['a row is headed', '<th scope="row" class="table__cell">Fostering, Dorset Council carers</th>'],
  ['a status is a word', '<span class="status__words">Target not met</span>'],
  ['a drawing stands unescaped', '<div class="chart__drawing"><svg class="chart__svg" role="img"'],
  ['Welsh says so', '<span lang="cy">gofal da</span>'],
])('%s', (_, html) => {
  expect(paper).toContain(html);
});

test('words of a report are never markup or program', async () => {
  const attack = '<script>alert(1)</script>{{ 7 * 7 }}{% raise %}"';
  const page = await renderOne({ ...sampleReport, publications: [{ ...samplePaper, title: attack, summary: attack, demonstration: attack }] });
  expect(page).not.toContain('<script>');
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;{{ 7 * 7 }}{% raise %}&quot;');
});

test('a chart without a drawing stops the build', async () => {
  await expect(renderSite(sampleReport, new Map())).rejects.toThrow('dorset-scrutiny-2024/foster-households');
});

test('runs at the same time keep apart, and the same report gives the same bytes', async () => {
  const titled = (title: string): Report => ({ ...sampleReport, publications: [{ ...samplePaper, title }] });
  const [first, second, again] = await Promise.all([renderOne(titled('First')), renderOne(titled('Second')), renderSite(sampleReport, sampleCharts)]);
  expect(first).toContain('<h1 class="cover__title">First</h1>');
  expect(second).toContain('<h1 class="cover__title">Second</h1>');
  expect(again).toEqual(files);
});

async function renderOne(report: Report): Promise<string> {
  return (await renderSite(report, sampleCharts)).get(PAPER) as string;
}
