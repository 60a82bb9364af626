import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { loadSources } from '../load/load-sources.ts';
import { protectTables, type ProtectedRecords } from '../protect/protect-tables.ts';
import type { PublicationView } from '../schema/report/publication.ts';
import { FIXTURES } from '../test/toyshire.ts';
import { validateSources } from '../validate/validate-sources.ts';
import { computeReport } from './compute-report.ts';

let records: ProtectedRecords;
beforeAll(async () => { records = await protectTables(validateSources(await loadSources(join(FIXTURES, 'toyshire')))); });

/** Addresses of data pages anywhere in what the publications say. */
const dataLinks = (publications: readonly PublicationView[]): string[] => [...JSON.stringify(publications).matchAll(/"(data\/[^"]+)"/g)].map(([, href]) => href as string);

test('datasets have pages, and what the publications say leads to those pages alone', () => {
  const { datasets, publications } = computeReport(records);
  const pages = datasets.map(({ council, id }) => `data/${council.id}/${id}/index.html`);
  const links = dataLinks(publications);
  expect(pages).toContain('data/toyshire/children-in-care/index.html');
  expect(links).toContain('data/toyshire/children-in-care/index.html');
  expect(links.filter((href) => !pages.includes(href.replace(/#.*/, '')))).toEqual([]);
});

test('without open data no dataset has a page, nothing leads to one, and all else is said as before', () => {
  const [whole, bare] = [computeReport(records), computeReport(records, { openData: false })];
  expect(bare.datasets).toEqual([]);
  expect(dataLinks(bare.publications)).toEqual([]);
  const said = ({ figures, sections }: PublicationView): unknown => [figures, sections.map(({ figureSources }) => figureSources.map((from) => ({ ...from, figures: from.figures.map((figure) => ({ ...figure, href: null })) })))];
  expect(bare.publications.map(said)).toEqual(whole.publications.map(said));
  expect(bare.publications.flatMap(({ sections }) => sections.flatMap(({ figureSources }) => figureSources)).length).toBeGreaterThan(0);
});

test('drafts are computed where they are asked for, and never otherwise', () => {
  const ids = (includeDrafts: boolean): string[] => computeReport(records, { includeDrafts }).publications.map(({ id }) => id).filter((id) => id.includes('draft'));
  expect([ids(false), ids(true)]).toEqual([[], ['toyshire-draft']]);
});

test('papers are offered for download where they will be printed', () => {
  const offers = (pdf: boolean): boolean => computeReport(records, { pdf }).publications.some(({ downloads }) => downloads?.some(({ href }) => href.endsWith('.pdf')));
  expect([offers(true), offers(false)]).toEqual([true, false]);
});
