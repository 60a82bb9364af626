import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { defaultTreeAdapter as tree, parse, serializeOuter, type DefaultTreeAdapterTypes } from 'parse5';
import { beforeAll, expect, test } from 'vitest';
import { isMap, isScalar, isSeq, parseDocument, YAMLMap, type Document, type YAMLSeq } from 'yaml';
import { build } from '../build.ts';
import { listFiles } from '../check/files.ts';
import { loadSources } from '../load/load-sources.ts';
import { fitsFrequency } from '../schema/period.ts';
import type { Publication } from '../schema/records.ts';
import type { Report } from '../schema/report.ts';
import { validateSources } from '../validate/validate-sources.ts';
import { REPOSITORY, temporaryFolder } from './toyshire.ts';

/**
 * A publication is pinned to its as-of date. The repository's own content and data are built twice, the second time after
 * two years of new data and new editions of every strategy: no older paper may change by a byte, and no older page in its words.
 */

const LATER = '2026-06';

let before: { report: Report; out: string };
let after: { report: Report; out: string };
let added: string[];

beforeAll(async () => {
  const root = await temporaryFolder();
  for (const folder of ['content', 'data']) await cp(join(REPOSITORY, folder), join(root, folder), { recursive: true });
  before = await buildAll(root);
  await growData(root);
  added = await replaceStrategies(root);
  after = await buildAll(root);
}, 90_000);

test('the later data and editions are there, so that they could be seen', () => {
  const later = after.report.publications.filter(({ id }) => added.includes(id));
  expect(later.map(({ id }) => id).sort()).toEqual(added);
  expect(added.length).toBeGreaterThan(0);
  for (const { figures } of later) {
    expect(figures.length).toBeGreaterThan(0);
    for (const { period } of figures) expect(period).toContain('2028');
  }
  // a revision shows too: the same period, another value
  const value = ({ report }: typeof before, id: string): string[] => report.publications.filter((p) => p.id === id).flatMap((p) => p.figures.map((f) => f.value));
  expect(before.report.publications.map(({ id }) => value(before, id))).toEqual(before.report.publications.map(({ id }) => value(after, id)));
  expect(after.report.publications.filter(({ status }) => status?.state === 'superseded').length).toBeGreaterThan(before.report.publications.filter(({ status }) => status?.state === 'superseded').length);
});

test('no older paper changes by a byte', async () => {
  const papers = (await listFiles(before.out)).filter((path) => path.endsWith('.pdf'));
  expect(papers.map((path) => basename(path, '.pdf')).sort()).toEqual(before.report.publications.map(({ id }) => id).sort());
  expect(new Set(before.report.publications.map(({ kind }) => kind))).toEqual(new Set(['strategy', 'report', 'deck']));
  for (const path of papers) expect((await readFile(join(before.out, path))).equals(await readFile(join(after.out, path))), path).toBe(true);
});

test('no older page changes in its words; only the banner says that a strategy was replaced', async () => {
  const ids = new Set(before.report.publications.map(({ id }) => id));
  const pages = (await listFiles(before.out)).filter((path) => path.endsWith('.html') && ids.has(path.split('/')[1] ?? ''));
  expect(pages.length).toBeGreaterThanOrEqual(ids.size);
  let changed = 0;
  for (const path of pages) {
    const [then, now] = await Promise.all([before, after].map(({ out }) => readFile(join(out, path), 'utf8')));
    expect(wordsOf(now as string), path).toBe(wordsOf(then as string));
    if (then !== now) changed++;
  }
  expect(changed).toBeGreaterThan(0);
});

async function buildAll(root: string): Promise<{ report: Report; out: string }> {
  const out = join(await temporaryFolder(), 'dist');
  return { report: await build({ root, out, pdf: true, only: null, includeDrafts: false }), out };
}

/** <main> as it stands in the page, without its status banner. */
function wordsOf(html: string): string {
  const main = [...elementsBelow(parse(html))].find((e) => e.tagName === 'main');
  if (!main) throw new Error('a page without <main>');
  for (const banner of [...elementsBelow(main)].filter((e) => e.attrs.some(({ name, value }) => name === 'class' && value.split(' ').includes('status-banner')))) tree.detachNode(banner);
  return serializeOuter(main);
}

function* elementsBelow(node: DefaultTreeAdapterTypes.Node): Generator<DefaultTreeAdapterTypes.Element> {
  if (!('childNodes' in node)) return;
  for (const child of node.childNodes) {
    if (tree.isElementNode(child)) yield child;
    yield* elementsBelow(child);
  }
}

async function growData(root: string): Promise<void> {
  for (const path of (await listFiles(join(root, 'data'))).filter((name) => name.endsWith('.yaml'))) {
    const file = join(root, 'data', path);
    const document = parseDocument(await readFile(file, 'utf8'));
    const grow = GROWTH[path.split('/').at(-2) ?? ''];
    if (!grow) continue;
    grow(document);
    await writeFile(file, document.toString({ lineWidth: 0 }));
  }
}

/** What each kind of file gains, by its folder's name. */
const GROWTH: Record<string, (document: Document) => void> = {
  indicators(document) {
    const observations = document.get('observations') as YAMLSeq;
    const source = document.get('source');
    const held = observations.items.findLast((item) => isMap(item) && item.has('value')) as YAMLMap;
    const period = textAt(held, 'period');
    observations.add(document.createNode({ period, value: other(held.get('value')), published: LATER, status: 'revised' }));
    observations.add(document.createNode({ period: laterPeriod(period), value: other(held.get('value')), published: LATER }));
    for (const list of ['targets', 'benchmarks']) {
      const entries = document.get(list);
      if (!isSeq(entries)) continue;
      const last = entries.items.at(-1) as YAMLMap;
      const newer = last.clone() as YAMLMap;
      for (const [name, value] of [['value', other(last.get('value'))], ['published', LATER], ['source', source]] as const) newer.set(name, value);
      entries.add(newer);
    }
  },
  tables(document) {
    const editions = document.get('editions') as YAMLSeq;
    const last = editions.items.at(-1) as YAMLMap;
    const isWhole = document.get('parts-make-a-whole') === true;
    for (const period of [last.get('period', true), '2028']) {
      const newer = last.clone() as YAMLMap;
      newer.set('period', isScalar(period) ? document.createNode(textAt(last, 'period')) : isMap(period) ? period.clone() : period);
      newer.set('published', LATER);
      for (const row of (newer.get('rows') as YAMLSeq).items as YAMLMap[]) {
        for (const name of ['numerator', 'denominator', 'discrepancy']) row.delete(name);
        // twice a sum's parts make twice the sum; shares of a whole must come to 100 still
        if (row.has('value') && !(isWhole && document.get('unit') === 'percent')) row.set('value', isWhole ? Number(row.get('value')) * 2 : other(row.get('value')));
      }
      editions.add(newer);
    }
  },
  plan(document) {
    for (const pair of (document.get('actions') as YAMLMap | undefined)?.items ?? []) {
      const action = pair.value as YAMLMap;
      const update = document.createNode({ date: LATER, status: 'stopped', note: 'Stopped since.', source: action.get('source') });
      if (isSeq(action.get('updates'))) (action.get('updates') as unknown as YAMLSeq).add(update);
      else action.set('updates', document.createNode([update]));
    }
    for (const pair of (document.get('measures') as YAMLMap | undefined)?.items ?? []) {
      const reported = (pair.value as YAMLMap).get('reported');
      if (isSeq(reported)) reported.add(document.createNode({ date: LATER, says: 'Otherwise since', reached: false, source: (pair.value as YAMLMap).get('source') }));
    }
    for (const part of ['actions', 'measures', 'procurement']) {
      const entries = document.get(part);
      if (!isMap(entries)) continue;
      const newer = (entries.items.at(-1)?.value as YAMLMap).clone() as YAMLMap;
      newer.set('published', LATER);
      newer.delete('updates');
      newer.delete('reported');
      entries.set(`later-${part}`, newer);
    }
    for (const pair of (document.get('capacity') as YAMLMap | undefined)?.items ?? []) {
      const observations = (pair.value as YAMLMap).get('observations') as YAMLSeq;
      const newer = (observations.items.at(-1) as YAMLMap).clone() as YAMLMap;
      for (const [name, value] of [['published', LATER], ['homes', 999]] as const) newer.set(name, value);
      observations.add(newer);
    }
  },
};

/** As the file says it: YAML reads 2024 as a number. */
function textAt(map: YAMLMap, name: string): string {
  const node = map.get(name, true);
  return node?.source ?? String(node?.value);
}

/** The same day, month or quarter of 2028. */
function laterPeriod(period: string): string {
  return fitsFrequency(period, 'financial-year') && Number(period.slice(5)) > 12 ? '2028-29' : `2028${period.slice(4)}`;
}

/** Another value that the same measure can have. */
function other(value: unknown): number {
  return Number(value) >= 2 ? Math.trunc(Number(value)) - 1 : Math.trunc(Number(value)) + 1;
}

/** A new edition of every current strategy, not of what only adds to one, which says the newest value of every indicator. @returns their ids */
async function replaceStrategies(root: string): Promise<string[]> {
  const { publications, councils } = validateSources(await loadSources(root));
  const strategies = publications.filter(({ file }) => file.kind === 'strategy' && file.status === 'published' && !file.edition?.supplements);
  const replaced = new Set(strategies.flatMap(({ file }) => file.edition?.supersedes ?? []));
  return Promise.all(strategies.filter(({ id }) => !replaced.has(id)).map(async ({ id, file }: Publication) => {
    const folder = join(root, 'content', `${id}-later`);
    const indicators = [...councils.get(file.council)?.datasets.values() ?? []].filter(({ kind }) => kind === 'indicator').map((dataset) => `{{ ${dataset.id} }}`);
    await mkdir(folder);
    await writeFile(join(folder, 'index.md'), [
      '---', 'kind: strategy', `council: ${file.council}`, 'title: A later strategy', 'summary: What comes after.', 'status: published', 'access: public', 'publish-on: 2026-07-01', 'as-of: 2026-07-01',
      `edition: { period: 2028 to 2030, series: ${file.edition?.series}, supersedes: ${id} }`, '---', '', 'It follows.', '',
    ].join('\n'));
    await writeFile(join(folder, '01-figures.md'), `---\ntitle: Figures\n---\n\nThe newest are ${indicators.join(', ')}.\n`);
    return `${id}-later`;
  })).then((ids) => ids.sort());
}
