/** The name of a PDF object, as an operand: /Span -> { name: 'Span' } */
interface NameOperand {
  name: string;
}
export type Operand = number | boolean | null | NameOperand | Uint8Array | Operand[] | Map<string, Operand>;

/** One operator of a content stream with its operands, as far as `start` (of the first operand) and before `end`. */
export interface Operation {
  operator: string;
  operands: Operand[];
  start: number;
  end: number;
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

/** Reads a content stream (ISO 32000-1, 7.8.2). @throws Error where the bytes are no content stream: that is a bug of whoever wrote them */
export function readOperations(bytes: Uint8Array): Operation[] {
  const operations: Operation[] = [];
  let at = 0;
  let operands: Operand[] = [];
  let start = -1;

  function skipSpace(): void {
    for (; at < bytes.length; at++) {
      if (bytes[at] === code('%')) while (at < bytes.length && bytes[at] !== LF && bytes[at] !== CR) at++;
      else if (!isSpace[bytes[at]!]) return;
    }
  }

  /** Up to three characters, as nearly every operator and name has, are kept: a page has tens of thousands. */
  function readWord(): string {
    const from = at;
    while (at < bytes.length && !isBreak[bytes[at]!]) at++;
    if (at - from > 3) return latin1Of(bytes, from, at);
    const key = (at > from ? bytes[from]! : 0) + (at > from + 1 ? bytes[from + 1]! * 256 : 0) + (at > from + 2 ? bytes[from + 2]! * 65536 : 0);
    const known = shortWords.get(key);
    if (known !== undefined) return known;
    const word = latin1Of(bytes, from, at);
    shortWords.set(key, word);
    return word;
  }

  /** Digits are added up, which is exact as far as 15 of them; no string is made of them. */
  function readNumber(): number {
    const from = at;
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
    if (digits > 15) {
      while (at < bytes.length && !isBreak[bytes[at]!]) at++;
      return Number(latin1Of(bytes, from, at));
    }
    const size = decimals > 0 ? value / POWERS[decimals]! : value;
    return isNegative ? -size : size;
  }

  function readLiteral(): Uint8Array {
    const read: number[] = [];
    for (let depth = 1; ;) {
      if (at >= bytes.length) throw new Error('A content stream ends within a string.');
      const byte = bytes[at++]!;
      if (byte === code('\\')) readEscape(read);
      else {
        if (byte === code('(')) depth++;
        if (byte === code(')') && --depth === 0) return Uint8Array.from(read);
        read.push(byte);
      }
    }
  }

  function readEscape(read: number[]): void {
    const byte = bytes[at++]!;
    if (byte >= code('0') && byte <= code('7')) {
      let value = byte - code('0');
      for (let i = 0; i < 2 && bytes[at]! >= code('0') && bytes[at]! <= code('7'); i++) value = value * 8 + bytes[at++]! - code('0');
      read.push(value & 255);
    } else if (byte === CR) {
      if (bytes[at] === LF) at++;
    } else if (byte !== LF) read.push(ESCAPED.get(byte) ?? byte);
  }

  function readHexadecimal(): Uint8Array {
    let digits = 0;
    let glyph = 0;
    const from = at;
    for (; at < bytes.length && bytes[at] !== code('>'); at++) {
      const value = digitValue[bytes[at]!]!;
      if (value < 0) continue;
      if (digits < 4) glyph = glyph * 16 + value;
      digits++;
    }
    const end = at++;
    if (digits === 4) return glyphStrings[glyph] ??= Uint8Array.of(glyph >> 8, glyph & 255);
    return Uint8Array.from(Buffer.from(latin1Of(bytes, from, end).replace(/[^\da-f]/gi, '').padEnd(digits + (digits % 2), '0'), 'hex'));
  }

  function readUntil(end: string): Operand[] {
    const read: Operand[] = [];
    for (;;) {
      skipSpace();
      if (at >= bytes.length) throw new Error(`A content stream ends before ${end}.`);
      if (bytes[at] === code(end)) return at += end === '>' ? 2 : 1, read;
      const operand = readOperand();
      if (typeof operand === 'string') throw new Error(`A content stream has the operator ${operand} among operands.`);
      read.push(operand);
    }
  }

  /** An operand, or the word of an operator. */
  function readOperand(): Operand | string {
    const byte = bytes[at]!;
    if (byte === code('(')) return at++, readLiteral();
    if (byte === code('[')) return at++, readUntil(']');
    if (byte === code('<') && bytes[at + 1] === code('<')) {
      at += 2;
      const entries = readUntil('>');
      return new Map(Array.from({ length: entries.length / 2 }, (_, i) => [(entries[2 * i] as NameOperand).name, entries[2 * i + 1]!]));
    }
    if (byte === code('<')) return at++, readHexadecimal();
    if (byte === code('/')) return at++, { name: readWord().replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) };
    if (byte <= code('9') && byte !== code("'") && byte !== code('"') && !isBreak[byte]) return readNumber();
    const word = readWord();
    if (word === '') throw new Error(`A content stream has a stray '${String.fromCharCode(byte)}'.`);
    if (word === 'true' || word === 'false') return word === 'true';
    return word === 'null' ? null : word;
  }

  /** An inline image's bytes are no operands: on to its EI. */
  function skipInlineImage(): void {
    while (at < bytes.length && !(bytes[at] === code('E') && bytes[at + 1] === code('I') && isSpace[bytes[at - 1]!] && (at + 2 >= bytes.length || isSpace[bytes[at + 2]!]))) at++;
    at += 2;
  }

  for (;;) {
    skipSpace();
    if (at >= bytes.length) return operations;
    if (start < 0) start = at;
    const read = readOperand();
    if (typeof read !== 'string') {
      operands.push(read);
      continue;
    }
    if (read === 'BI') skipInlineImage();
    operations.push({ operator: read, operands, start, end: at });
    operands = [];
    start = -1;
  }
}

function latin1Of(bytes: Uint8Array, from: number, end: number): string {
  let text = '';
  for (let i = from; i < end; i++) text += String.fromCharCode(bytes[i]!);
  return text;
}

export function isNameOperand(operand: Operand | undefined): operand is NameOperand {
  return typeof operand === 'object' && operand !== null && 'name' in operand;
}
