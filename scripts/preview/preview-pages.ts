import { stat } from 'node:fs/promises';
import { posix } from 'node:path';
import type { Environment } from 'nunjucks';
import { drawCharts, type DrawnShapes } from '../render/chart/draw-charts.ts';
import { folderOf, writeDataFiles, type DataFiles } from '../render/data/data-files.ts';
import { dataFilesOf } from '../render/data/data-pages.ts';
import { findPicture } from '../render/picture-file.ts';
import { picturesOf } from '../render/pictures-of.ts';
import type { Asset } from '../render/site/assets.ts';
import { FEED, renderFeed } from '../render/site/feed.ts';
import { datasetDrawing, drawingsOf, planSite, type PageViews } from '../render/site/site-plan.ts';
import type { Good } from './rebuild.ts';

/** What outlives a save: templates once compiled, shapes once drawn. */
export interface Kept {
  templates: Environment;
  drawn: DrawnShapes;
}

/** The site of one state of the sources, each page made when it is asked for, and once. Paths are those below dist/site. */
export interface PreviewPages {
  /** As the site has it, before its policy; null where there is none. */
  page(path: string): Promise<string | null>;
  /** All pages of a publication. */
  pagesOf(publication: string): Promise<Map<string, string>>;
  /** What isn't a page: data, feed, pictures. */
  file(path: string): Promise<string | Uint8Array | null>;
  /** Those of a publication and of all: `${publicationId}/${name}` -> file on disk. */
  pictures: ReadonlyMap<string, string>;
  assets(): Asset[];
}

interface View {
  path: string;
}

/** The templates of views that don't name one. */
const LAYOUTS = { library: 'layouts/library.njk', dataset: 'layouts/dataset.njk', dataList: 'layouts/dataset-list.njk' };

export function openPages({ report, records }: Good, { templates, drawn }: Kept): PreviewPages {
  const plan = planSite(report, false);
  const shown = new Set(report.publications.map(({ id }) => id));
  const pictures = picturesOf(records.publications, report);
  const data = once((): DataFiles => writeDataFiles(report.datasets));
  const rendered = new Map<string, Promise<string | null>>();
  const viewsOf = remember(async (id: string): Promise<PageViews['publications']> => {
    const publication = report.publications.find((one) => one.id === id);
    return publication ? plan.publication(publication, drawingsOf(publication, await drawCharts({ publications: [publication], datasets: [] }, drawn))) : [];
  });

  const render = (view: View, layout: string): string => templates.render(layout, { view });
  const pick = <V extends View>(views: readonly V[], path: string, layoutOf: (view: V) => string): string | null => {
    const view = views.find((one) => one.path === path);
    return view ? render(view, layoutOf(view)) : null;
  };

  async function make(path: string): Promise<string | null> {
    const [folder = ''] = path.split('/');
    const own = shown.has(folder) ? pick(await viewsOf(folder), path, ({ layout }) => layout)
      : folder === 'data' ? await makeDataset(path) ?? pick(plan.dataLists(data()), path, () => LAYOUTS.dataList)
        : pick(plan.library(), path, () => LAYOUTS.library) ?? pick(plan.about(), path, ({ layout }) => layout);
    return own ?? pick(plan.signposts(), path, ({ layout }) => layout);
  }

  async function makeDataset(path: string): Promise<string | null> {
    const dataset = report.datasets.find((one) => `${folderOf(one)}/index.html` === path);
    if (!dataset) return null;
    const charts = await drawCharts({ publications: [], datasets: [dataset] }, drawn);
    return pick(plan.datasets(data(), (one) => (one === dataset ? datasetDrawing(one, charts) : null)), path, () => LAYOUTS.dataset);
  }

  const page = (path: string): Promise<string | null> => {
    const made = rendered.get(path) ?? make(path);
    rendered.set(path, made);
    return made;
  };
  return {
    pictures, page, assets: once(() => plan.assets()),
    async pagesOf(publication) {
      const paths = (await viewsOf(publication)).map(({ path }) => path);
      return new Map(await Promise.all(paths.map(async (path) => [path, await page(path) as string] as const)));
    },
    async file(path) {
      const picture = pictures.get(path);
      if (picture !== undefined) return findPicture(picture);
      if (path === FEED) return renderFeed(report);
      return path.startsWith('data/') ? dataFilesOf(data()).get(path) ?? null : null;
    },
  };
}

/** A picture that is replaced under its old name is another picture, and a page that shows it must ask for it again. */
export async function datePictures(html: string, path: string, pictures: ReadonlyMap<string, string>): Promise<string> {
  const dated = new Map(await Promise.all([...pictures].filter(([name]) => html.includes(posix.basename(name))).map(async ([name, file]) => {
    const saved = await stat(file).then(({ mtimeMs }) => mtimeMs, () => 0);
    return [name, Math.round(saved)] as const;
  })));
  return html.replace(/(<img\b[^>]*?\ssrc=")([^"?:]+)"/g, (whole, before: string, src: string) => {
    const saved = dated.get(posix.join(posix.dirname(path), src));
    return saved === undefined ? whole : `${before}${src}?saved=${saved}"`;
  });
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function remember<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key) as T;
  };
}
