import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BLOCKS } from '../validate/blocks/block-rules.ts';
import { FILTERS } from '../validate/resolve-figure.ts';

const README = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');

test.each(Object.entries(FILTERS))('the README explains the filter %s', (name, { argument, meaning }) => {
  expect(README).toMatch(new RegExp(`\\\\\\| ${name}${argument === null ? '' : ' .*'} }}\` \\| ${meaning.replaceAll('“', '“').slice(0, 12)}`));
});

test.each(Object.keys(BLOCKS))('the README explains the block %s', (name) => {
  expect(README).toMatch(new RegExp(`^\\| \`${name}[\` ]`, 'm'));
});
