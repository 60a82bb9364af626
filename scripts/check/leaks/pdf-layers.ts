import { inflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFStream, PDFString, type PDFObject } from '@cantoo/pdf-lib';
import { bytesOf, nameIn } from '../../render/pdf/model/objects.ts';
import { readPages } from '../../render/pdf/model/page-content.ts';
import { stepBetween, type ShownText } from '../../render/pdf/model/text-run.ts';

interface PdfLayer {
  layer: string;
  bytes: Buffer;
}

/** How far apart, in points, two baselines are that are two lines. */
const LINE_STEP = 4;

/** The file as it is, each of its streams inflated, its strings and names decoded, and the text of its pages. */
export async function readPdfLayers(bytes: Buffer): Promise<PdfLayer[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: Infinity });
  const others: PdfLayer[] = [];
  const words: string[] = [];
  const visit = (object: PDFObject): void => {
    if (object instanceof PDFString || object instanceof PDFHexString) words.push(object.decodeText());
    else if (object instanceof PDFName) words.push(object.decodeText());
    else if (object instanceof PDFArray) object.asArray().forEach(visit);
    else if (object instanceof PDFDict) object.entries().forEach((pair) => pair.forEach(visit));
    else if (object instanceof PDFStream) visit(object.dict);
  };
  for (const [ref, object] of document.context.enumerateIndirectObjects()) {
    visit(object);
    if (object instanceof PDFStream && nameIn(object.dict, 'Filter') !== 'FlateDecode') others.push({ layer: `stream ${ref.objectNumber}`, bytes: Buffer.from(bytesOf(object)) });
  }
  const pages = readPages(document).flatMap(({ page, painted }): PdfLayer[] => {
    const texts = painted.flatMap((one) => one.text ?? []);
    const glyphs = texts.map((text) => ({ ...text, text: text.codes.map((code) => text.font.unicode.get(code) ?? '').join('') }));
    return [{ layer: `text of page ${page + 1}`, bytes: joinLines(texts) }, { layer: `letters of page ${page + 1}`, bytes: joinLines(glyphs) }];
  });
  return [{ layer: 'as it is', bytes }, ...inflateAll(bytes), ...others, { layer: 'strings and names', bytes: Buffer.from([...new Set(words)].join('\n')) }, ...pages];
}

const DICTIONARY_END = />>\s*$/;
/** Of an outline of letters. */
const FONT = /\/Length1\b|\/Subtype\s*\/(?:CIDFontType0C|Type1C|OpenType)\b/;

/** Byte by byte and not by references, so that streams of objects are among them, and those that nothing leads to. */
function inflateAll(bytes: Buffer): PdfLayer[] {
  const found: PdfLayer[] = [];
  for (let at = bytes.indexOf('stream'); at !== -1; at = bytes.indexOf('stream', at + 6)) {
    const header = bytes.toString('latin1', Math.max(0, bytes.lastIndexOf(' obj', at)), at);
    if (!DICTIONARY_END.test(header) || !/\/Filter\s*\/FlateDecode/.test(header) || FONT.test(header)) continue;
    const start = at + 6 + (bytes[at + 6] === 13 ? 2 : 1);
    const end = bytes.indexOf('endstream', start);
    found.push({ layer: `stream at byte ${at}`, bytes: inflateSync(bytes.subarray(start, end)) });
    at = end;
  }
  return found;
}

function joinLines(texts: readonly ShownText[]): Buffer {
  return Buffer.from(texts.map((text, i) => (i > 0 && stepBetween(texts[i - 1] as ShownText, text) > LINE_STEP ? `\n${text.text}` : text.text)).join(''));
}
