/** What a file must be to be shown as a picture. */

interface PictureSize {
  type: 'png' | 'jpg';
  /** In pixels. */
  width: number;
  height: number;
  /** How many bytes are the picture; null where it isn't whole. Cameras put films and second pictures behind it. */
  end: number | null;
}

/** A PNG's chunk, or a JPEG's segment with the pixels behind it. */
interface PicturePart {
  /** A chunk's four letters, or a segment's marker, as one number. */
  name: number;
  /** Bytes from the file's start. */
  from: number;
  to: number;
}

/** null for what is neither PNG nor JPEG. */
export function measurePicture(bytes: Uint8Array): PictureSize | null {
  const view = viewOf(bytes);
  if (bytes.length >= 33 && view.getBigUint64(0) === PNG) return { type: 'png', width: view.getUint32(16), height: view.getUint32(20), end: endOfPng(bytes) };
  return bytes.length >= 4 && view.getUint16(0) === 0xffd8 ? measureJpeg(bytes) : null;
}

const PNG = 0x89504e470d0a1a0an;
const IEND = 0x49454e44;
const EOI = 0xffd9;
/** Before a marker may stand any number of FF. */
export const FILL = 0xffff;

/** Chunks of length, name, data and checksum, up to IEND. */
export function* chunksOf(bytes: Uint8Array): Generator<PicturePart> {
  const view = viewOf(bytes);
  for (let at = 8; at + 12 <= bytes.length;) {
    const name = view.getUint32(at + 4);
    const to = at + 12 + (name === IEND ? 0 : view.getUint32(at));
    yield { name, from: at, to };
    if (name === IEND) return;
    at = to;
  }
}

/** Segments of varying length, up to EOI; after each SOS stand pixels up to the next marker. Ends early at what can't be a marker, having given it. */
export function* segmentsOf(bytes: Uint8Array): Generator<PicturePart> {
  const view = viewOf(bytes);
  for (let at = 2; at + 2 <= bytes.length;) {
    const name = view.getUint16(at);
    if (name === EOI || name < 0xffc0) return yield { name, from: at, to: at + 2 };
    if (name !== FILL && at + 4 > bytes.length) return;
    const end = name === FILL ? at + 1 : at + 2 + view.getUint16(at + 2);
    const to = name === 0xffda ? endOfPixels(view, end) : end;
    yield { name, from: at, to };
    at = to;
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function endOfPng(bytes: Uint8Array): number | null {
  for (const { name, to } of chunksOf(bytes)) if (name === IEND) return to;
  return null;
}

/** The first frame says the size. */
function measureJpeg(bytes: Uint8Array): PictureSize | null {
  const view = viewOf(bytes);
  let size = { width: 0, height: 0 };
  for (const { name, from, to } of segmentsOf(bytes)) {
    if (name === EOI) return { type: 'jpg', ...size, end: to };
    if (name < 0xffc0) return null;
    const isFrame = name <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(name);
    if (isFrame && size.width === 0 && from + 9 <= bytes.length) size = { height: view.getUint16(from + 5), width: view.getUint16(from + 7) };
  }
  return { type: 'jpg', ...size, end: null };
}

/** In pixels, FF is followed by 00 or a restart's number. */
function endOfPixels(view: DataView, from: number): number {
  let at = from;
  while (at + 2 <= view.byteLength && (view.getUint8(at) !== 0xff || view.getUint8(at + 1) === 0 || (view.getUint8(at + 1) & 0xf8) === 0xd0)) at++;
  return at;
}
