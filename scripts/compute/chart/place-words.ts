import { LINE_HEIGHT } from './chart-style.ts';
import { widest } from './text-width.ts';

export interface Place {
  x: number;
  y: number;
}

interface Words {
  lines: string[];
  /** Where the words would stand by choice, in the middle of their gap. */
  x: number;
}

const STEP = 10;
const CLEARANCE = 4;
const ABOVE_AXIS = 6;

/**
 * Middles of words that explain a gap: kept inside the plot, at the height that is farthest from lines and rules, clear of words placed before.
 * `lines` are polylines, `rules` heights that cross the whole plot.
 */
export function placeWords(words: Words[], lines: Place[][], rules: number[], plotWidth: number, plotHeight: number): Place[] {
  const placed: (Place & { halfWidth: number; halfHeight: number })[] = [];
  for (const { lines: text, x: wantedX } of words) {
    const halfWidth = widest(text) / 2;
    const halfHeight = (text.length * LINE_HEIGHT) / 2;
    const x = Math.max(halfWidth, Math.min(wantedX, plotWidth - halfWidth));
    const heights = [
      ...rules,
      ...lines.flatMap((line) => crossedHeights(line, x - halfWidth - CLEARANCE, x + halfWidth + CLEARANCE)),
    ];
    const beside = placed.filter((other) => Math.abs(other.x - x) < other.halfWidth + halfWidth + CLEARANCE);
    const lowest = plotHeight - ABOVE_AXIS - halfHeight;
    let best = { y: lowest, distance: -1 };
    for (let y = lowest; y >= halfHeight; y -= STEP) {
      if (beside.some((other) => Math.abs(other.y - y) < other.halfHeight + halfHeight)) continue;
      const distance = Math.min(plotHeight, ...heights.map((height) => Math.abs(height - y)));
      if (distance > best.distance) best = { y, distance };
    }
    placed.push({ x, y: best.y, halfWidth, halfHeight });
  }
  return placed.map(({ x, y }) => ({ x, y }));
}

function crossedHeights(line: Place[], from: number, to: number): number[] {
  return line.flatMap((start, index) => {
    const end = line[index + 1] ?? start;
    if (end.x < from || start.x > to) return [];
    const heightAt = (x: number) =>
      end.x === start.x ? start.y : start.y + ((x - start.x) / (end.x - start.x)) * (end.y - start.y);
    const left = heightAt(Math.max(from, start.x));
    const right = heightAt(Math.min(to, end.x));
    return [left, (left + right) / 2, right];
  });
}
