import { readTime } from './chart-form.ts';
import { measureText } from './text-width.ts';

export interface TimePosition {
  shortLabel: string;
  date: string | null;
}

export interface TimeTick {
  /** Milliseconds since 1970, UTC */
  time: number;
  lines: string[];
}

const MAX_TICKS = 6;
const LABEL_GAP = 10;

/**
 * Ticks at periods of the series, the last one always; 'Mar 2024' whole, or month above year, the year only where it changes.
 * No label reaches over the drawing's edges.
 * @param kept place of one more that must have a tick, where any ticks at equal distances can
 */
export function chooseTimeTicks(positions: TimePosition[], toX: (date: string | null) => number, edges: { from: number; to: number }, kept = positions.length - 1): TimeTick[] {
  for (let step = 1; step < positions.length; step++) {
    if ((positions.length - 1 - kept) % step !== 0) continue;
    const chosen = positions.filter((_, index) => (positions.length - 1 - index) % step === 0);
    if (chosen.length > MAX_TICKS) continue;
    const places = chosen.map(({ date }) => toX(date));
    for (const lines of [chosen.map(({ shortLabel }) => [shortLabel]), splitYears(chosen)]) {
      if (labelsFit(lines, places, edges)) return chosen.map(({ date }, index) => ({ time: readTime(date), lines: lines[index] ?? [] }));
    }
  }
  if (kept !== positions.length - 1) return chooseTimeTicks(positions, toX, edges);
  const last = positions.slice(-1);
  return last.map(({ date }, index) => ({ time: readTime(date), lines: splitYears(last)[index] ?? [] }));
}

function splitYears(chosen: TimePosition[]): string[][] {
  let shownYear = '';
  return chosen.map(({ shortLabel }) => {
    const [, start, year] = /^(.+) (\d{4})$/.exec(shortLabel) ?? [];
    if (start === undefined || year === undefined) return [shortLabel];
    if (year === shownYear) return [start];
    shownYear = year;
    return [start, year];
  });
}

function labelsFit(labels: string[][], places: number[], { from, to }: { from: number; to: number }): boolean {
  const widths = labels.map((lines) => Math.max(...lines.map(measureText)));
  return places.every((place, index) => {
    const next = places[index + 1];
    const halfWidth = (widths[index] ?? 0) / 2;
    if (place - halfWidth < from || place + halfWidth > to) return false;
    return next === undefined || next - place >= halfWidth + (widths[index + 1] ?? 0) / 2 + LABEL_GAP;
  });
}
