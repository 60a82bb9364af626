import { expect, test } from 'vitest';
import { pageAddress } from './page-address.ts';

const ABSENT = { 'not-given': 'There is none.' };

test.each([
  ['the council’s own website', 'https://example.org/toyshire/', 'https://example.net', 'https://example.org/toyshire/data/toyshire/homes/'],
  ['the site’s, where the council has none', ABSENT, 'https://example.net', 'https://example.net/data/toyshire/homes/'],
  ['none', ABSENT, null, null],
])('%s', (_, website, site, address) => expect(pageAddress('data/toyshire/homes', { website }, site)).toBe(address));
