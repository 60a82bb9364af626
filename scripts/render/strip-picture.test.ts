import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { measurePicture } from '../schema/picture.ts';
import { stripPicture } from './strip-picture.ts';

const SECRET = '51.7520N 1.2577W';

function segment(marker: number, data: string | Buffer | number[]): Buffer {
  const body = typeof data === 'string' ? Buffer.from(data, 'latin1') : Buffer.from(data);
  return Buffer.concat([Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff]), body]);
}

function chunk(name: string, data: string | Buffer | number[] = []): Buffer {
  const body = Buffer.concat([Buffer.from(name), typeof data === 'string' ? Buffer.from(data, 'latin1') : Buffer.from(data)]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length - 4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** As a phone writes it: a camera's name, perhaps an orientation, and a list of GPS tags. */
function tiff(orientation: number | null, isLittle: boolean): Buffer {
  const short = (n: number): number[] => (isLittle ? [n, 0] : [0, n]);
  const tag = (n: number): number[] => (isLittle ? [n & 0xff, n >> 8] : [n >> 8, n & 0xff]);
  const long = (n: number): number[] => (isLittle ? [n, 0, 0, 0] : [0, 0, 0, n]);
  const entries = [[...tag(0x0110), ...short(2), ...long(16), ...long(50)], ...(orientation === null ? [] : [[...tag(0x0112), ...short(3), ...long(1), ...short(orientation), 0, 0]]), [...tag(0x8825), ...short(4), ...long(1), ...long(50)]];
  return Buffer.concat([Buffer.from(isLittle ? 'II*\0' : 'MM\0*', 'latin1'), Buffer.from([...long(8), ...short(entries.length), ...entries.flat(), ...long(0)]), Buffer.from(SECRET)]);
}

const exif = (orientation: number | null, isLittle = false): Buffer => segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff(orientation, isLittle)]));

const SOI = Buffer.from([0xff, 0xd8]);
const JFIF = segment(0xe0, 'JFIF\0\x01\x02\x01\0\x48\0\x48\0\0');
const ICC = segment(0xe2, 'ICC_PROFILE\0\x01\x01a profile');
const ADOBE = segment(0xee, 'Adobe\0\x64\0\0\0\0\x01');
const PIXELS = Buffer.concat([segment(0xdb, [0, 1, 2]), segment(0xc2, [8, 0, 40, 0, 60, 1, 0, 0, 0]), segment(0xc4, [1, 2]), segment(0xda, [1, 1]), Buffer.from([7, 0xff, 0, 8, 0xff, 0xd3, 9]), segment(0xda, [1, 2]), Buffer.from([4, 0xff, 0xd9])]);
const jpeg = (...segments: Buffer[]): Buffer => Buffer.concat([SOI, ...segments, PIXELS]);

const IHDR = chunk('IHDR', [0, 0, 0, 60, 0, 0, 0, 40, 8, 3, 0, 0, 0]);
const DRAWN = ['gAMA', 'cHRM', 'sRGB', 'iCCP', 'pHYs', 'PLTE', 'tRNS'].map((name) => chunk(name, 'abc'));
const END = [chunk('IDAT', 'pixels'), chunk('IDAT', 'more'), chunk('IEND')];
const png = (...chunks: Buffer[]): Buffer => Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), IHDR, ...chunks, ...END]);

const bare = (bytes: Uint8Array): Buffer => Buffer.from(stripPicture(bytes) as Uint8Array);

describe('a JPEG', () => {
  test('without metadata stays as it is, its colours too', () => {
    for (const bytes of [jpeg(), jpeg(JFIF, ICC, ADOBE)]) expect(bare(bytes)).toEqual(bytes);
  });

  test.each([
    ['Exif', exif(1)], ['Exif without an orientation', exif(null, true)], ['Exif of nonsense', segment(0xe1, `Exif\0\0${SECRET}`)], ['Exif cut short', segment(0xe1, 'Exif\0\0II*\0\xff\xff\xff\xff')],
    ['an orientation that there isn’t', exif(9)], ['XMP', segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${SECRET}`)], ['IPTC', segment(0xed, `Photoshop 3.0\x008BIM${SECRET}`)], ['a comment', segment(0xfe, SECRET)],
    ['a small picture', segment(0xe0, `JFXX\0\x10${SECRET}`)], ['where more pictures are', segment(0xe2, `MPF\0${SECRET}`)], ['another program’s', segment(0xef, SECRET)],
  ])('loses %s', (_, added) => expect(bare(jpeg(JFIF, added, ICC))).toEqual(jpeg(JFIF, ICC)));

  test('loses it between its scans, and what stands in segments that are kept', () => {
    const between = Buffer.concat([SOI, PIXELS.subarray(0, -9), segment(0xfe, SECRET), PIXELS.subarray(-9)]);
    expect(bare(between)).toEqual(jpeg());
    expect(bare(jpeg(segment(0xe0, `JFIF\0\x01\x02\x01\0\x48\0\x48\x01\x01${SECRET}`), segment(0xee, `Adobe\0\x64\0\0\0\0\x01${SECRET}`)))).toEqual(jpeg(JFIF, ADOBE));
  });

  test.each([2, 3, 6, 8])('keeps its orientation %i and nothing beside it', (orientation) => {
    const kept = segment(0xe1, Buffer.from(`Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0${String.fromCharCode(orientation)}\0\0\0\0\0\0`, 'latin1'));
    for (const isLittle of [true, false]) {
      const file = bare(jpeg(exif(orientation, isLittle), exif(3), ICC));
      expect(file).toEqual(jpeg(kept, ICC));
      expect(bare(file)).toEqual(file);
      expect(measurePicture(file)).toEqual({ type: 'jpg', width: 60, height: 40, end: file.length });
    }
  });
});

describe('a PNG', () => {
  test('without metadata stays as it is, its colours too', () => {
    for (const bytes of [png(), png(...DRAWN)]) expect(bare(bytes)).toEqual(bytes);
  });

  test.each(['tEXt', 'iTXt', 'zTXt', 'tIME', 'acTL', 'fcTL', 'fdAT', 'caBX', 'prVt'])('loses %s', (name) => {
    expect(bare(png(...DRAWN, chunk(name, `Location\0${SECRET}`)))).toEqual(png(...DRAWN));
  });

  test('keeps its orientation and no other Exif', () => {
    const upright = png(chunk('eXIf', tiff(1, true)));
    expect(bare(upright)).toEqual(png());
    expect(bare(png(chunk('eXIf', tiff(6, true))))).toEqual(png(chunk('eXIf', 'MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0')));
  });
});

test('what is no whole picture is none', () => {
  for (const bytes of [jpeg(exif(6)).subarray(0, -1), png().subarray(0, -1), Buffer.from(SECRET)]) expect(stripPicture(bytes)).toBeNull();
});
