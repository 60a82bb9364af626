import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { readPdfLayers } from './pdf-layers.ts';
import { decodeEntities, decodeEscapes, markupWords } from './text-forms.ts';

/** One way to read a file: its bytes as they are, what is packed in them, or the words that a reader finds. */
export interface Layer {
  /** 'site/data/dorset/foster-households/foster-households.ods' */
  path: string;
  /** How one gets there: 'as it is', 'content.xml', 'content.xml, without tags' */
  layer: string;
  bytes: Buffer;
}

const AS_IT_IS = 'as it is';
/** An outline of letters, packed by a way of its own. */
const NO_WORDS = /\.woff2?$/;
/** A packet within a packet within a packet. */
const DEEPEST = 6;

/** Every layer of some files, file names among them. */
export async function readLayers(files: ReadonlyMap<string, Uint8Array>): Promise<Layer[]> {
  const names: Layer = { path: 'the list of files', layer: 'file names', bytes: Buffer.from([...files.keys()].join('\n')) };
  const layers = [names];
  for (const [path, bytes] of files) layers.push(...await layersOf(path, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
  return layers;
}

export async function layersOf(path: string, bytes: Buffer): Promise<Layer[]> {
  if (NO_WORDS.test(path)) return [];
  return bytes.subarray(0, 5).toString('latin1') === '%PDF-' ? (await readPdfLayers(bytes)).flatMap(({ layer, bytes: inner }) => unpack(path, layer, inner, 1)) : unpack(path, AS_IT_IS, bytes, 0);
}

/** The bytes themselves, and all that is packed in them. */
function unpack(path: string, layer: string, bytes: Buffer, depth: number): Layer[] {
  const own: Layer = { path, layer, bytes };
  if (depth > DEEPEST || bytes.length === 0) return [own];
  const within = (name: string, inner: Uint8Array): Layer[] => unpack(path, layer === AS_IT_IS ? name : `${layer}, ${name}`, Buffer.from(inner), depth + 1);
  const start = bytes.readUIntBE(0, Math.min(4, bytes.length));
  if (bytes.length > 4 && start === 0x504b0304) return [own, ...Object.entries(unzipSync(bytes)).flatMap(([name, inner]) => within(name, inner))];
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return [own, ...within('inflated', gunzipSync(bytes))];
  if (path.endsWith('.br') && depth === 0) return [own, ...within('inflated', brotliDecompressSync(bytes))];
  if (start === 0x89504e47) return [own, ...pngTexts(bytes).flatMap(([name, inner]) => within(name, inner))];
  if (bytes.includes(0)) return [own];
  return [own, ...readText(path, layer, bytes.toString('utf8'), within)];
}

/** What a browser or a program reads in a text: tags taken away, entities and escapes as what they stand for, files written into it unpacked. */
function readText(path: string, layer: string, text: string, within: (name: string, inner: Uint8Array) => Layer[]): Layer[] {
  const readings: [string, string][] = [];
  if (/<[a-z!?/]|&#?\w+;/i.test(text)) readings.push(['entities read', decodeEntities(text)], ['without tags', markupWords(text)]);
  if (/\\(?:u[\da-f]{4}|x[\da-f]{2})/i.test(text)) readings.push(['escapes read', decodeEscapes(text)]);
  const files = [...text.matchAll(/data:[\w/+.;=-]*?(;base64)?,([\w+/=%.~!*'()-]+)/gi)].map(([, isBase64, body = '']) => (isBase64 ? Buffer.from(decodePercents(body), 'base64') : Buffer.from(decodePercents(body))));
  const windows = [...text.matchAll(/(?<![\w+/=-])[\w+/-]{40,}={0,2}(?![\w+/=-])/g)].filter(([run]) => /[A-Z]/.test(run) && /[a-z]/.test(run) && /\d/.test(run)).map(([run]) => Buffer.from(run, 'base64'));
  return [
    ...readings.filter(([, read]) => read !== text).map(([how, read]): Layer => ({ path, layer: layer === AS_IT_IS ? how : `${layer}, ${how}`, bytes: Buffer.from(read) })),
    ...files.flatMap((inner, i) => within(`data: address ${i + 1}`, inner)),
    ...windows.flatMap((inner, i) => within(`base64 ${i + 1}`, inner)),
  ];
}

function decodePercents(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const COMPRESSED_TEXT = 'zTXt';

/** What a PNG says beside its pixels (PNG, 11.3): each chunk but those of the picture itself. */
function pngTexts(png: Buffer): [string, Uint8Array][] {
  const found: [string, Uint8Array][] = [];
  for (let at = 8; at + 12 <= png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + length);
    if (!['IHDR', 'PLTE', 'IDAT', 'IEND'].includes(type)) found.push([`its ${type}`, readChunk(type, data)]);
    at += 12 + length;
  }
  return found;
}

function readChunk(type: string, data: Buffer): Uint8Array {
  const keyword = data.indexOf(0);
  if (type === COMPRESSED_TEXT) return inflateSync(data.subarray(keyword + 2));
  if (type !== 'iTXt' || data[keyword + 1] !== 1) return data;
  const language = data.indexOf(0, keyword + 3);
  return inflateSync(data.subarray(data.indexOf(0, language + 1) + 1));
}
