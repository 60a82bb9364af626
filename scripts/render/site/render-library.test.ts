import { readFileSync } from 'node:fs';
import { HtmlValidate } from 'html-validate';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkLinks } from '../../check/links.ts';
import { checkNumbers } from '../../check/numbers.ts';
import { readPage } from '../../check/page.ts';
import type { Report } from '../../schema/report.ts';
import type { PublicationView } from '../../schema/report/publication.ts';
import { renderSite } from './render-site.ts';
import { libraryCharts, sampleDeck, sampleLibrary, sampleStrategy, withdrawnPaper } from './sample-publications.ts';
import { samplePaper } from './sample-report.ts';

const validator = new HtmlValidate(JSON.parse(readFileSync('.htmlvalidate.json', 'utf8')));
const STRATEGY = ['index.html', 'duty/index.html', 'children/index.html', 'plan/index.html', 'all/index.html'].map((page) => `dorset-strategy-2024/${page}`);

let files: Map<string, string | Uint8Array>;
beforeAll(async () => {
  files = await renderSite(sampleLibrary, libraryCharts);
});

const page = (path: string): string => files.get(path) as string;
const headings = (html: string): string[] => [...html.matchAll(/<(h[1-6])[^>]*>(.*?)<\/\1>/gs)].map(([, name, words]) => `${name} ${words!.replace(/<[^>]+>/g, '')}`);
const part = (html: string, from: string, to: string): string => html.slice(html.indexOf(from), html.indexOf(to, html.indexOf(from)));

async function renderOne(publication: PublicationView): Promise<Map<string, string | Uint8Array>> {
  const report: Report = { site: { title: 'T', summary: 'S', address: null }, datasets: [], councils: sampleLibrary.councils, publications: sampleLibrary.publications.map((p) => (p.id === publication.id ? publication : p)) };
  return renderSite(report, libraryCharts);
}

test('the pages, no more and no fewer', () => {
  expect([...files.keys()].filter((path) => path.endsWith('.html')).sort()).toEqual([
    '404.html', 'reports/good-care.html', 'strategy/foreword/index.html', 'anywhere/index.html', 'bare/index.html', ...['duty/index.html', 'all/index.html', 'index.html'].map((name) => `dorset-strategy-2020/${name}`), ...STRATEGY,
    'dorset-overview-2024/index.html', 'dorset-scrutiny-2024/index.html', 'dorset-withdrawn-2023/index.html', 'dorset/index.html', 'index.html',
  ].sort());
});

test('a supplement stands below its strategy, however new, leads to it and calls itself so', async () => {
  const supplement: PublicationView = { ...sampleStrategy, id: 'needs', title: 'Need', kindLabel: 'Supplement to the strategy', isPast: false, redirects: [], supplements: { text: 'Strategy 2024', href: 'dorset-strategy-2024/' } };
  const pages = await renderSite({ ...sampleLibrary, publications: [supplement, ...sampleLibrary.publications] }, new Map([...libraryCharts].flatMap(([id, drawing]) => [[id, drawing], [id.replace('dorset-strategy-2024/', 'needs/'), drawing]])));
  const listed = (path: string): string[] => [...(pages.get(path) as string).matchAll(/class="library__title"><a class="govuk-link" href="[./]*([^"/]+)\//g)].map((match) => match[1]!);
  for (const path of ['index.html', 'dorset/index.html']) expect(listed(path).indexOf('needs')).toBe(listed(path).indexOf('dorset-strategy-2024') + 1);
  expect(pages.get('needs/index.html')).toMatch(/Supplement to: <a class="cover__download" href="\.\.\/dorset-strategy-2024\/index\.html">Strategy 2024<[^]*>Read or print the whole supplement on one page</);
  expect(pages.get('needs/duty/index.html')).toContain('>Whole supplement on one page<');
  expect(pages.get('dorset-strategy-2024/duty/index.html')).toContain('>Whole strategy on one page<');
});

test('every page is valid HTML, its links lead somewhere and its numbers are those of the report', async () => {
  const pages = [...files].flatMap(([path, html]) => (typeof html === 'string' && path.endsWith('.html') ? [readPage(`site/${path}`, html)] : []));
  for (const { path, html } of pages) {
    const { results } = await validator.validateString(html, path);
    expect(results.flatMap((result) => result.messages.map(({ line, ruleId, message }) => `${path}:${line} ${ruleId} ${message}`))).toEqual([]);
  }
  const pdfs = ['dorset-scrutiny-2024', 'dorset-strategy-2024', 'dorset-strategy-2020', 'dorset-overview-2024'].map((id) => `site/${id}/${id}.pdf`);
  expect(checkLinks(pages, new Set([...[...files.keys()].map((path) => `site/${path}`), ...pdfs])).map((p) => `${p.place.path} ${p.message}`)).toEqual([]);
  const exact: Report = { ...sampleLibrary, publications: sampleLibrary.publications.filter(({ figures }) => figures.length > 0) };
  expect(checkNumbers(pages, exact).map((p) => `${p.place.path} ${p.message}`)).toEqual([]);
});

describe('a strategy', () => {
  test('has a heading structure of its own on each page', () => {
    expect(headings(page(STRATEGY[0]!))).toEqual([`h1 ${sampleStrategy.title}`, 'h2 Why we need a strategy', 'h2 Contents', 'h2 Where the source contradicts itself']);
    expect(headings(page(STRATEGY[2]!))).toEqual(['h1 2 Children in our care and young people who have left it', 'h2 Contents', 'h2 Who they are', 'h2 Where they live', 'h3 Near home', 'h2 Homes that last', 'h2 Notes']);
    expect(headings(page(STRATEGY[4]!))).toEqual([
      `h1 ${sampleStrategy.title}`, 'h2 Why we need a strategy', 'h2 Contents', 'h2 1 Our duty and our promise', 'h3 What children may expect', 'h2 2 Children in our care and young people who have left it',
      'h3 Who they are', 'h3 Where they live', 'h4 Near home', 'h3 Homes that last', 'h2 3 What we will do', 'h3 Priority 1: family first', 'h2 Where the source contradicts itself', 'h2 Notes',
    ]);
  });

  test('offers its PDF and its one page from the cover, and the PDF from there', () => {
    expect(page(STRATEGY[0]!)).toContain('<a class="cover__download" href="dorset-strategy-2024.pdf">Download this strategy (PDF)</a>');
    expect(page(STRATEGY[0]!)).toContain('<a class="cover__download" href="all/index.html">Read or print the whole strategy on one page</a>');
    expect(page(STRATEGY[4]!)).toContain('<a class="cover__download" href="../dorset-strategy-2024.pdf">');
  });

  test('marks in the contents the chapter one is in, with its headings where there are 3 or more', () => {
    const contents = STRATEGY.slice(1, 4).map((path) => part(page(path), '<nav class="contents"', '</nav>'));
    expect(contents.map((html) => [...html.matchAll(/aria-current="page">.*?contents__text">([^<]+)/g)].map(([, words]) => words))).toEqual([['Our duty and our promise'], ['Children in our care and young people who have left it'], ['What we will do']]);
    expect(contents.map((html) => [...html.matchAll(/href="(#[^"]+)"/g)].map(([, href]) => href))).toEqual([[], ['#who-they-are', '#where-they-live', '#stable-homes'], []]);
  });

  test('leads from chapter to chapter', () => {
    const steps = STRATEGY.slice(1, 4).map((path) => [...part(page(path), '<nav class="govuk-pagination', '</nav>').matchAll(/href="([^"]+)" rel="(\w+)"/g)].map(([, href, rel]) => `${rel} ${href}`));
    expect(steps).toEqual([['next ../children/index.html'], ['prev ../duty/index.html', 'next ../plan/index.html'], ['prev ../children/index.html']]);
  });

  test('gives a chapter the notes to its own words, under the numbers they have in the whole, leading back to itself alone', () => {
    const notes = STRATEGY.map((path) => [...part(`${page(path)}<ol class="footnotes__list"></ol>`, '<ol class="footnotes__list"', '</ol>').matchAll(/id="(note-\d)"|href="#(note-\d-mark(?:-\d)?)"/g)].map(([, id, mark]) => id ?? mark));
    expect(notes).toEqual([[], ['note-1', 'note-1-mark'], ['note-1', 'note-1-mark-2', 'note-2', 'note-2-mark'], [], ['note-1', 'note-1-mark', 'note-1-mark-2', 'note-2', 'note-2-mark']]);
  });

  test('a chapter whose notes do not begin at 1 says so', async () => {
    const sections = sampleStrategy.sections.map((s) => (s.id === 'children' ? { ...s, blocks: s.blocks.filter((b) => !JSON.stringify(b).includes('note-1-mark-2')) } : s));
    const chapter = (await renderOne({ ...sampleStrategy, sections })).get(STRATEGY[2]!) as string;
    expect(chapter).toContain('<li class="footnotes__note" id="note-2" value="2">');
  });
});

describe('the status', () => {
  const BANNER = /<div class="status-banner" data-status="[^"]*">.*?<\/div>/gs;
  const superseded = { state: 'superseded' as const, words: 'It has been superseded.', link: { text: 'Read the next', href: 'dorset-strategy-2020/' } };

  test.each([[sampleStrategy, 5], [samplePaper, 1], [sampleDeck, 1]])('is first in main on every page, and all that changes with it', async (publication, count) => {
    const [without, with_] = await Promise.all([renderOne({ ...publication, status: null }), renderOne({ ...publication, status: superseded })]);
    const own = [...without.keys()].filter((path) => path.startsWith(`${publication.id}/`));
    expect(own).toHaveLength(count);
    for (const path of own) {
      expect((with_.get(path) as string).match(/<main[^>]*>\s*<div class="status-banner" data-status="superseded">/), path).not.toBeNull();
      expect((with_.get(path) as string).replace(BANNER, ''), path).toBe(without.get(path));
    }
  });

  test('leads to the successor from wherever it stands', async () => {
    const rendered = await renderOne({ ...sampleStrategy, status: superseded });
    const links = STRATEGY.map((path) => /status-banner__words">.*?href="([^"]+)"/.exec(rendered.get(path) as string)?.[1]);
    expect(links).toEqual(['../dorset-strategy-2020/index.html', ...Array<string>(4).fill('../../dorset-strategy-2020/index.html')]);
  });

  test('of what is withdrawn a notice and a cover remain', () => {
    const html = page('dorset-withdrawn-2023/index.html');
    expect(html).toContain(withdrawnPaper.status!.words);
    expect(headings(html)).toEqual(['h1 A paper that was withdrawn']);
    expect(html).not.toMatch(/cover__download|<section|<nav class="(?!site-links)|<script/);
  });
});

test('a deck numbers its slides as its PDF does, the title not counted', () => {
  const html = page('dorset-overview-2024/index.html');
  expect([...html.matchAll(/<p class="section__slide">(.*?)<\/p>/g)].map(([, words]) => words)).toEqual(['Slide 1', 'Slide 2', 'Slide 3', 'Slide 4', 'Slide 5', 'Slide 6']);
  expect(html).toContain('Reports on: <a class="cover__download" href="../dorset-strategy-2024/index.html">Sufficiency Strategy 2024 to 2027</a>');
  expect(part(html, '<nav class="contents"', '</nav>')).toContain('href="#family"');
});

test('where the source contradicts itself stands before the appendices of a paper', async () => {
  const html = (await renderOne({ ...samplePaper, discrepancies: sampleStrategy.discrepancies })).get('dorset-scrutiny-2024/index.html') as string;
  const order = ['id="sign-off"', 'id="discrepancies"', '<dt>The source says</dt><dd>One page counts 23 actions, another 24.</dd>', 'id="appendix-a"'];
  expect(order.map((mark) => html.indexOf(mark))).toEqual(order.map((mark) => html.indexOf(mark)).sort((a, b) => a - b));
  expect(order.filter((mark) => !html.includes(mark))).toEqual([]);
});

test('the library puts the current before the past, by council, and a council has its own', () => {
  expect(headings(page('index.html'))).toEqual([
    'h1 Homes for children in care', 'h2 Current publications', 'h3 Dorset Council', 'h4 Good Care Provision', `h4 ${sampleStrategy.title}`, `h4 ${sampleDeck.title}`, 'h3 Anywhere Council', 'h4 Good Care Provision',
    'h2 Past publications', 'h3 Dorset Council', `h4 ${sampleStrategy.title}`, 'h4 A paper that was withdrawn',
  ]);
  expect(headings(page('anywhere/index.html'))).toEqual(['h1 Publications of Anywhere Council', 'h2 Current publications', 'h3 Good Care Provision']);
  for (const path of ['index.html', 'dorset/index.html']) expect(page(path)).toContain('class="demonstration__words"');
});

test('a council that has published nothing says so', async () => {
  const empty = await renderSite({ site: { title: 'T', summary: 'S', address: null }, datasets: [], councils: sampleLibrary.councils, publications: [] }, libraryCharts);
  expect(empty.get('dorset/index.html')).toContain('Nothing has been published yet.');
});
