import { crc32 } from 'node:zlib';
import { chunksOf, FILL, measurePicture, segmentsOf } from '../schema/picture.ts';

/**
 * The picture with what it is drawn from alone: no place, time, camera, names or words, no small or second picture, no film.
 * Which way up it was taken is kept, for it would lie on its side without. null where it isn't whole.
 */
export function stripPicture(bytes: Uint8Array): Uint8Array | null {
  const size = measurePicture(bytes);
  if (size === null || size.end === null) return null;
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, size.end);
  return size.type === 'png' ? stripPng(file) : stripJpeg(file);
}

const PNG_KEPT = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'mDCV', 'cLLI', 'sBIT', 'pHYs']);

/** PNG, third edition, 11. */
function stripPng(file: Buffer): Buffer {
  return Buffer.concat([file.subarray(0, 8), ...[...chunksOf(file)].map(({ from, to }) => {
    const name = file.toString('latin1', from + 4, from + 8);
    if (PNG_KEPT.has(name)) return file.subarray(from, to);
    const turn = name === 'eXIf' ? orientationOf(file.subarray(from + 8, to - 4)) : UPRIGHT;
    return turn === UPRIGHT ? NOTHING : writeChunk(name, writeOrientation(turn));
  })]);
}

function writeChunk(name: string, data: Buffer): Buffer {
  const chunk = Buffer.concat([Buffer.alloc(4), Buffer.from(name, 'latin1'), data, Buffer.alloc(4)]);
  chunk.writeUInt32BE(data.length, 0);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4);
  return chunk;
}

const EXIF = 'Exif\0\0';
/** JFIF without its small picture. Length, name, version, unit and two densities: a height and width of 0 follow. */
const JFIF_BYTES = 16;
const ADOBE_BYTES = 14;

function stripJpeg(file: Buffer): Buffer {
  let turned = false;
  const parts = [...segmentsOf(file)].map(({ name, from, to }) => {
    const segment = file.subarray(from, to);
    const says = (words: string): boolean => segment.toString('latin1', 4, 4 + words.length) === words;
    if (name === 0xffe0 && says('JFIF\0') && segment.length >= 2 + JFIF_BYTES) return Buffer.concat([file.subarray(from, from + 2), Buffer.from([0, JFIF_BYTES]), segment.subarray(4, JFIF_BYTES), Buffer.from([0, 0])]);
    if (name === 0xffe2 && says('ICC_PROFILE\0')) return segment;
    if (name === 0xffee && says('Adobe') && segment.length >= 2 + ADOBE_BYTES) return Buffer.concat([file.subarray(from, from + 2), Buffer.from([0, ADOBE_BYTES]), segment.subarray(4, 2 + ADOBE_BYTES)]);
    // The first alone is read.
    if (name === 0xffe1 && says(EXIF) && !turned) {
      turned = true;
      const turn = orientationOf(segment.subarray(4 + EXIF.length));
      return turn === UPRIGHT ? NOTHING : writeSegment(name, Buffer.concat([Buffer.from(EXIF, 'latin1'), writeOrientation(turn)]));
    }
    // From FFE0 on stand what programs and people have added.
    return name < 0xffe0 || name === FILL ? segment : NOTHING;
  });
  return Buffer.concat([file.subarray(0, 2), ...parts]);
}

function writeSegment(name: number, data: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(name, 0);
  head.writeUInt16BE(2 + data.length, 2);
  return Buffer.concat([head, data]);
}

const NOTHING = Buffer.alloc(0);
const ORIENTATION = 0x0112;
const SHORT = 3;
const UPRIGHT = 1;

/** Exif 2.32, 4.6.4: 1 to 8, of a TIFF's first list of entries of 12 bytes each. */
function orientationOf(tiff: Buffer): number {
  const start = tiff.toString('latin1', 0, 4);
  const isLittle = start === 'II*\0';
  if ((!isLittle && start !== 'MM\0*') || tiff.length < 8) return UPRIGHT;
  const short = (at: number): number => (at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const list = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const entries = Array.from({ length: short(list) }, (_, i) => list + 2 + 12 * i);
  const entry = entries.find((at) => short(at) === ORIENTATION && short(at + 2) === SHORT);
  const turn = entry === undefined ? UPRIGHT : short(entry + 8);
  return turn >= 1 && turn <= 8 ? turn : UPRIGHT;
}

/** A TIFF whose one list has one entry. */
function writeOrientation(turn: number): Buffer {
  return Buffer.from([...Buffer.from('MM\0*'), 0, 0, 0, 8, 0, 1, ORIENTATION >> 8, ORIENTATION & 0xff, 0, SHORT, 0, 0, 0, 1, 0, turn, 0, 0, 0, 0, 0, 0]);
}
