import { measurePicture } from '../schema/picture.ts';

/** @param ending of the file's name, '.png' */
export function pictureFault(bytes: Uint8Array, ending: string): string | null {
  const size = measurePicture(bytes);
  if (size === null) {
    const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
    const kind = OTHERS.find(({ begins }) => begins.test(start))?.kind;
    return kind ? `This is a ${kind} picture, though its name ends in ${ending}. Open it and save it as PNG or JPEG.` : `This is no picture, though its name ends in ${ending}. Put the picture itself here, saved as PNG or JPEG, or take the file out.`;
  }
  const isNamedPng = ending === '.png';
  if (isNamedPng !== (size.type === 'png')) return `This is a ${isNamedPng ? 'JPEG' : 'PNG'} picture, though its name ends in ${ending}. Change the ending to .${size.type}, here and in the text.`;
  return size.end === null || size.width === 0 || size.height === 0 ? 'This picture is not whole; its end was lost when it was saved or sent. Save it again from where it came from.' : null;
}

const OTHERS = [{ kind: 'GIF', begins: /^GIF8/ }, { kind: 'WebP', begins: /^RIFF....WEBP/s }, { kind: 'HEIC', begins: /^....ftyp(?:hei|hev|mif|msf)/s }, { kind: 'AVIF', begins: /^....ftypavi/s }, { kind: 'TIFF', begins: /^(?:II\*\0|MM\0\*)/ }, { kind: 'BMP', begins: /^BM....\0{4}/s }];
