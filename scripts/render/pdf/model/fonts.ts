import { PDFArray, PDFNumber, type PDFDict } from '@cantoo/pdf-lib';
import { arrayIn, bytesOf, dictsIn, nameIn, numberIn, streamIn } from './objects.ts';

/** A font as text is shown in it. Codes of a composite font (Type0) have two bytes, of any other one. */
export interface Font {
  dict: PDFDict;
  isComposite: boolean;
  /** Code -> its characters; a code without any is missing. */
  unicode: ReadonlyMap<number, string>;
  /** In thousandths of the font's size. */
  widthOf(code: number): number;
}

export function readFont(dict: PDFDict): Font {
  const isComposite = nameIn(dict, 'Subtype') === 'Type0';
  const map = streamIn(dict, 'ToUnicode');
  const unicode = map ? readUnicodeMap(Buffer.from(bytesOf(map)).toString('latin1')) : new Map<number, string>();
  return { dict, isComposite, unicode, widthOf: isComposite ? compositeWidths(descendantOf(dict)) : simpleWidths(dict) };
}

/** The font behind a composite font; a simple font is its own. */
export function descendantOf(font: PDFDict): PDFDict {
  return dictsIn(font, 'DescendantFonts')[0] ?? font;
}

/** The bfchar and bfrange parts of a ToUnicode CMap (ISO 32000-1, 9.10.3). */
function readUnicodeMap(cmap: string): Map<number, string> {
  const map = new Map<number, string>();
  for (const [, block] of cmap.matchAll(/beginbfchar([^]*?)endbfchar/g)) {
    for (const [, code, text] of block!.matchAll(/<([\da-f]+)>\s*<([\da-f]+)>/gi)) map.set(parseInt(code!, 16), utf16Of(text!));
  }
  for (const [, block] of cmap.matchAll(/beginbfrange([^]*?)endbfrange/g)) {
    for (const [, low, high, first, list] of block!.matchAll(/<([\da-f]+)>\s*<([\da-f]+)>\s*(?:<([\da-f]+)>|\[([^\]]*)\])/gi)) {
      const texts = list?.match(/[\da-f]+/gi) ?? [];
      for (let code = parseInt(low!, 16), i = 0; code <= parseInt(high!, 16); code++, i++) {
        if (first !== undefined) map.set(code, utf16Of(first.slice(0, -4)) + String.fromCharCode(parseInt(first.slice(-4), 16) + i));
        else if (i < texts.length) map.set(code, utf16Of(texts[i]!));
      }
    }
  }
  return map;
}

function utf16Of(hexadecimal: string): string {
  let text = '';
  for (let i = 0; i < hexadecimal.length; i += 4) text += String.fromCharCode(parseInt(hexadecimal.slice(i, i + 4), 16));
  return text;
}

function simpleWidths(font: PDFDict): (code: number) => number {
  const first = numberIn(font, 'FirstChar') ?? 0;
  const widths = arrayIn(font, 'Widths');
  return (code) => numberAt(widths, code - first) ?? 0;
}

/** /W of a CIDFont: `code [width ...]` or `code code width`. */
function compositeWidths(font: PDFDict): (code: number) => number {
  const widths = new Map<number, number>();
  const entries = arrayIn(font, 'W');
  for (let i = 0; i < (entries?.size() ?? 0);) {
    const first = numberAt(entries, i)!;
    const second = entries!.lookup(i + 1);
    if (second instanceof PDFArray) {
      for (let k = 0; k < second.size(); k++) widths.set(first + k, numberAt(second, k)!);
      i += 2;
    } else {
      for (let code = first; code <= numberAt(entries, i + 1)!; code++) widths.set(code, numberAt(entries, i + 2)!);
      i += 3;
    }
  }
  const otherwise = numberIn(font, 'DW') ?? 1000;
  return (code) => widths.get(code) ?? otherwise;
}

function numberAt(array: PDFArray | undefined, i: number): number | undefined {
  const value = array && i >= 0 && i < array.size() ? array.lookup(i) : undefined;
  return value instanceof PDFNumber ? value.asNumber() : undefined;
}
