import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BLOCKS } from '../validate/blocks/block-rules.ts';
import { FILTERS } from '../validate/resolve-figure.ts';

const README = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');

test('the README explains every filter in its own words', () => {
  const explained = [...README.matchAll(/^\| `\{\{ id \\\| (.+) \}\}` \| (.+) \|$/gm)].map(([, written, meaning]) => `${written}: ${meaning}`);
  expect(explained).toEqual(Object.entries(FILTERS).map(([name, { argument, meaning }]) => `${name}${argument === null ? '' : ` ${argument}`}: ${meaning}`));
});

test.each(Object.keys(BLOCKS))('the README explains the block %s', (name) => {
  expect(README).toMatch(new RegExp(`^\\| \`${name}[\` ]`, 'm'));
});
