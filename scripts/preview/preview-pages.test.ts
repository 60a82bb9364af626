import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { loadSources, type FilesRead } from '../load/load-sources.ts';
import { drawCharts, noShapes } from '../render/chart/draw-charts.ts';
import { addPolicies } from '../render/site/content-policy.ts';
import { openTemplates } from '../render/site/open-templates.ts';
import { renderSite } from '../render/site/render-site.ts';
import { FIXTURES } from '../test/toyshire.ts';
import { datePictures, openPages, type PreviewPages } from './preview-pages.ts';
import { rebuild, type Good } from './rebuild.ts';

let good: Good;
let pages: PreviewPages;
let site: Map<string, string | Uint8Array>;

beforeAll(async () => {
  const root = join(FIXTURES, 'toyshire');
  const read: FilesRead = new Map();
  // Twice, so that what was read before takes the second part.
  await rebuild(await loadSources(root, read), null);
  good = (await rebuild(await loadSources(root, read), null)).good as Good;
  pages = openPages(good, { templates: openTemplates(), drawn: noShapes() });
  site = await renderSite(good.report, await drawCharts(good.report));
});

test('each page, made by itself, is that of the built site, to the byte', async () => {
  const built = [...site].filter(([path]) => path.endsWith('.html'));
  const differing: string[] = [];
  for (const [path, html] of built) {
    const page = await pages.page(path);
    if (page === null || addPolicies(new Map([[path, page]])).get(path) !== html) differing.push(path);
  }
  expect(built.length).toBeGreaterThan(25);
  expect(differing).toEqual([]);
});

test('every other file is that of the built site, but for what only a host reads', async () => {
  const assets = new Map(pages.assets().map(({ path, content }) => [path, content]));
  const others = [...site].filter(([path]) => !path.endsWith('.html') && !['_headers', 'sitemap.xml'].includes(path));
  const differing: string[] = [];
  for (const [path, content] of others) {
    const own = assets.get(path) ?? await pages.file(path);
    if (own === null || !Buffer.from(own as string).equals(Buffer.from(content as string))) differing.push(path);
  }
  expect(others.length).toBeGreaterThan(40);
  expect(differing).toEqual([]);
});

test('there is no page and no file at another address', async () => {
  for (const path of ['nothing.html', 'toyshire-report/nothing.html', '../data/toyshire/facts.yaml', 'toyshire-report/../../data.yaml', 'data/toyshire/nothing/index.html']) {
    expect([await pages.page(path), await pages.file(path)]).toEqual([null, null]);
  }
});

test('a picture is named with the moment it was saved, and only where it is a picture of the page', async () => {
  const dated = await datePictures(await pages.page('toyshire-report/index.html') as string, 'toyshire-report/index.html', pages.pictures);
  expect(dated).toMatch(/<img [^>]*src="squares\.png\?saved=\d{12,}"/);
  expect(await datePictures('<img src="squares.png">', 'toyshire/index.html', pages.pictures)).toBe('<img src="squares.png">');
});
