import { FONT_SIZE } from './chart-style.ts';

/** Advance widths of ' ' to '~' in thousandths of an em, from Atkinson Hyperlegible Bold 5.3.0, the wider weight. */
const ADVANCES = [
  320, 283, 410, 783, 619, 977, 702, 222, 366, 366, 434, 618, 243, 374, 243, 442, 652, 448, 586, 605, 626, 612, 632, 543, 625,
  561, 243, 243, 573, 618, 573, 614, 754, 690, 639, 673, 686, 580, 544, 719, 679, 458, 560, 659, 537, 842, 700, 764, 626, 781,
  654, 619, 617, 663, 656, 883, 699, 687, 621, 333, 442, 333, 589, 430, 314, 553, 596, 520, 596, 566, 367, 597, 572, 315, 259,
  567, 314, 886, 572, 573, 596, 601, 372, 534, 379, 570, 526, 723, 533, 518, 516, 370, 234, 370, 533,
];
const OTHER_ADVANCE = 700;
/** A browser that hints text to whole pixels sets it up to 4% wider (measured in Chromium at 560 px). */
const HINTING = 1.04;

/** Width in units of the drawing; never less than the text really takes, so that nothing is cut. */
export function measureText(text: string): number {
  let thousandths = 0;
  for (const character of text) {
    const code = character === '\u00a0' ? 32 : (character.codePointAt(0) ?? 0);
    thousandths += ADVANCES[code - 32] ?? OTHER_ADVANCE;
  }
  return (thousandths / 1000) * FONT_SIZE * HINTING;
}

export function widest(lines: string[]): number {
  return Math.max(0, ...lines.map(measureText));
}

/** Breaks at ordinary spaces only: a non-breaking space keeps number and unit together, and a long word stays whole. */
export function wrapText(text: string, maxWidth: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const previous = lines.at(-1);
    const joined = `${previous} ${word}`;
    if (previous !== undefined && measureText(joined) <= maxWidth) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  return lines;
}
