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
  const { type, width, height } = readPng(bytes) ?? readJpeg(bytes) ?? noPicture();
  return { type, bytes, width: width / pixelsPerPixel, height: height / pixelsPerPixel };
}

type Size = Pick<Picture, 'type' | 'width' | 'height'>;

function readPng(bytes: Uint8Array): Size | null {
  const view = viewOf(bytes);
  if (bytes.length < 24 || view.getUint32(0) !== 0x89504e47) return null;
  return { type: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** Its size stands in the first frame, behind segments of varying length. */
function readJpeg(bytes: Uint8Array): Size | null {
  const view = viewOf(bytes);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] as number;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { type: 'jpg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function noPicture(): never {
  throw new Error('A picture is neither PNG nor JPEG, so a Word document can’t hold it.');
}
