import type { ChartInput, ChartPoint } from './chart-input.ts';
import type { ChartForm } from './chart-form.ts';
import type { TextPlace } from './chart-layers.ts';
import { type ChartSize, LINE_HEIGHT, styleSeries } from './chart-style.ts';
import { sayAbsence } from './gaps.ts';
import { measureText, widest, wrapText } from './text-width.ts';

export interface BarRow {
  label: TextPlace;
  point: ChartPoint;
  colour: string;
  /** Middle of the bar */
  y: number;
  thickness: number;
}

interface BarGeometry {
  bars: BarRow[];
  /** Names of the groups, above their bars */
  headings: TextPlace[];
  /** Where the line at zero runs: beside bars, not through words above them */
  stretches: { from: number; to: number }[];
  /** Width left of the plot and of the plot */
  left: number;
  plotWidth: number;
  plotHeight: number;
  toX: (value: number) => number;
}

const LABEL_GAP = 10;
/** Between a bar's end and its value */
export const VALUE_GAP = 7;
const SINGLE = { thickness: 28, pitch: 44, lineGap: 8, gap: 14 };
const GROUPED = { thickness: 22, pitch: 28, lineGap: 4, gap: 8 };
const HEADING_GAP = 6;
const GROUP_GAP = 14;
/** Between a name and the bar beneath it */
const NAME_GAP = 3;
/** So that the line at zero isn't halved by the drawing's edge */
const LEFT_EDGE = 1;

/** `input` as `alignSeries` gives it. */
export function layOutBars(input: ChartInput, form: ChartForm, size: ChartSize): BarGeometry {
  const grouped = form === 'grouped-bars';
  const { bars, headings, stretches, left, height } = stackBars(grouped ? listGroups(input) : [listSingles(input)], grouped ? GROUPED : SINGLE, size);
  const { low, high } = chooseDomain(input);
  const valueWidth = (sign: number) =>
    Math.ceil(
      Math.max(
        0,
        ...bars.map(({ point: { value, text } }) => (value !== null && value * sign >= 0 ? measureText(text) + VALUE_GAP : 0)),
      ),
    );
  const leftOfBars = low < 0 ? valueWidth(-1) : 0;
  const plotWidth = size.width - left;
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

interface BarGroup {
  heading: string | null;
  bars: { name: string; point: ChartPoint; colour: string }[];
}

function listSingles({ series, shape }: ChartInput): BarGroup {
  const colour = styleSeries(series)[0]?.colour ?? '';
  const points = series[0]?.points ?? [];
  return { heading: null, bars: points.map((point) => ({ name: shape === 'time' ? point.shortLabel : point.label, point, colour })) };
}

function listGroups({ series }: ChartInput): BarGroup[] {
  const styles = styleSeries(series);
  return (series[0]?.points ?? []).map(({ label }, position) => ({
    heading: label,
    bars: series.flatMap(({ label: name, points }, index) => {
      const point = points[position];
      return point ? [{ name, point, colour: styles[index]?.colour ?? '' }] : [];
    }),
  }));
}

type Stack = Pick<BarGeometry, 'bars' | 'headings' | 'stretches' | 'left'> & { height: number };

/** Names stand beside their bars, or all above them. */
function stackBars(groups: BarGroup[], { thickness, pitch, lineGap, gap }: typeof SINGLE, size: ChartSize): Stack {
  const names = groups.flatMap(({ bars }) => bars.map(({ name }) => name));
  const above = !size.wrapsBarLabels && widest(names) > size.barLabelWidth;
  const wrap = (name: string) => wrapText(name, above ? size.width : size.barLabelWidth);
  const left = above ? LEFT_EDGE : Math.ceil(widest(names.flatMap(wrap)) + LABEL_GAP);
  const rowHeight = Math.max(pitch, ...names.map((name) => wrap(name).length * LINE_HEIGHT + lineGap));
  const stack: Stack = { bars: [], headings: [], stretches: [], left, height: 0 };
  for (const { heading, bars } of groups) {
    if (heading !== null) {
      if (stack.height > 0) stack.height += GROUP_GAP;
      const lines = wrapText(heading, size.width);
      stack.headings.push({ lines, x: -left, y: stack.height + LINE_HEIGHT / 2, bold: true });
      stack.height += lines.length * LINE_HEIGHT + HEADING_GAP;
    }
    if (!above) stack.stretches.push({ from: stack.height, to: stack.height + bars.length * rowHeight });
    for (const [index, { name, point, colour }] of bars.entries()) {
      const lines = wrap(name);
      if (above && index > 0) stack.height += gap;
      const words = above ? lines.length * LINE_HEIGHT + NAME_GAP : 0;
      const height = above ? words + thickness : rowHeight;
      const y = stack.height + (above ? words + thickness / 2 : height / 2);
      const label: TextPlace = above
        ? { lines, x: -left, y: stack.height + LINE_HEIGHT / 2 }
        : { lines, x: -LABEL_GAP, y: y - ((lines.length - 1) * LINE_HEIGHT) / 2, align: 'right' };
      if (above) stack.stretches.push({ from: y - thickness / 2 - 2, to: y + thickness / 2 + 2 });
      stack.bars.push({ label, point, colour, y, thickness });
      stack.height += height;
    }
  }
  return stack;
}

/** What stands at a bar's end, or in its place. */
export function sayValue(point: ChartPoint): string {
  return point.value === null ? sayAbsence(point) : point.text;
}
