import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Report } from '../../schema/report.ts';
import type { DatasetView } from '../../schema/report/dataset.ts';
import { aboutPages, searchPage } from '../site/about-pages.ts';
import { sampleLibrary } from '../site/sample-publications.ts';
import { renderSite } from '../site/render-site.ts';
import { libraryCharts } from '../site/sample-publications.ts';
import { canIndex, findablePages, indexSite } from './search-files.ts';

const council = sampleLibrary.councils[0]!;
const report: Report = { ...sampleLibrary, datasets: [{ council, id: 'foster-households' } as DatasetView] };
const find = (...paths: string[]): string[] => findablePages(new Map(paths.map((path) => [path, ''])), report).map(({ path, about }) => `${path}: ${about}`);

test('everything is found once, in order of its address', () => {
  expect(find(
    'index.html', '404.html', 'dorset/index.html', 'search/index.html', 'about/index.html', 'about/glossary/index.html',
    'dorset-strategy-2024/index.html', 'dorset-strategy-2024/all/index.html', 'dorset-strategy-2024/duty/index.html', 'dorset-strategy-2024/easy-read/index.html',
    'dorset-withdrawn-2023/index.html', 'dorset-strategy-2020/index.html', 'data/index.html', 'data/dorset/index.html', 'data/dorset/foster-households/index.html', 'assets/site.css',
  )).toEqual([
    'about/glossary/index.html: About these publications',
    `data/dorset/foster-households/index.html: Data, ${council.name}`,
    ...['dorset-strategy-2020/index.html', 'dorset-strategy-2024/duty/index.html', 'dorset-strategy-2024/easy-read/index.html', 'dorset-strategy-2024/index.html']
      .map((path) => expect.stringMatching(new RegExp(`^${path}: .+${path.includes('2020') ? ' \\(past\\)' : ''}$`)) as unknown as string),
  ]);
});

const about = { accessibility: null, methods: null, glossary: { terms: [], abbreviations: [] } };

test('without an index the page has no script, says so and lists every publication', async () => {
  const files = await renderSite({ ...sampleLibrary, about }, libraryCharts, { hasSearch: false });
  const page = files.get('search/index.html') as string;
  expect(page).toContain('Search was left out when this site was made');
  expect(page).not.toMatch(/<script|<template/);
  expect([...files.keys()].filter((path) => /search-|pagefind/.test(path))).toEqual([]);
  expect(searchPage(sampleLibrary, false).search!.groups.flatMap(({ publications }) => publications)).toHaveLength(sampleLibrary.publications.length);
});

test('a statement, methods or a glossary that nobody wrote have no page', () => {
  expect(aboutPages({ ...sampleLibrary, about }).map(({ path }) => path)).toEqual(['about/index.html']);
});

test.runIf(canIndex())('what leads about in a page is not found in it', async () => {
  const pages = new Map([...await renderSite({ ...sampleLibrary, about }, libraryCharts, { hasSearch: true })].map(([path, content]) => (
    [path, typeof content === 'string' ? content.replaceAll(/(<p class="source">.*)<\/p>/g, '$1<span class="source__data">. Data: Our numbers</span></p>') : content])));
  expect(pages.get('dorset-scrutiny-2024/index.html')).toMatch(/Data: Our numbers[^]*Back to contents/);
  const found = [...await indexSite(pages, sampleLibrary)].filter(([path]) => path.endsWith('.pf_fragment')).map(([, content]) => gunzipSync(content).toString('utf8')).join();
  expect(found).toContain('Fostering');
  expect(found).not.toMatch(/Back to contents|Our numbers|Feed of changes/);
});

test.runIf(canIndex())('its words are those of the pages, the most frequent first, without numbers', async () => {
  const page = (words: string): string => `<html lang="en-GB"><body><main><h1>Homes</h1><p>${words}</p></main></body></html>`;
  const pages = new Map([['dorset-strategy-2020/index.html', page('Carers’ homes: 12 of 450, age 16plus, naïve well-being.')], ['dorset-strategy-2024/index.html', page('Carers')], ['index.html', page('Library')]]);
  const words = new TextDecoder().decode((await indexSite(pages, sampleLibrary)).get('search/pagefind/words.json'));
  expect(JSON.parse(words)).toEqual(['homes', 'carers', 'age', 'being', 'naive', 'of', 'plus', 'well']);
});

test.runIf(canIndex())('two indexes of the same pages are the same, byte for byte, whatever order they come in', async () => {
  const pages = await renderSite({ ...sampleLibrary, about }, libraryCharts, { hasSearch: true });
  const [one, two] = [await indexSite(pages, sampleLibrary), await indexSite(new Map([...pages].reverse()), sampleLibrary)];
  expect([...one.keys()]).toEqual([...two.keys()]);
  expect([...one.keys()].filter((path) => path.endsWith('.pf_fragment')).length).toBe(findablePages(pages, sampleLibrary).length);
  for (const [path, content] of one) expect(Buffer.compare(Buffer.from(content), Buffer.from(two.get(path)!)), path).toBe(0);
});
