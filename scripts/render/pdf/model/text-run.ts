import type { Font } from './fonts.ts';
import { boxOf, multiply, type Box, type Matrix } from './geometry.ts';
import type { Operand } from './operands.ts';
import type { Operation } from './operations.ts';

export interface ShownText {
  text: string;
  font: Font;
  /** Its glyphs, by the font's codes. */
  codes: number[];
  /** Codes that the font gives no character. */
  unmapped: number[];
  /** Codes that choose no glyph, and show as a box or nothing. */
  hasNotdef: boolean;
  /** Where its first glyph stands. */
  x: number;
  y: number;
  /** Height of its letters on the page, in points. */
  size: number;
  /** The way it runs, in radians: 0 to the right, a quarter turn up the page. */
  angle: number;
  /** Text rendering mode 3: neither filled nor stroked. */
  isInvisible: boolean;
}

export interface TextState {
  font: Font | null;
  size: number;
  rise: number;
  scale: number;
  characterSpace: number;
  wordSpace: number;
  mode: number;
}

/** Text on one line of a text object, whose glyphs have perhaps an operator each. Lengths are in the space of the text object's matrix. */
export interface TextRun extends Pick<ShownText, 'text' | 'codes' | 'unmapped' | 'hasNotdef'> {
  start: number;
  end: number;
  x: number;
  y: number;
  left: number;
  right: number;
}

export function beginRun({ start, end }: Operation, x: number, y: number): TextRun {
  return { text: '', codes: [], unmapped: [], hasNotdef: false, start, end, x, y, left: x, right: x };
}

/** Shows strings at `x` and returns how far they go (ISO 32000-1, 9.4.4). */
export function showInRun(run: TextRun, strings: readonly Operand[], font: Font, x: number, { size, scale, characterSpace, wordSpace }: TextState): number {
  const bytesACode = font.isComposite ? 2 : 1;
  let width = 0;
  for (const part of strings) {
    if (typeof part === 'number') width -= (part / 1000) * size * scale;
    if (!(part instanceof Uint8Array)) continue;
    for (let i = 0; i + bytesACode <= part.length; i += bytesACode) {
      const code = font.isComposite ? part[i]! * 256 + part[i + 1]! : part[i]!;
      const character = font.unicode.get(code);
      if (character === undefined) run.unmapped.push(code);
      if (code === 0 && font.isComposite) run.hasNotdef = true;
      run.codes.push(code);
      run.text += character ?? '\uFFFD';
      width += ((font.widthOf(code) / 1000) * size + characterSpace + (code === 32 && !font.isComposite ? wordSpace : 0)) * scale;
    }
  }
  run.left = Math.min(run.left, x);
  run.right = Math.max(run.right, x + width);
  return width;
}

/** What a run shows on the page. @param onPage from the space of its text object's matrix */
export function readRun({ text, codes, unmapped, hasNotdef, x, y, left, right }: TextRun, { font, size, rise, mode }: TextState, onPage: Matrix): { text: ShownText; box: Box } {
  const first = multiply([1, 0, 0, 1, x, y], onPage);
  const box = boxOf(onPage, [left, y + rise - 0.25 * size, right, y + rise + 0.95 * size]);
  return { text: { text, font: font!, codes, unmapped, hasNotdef, x: first[4], y: first[5], size: Math.abs(size) * Math.hypot(onPage[2], onPage[3]), angle: Math.atan2(onPage[1], onPage[0]), isInvisible: mode === 3 }, box };
}

/** How far, in points, a text stands off the baseline of the one before it: a line further, or a superscript's height. */
export function stepBetween({ x, y, angle }: ShownText, after: ShownText): number {
  return Math.abs((after.y - y) * Math.cos(angle) - (after.x - x) * Math.sin(angle));
}
