import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { SUBSETS } from '../schema/typeface.ts';
import { readCharacters, readTypeface } from './read-typeface.ts';

const FONT = dirname(createRequire(import.meta.url).resolve('@fontsource/atkinson-hyperlegible/package.json'));

/** A WOFF file with one table, of one subtable. */
function makeWoff(subtable: number[], compress: boolean): Buffer {
  const cmap = Buffer.from([0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12, ...subtable]);
  const stored = compress ? deflateSync(cmap) : cmap;
  const head = Buffer.alloc(64);
  head.write('wOFF');
  head.writeUInt16BE(1, 12);
  head.write('cmap', 44);
  [64, stored.length, cmap.length].forEach((value, i) => head.writeUInt32BE(value, 48 + 4 * i));
  return Buffer.concat([head, stored]);
}

const words = (...values: number[]): number[] => values.flatMap((value) => [value >> 8, value & 255]);

describe('a font’s own map of characters', () => {
  it('has segments of format 4, by a difference or through an array of glyphs', () => {
    // U+0041 to U+0043 are glyphs 1 to 3; of U+0061 to U+0063 the middle one has none; the last segment is U+FFFF.
    const subtable = words(4, 0, 0, 6, 0, 0, 0, 0x43, 0x63, 0xffff, 0, 0x41, 0x61, 0xffff, 0x10000 - 0x40, 0, 1, 0, 4, 0, 5, 0, 6);
    expect(readCharacters(makeWoff(subtable, false)).map((code) => String.fromCodePoint(code)).join('')).toBe('ABCac');
  });

  it('has groups of format 12, beyond the basic plane too', () => {
    const subtable = [...words(12, 0, 0, 40, 0, 0, 0, 2), ...words(0, 0x41, 0, 0x42, 0, 1), ...words(1, 0xf600, 1, 0xf600, 0, 9)];
    // Long enough to be compressed.
    expect(readCharacters(makeWoff([...subtable, ...Array<number>(300).fill(0)], true))).toEqual([0x41, 0x42, 0x1f600]);
  });

  it('is missing in a font of another kind', () => {
    expect(() => readCharacters(makeWoff(words(6, 0), false))).toThrow('format 4 or 12');
  });
});

test('the typeface has what a paper is written with, and not what it asks for in vain', () => {
  const typeface = readTypeface();
  const lacking = (text: string): string[] => [...text].filter((character) => !typeface.has(character.codePointAt(0)!));
  expect(lacking('AZaz09 .,;:!?£€%&*@+-–—‘’“”…•½¼²×÷±°−éâêîôûáíóúàèìòùäëïöüÿçñœĀžłśŴŵŶŷẀẁẂẃẄẅỲỳ')).toEqual([]);
  expect(lacking('ẃ\u1e9e→≥✓☂Ωж‑')).toEqual([...'\u1e9e→≥✓☂Ωж‑']);
});

test('the site’s stylesheet asks for the subsets, faces and ranges that are read here', () => {
  const scss = readFileSync(join(import.meta.dirname, '../../templates/assets/_fonts.scss'), 'utf8');
  const ranges = JSON.parse(readFileSync(join(FONT, 'unicode.json'), 'utf8')) as Record<string, string>;
  const declared = Object.fromEntries([...scss.matchAll(/^\$([\w-]+): (U\+[^;]+);/gm)].map(([, subset, range]) => [subset, range!.replaceAll(' ', '')]));
  expect(declared).toEqual({ ...ranges, welsh: SUBSETS.find(({ name }) => name === 'welsh')!.range });
  expect(scss).toContain('@each $weight in (400, 700)');
  expect(scss).toContain('@each $style in (normal, italic)');
});
