import { inflateSync } from 'node:zlib';
import { decodePDFRawStream, PDFArray, PDFBool, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFStream, PDFString, type PDFContext, type PDFObject, type PDFRef } from '@cantoo/pdf-lib';

/**
 * Values of a PDF dictionary, followed through references. What is missing, or of another type than asked for, is
 * undefined: a checker reads files that are wrong, and says itself what that means.
 */
export function dictIn(dict: PDFDict | undefined, key: string): PDFDict | undefined {
  const value = dict?.lookup(PDFName.of(key));
  return value instanceof PDFDict ? value : undefined;
}

export function arrayIn(dict: PDFDict | undefined, key: string): PDFArray | undefined {
  const value = dict?.lookup(PDFName.of(key));
  return value instanceof PDFArray ? value : undefined;
}

export function streamIn(dict: PDFDict | undefined, key: string): PDFStream | undefined {
  const value = dict?.lookup(PDFName.of(key));
  return value instanceof PDFStream ? value : undefined;
}

export function nameIn(dict: PDFDict | undefined, key: string): string | undefined {
  return nameOf(dict?.lookup(PDFName.of(key)));
}

export function textIn(dict: PDFDict | undefined, key: string): string | undefined {
  return textOf(dict?.lookup(PDFName.of(key)));
}

export function numberIn(dict: PDFDict | undefined, key: string): number | undefined {
  const value = dict?.lookup(PDFName.of(key));
  return value instanceof PDFNumber ? value.asNumber() : undefined;
}

export function isTrueIn(dict: PDFDict | undefined, key: string): boolean {
  const value = dict?.lookup(PDFName.of(key));
  return value instanceof PDFBool && value.asBoolean();
}

/** PDFName keeps one object a name; taking it apart and making it anew is what costs. */
const texts = new Map<PDFName, string>();

export function nameOf(object: PDFObject | undefined): string | undefined {
  if (!(object instanceof PDFName)) return undefined;
  const known = texts.get(object);
  if (known !== undefined) return known;
  const text = object.decodeText();
  texts.set(object, text);
  return text;
}

export function textOf(object: PDFObject | undefined): string | undefined {
  return object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : undefined;
}

/** The members of an array, followed through references; of anything else, itself; of nothing, nothing. */
export function membersOf(object: PDFObject | undefined): PDFObject[] {
  if (object === undefined) return [];
  return object instanceof PDFArray ? object.asArray().map((_, i) => object.lookup(i)).filter((member) => member !== undefined) : [object];
}

export function numbersOf(array: PDFArray): number[] {
  return array.asArray().map((_, i) => array.lookup(i, PDFNumber).asNumber());
}

/** The dictionaries of an entry that may hold one or several, as /A of a structure element does. */
export function dictsIn(dict: PDFDict, key: string): PDFDict[] {
  return membersOf(dict.lookup(PDFName.of(key))).filter((member) => member instanceof PDFDict);
}

export function bytesOf(stream: PDFStream): Uint8Array {
  if (isPlainFlate(stream)) return inflateSync(stream.contents);
  return stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : (stream as PDFStream & { getUnencodedContents?(): Uint8Array }).getUnencodedContents?.() ?? stream.getContents();
}

/** node:zlib reads it several times as fast as pdf-lib. */
function isPlainFlate(stream: PDFStream): stream is PDFRawStream {
  return stream instanceof PDFRawStream && !stream.transform && nameIn(stream.dict, 'Filter') === 'FlateDecode' && !stream.dict.has(PDFName.of('DecodeParms'));
}

/** Keeps a stream's entries and its reference, and gives it other bytes. */
export function replaceBytes(context: PDFContext, ref: PDFRef, stream: PDFStream, bytes: Uint8Array): void {
  const replaced = context.flateStream(bytes);
  for (const [key, value] of stream.dict.entries()) {
    if (!['Length', 'Filter', 'DecodeParms'].includes(key.decodeText())) replaced.dict.set(key, value);
  }
  context.assign(ref, replaced);
}

/** PDF text of any script. */
export function pdfText(text: string): PDFHexString {
  return PDFHexString.fromText(text);
}
