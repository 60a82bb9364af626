import { expect, it } from 'vitest';
import { srgbProfile } from './srgb-profile.ts';

const profile = Buffer.from(srgbProfile());
const fixed = (at: number) => profile.readInt32BE(at) / 65536;

function tag(signature: string): { at: number; size: number } {
  for (let at = 132; at < 132 + 12 * profile.readUInt32BE(128); at += 12) {
    if (profile.toString('latin1', at, at + 4) === signature) return { at: profile.readUInt32BE(at + 4), size: profile.readUInt32BE(at + 8) };
  }
  throw new Error(`The profile has no tag ${signature}.`);
}

it('is a profile of a display, from RGB to XYZ, of version 2', () => {
  expect([profile.readUInt32BE(0), profile[8], profile.toString('latin1', 12, 24), profile.toString('latin1', 36, 40)]).toEqual([profile.length, 2, 'mntrRGB XYZ ', 'acsp']);
});

it.each(['desc', 'cprt', 'wtpt', 'rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC'])('has the tag %s on a multiple of four bytes, within the file', (signature) => {
  const { at, size } = tag(signature);
  expect([at % 4, at + size <= profile.length]).toEqual([0, true]);
});

it('adds red, green and blue up to the white that it names', () => {
  const white = [0, 4, 8].map((part) => ['rXYZ', 'gXYZ', 'bXYZ'].reduce((sum, signature) => sum + fixed(tag(signature).at + 8 + part), 0));
  [0, 1, 2].forEach((i) => expect(white[i]).toBeCloseTo(fixed(tag('wtpt').at + 8 + 4 * i), 3));
});

// IEC 61966-2-1: 0 and 1 stay; 0.04045 is where the line meets the curve, at 0.04045 / 12.92; a half is 0.2140.
it.each([[0, 0], [1, 1], [0.04045, 0.00313], [0.5, 0.21404]])('gives %s the light %s', (value, light) => {
  const { at } = tag('gTRC');
  const points = profile.readUInt32BE(at + 8);
  const place = value * (points - 1);
  const [low, high] = [Math.floor(place), Math.ceil(place)].map((i) => profile.readUInt16BE(at + 12 + 2 * i) / 65535);
  expect(low! + (high! - low!) * (place % 1)).toBeCloseTo(light, 4);
});
