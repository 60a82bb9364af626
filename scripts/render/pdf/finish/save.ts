import { createHash } from 'node:crypto';
import { PDFHexString, PDFStream, type PDFContext, type PDFDocument, type PDFObject, type PDFRef } from '@cantoo/pdf-lib';

/** Takes the place of the hash while the hash is taken; as long as a SHA-256 in hexadecimal. */
const NO_HASH = '0'.repeat(64);
/** The second line says that the file isn't text (ISO 19005-2, 6.1.2). */
const HEADER = Buffer.from('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n', 'latin1');
const OBJECTS_A_STREAM = 400;

/**
 * The file, with an /ID that is the SHA-256 of the file with zeros in the /ID's place. Written here and not by
 * pdf-lib, which packs objects by the fifty and takes several times as long.
 */
export function savePdf({ context }: PDFDocument): Uint8Array {
  const objects = context.enumerateIndirectObjects();
  const packed = new Map<number, [stream: number, index: number]>();
  const streams: [number: number, stream: PDFStream][] = [];
  const loose: [PDFRef, PDFObject][] = [];
  for (const [ref, object] of objects) {
    if (object instanceof PDFStream) streams.push([ref.objectNumber, object]);
    else loose.push([ref, object]);
  }
  let number = context.largestObjectNumber;
  for (let i = 0; i < loose.length; i += OBJECTS_A_STREAM) {
    const part = loose.slice(i, i + OBJECTS_A_STREAM);
    streams.push([++number, packObjects(context, part)]);
    part.forEach(([ref], index) => packed.set(ref.objectNumber, [number, index]));
  }
  return stamp(writeFile(context, streams, packed, number + 1));
}

/** Objects that are no streams, compressed together (ISO 32000-1, 7.5.7). */
function packObjects(context: PDFContext, objects: readonly [PDFRef, PDFObject][]): PDFStream {
  const texts = objects.map(([, object]) => object.toString());
  const places: number[] = [];
  let length = 0;
  texts.forEach((text, i) => {
    places.push(objects[i]![0].objectNumber, length);
    length += text.length + 1;
  });
  const index = `${places.join(' ')}\n`;
  return context.flateStream(Buffer.from(`${index}${texts.join('\n')}`, 'latin1'), { Type: 'ObjStm', N: objects.length, First: index.length });
}

function writeFile(context: PDFContext, streams: readonly [number, PDFStream][], packed: ReadonlyMap<number, readonly [number, number]>, last: number): Buffer {
  const parts: Buffer[] = [HEADER];
  const offsets = new Map<number, number>();
  let length = HEADER.length;
  const write = (number: number, stream: PDFStream): void => {
    offsets.set(number, length);
    for (const part of [Buffer.from(`${number} 0 obj\n`), bytesOfStream(stream), Buffer.from('\nendobj\n')]) {
      parts.push(part);
      length += part.length;
    }
  };
  for (const [number, stream] of streams) write(number, stream);
  const start = length;
  offsets.set(last, start);
  write(last, crossReferences(context, offsets, packed, last));
  parts.push(Buffer.from(`startxref\n${start}\n%%EOF\n`));
  return Buffer.concat(parts);
}

function bytesOfStream(stream: PDFStream): Buffer {
  stream.updateDict();
  const bytes = Buffer.alloc(stream.sizeInBytes());
  stream.copyBytesInto(bytes, 0);
  return bytes;
}

/** Where each object is (ISO 32000-1, 7.5.8): free, at an offset, or packed in a stream. */
function crossReferences(context: PDFContext, offsets: ReadonlyMap<number, number>, packed: ReadonlyMap<number, readonly [number, number]>, last: number): PDFStream {
  const widths = [1, 4, 2] as const;
  const rows = Buffer.alloc((last + 1) * 7);
  for (let number = 0; number <= last; number++) {
    const offset = offsets.get(number);
    const [stream, index] = packed.get(number) ?? [0, 0];
    const [kind, place, rest] = offset !== undefined ? [1, offset, 0] : stream > 0 ? [2, stream, index] : [0, 0, 65535];
    rows.writeUInt8(kind, number * 7);
    rows.writeUInt32BE(place, number * 7 + 1);
    rows.writeUInt16BE(rest, number * 7 + 5);
  }
  const { Root, Info } = context.trailerInfo;
  const id = PDFHexString.of(NO_HASH);
  return context.flateStream(rows, { Type: 'XRef', Size: last + 1, W: [...widths], ...(Root && { Root }), ...(Info && { Info }), ID: [id, id] });
}

function stamp(saved: Buffer): Uint8Array {
  const hash = createHash('sha256').update(saved).digest('hex').toUpperCase();
  const second = saved.lastIndexOf(`<${NO_HASH}>`);
  const first = saved.lastIndexOf(`<${NO_HASH}>`, second - 1);
  if (first === -1) throw new Error('The saved PDF has no /ID to fill.');
  saved.write(hash, first + 1, 'latin1');
  saved.write(hash, second + 1, 'latin1');
  return new Uint8Array(saved);
}
