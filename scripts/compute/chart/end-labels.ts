import type { Stroke } from './chart-layers.ts';
import { LINE_HEIGHT } from './chart-style.ts';
import type { Place } from './place-words.ts';
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
}

export interface PlacedLabel {
  lines: string[];
  bold: boolean;
  x: number;
  /** Middle of the first line */
  y: number;
  leader: { from: Place; to: Place; stroke: Stroke } | null;
}

/** Between the plot's edge and the labels, for the leaders. */
const LEADER_SPACE = 18;
const MAX_LABEL_WIDTH = 158;
const SAFETY = 2;
/** Labels may reach this far above the plot, but not below it, where the dates stand. */
const OVERRUN_ABOVE = 8;
const BLOCK_GAP = 4;

export function measureEndLabels(texts: string[]): number {
  return LEADER_SPACE + SAFETY + widest(texts.flatMap((text) => wrapText(text, MAX_LABEL_WIDTH)));
}

/** Height that a plot needs for all its labels to stand beside it. */
export function stackHeight(texts: string[]): number {
  const heights = texts.map((text) => wrapText(text, MAX_LABEL_WIDTH).length * LINE_HEIGHT + BLOCK_GAP);
  return heights.reduce((sum, height) => sum + height, 0) - OVERRUN_ABOVE;
}

export function placeEndLabels(labels: EndLabel[], plotWidth: number, plotHeight: number): PlacedLabel[] {
  const wrapped = labels.map(({ text }) => wrapText(text, MAX_LABEL_WIDTH));
  const spans = labels.map(({ y }, index) => ({
    wanted: y ?? plotHeight / 2,
    size: (wrapped[index] ?? []).length * LINE_HEIGHT + BLOCK_GAP,
  }));
  const middles = spreadLabels(spans, -OVERRUN_ABOVE, plotHeight);
  return labels.map((label, index) => {
    const lines = wrapped[index] ?? [];
    const middle = middles[index] ?? 0;
    const { bold, y, leaderFrom, stroke } = label;
    const to = { x: plotWidth + LEADER_SPACE - 4, y: middle };
    const leader = y === null || leaderFrom === null ? null : { from: { x: leaderFrom, y }, to, stroke };
    return { lines, bold, x: plotWidth + LEADER_SPACE, y: middle - ((lines.length - 1) * LINE_HEIGHT) / 2, leader };
  });
}
