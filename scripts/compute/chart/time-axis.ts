import { readTime } from './chart-form.ts';
import { measureText } from './text-width.ts';

interface TimePosition {
  shortLabel: string;
  date: string | null;
}

interface TimeTick {
  /** Milliseconds since 1970, UTC */
  time: number;
  lines: string[];
}

const MAX_TICKS = 6;
const LABEL_GAP = 10;
/** Of more periods than these only one a year can have a tick: months apart by 21 would tell a reader nothing. */
const MOST_PERIODS = 24;

/**
 * Ticks at periods of the series, the last one always; 'Mar 2024' whole, or month above year, the year only where it changes.
 * No label reaches over the drawing's edges.
 * @param kept place of one more that must have a tick, where any ticks at equal distances can
 */
export function chooseTimeTicks(all: TimePosition[], toX: (date: string | null) => number, edges: { from: number; to: number }, keptOfAll = all.length - 1): TimeTick[] {
  const { positions, kept } = all.length > MOST_PERIODS ? keepYearly(all, keptOfAll) : { positions: all, kept: keptOfAll };
  for (let step = 1; step < positions.length; step++) {
    if ((positions.length - 1 - kept) % step !== 0) continue;
    const chosen = positions.filter((_, index) => (positions.length - 1 - index) % step === 0);
    if (chosen.length > MAX_TICKS) continue;
    const places = chosen.map(({ date }) => toX(date));
    for (const lines of [chosen.map(({ shortLabel }) => [shortLabel]), splitYears(chosen)]) {
      if (labelsFit(lines, places, edges)) return chosen.map(({ date }, index) => ({ time: readTime(date), lines: lines[index] ?? [] }));
    }
  }
  if (keptOfAll !== all.length - 1) return chooseTimeTicks(all, toX, edges);
  const last = positions.slice(-1);
  return last.map(({ date }, index) => ({ time: readTime(date), lines: splitYears(last)[index] ?? [] }));
}

/** Those in the same month of their years as the one that is kept, and the last. */
function keepYearly(all: TimePosition[], kept: number): { positions: TimePosition[]; kept: number } {
  const monthOf = ({ date }: TimePosition): string | undefined => date?.slice(5, 7);
  const position = all[kept] as TimePosition;
  const positions = all.filter((other, index) => monthOf(other) === monthOf(position) || index === all.length - 1);
  return { positions, kept: positions.indexOf(position) };
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
