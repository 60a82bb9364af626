import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { build } from '../build.ts';
import { attribute, readPage } from '../check/page.ts';
import { temporaryFolder } from './toyshire.ts';

/** What a reader on a slow line waits for: the page with its stylesheet, script, icon and the one font asked for first, as a host sends them. */
const MEDIAN_BYTES = 60_000;
const HEAVIEST_BYTES = 250_000;

let weights: { path: string; bytes: number }[];

beforeAll(async () => {
  const out = join(await temporaryFolder(), 'dist');
  await build({ root: join(import.meta.dirname, '../..'), out, pdf: false, only: null, includeDrafts: false });
  const site = join(out, 'site');
  const sent = (path: string): number => {
    const content = readFileSync(join(site, path));
    return path.endsWith('.woff2') ? content.length : gzipSync(content).length;
  };
  weights = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html')).map((path) => {
    const { elements } = readPage(path, readFileSync(join(site, path), 'utf8'));
    const loaded = new Set(elements.flatMap((element) => {
      const isLoaded = element.tagName === 'script' || element.tagName === 'img' || (element.tagName === 'link' && /^(?:stylesheet|preload|icon)$/.test(attribute(element, 'rel') ?? ''));
      const address = isLoaded ? attribute(element, 'href') ?? attribute(element, 'src') : null;
      return address === null ? [] : [posix.join(posix.dirname(path), address)];
    }));
    return { path, bytes: [path, ...loaded].reduce((sum, file) => sum + sent(file), 0) };
  }).sort((a, b) => a.bytes - b.bytes);
}, 120_000);

test('the median page is light', () => {
  expect(weights.length).toBeGreaterThan(30);
  expect(weights[Math.floor(weights.length / 2)]!.bytes).toBeLessThanOrEqual(MEDIAN_BYTES);
});

test('no page is heavy', () => {
  expect(weights.filter(({ bytes }) => bytes > HEAVIEST_BYTES)).toEqual([]);
});
