import { strokeRow, symbolRow } from './chart-layers.ts';
import { type ChartSize, LINE_HEIGHT } from './chart-style.ts';
import type { EndLabel, PlacedLabel } from './end-labels.ts';
import { wrapText } from './text-width.ts';

/** What names lines and rules where there is no room beside them: a row for each, above the plot, with a sample of it. */

const SAMPLE_WIDTH = 26;
const SAMPLE_GAP = 8;
const ROW_GAP = 3;
/** A line's letters may reach over its height by this. */
const GAP_ABOVE = 2;
const GAP_BENEATH = 12;

export function measureKey(texts: string[], size: ChartSize): number {
  return wrapKey(texts, size).reduce((sum, lines) => sum + lines.length * LINE_HEIGHT + ROW_GAP, GAP_ABOVE + GAP_BENEATH);
}

/** @param top upper edge of the key, and `left` its left one: both of the drawing, seen from the plot's corner */
export function placeKey(labels: Pick<EndLabel, 'text' | 'bold' | 'stroke' | 'shape'>[], left: number, top: number, size: ChartSize): PlacedLabel[] {
  const wrapped = wrapKey(labels.map(({ text }) => text), size);
  let edge = top + GAP_ABOVE;
  return labels.map(({ bold, stroke, shape }, index) => {
    const lines = wrapped[index] ?? [];
    const y = edge + LINE_HEIGHT / 2;
    edge += lines.length * LINE_HEIGHT + ROW_GAP;
    return {
      lines, bold, x: left + SAMPLE_WIDTH + SAMPLE_GAP, y,
      strokes: [strokeRow({ x: left, y }, { x: left + SAMPLE_WIDTH, y }, stroke)],
      symbols: shape === null ? [] : [symbolRow({ x: left + SAMPLE_WIDTH / 2, y }, { shape, colour: stroke.colour })],
    };
  });
}

function wrapKey(texts: string[], { width }: ChartSize): string[][] {
  return texts.map((text) => wrapText(text, width - SAMPLE_WIDTH - SAMPLE_GAP));
}
