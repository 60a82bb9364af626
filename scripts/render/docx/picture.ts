import { measurePicture } from '../../schema/picture.ts';

/** A picture as Word holds it. */
export interface Picture {
  type: 'png' | 'jpg';
  bytes: Uint8Array;
  /** In CSS pixels, 96 to the inch. */
  width: number;
  height: number;
}

/** Reads how large it is. @throws Error where it is neither PNG nor JPEG */
export function readPicture(bytes: Uint8Array, pixelsPerPixel = 1): Picture {
  const { type, width, height } = measurePicture(bytes) ?? noPicture();
  return { type, bytes, width: width / pixelsPerPixel, height: height / pixelsPerPixel };
}

function noPicture(): never {
  throw new Error('A picture is neither PNG nor JPEG, so a Word document can’t hold it.');
}
