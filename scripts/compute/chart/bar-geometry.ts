import type { ChartInput, ChartPoint } from './chart-input.ts';
import type { ChartForm } from './chart-form.ts';
import { CHART_WIDTH, LINE_HEIGHT, styleSeries } from './chart-style.ts';
import { sayAbsence } from './gaps.ts';
import { measureText, widest, wrapText } from './text-width.ts';

export interface BarRow {
  label: string[];
  point: ChartPoint;
  colour: string;
  /** Middle of the bar */
  y: number;
  thickness: number;
}

export interface BarGeometry {
  bars: BarRow[];
  /** Names of the groups, above their bars */
  headings: { lines: string[]; y: number }[];
  /** Where the line at zero runs: beside bars, not through headings */
  stretches: { from: number; to: number }[];
  /** Width left of the plot and of the plot */
  left: number;
  plotWidth: number;
  plotHeight: number;
  toX: (value: number) => number;
}

const MAX_LABEL_WIDTH = 165;
const LABEL_GAP = 10;
/** Between a bar's end and its value */
export const VALUE_GAP = 7;
const SINGLE = { thickness: 28, pitch: 44 };
const GROUPED = { thickness: 22, pitch: 28, headingGap: 6, groupGap: 14 };

/** `input` as `alignSeries` gives it. */
export function layOutBars(input: ChartInput, form: ChartForm): BarGeometry {
  const { bars, headings, stretches, height } = form === 'grouped-bars' ? stackGroups(input) : stackSingles(input);
  const left = Math.ceil(widest(bars.flatMap(({ label }) => label)) + LABEL_GAP);
  const { low, high } = chooseDomain(input);
  const valueWidth = (sign: number) =>
    Math.ceil(
      Math.max(
        0,
        ...bars.map(({ point: { value, text } }) => (value !== null && value * sign >= 0 ? measureText(text) + VALUE_GAP : 0)),
      ),
    );
  const leftOfBars = low < 0 ? valueWidth(-1) : 0;
  const plotWidth = CHART_WIDTH - left;
  const barSpace = plotWidth - leftOfBars - valueWidth(1) - 1;
  const toX = (value: number) => leftOfBars + ((value - low) / (high - low)) * barSpace;
  return { bars, headings, stretches, left, plotWidth, plotHeight: height, toX };
}

/** Bars start at zero. A percentage over half is drawn against the whole, so that a full bar means 100%. */
function chooseDomain({ unit, series, target, benchmarks }: ChartInput): { low: number; high: number } {
  const values = [
    ...series.flatMap(({ points }) => points.flatMap(({ value }) => value ?? [])),
    ...benchmarks.map(({ value }) => value),
  ];
  if (target) values.push(target.value);
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  if (unit === 'percent' && high > 50 && high <= 100) return { low, high: 100 };
  return { low, high: high === low ? 1 : high };
}

interface Stack extends Pick<BarGeometry, 'bars' | 'headings' | 'stretches'> {
  height: number;
}

function stackSingles({ series, shape }: ChartInput): Stack {
  const colour = styleSeries(series)[0]?.colour ?? '';
  const points = series[0]?.points ?? [];
  const labels = points.map((point) => wrapText(shape === 'time' ? point.shortLabel : point.label, MAX_LABEL_WIDTH));
  const pitch = Math.max(SINGLE.pitch, ...labels.map((lines) => lines.length * LINE_HEIGHT + 8));
  const bars = points.map((point, index) => {
    return { label: labels[index] ?? [], point, colour, y: (index + 0.5) * pitch, thickness: SINGLE.thickness };
  });
  const height = points.length * pitch;
  return { bars, headings: [], stretches: [{ from: 0, to: height }], height };
}

function stackGroups({ series }: ChartInput): Stack {
  const styles = styleSeries(series);
  const labels = series.map(({ label }) => wrapText(label, MAX_LABEL_WIDTH));
  const pitch = Math.max(GROUPED.pitch, ...labels.map((lines) => lines.length * LINE_HEIGHT + 4));
  const bars: BarRow[] = [];
  const headings: BarGeometry['headings'] = [];
  const stretches: BarGeometry['stretches'] = [];
  let edge = 0;
  for (const [position, { label }] of series[0]?.points.entries() ?? []) {
    if (position > 0) edge += GROUPED.groupGap;
    const lines = wrapText(label, CHART_WIDTH);
    headings.push({ lines, y: edge + LINE_HEIGHT / 2 });
    edge += lines.length * LINE_HEIGHT + GROUPED.headingGap;
    stretches.push({ from: edge, to: edge + series.length * pitch });
    for (const [index, { points }] of series.entries()) {
      const point = points[position];
      if (!point) continue;
      bars.push({
        label: labels[index] ?? [],
        point,
        colour: styles[index]?.colour ?? '',
        y: edge + pitch / 2,
        thickness: GROUPED.thickness,
      });
      edge += pitch;
    }
  }
  return { bars, headings, stretches, height: edge };
}

/** What stands at a bar's end, or in its place. */
export function sayValue(point: ChartPoint): string {
  return point.value === null ? sayAbsence(point) : point.text;
}
