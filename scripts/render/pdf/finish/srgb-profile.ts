/** Chromaticities of sRGB (IEC 61966-2-1) as XYZ under D50, as the profile has them that Chromium gives to pictures: then no colour moves. */
const PRIMARIES = { rXYZ: [0.43607, 0.22249, 0.01392], gXYZ: [0.38515, 0.71687, 0.09708], bXYZ: [0.14307, 0.06061, 0.7141] } as const;
const WHITE_D50 = [0.9642, 1, 0.82491] as const;
const CURVE_POINTS = 1024;
const HEADER_BYTES = 128;
const NAME = 'sRGB IEC61966-2.1';

/** A display profile of ICC version 2 (ICC.1:2001-04), the same bytes on every machine. */
export function srgbProfile(): Uint8Array {
  const curve = curveTag();
  const tags: [signature: string, data: Buffer][] = [
    ['desc', descriptionTag(NAME)],
    ['cprt', tag('text', Buffer.from('Public domain\0', 'latin1'))],
    ['wtpt', xyzTag(WHITE_D50)],
    ...Object.entries(PRIMARIES).map(([signature, xyz]): [string, Buffer] => [signature, xyzTag(xyz)]),
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const table = Buffer.alloc(4 + 12 * tags.length);
  table.writeUInt32BE(tags.length, 0);
  const parts: Buffer[] = [];
  const offsets = new Map<Buffer, number>();
  let end = HEADER_BYTES + table.length;
  tags.forEach(([signature, data], i) => {
    if (!offsets.has(data)) {
      offsets.set(data, end);
      parts.push(data);
      end += data.length;
    }
    table.write(signature, 4 + 12 * i, 'latin1');
    table.writeUInt32BE(offsets.get(data)!, 8 + 12 * i);
    table.writeUInt32BE(data.length, 12 + 12 * i);
  });
  return new Uint8Array(Buffer.concat([header(end), table, ...parts]));
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x02100000, 8); // version 2.1
  bytes.write('mntrRGB XYZ ', 12, 'latin1'); // a display, from RGB to XYZ
  [2024, 1, 1].forEach((part, i) => bytes.writeUInt16BE(part, 24 + 2 * i));
  bytes.write('acsp', 36, 'latin1');
  WHITE_D50.forEach((value, i) => bytes.writeInt32BE(fixed(value), 68 + 4 * i));
  return bytes;
}

/** A tag's data begin on a multiple of four bytes. */
function tag(type: string, data: Buffer): Buffer {
  const bytes = Buffer.alloc(Math.ceil((8 + data.length) / 4) * 4);
  bytes.write(type, 0, 'latin1');
  data.copy(bytes, 8);
  return bytes;
}

function xyzTag(xyz: readonly number[]): Buffer {
  const data = Buffer.alloc(12);
  xyz.forEach((value, i) => data.writeInt32BE(fixed(value), 4 * i));
  return tag('XYZ ', data);
}

/** A name in ASCII; those in Unicode and for a Macintosh, which follow it, are empty. */
function descriptionTag(name: string): Buffer {
  const data = Buffer.alloc(4 + name.length + 1 + 8 + 3 + 67);
  data.writeUInt32BE(name.length + 1, 0);
  data.write(name, 4, 'latin1');
  return tag('desc', data);
}

function curveTag(): Buffer {
  const data = Buffer.alloc(4 + 2 * CURVE_POINTS);
  data.writeUInt32BE(CURVE_POINTS, 0);
  for (let i = 0; i < CURVE_POINTS; i++) data.writeUInt16BE(Math.round(linearOf(i / (CURVE_POINTS - 1)) * 65535), 4 + 2 * i);
  return tag('curv', data);
}

/** Light of a value from 0 to 1 (IEC 61966-2-1, 5.2). */
function linearOf(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** s15Fixed16Number */
function fixed(value: number): number {
  return Math.round(value * 65536);
}
