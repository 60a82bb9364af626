import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pictureFault } from '../load/picture-fault.ts';
import { measurePicture } from '../schema/picture.ts';
import { FIXTURES, temporaryFolder } from '../test/toyshire.ts';
import { findPicture, readPictureFile } from './picture-file.ts';

const png = readFileSync(join(FIXTURES, 'toyshire/content/toyshire-report/squares.png'));
const SOI = [0xff, 0xd8];
const EOI = [0xff, 0xd9];
/** A segment's data may hold an end of their own. */
const TABLE = [0xff, 0xdb, 0, 8, ...EOI, 1, 2, 3, 4];
const FRAME = [0xff, 0xc2, 0, 11, 8, 0, 40, 0, 60, 1, 0, 0, 0];
/** Pixels with a FF of their own and a restart. */
const SCAN = [0xff, 0xda, 0, 4, 1, 1, 7, 0xff, 0, 8, 0xff, 0xd3, 9];
const jpeg = Buffer.from([...SOI, ...TABLE, ...FRAME, ...SCAN, 0xff, 0xc4, 0, 3, 1, ...SCAN, 0xff, ...EOI]);
const SECRET = Buffer.from('rows: [3]\n');

test('a PNG and a JPEG of several scans end where they end', () => {
  expect(measurePicture(png)).toEqual({ type: 'png', width: 16, height: 8, end: png.length });
  expect(measurePicture(jpeg)).toEqual({ type: 'jpg', width: 60, height: 40, end: jpeg.length });
});

describe.each([['png', png], ['jpg', jpeg]] as const)('what stands behind a %s', (type, picture) => {
  test.each([['words', SECRET], ['a second picture', jpeg], ['zeros', Buffer.alloc(100)]])('is left out: %s', async (_, behind) => {
    const file = join(await temporaryFolder(), `a.${type}`);
    await writeFile(file, Buffer.concat([picture, behind]));
    expect(pictureFault(Buffer.concat([picture, behind]), `.${type}`)).toBeNull();
    expect(Buffer.from(await readPictureFile(file))).toEqual(picture);
  });

  test('is missing where it was cut off, wherever that is', () => {
    for (let end = 0; end < picture.length; end++) expect(pictureFault(picture.subarray(0, end), `.${type}`)).toMatch(/^This (?:is no picture|picture is not whole)/);
  });
});

test('what a camera writes into a JPEG is left out', async () => {
  const file = join(await temporaryFolder(), 'a.jpg');
  await writeFile(file, Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xfe, 0, 2 + SECRET.length]), SECRET, jpeg.subarray(2)]));
  expect(Buffer.from(await readPictureFile(file))).toEqual(jpeg);
});

test('one that has become something else is not read', async () => {
  const file = join(await temporaryFolder(), 'a.png');
  await writeFile(file, SECRET);
  expect(await findPicture(file)).toBeNull();
  await expect(readPictureFile(file)).rejects.toThrow('is none now');
});

test('one that is gone, or a folder by now, is not read', async () => {
  const folder = await temporaryFolder();
  expect(await findPicture(join(folder, 'a.png'))).toBeNull();
  expect(await findPicture(folder)).toBeNull();
  await expect(readPictureFile(join(folder, 'a.png'))).rejects.toThrow('is none now');
});

test.each([
  [png, '.jpg', 'a PNG picture, though its name ends in .jpg'], [jpeg, '.png', 'a JPEG picture, though its name ends in .png'], [Buffer.from('GIF89a...'), '.png', 'a GIF picture'],
  [Buffer.from('RIFF\n\n\n\nWEBPVP8 '), '.jpg', 'a WebP picture'], [Buffer.from('\0\0\0\x18ftypheic\0\0\0\0'), '.jpeg', 'a HEIC picture'], [SECRET, '.png', 'no picture'], [Buffer.from('<script>'), '.jpg', 'no picture'],
  [Buffer.concat([Buffer.from(SOI), SECRET]), '.jpg', 'no picture'], [Buffer.from([...SOI, ...EOI]), '.jpg', 'not whole'],
])('%o as %s is told as %s', (bytes, ending, words) => expect(pictureFault(bytes, ending)).toContain(words));

test.each(['.jpg', '.jpeg'])('a JPEG may be named %s', (ending) => expect(pictureFault(jpeg, ending)).toBeNull());
