import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadSources } from '../load/load-sources.ts';
import { noShapes } from '../render/chart/draw-charts.ts';
import { openTemplates } from '../render/site/open-templates.ts';
import { FIXTURES } from '../test/toyshire.ts';
import { openLateChecker } from './check-later.ts';
import { openPages, type PreviewPages } from './preview-pages.ts';
import { rebuild, type Good } from './rebuild.ts';

const checker = openLateChecker();
let good: Good;
let pages: PreviewPages;

beforeAll(async () => {
  good = (await rebuild(await loadSources(join(FIXTURES, 'toyshire')), null)).good as Good;
  pages = openPages(good, { templates: openTemplates(), drawn: noShapes() });
});
afterAll(() => checker.close());

test('a sound page of every kind is found sound', async () => {
  const paths = ['index.html', 'toyshire/index.html', 'data/index.html', 'data/toyshire/children-in-care/index.html', 'search/index.html', 'about/index.html', 'about/glossary/index.html', ...good.report.publications.map(({ id }) => `${id}/index.html`)];
  for (const path of paths) {
    expect(await pages.page(path)).not.toBeNull();
    expect([path, await checker.check(path, good, pages)]).toEqual([path, []]);
  }
});

test('a fault is found, remembered for every page of its publication, and gone when it is mended', async () => {
  const spoilt: PreviewPages = { ...pages, pagesOf: async (id) => new Map([...await pages.pagesOf(id)].map(([path, html]) => [path, html.replace('</main>', '<p id="here"><a href="#nowhere">there</a></p></main>')])) };
  expect((await checker.check('toyshire-strategy/homes/index.html', good, spoilt)).map(({ rule, message }) => `${rule}: ${message}`)).toContain('dead-link: “#nowhere” names an anchor that is not there. Correct the link, or give the place that {#id}.');
  expect(checker.found('toyshire-strategy/index.html').length).toBeGreaterThan(0);
  expect(checker.found('toyshire-strategy-old/index.html')).toEqual([]);
  await checker.check('toyshire-strategy/homes/index.html', good, pages);
  expect(checker.found('toyshire-strategy/index.html')).toEqual([]);
});

test('a page that is gone has nothing wrong with it', async () => expect(await checker.check('nothing/index.html', good, pages)).toEqual([]));
