/** The name of a PDF object, as an operand: /Span -> { name: 'Span' } */
interface NameOperand {
  name: string;
}
export type Operand = number | boolean | null | NameOperand | Uint8Array | Operand[] | Map<string, Operand>;

/** How far a content stream has been read. */
export interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
}

const [NUL, TAB, LF, FF, CR, SPACE] = [0, 9, 10, 12, 13, 32];
const code = (character: string): number => character.charCodeAt(0);
const isSpace = new Uint8Array(256);
for (const byte of [NUL, TAB, LF, FF, CR, SPACE]) isSpace[byte] = 1;
/** Ends a number, a name or an operator. */
const isBreak = new Uint8Array(isSpace);
for (const character of '()<>[]{}/%') isBreak[code(character)] = 1;

/** Of a hexadecimal digit; -1 of any other byte. */
const digitValue = new Int8Array(256).fill(-1);
for (const digit of '0123456789abcdefABCDEF') digitValue[code(digit)] = parseInt(digit, 16);

const POWERS = Array.from({ length: 16 }, (_, i) => 10 ** i);
const shortWords = new Map<number, string>();
/** Strings of two bytes, as one glyph of a composite font has, by that number; shared, since nobody writes to an operand. */
const glyphStrings: Uint8Array[] = [];

const ESCAPED = new Map([...'nrtbf'].map((letter, i) => [code(letter), [LF, CR, TAB, 8, FF][i]!]));

/** An operand, or the word of an operator (ISO 32000-1, 7.3 and 7.8.2). @throws Error where neither begins here */
export function readOperand(cursor: Cursor): Operand | string {
  const { bytes, at } = cursor;
  const byte = bytes[at]!;
  if (byte === code('(')) return readLiteral(cursor);
  if (byte === code('[')) return cursor.at++, readUntil(']', cursor);
  if (byte === code('<')) return bytes[at + 1] === code('<') ? readDictionary(cursor) : readHexadecimal(cursor);
  if (byte === code('/')) return cursor.at++, { name: readWord(cursor).replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) };
  if (byte <= code('9') && byte !== code("'") && byte !== code('"') && !isBreak[byte]) return readNumber(cursor);
  const word = readWord(cursor);
  if (word === '') throw new Error(`A content stream has a stray '${String.fromCharCode(byte)}'.`);
  if (word === 'true' || word === 'false') return word === 'true';
  return word === 'null' ? null : word;
}

/** And comments. */
export function skipSpace(cursor: Cursor): void {
  const { bytes } = cursor;
  let { at } = cursor;
  for (; at < bytes.length; at++) {
    if (bytes[at] === code('%')) while (at < bytes.length && bytes[at] !== LF && bytes[at] !== CR) at++;
    else if (!isSpace[bytes[at]!]) break;
  }
  cursor.at = at;
}

/** An inline image's bytes are no operands: on to its EI. */
export function skipInlineImage(cursor: Cursor): void {
  const { bytes } = cursor;
  let { at } = cursor;
  while (at < bytes.length && !(bytes[at] === code('E') && bytes[at + 1] === code('I') && isSpace[bytes[at - 1]!] && (at + 2 >= bytes.length || isSpace[bytes[at + 2]!]))) at++;
  cursor.at = at + 2;
}

export function isNameOperand(operand: Operand | undefined): operand is NameOperand {
  return typeof operand === 'object' && operand !== null && 'name' in operand;
}

/** '' where it is no name. */
export function nameOperand(operand: Operand | undefined): string {
  return isNameOperand(operand) ? operand.name : '';
}

/** Up to three characters, as nearly every operator and name has, are kept: a page has tens of thousands. */
function readWord(cursor: Cursor): string {
  const { bytes, at: from } = cursor;
  const end = skipToBreak(cursor);
  if (end - from > 3) return latin1Of(bytes, from, end);
  const key = (end > from ? bytes[from]! : 0) + (end > from + 1 ? bytes[from + 1]! * 256 : 0) + (end > from + 2 ? bytes[from + 2]! * 65536 : 0);
  const known = shortWords.get(key);
  if (known !== undefined) return known;
  const word = latin1Of(bytes, from, end);
  shortWords.set(key, word);
  return word;
}

/** Digits are added up, which is exact as far as 15 of them; no string is made of them. */
function readNumber(cursor: Cursor): number {
  const { bytes, at: from } = cursor;
  let at = from;
  const isNegative = bytes[at] === code('-');
  if (isNegative || bytes[at] === code('+')) at++;
  let digits = 0;
  let value = 0;
  let decimals = -1;
  for (; at < bytes.length && !isBreak[bytes[at]!]; at++) {
    const digit = bytes[at]! - code('0');
    if (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      digits++;
      if (decimals >= 0) decimals++;
    } else if (bytes[at] === code('.') && decimals < 0) decimals = 0;
    else digits = Infinity;
  }
  cursor.at = at;
  if (digits > 15) return Number(latin1Of(bytes, from, at));
  const size = decimals > 0 ? value / POWERS[decimals]! : value;
  return isNegative ? -size : size;
}

/** '(words)' */
function readLiteral(cursor: Cursor): Uint8Array {
  const { bytes } = cursor;
  const read: number[] = [];
  cursor.at++;
  for (let depth = 1; ;) {
    if (cursor.at >= bytes.length) throw new Error('A content stream ends within a string.');
    const byte = bytes[cursor.at++]!;
    if (byte === code('\\')) readEscape(read, cursor);
    else {
      if (byte === code('(')) depth++;
      if (byte === code(')') && --depth === 0) return Uint8Array.from(read);
      read.push(byte);
    }
  }
}

function readEscape(read: number[], cursor: Cursor): void {
  const { bytes } = cursor;
  const byte = bytes[cursor.at++]!;
  if (byte >= code('0') && byte <= code('7')) {
    let value = byte - code('0');
    for (let i = 0; i < 2 && bytes[cursor.at]! >= code('0') && bytes[cursor.at]! <= code('7'); i++) value = value * 8 + bytes[cursor.at++]! - code('0');
    read.push(value & 255);
  } else if (byte === CR) {
    if (bytes[cursor.at] === LF) cursor.at++;
  } else if (byte !== LF) read.push(ESCAPED.get(byte) ?? byte);
}

/** '<0001>' */
function readHexadecimal(cursor: Cursor): Uint8Array {
  const { bytes } = cursor;
  let digits = 0;
  let glyph = 0;
  const from = cursor.at + 1;
  let end = from;
  for (; end < bytes.length && bytes[end] !== code('>'); end++) {
    const value = digitValue[bytes[end]!]!;
    if (value < 0) continue;
    if (digits < 4) glyph = glyph * 16 + value;
    digits++;
  }
  cursor.at = end + 1;
  if (digits === 4) return glyphStrings[glyph] ??= Uint8Array.of(glyph >> 8, glyph & 255);
  return Uint8Array.from(Buffer.from(latin1Of(bytes, from, end).replace(/[^\da-f]/gi, '').padEnd(digits + (digits % 2), '0'), 'hex'));
}

/** '<</MCID 4>>' */
function readDictionary(cursor: Cursor): Map<string, Operand> {
  cursor.at += 2;
  const entries = readUntil('>', cursor);
  return new Map(Array.from({ length: entries.length / 2 }, (_, i) => [(entries[2 * i] as NameOperand).name, entries[2 * i + 1]!]));
}

function readUntil(end: ']' | '>', cursor: Cursor): Operand[] {
  const { bytes } = cursor;
  const read: Operand[] = [];
  for (;;) {
    skipSpace(cursor);
    if (cursor.at >= bytes.length) throw new Error(`A content stream ends before ${end}.`);
    if (bytes[cursor.at] === code(end)) return cursor.at += end === '>' ? 2 : 1, read;
    const operand = readOperand(cursor);
    if (typeof operand === 'string') throw new Error(`A content stream has the operator ${operand} among operands.`);
    read.push(operand);
  }
}

/** @returns where it comes to stand */
function skipToBreak(cursor: Cursor): number {
  const { bytes } = cursor;
  let { at } = cursor;
  while (at < bytes.length && !isBreak[bytes[at]!]) at++;
  return cursor.at = at;
}

function latin1Of(bytes: Uint8Array, from: number, end: number): string {
  let text = '';
  for (let i = from; i < end; i++) text += String.fromCharCode(bytes[i]!);
  return text;
}
