import { beforeAll, describe, expect, test } from 'vitest';
import { checkLinks } from '../../check/links.ts';
import { readPage } from '../../check/page.ts';
import type { Report } from '../../schema/report.ts';
import type { Block } from '../../schema/report/block.ts';
import type { PublicationView } from '../../schema/report/publication.ts';
import { walkBlocks } from '../../schema/walk-report.ts';
import { sampleDataset } from '../data/sample-dataset.ts';
import { renderSite } from './render-site.ts';
import { libraryCharts, sampleDeck, sampleLibrary, sampleStrategy } from './sample-publications.ts';
import { samplePaper, stability } from './sample-report.ts';

/** What every page has beside its own words: the way to search, back to the contents, to the data and to the feed. */
const about = { accessibility: null, methods: null, glossary: { terms: [{ id: 'care', term: 'Care', meaning: 'Looking after.' }], abbreviations: [] } };
const data = [{ text: 'Fostering households', href: 'data/dorset/foster-households/index.html' }];
const report: Report = { ...sampleLibrary, about, councils: sampleLibrary.councils, datasets: [sampleDataset], publications: sampleLibrary.publications.map(withData) };

/** Each of its charts and tables of indicators names a dataset. */
function withData(publication: PublicationView): PublicationView {
  const sections = structuredClone(publication.sections);
  for (const block of sections.flatMap(({ blocks }): Block[] => [...walkBlocks(blocks)])) {
    if (block.kind === 'chart') block.chart.source = { ...block.chart.source, data };
    if (block.kind === 'kpis') block.kpis.table.source = { text: 'The paper', href: null, data };
  }
  return { ...publication, sections };
}

let files: Map<string, string | Uint8Array>;
let pages: string[];
beforeAll(async () => {
  files = await renderSite(report, libraryCharts, { hasSearch: true });
  pages = [...files.keys()].filter((path) => path.endsWith('.html') && path !== '404.html');
});

const page = (path: string): string => files.get(path) as string;
const header = (html: string): string => /<header[^]*?<\/header>/.exec(html)![0];

describe('search', () => {
  test('is led to from the head of every page, and the search page says that one is there', () => {
    expect(pages.length).toBeGreaterThan(20);
    for (const path of pages) {
      const [, href, here] = /<a class="govuk-link" href="([^"]+)"( aria-current="page")?>Search<\/a>/.exec(header(page(path))) ?? [];
      expect([path, new URL(href ?? '', `file:///${path}`).pathname, here !== undefined]).toEqual([path, '/search/index.html', path === 'search/index.html']);
    }
  });

  test('is not where the site has no such page', async () => {
    for (const [path, html] of await renderSite(sampleLibrary, libraryCharts)) if (path.endsWith('.html')) expect(html, path).not.toContain('>Search</a>');
  });
});

test('the glossary is led to from the foot of every page, where there is one', async () => {
  const link = /<nav class="site-links"[^]*href="(?:\.\.\/)*about\/glossary\/index\.html">Glossary<[^]*<\/nav>/;
  for (const path of pages) expect(page(path), path).toMatch(link);
  const bare = await renderSite({ ...report, about: { ...about, glossary: { terms: [], abbreviations: [] } } }, libraryCharts);
  for (const path of pages) expect(bare.get(path) ?? '', path).not.toContain('>Glossary<');
});

test('the feed is led to from the foot of every page and from the library, where there is one', async () => {
  for (const path of pages) expect(page(path), path).toMatch(/<nav class="site-links"[^]*href="(?:\.\.\/)*feed\.xml">Feed of changes<[^]*<\/nav>/);
  for (const path of ['index.html', 'dorset/index.html']) expect(page(path)).toMatch(/<p class="library__feed"><a class="govuk-link" href="(?:\.\.\/)?feed\.xml">/);
  const empty = await renderSite({ ...report, publications: [], datasets: [] }, libraryCharts);
  expect(empty.get('index.html')).not.toContain('Feed of changes');
});

test('all of it leads somewhere', () => {
  const pdfs = report.publications.map(({ id }) => `site/${id}/${id}.pdf`);
  const read = pages.map((path) => readPage(`site/${path}`, page(path)));
  expect(checkLinks(read, new Set([...[...files.keys()].map((path) => `site/${path}`), ...pdfs])).map(({ place, message }) => `${place.path} ${message}`)).toEqual([]);
});

test.each([
  ['dorset-scrutiny-2024/index.html', 2, '../data'], ['dorset-overview-2024/index.html', 3, '../data'],
  ['dorset-strategy-2024/children/index.html', 2, '../../data'], ['dorset-strategy-2024/all/index.html', 2, '../../data'], ['dorset-strategy-2024/duty/index.html', 0, ''],
])('in %s, %i sources lead to their data', (path, count, folder) => {
  const links = [...page(path).matchAll(/<span class="source__data">\. Data: <a class="govuk-link" href="([^"]+)">Fostering households<\/a><\/span><\/p>/g)].map(([, href]) => href);
  expect(links).toEqual(Array<string>(count).fill(`${folder}/dorset/foster-households/index.html`));
});

describe('the way back to the contents', () => {
  const LINK = '<a class="govuk-link" href="#part--contents">Back to contents</a>';
  const count = (html: string): number => html.split(LINK).length - 1;

  test('ends each long section and no short one', () => {
    expect(count(page('dorset-scrutiny-2024/index.html'))).toBe(1);
    expect(page('dorset-scrutiny-2024/index.html').indexOf(LINK)).toBeGreaterThan(page('dorset-scrutiny-2024/index.html').indexOf(stability.table.caption));
    expect(count(page('dorset-overview-2024/index.html'))).toBe(0);
  });

  test('ends a long chapter', () => {
    expect(['duty', 'children', 'plan'].map((chapter) => count(page(`dorset-strategy-2024/${chapter}/index.html`)))).toEqual([0, 1, 0]);
  });
});

describe('a chapter’s summary', () => {
  const words = sampleStrategy.sections.find(({ id }) => id === 'duty')!.summary!;

  test('stands under its title, on its own page and on the page of all, and describes the page', () => {
    expect(page('dorset-strategy-2024/duty/index.html')).toMatch(new RegExp(`</h1>\\s*<p class="cover__summary">${words}</p>`));
    expect(page('dorset-strategy-2024/all/index.html')).toMatch(new RegExp(`</h2>\\s*<p class="section__summary">${words}</p>`));
    expect(page('dorset-strategy-2024/duty/index.html')).toContain(`<meta name="description" content="${words}">`);
  });

  test('may be missing', () => {
    const plan = page('dorset-strategy-2024/plan/index.html');
    expect(plan).not.toContain('cover__summary');
    expect(plan).toContain(`<meta name="description" content="What we will do: a chapter of ${sampleStrategy.title}, Dorset Council.">`);
  });
});

test('the cover names the edition before, on every form of it', () => {
  const link = (path: string): string | undefined => /Previous edition: <a class="cover__download" href="([^"]+)">Sufficiency Strategy, 2020 to 2023</.exec(page(path))?.[1];
  expect(['dorset-strategy-2024/index.html', 'dorset-strategy-2024/all/index.html', 'dorset-strategy-2020/index.html', 'dorset-scrutiny-2024/index.html'].map(link))
    .toEqual(['../dorset-strategy-2020/index.html', '../../dorset-strategy-2020/index.html', undefined, undefined]);
});

test('a publication describes itself to machines on its first page, and nowhere else', () => {
  const described = pages.filter((path) => !path.startsWith('data/') && page(path).includes('application/ld+json'));
  expect(described.sort()).toEqual([samplePaper, sampleStrategy, sampleDeck].map(({ id }) => `${id}/index.html`).concat('bare/index.html', 'dorset-strategy-2020/index.html').sort());
});
