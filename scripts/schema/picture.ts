/** What a file must be to be shown as a picture. */

export interface PictureSize {
  type: 'png' | 'jpg';
  /** In pixels. */
  width: number;
  height: number;
  /** How many bytes are the picture; null where it isn't whole. Cameras put films and second pictures behind it. */
  end: number | null;
}

/** null for what is neither PNG nor JPEG. */
export function measurePicture(bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length >= 33 && view.getBigUint64(0) === PNG) return { type: 'png', width: view.getUint32(16), height: view.getUint32(20), end: endOfPng(view) };
  return bytes.length >= 4 && view.getUint16(0) === 0xffd8 ? measureJpeg(view) : null;
}

const PNG = 0x89504e470d0a1a0an;

/** Chunks of length, name, data and checksum, up to IEND. */
function endOfPng(view: DataView): number | null {
  for (let at = 8; at + 12 <= view.byteLength; at += 12 + view.getUint32(at)) {
    if (view.getUint32(at + 4) === 0x49454e44) return at + 12;
  }
  return null;
}

/** Segments of varying length: the first frame says the size, and after each SOS stand pixels up to the next marker. */
function measureJpeg(view: DataView): PictureSize | null {
  let size = { width: 0, height: 0 };
  for (let at = 2; at + 2 <= view.byteLength;) {
    const marker = view.getUint16(at);
    if (marker === 0xffff) at++;
    else if (marker === 0xffd9) return { type: 'jpg', ...size, end: at + 2 };
    else if (marker < 0xffc0) return null;
    else if (at + 4 > view.byteLength) break;
    else {
      const isFrame = marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
      if (isFrame && size.width === 0 && at + 9 <= view.byteLength) size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
      at += 2 + view.getUint16(at + 2);
      if (marker === 0xffda) at = endOfPixels(view, at);
    }
  }
  return { type: 'jpg', ...size, end: null };
}

/** In pixels, FF is followed by 00 or a restart's number. */
function endOfPixels(view: DataView, from: number): number {
  let at = from;
  while (at + 2 <= view.byteLength && (view.getUint8(at) !== 0xff || view.getUint8(at + 1) === 0 || (view.getUint8(at + 1) & 0xf8) === 0xd0)) at++;
  return at;
}
