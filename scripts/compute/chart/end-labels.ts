import { type Stroke, strokeRow } from './chart-layers.ts';
import { type ChartSize, LINE_HEIGHT } from './chart-style.ts';
import { spreadLabels } from './spread-labels.ts';
import { widest, wrapText } from './text-width.ts';

export interface EndLabel {
  text: string;
  bold: boolean;
  /** Height of the line's end or of the rule; null where the series has no value at all. */
  y: number | null;
  /** From where a leader runs to the label; null for none. */
  leaderFrom: number | null;
  stroke: Stroke;
  /** Of the mark on the line's last point; null for a rule. */
  shape: string | null;
}

export interface PlacedLabel {
  lines: string[];
  bold: boolean;
  x: number;
  /** Middle of the first line */
  y: number;
  /** Leaders, or a sample of the line in a key */
  strokes: object[];
  symbols: object[];
}

const SAFETY = 2;
/** Labels may reach this far above the plot, but not below it, where the dates stand. */
const OVERRUN_ABOVE = 8;
const BLOCK_GAP = 4;

export function measureEndLabels(texts: string[], { leaderSpace, endLabelWidth }: ChartSize): number {
  return leaderSpace + SAFETY + widest(texts.flatMap((text) => wrapText(text, endLabelWidth)));
}

/** Height that a plot needs for all its labels to stand beside it. */
export function stackHeight(texts: string[], { endLabelWidth }: ChartSize): number {
  const heights = texts.map((text) => wrapText(text, endLabelWidth).length * LINE_HEIGHT + BLOCK_GAP);
  return heights.reduce((sum, height) => sum + height, 0) - OVERRUN_ABOVE;
}

export function placeEndLabels(labels: EndLabel[], plotWidth: number, plotHeight: number, { leaderSpace, endLabelWidth }: ChartSize): PlacedLabel[] {
  const wrapped = labels.map(({ text }) => wrapText(text, endLabelWidth));
  const spans = labels.map(({ y }, index) => ({
    wanted: y ?? plotHeight / 2,
    size: (wrapped[index] ?? []).length * LINE_HEIGHT + BLOCK_GAP,
  }));
  const middles = spreadLabels(spans, -OVERRUN_ABOVE, plotHeight);
  return labels.map((label, index) => {
    const lines = wrapped[index] ?? [];
    const middle = middles[index] ?? 0;
    const { bold, y, leaderFrom, stroke } = label;
    const to = { x: plotWidth + leaderSpace - 4, y: middle };
    const strokes = y === null || leaderFrom === null ? [] : [strokeRow({ x: leaderFrom, y }, to, { ...stroke, width: 1 })];
    return { lines, bold, x: plotWidth + leaderSpace, y: middle - ((lines.length - 1) * LINE_HEIGHT) / 2, strokes, symbols: [] };
  });
}
