import { foldWords } from './text-forms.ts';

/** A secret that was put into the sources so that it can be looked for: a number that nothing else has, or words that may not be told. */
export interface Canary {
  /** 'Children who moved often, 2022' */
  name: string;
  secret: number | string;
}

/** One way in which a canary may be written. */
export interface Form {
  canary: Canary;
  /** 'with thin spaces', 'in UTF-16' */
  name: string;
  bytes: Buffer;
  /** Looked for in words from which cases, spaces and kinds of hyphen were taken. */
  isFolded?: boolean;
}

const SEPARATORS: [string, string[]][] = [
  ['with commas', [',', '&comma;', '&#44;', '&#x2c;', '%2C', '%2c']],
  ['with spaces', [' ', '+', '%20', '\u00a0', '&nbsp;', '&#160;', '&#xa0;', '&#xA0;', '%C2%A0', '%c2%a0', '\\u00a0', '\\u00A0', '\\xa0']],
  ['with thin spaces', ['\u2009', '\u202f', '\u2007', '\u2008', '&thinsp;', '&#8201;', '&#x2009;', '&#8239;', '&#x202f;', '&#x202F;', '\\u2009', '\\u202f', '\\u202F', '%E2%80%89', '%E2%80%AF', '%e2%80%89', '%e2%80%af']],
  ['with other marks between thousands', ['.', '\'', '’', '_', '&#39;', '&rsquo;']],
];
const SMALL_NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty'];

/** All the ways in which a canary is looked for. */
export function formsOf(canary: Canary): Form[] {
  const { secret } = canary;
  const named = (typeof secret === 'number' ? numberForms(secret) : wordForms(secret)).map(([name, bytes, isFolded]): Form => ({ canary, name, bytes: Buffer.from(bytes as string), ...(isFolded ? { isFolded } : {}) }));
  const seen = new Set<string>();
  return named.filter(({ bytes, isFolded }) => {
    const key = `${isFolded} ${bytes.toString('latin1')}`;
    return !seen.has(key) && Boolean(seen.add(key));
  });
}

type NamedBytes = [name: string, bytes: string | Buffer, isFolded?: boolean];

function numberForms(count: number): NamedBytes[] {
  const digits = String(count);
  const grouped = (separator: string): string => digits.replace(/\B(?=(?:\d{3})+$)/g, separator);
  const [whole, ...rest] = digits;
  return [
    ['as it is', digits],
    ...SEPARATORS.flatMap(([name, marks]) => marks.map((mark): NamedBytes => [name, grouped(mark)])),
    ...encodings([digits, grouped(',')]),
    ['as a power of ten', `${whole}.${rest.join('').replace(/0+$/, '')}e`], ['as a power of ten', `${whole}.${rest.join('').replace(/0+$/, '')}E`],
    ['with a base of 16', `0x${count.toString(16)}`], ['with a base of 16', `0x${count.toString(16).toUpperCase()}`],
    ['as a number of CBOR', inBytes(5, (to) => { to.writeUInt8(0x1a); to.writeUInt32BE(count % 2 ** 32, 1); })],
    ['as a number in binary', inBytes(8, (to) => to.writeDoubleBE(count))], ['as a number in binary', inBytes(8, (to) => to.writeDoubleLE(count))],
    ...(SMALL_NUMBERS[count] === undefined ? [] : [['in words', SMALL_NUMBERS[count], true] as NamedBytes]),
  ];
}

function wordForms(words: string): NamedBytes[] {
  const slug = foldWords(words).replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return [
    ['as it is', words], ['in small letters', words.toLowerCase()], ['in other letters, spaces or lines', foldWords(words), true], ['as the name of a file or an anchor', slug], ['as the name of a file or an anchor', slug.replaceAll('-', '_')],
    ['in an address', encodeURIComponent(words)], ['in an address', encodeURIComponent(words).replaceAll('%20', '+')],
    ['with escapes', words.replace(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)],
    ...encodings([words]),
  ];
}

function encodings(texts: readonly string[]): NamedBytes[] {
  return texts.flatMap((text): NamedBytes[] => {
    const utf16 = Buffer.from(text, 'utf16le');
    const hexOf = (bytes: Buffer): NamedBytes[] => [['in hexadecimal', bytes.toString('hex')], ['in hexadecimal', bytes.toString('hex').toUpperCase()]];
    return [
      ['in UTF-16', utf16], ['in UTF-16', Buffer.from(utf16).swap16()],
      ...hexOf(Buffer.from(text)), ...hexOf(Buffer.from(utf16).swap16()),
      ['with entities', [...text].map((letter) => `&#${letter.codePointAt(0)};`).join('')], ['with entities', [...text].map((letter) => `&#x${(letter.codePointAt(0) as number).toString(16)};`).join('')],
      ['with percent signs', [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')],
      ...[0, 1, 2].map((offset): NamedBytes => ['in base64', base64Window(Buffer.from(text), offset)]),
    ];
  });
}

/** The letters of base64 that depend on these bytes alone, where `offset` other bytes stand before them in their group of three. */
export function base64Window(bytes: Buffer, offset: number): string {
  const whole = Buffer.concat([Buffer.alloc(offset), bytes]);
  const letters = whole.toString('base64').replace(/=+$/, '');
  return letters.slice([0, 2, 3][offset], whole.length % 3 === 0 ? undefined : -1);
}

function inBytes(length: number, write: (to: Buffer) => void): Buffer {
  const bytes = Buffer.alloc(length);
  write(bytes);
  return bytes;
}
