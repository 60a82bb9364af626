import { defaultTreeAdapter as tree, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { expect, test } from 'vitest';
import type { Report } from '../../schema/report.ts';
import { renderFeed } from './feed.ts';
import { sampleLibrary, sampleStrategy } from './sample-publications.ts';
import { samplePaper } from './sample-report.ts';
import { renderSitemap } from './sitemap.ts';

const ADDRESS = 'https://example.gov.uk/sufficiency/';
const placed: Report = { ...sampleLibrary, site: { ...sampleLibrary.site, title: 'Homes & care', address: ADDRESS }, publications: [{ ...samplePaper, address: `${ADDRESS}${samplePaper.id}/` }, sampleStrategy] };

/** Texts of all elements of one name. */
function texts(xml: string, name: string): string[] {
  const found: string[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if (tree.isElementNode(node) && node.tagName === name) found.push(node.childNodes.map((child) => (tree.isTextNode(child) ? child.value : '')).join(''));
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parseFragment(xml.replace(/<\?xml[^>]*>\n/, '').replaceAll('<title>', '<name-of>').replaceAll('</title>', '</name-of>')));
  return found;
}

/** Every element is closed, in order: what a reader of XML insists on and one of HTML forgives. */
function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  for (const [, end, name, self] of xml.matchAll(/<(\/?)([\w:]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (self) continue;
    if (!end) open.push(name!);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0 && !/&(?!amp;|lt;|gt;|quot;|#39;)/.test(xml);
}

test('whoever the papers are about, the site is their author', () => {
  expect(new Set(texts(renderFeed(placed)!.replaceAll('<author><name>', '<author>').replaceAll('</name></author>', '</author>'), 'author'))).toEqual(new Set(['Homes for children in care (demonstration)']));
});

test('a publication and its update are an entry each, newest first, and drafts and withdrawals none', () => {
  const feed = renderFeed(placed)!;
  expect(isWellFormed(feed)).toBe(true);
  expect(texts(feed, 'id')).toEqual([ADDRESS, `${ADDRESS}dorset-scrutiny-2024/#update-1`, `${ADDRESS}dorset-scrutiny-2024/`, 'tag:sufficiency.invalid,2024:dorset-strategy-2024']);
  expect(texts(feed, 'updated')).toEqual(['2024-12-02', '2024-12-02', '2024-10-24', '2024-10-24'].map((day) => `${day}T00:00:00Z`));
  expect(texts(feed, 'name-of')).toEqual(['Homes & care', 'Good Care Provision: updated', 'Good Care Provision', sampleStrategy.title]);
  expect(texts(feed, 'summary')[0]).toBe('The number of fostering households was corrected.');
  expect(renderFeed(sampleLibrary)).not.toContain('withdrawn');
});

test('without an address its ids stay the same and its links are relative', () => {
  const feed = renderFeed({ ...sampleLibrary, publications: [samplePaper] })!;
  expect(isWellFormed(feed)).toBe(true);
  expect(texts(feed, 'id')).toEqual(['site', 'dorset-scrutiny-2024#update-1', 'dorset-scrutiny-2024'].map((id) => `tag:sufficiency.invalid,2024:${id}`));
  expect([...feed.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual(['index.html', ...Array<string>(2).fill('dorset-scrutiny-2024/index.html')]);
});

test('where nothing is published there is no feed', () => expect(renderFeed({ ...placed, publications: [] })).toBeNull());

test('the sitemap has absolute addresses with the day of the newest change; without an address there is none', () => {
  const map = renderSitemap(placed, ['index.html', 'dorset-scrutiny-2024/index.html', 'dorset-strategy-2024/all/index.html'])!;
  expect(isWellFormed(map)).toBe(true);
  expect([...map.matchAll(/<url>(.*?)<\/url>/g)].map(([, url]) => url!.replaceAll(/<\/?\w+>/g, ' ').trim())).toEqual([
    `${ADDRESS}dorset-scrutiny-2024/  2024-12-02`, `${ADDRESS}dorset-strategy-2024/all/  2024-10-24`, ADDRESS,
  ]);
  expect(renderSitemap(sampleLibrary, ['index.html'])).toBeNull();
});
