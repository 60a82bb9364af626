import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { FACES, SUBSETS, type Subset } from '../schema/typeface.ts';

const require = createRequire(import.meta.url);

/**
 * Every character that pages and papers can show: those that all four faces of a subset draw, within the range for which a
 * browser asks that subset.
 */
export function readTypeface(): Set<number> {
  return new Set(SUBSETS.flatMap((subset) => {
    const folder = dirname(require.resolve(`${subset.package}/package.json`));
    const range = subset.range ?? rangeOf(subset, folder);
    const [first, ...others] = FACES.map((face) => new Set(readCharacters(readFileSync(join(folder, 'files', `${subset.file}-${face}.woff`)))));
    return [...first!].filter((character) => others.every((face) => face.has(character)) && isInRange(character, range));
  }));
}

function rangeOf({ name }: Subset, folder: string): string {
  return (JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>)[name]!;
}

/** @param range 'U+0000-00FF,U+0131' */
function isInRange(character: number, range: string): boolean {
  return range.split(',').some((part) => {
    const [low, high = low] = part.replace('U+', '').split('-').map((hexadecimal) => parseInt(hexadecimal, 16));
    return character >= low! && character <= high!;
  });
}

/** The code points that a WOFF font has a glyph for. */
export function readCharacters(woff: Buffer): number[] {
  const cmap = readTable(woff, 'cmap');
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => cmap.subarray(cmap.readUInt32BE(4 + 8 * i + 4)));
  const full = subtables.find((subtable) => subtable.readUInt16BE(0) === 12);
  const basic = subtables.find((subtable) => subtable.readUInt16BE(0) === 4);
  if (full) return readGroups(full);
  if (basic) return readSegments(basic);
  throw new Error('A font of the typeface has no character map of format 4 or 12.');
}

/** WOFF 1.0, section 5: a directory of tables, each compressed where that makes it smaller. */
function readTable(woff: Buffer, tag: string): Buffer {
  for (let i = 0; i < woff.readUInt16BE(12); i++) {
    const entry = 44 + 20 * i;
    if (woff.toString('latin1', entry, entry + 4) !== tag) continue;
    const [offset, stored, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at)) as [number, number, number];
    const bytes = woff.subarray(offset, offset + stored);
    return stored < length ? inflateSync(bytes) : bytes;
  }
  throw new Error(`A font of the typeface has no table ${tag}.`);
}

/** Format 12: groups of first and last character, and the first's glyph. */
function readGroups(subtable: Buffer): number[] {
  return Array.from({ length: subtable.readUInt32BE(12) }, (_, i) => 16 + 12 * i)
    .flatMap((at) => numbersFrom(subtable.readUInt32BE(at), subtable.readUInt32BE(at + 4)));
}

/** Format 4: segments of characters of the basic plane; the last, U+FFFF, is none. */
function readSegments(subtable: Buffer): number[] {
  const size = subtable.readUInt16BE(6); // of each of the four arrays, in bytes
  return Array.from({ length: size / 2 }, (_, i) => 2 * i).flatMap((at) => {
    const [last, first, delta] = [14 + at, 16 + size + at, 16 + 2 * size + at].map((place) => subtable.readUInt16BE(place)) as [number, number, number];
    const offsetAt = 16 + 3 * size + at;
    const offset = subtable.readUInt16BE(offsetAt);
    return numbersFrom(first, last).filter((character) => {
      const glyph = offset === 0 ? character + delta : subtable.readUInt16BE(offsetAt + offset + 2 * (character - first));
      return character !== 0xffff && (glyph & 0xffff) !== 0;
    });
  });
}

function numbersFrom(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
