import { brotliCompressSync, gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { base64Window, formsOf } from './canaries.ts';
import { compareOutputs } from './compare-outputs.ts';
import { layersOf, readLayers, type Layer } from './layers.ts';
import { scanForCanaries } from './scan-for-canaries.ts';

const SECRET = 137438953;
const canary = { name: 'a count', secret: SECRET };
const WORDS = { name: 'words', secret: 'Nobody’s secret house' };

const layer = (text: string | Uint8Array): Layer => ({ path: 'a.txt', layer: 'as it is', bytes: Buffer.from(text as string) });
const formsFound = (text: string | Uint8Array): string[] => scanForCanaries([layer(text)], [canary, WORDS]).map(({ canary: name, form }) => `${name} ${form}`);
const ofUtf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

test.each<[string, string | Uint8Array]>([
  ['a count as it is', `{"value":${SECRET}}`],
  ['a count with commas', 'was 137,438,953 then'], ['a count with commas', '137&#44;438&#44;953'],
  ['a count with spaces', '137 438 953'], ['a count with spaces', '137\u00a0438\u00a0953'], ['a count with spaces', '137&nbsp;438&nbsp;953'],
  ['a count with thin spaces', '137\u202f438\u202f953'], ['a count with thin spaces', '137&#8201;438&#8201;953'], ['a count with thin spaces', '"137\\u2009438\\u2009953"'],
  ['a count in UTF-16', ofUtf16(`x${SECRET}`)], ['a count in UTF-16', ofUtf16('137,438,953').swap16()],
  ['a count in hexadecimal', `<${Buffer.from(String(SECRET)).toString('hex')}>`], ['a count in hexadecimal', `<FEFF${ofUtf16(String(SECRET)).swap16().toString('hex').toUpperCase()}>`],
  ['a count in base64', Buffer.from(`x${SECRET}y`).toString('base64')], ['a count in base64', Buffer.from(`xy${SECRET}y`).toString('base64')], ['a count in base64', Buffer.from(`xyz${SECRET}`).toString('base64')],
  ['a count with entities', '&#49;&#51;&#55;&#52;&#51;&#56;&#57;&#53;&#51;'], ['a count with percent signs', '%31%33%37%34%33%38%39%35%33'],
  ['a count as a number of CBOR', Uint8Array.of(0x82, 0x1a, 0x08, 0x31, 0x26, 0xe9, 0)],
  ['a count as a power of ten', '1.37438953e+8'],
  ['words as it is', 'In Nobody’s secret house.'], ['words in other letters, spaces or lines', 'In nobody\'s\n  SECRET\u00a0house.'],
  ['words as the name of a file or an anchor', 'id="nobody-s-secret-house"'], ['words in an address', '?q=Nobody%E2%80%99s%20secret%20house'], ['words with escapes', '"Nobody\\u2019s secret house"'],
])('%s', (form, text) => expect(formsFound(text)).toEqual([form]));

test('near misses are none', () => {
  expect(formsFound(`137438954 137,438,95 ${Buffer.from('137438952').toString('base64')} nobody's house is a secret`)).toEqual([]);
});

test('a small count is looked for as a word; what is too short to look for is refused', () => {
  expect(scanForCanaries([layer('There were Seven of them.')], [{ name: 'seven', secret: 'seven' }]).map(({ context }) => context)).toEqual(['There were Seven of them.'.toLowerCase()]);
  expect(() => scanForCanaries([layer('4')], [{ name: 'four', secret: 4 }])).toThrow('too short to look for');
  expect(formsOf({ name: 'four', secret: 4 }).map(({ bytes }) => bytes.toString())).toContain('four');
});

test('a window of base64 depends on its bytes alone', () => {
  const bytes = Buffer.from('1234567');
  for (const offset of [0, 1, 2]) {
    for (const [before, after] of [['a', 'z'], ['\xff', ' ']]) expect(Buffer.from(before!.repeat(offset) + bytes.toString() + after!.repeat(3), 'latin1').toString('base64')).toContain(base64Window(bytes, offset));
  }
});

describe('layers', () => {
  const read = async (path: string, bytes: Uint8Array): Promise<string[]> => scanForCanaries(await layersOf(path, Buffer.from(bytes)), [canary]).map((hit) => hit.layer);
  const text = strToU8(`a,${SECRET}`);
  test.each<[string, Uint8Array, string[]]>([
    ['a.gz', gzipSync(text), ['inflated']], ['a.br', brotliCompressSync(strToU8('never '.repeat(9) + SECRET)), ['inflated']],
    ['a.zip', zipSync({ 'b/c.ods': zipSync({ 'content.xml': text }) }), ['b/c.ods, content.xml']],
    // Bold digits are still one number to a reader, and two cells are two.
    ['a.html', strToU8('<p>137<b>438</b>953</p>'), ['without tags']], ['b.html', strToU8('<tr><td>137438</td><td>953</td>'), []],
    ['c.html', strToU8('<p title="1374&#51;8953">'), ['entities read']],
    ['a.json', strToU8('"137\\u0034\\u00338953"'), ['escapes read']],
    ['a.svg', strToU8(`<svg><image href="data:image/svg+xml,${encodeURIComponent('<text>137<tspan>438953</tspan></text>')}"/></svg>`), ['data: address 1, without tags']],
    ['a.js', strToU8(`x="${gzipSync(strToU8(`${'never '.repeat(3)}${SECRET}`)).toString('base64')}"`), ['base64 1, inflated']],
    ['a.woff2', text, []],
  ])('%s', async (path, bytes, layers) => expect(await read(path, bytes)).toEqual(layers));

  test('the names of files are one', async () => {
    expect(scanForCanaries(await readLayers(new Map([[`site/${SECRET}.png`, Buffer.from('')]])), [canary])).toMatchObject([{ path: 'the list of files', layer: 'file names', context: `site/${SECRET}.png` }]);
  });
});

test('two outputs: what is the same, what is there once, and where the rest differs', async () => {
  const zipped = (words: string): Buffer => Buffer.from(zipSync({ 'content.xml': strToU8(`<a>${words}</a>`) }));
  const one = new Map([['same', Buffer.from('x')], ['gone', Buffer.from('x')], ['a.ods', zipped('12 of 80')], ['a.html', Buffer.from('<p>Seven</p>')]]);
  const other = new Map([['same', Buffer.from('x')], ['come', Buffer.from('x')], ['a.ods', zipped('13 of 80')], ['a.html', Buffer.from('<p>Seven </p>')]]);
  expect(await compareOutputs(one, one)).toEqual([]);
  expect(await compareOutputs(one, other)).toEqual([
    { path: 'gone', words: 'it stands in the first alone' },
    { path: 'a.ods', words: 'content.xml, from byte 4: “<a>12 of 80</a>” in the one and “<a>13 of 80</a>” in the other' },
    { path: 'a.html', words: 'without tags, of 7 and 8 bytes, from byte 6: “Seven” in the one and “Seven” in the other' },
    { path: 'come', words: 'it stands in the second alone' },
  ]);
});
