import { readTime } from './chart-form.ts';
import type { ChartInput, ChartSeries } from './chart-input.ts';
import { type Frame, listRules, type TextPlace } from './chart-layers.ts';
import { type ChartSize, LINE_HEIGHT, type SeriesStyle } from './chart-style.ts';
import { type EndLabel, measureEndLabels, stackHeight } from './end-labels.ts';
import { findRuns } from './gaps.ts';
import { measureKey } from './line-key.ts';
import { measureText, wrapText } from './text-width.ts';
import type { ValueAxis } from './value-axis.ts';

export interface LineGeometry {
  size: ChartSize;
  frame: Frame;
  /** Unit and start of the value axis, above the plot; null where there is nothing to say. */
  axisWords: TextPlace | null;
  /** Upper edge of the key above the plot; null where the lines are named at their ends. */
  keyTop: number | null;
  toX: (date: string | null) => number;
  toY: (value: number) => number;
  /** Of the first and last period */
  timeDomain: [number, number];
}

/** The same for every line chart, unless its labels need more. */
const PLOT_HEIGHT = 240;
/** Beside a plot narrower than this the lines aren't named at their ends but in a key above it. */
const MIN_PLOT_WIDTH = 136;
/** Room above the plot for a line of the axis's own words, below it for dates in two lines. */
const TOP = 44;
const BOTTOM = 54;
const AXIS_WORDS_Y = -30;
/** Distance of the first and last point from the plot's edges. */
export const INSET = 14;
/** Right of a plot with a key: half of its last date stands there. */
const RIGHT_MARGIN = 22;
const MAX_WORDS_WIDTH = 110;

export function layOutLine(input: ChartInput, axis: ValueAxis, size: ChartSize): LineGeometry {
  const endTexts = [...input.series.map(nameLineEnd), ...listRules(input).map(({ label }) => label)];
  return layOutPlot(endTexts, input.series[0]?.points.map(({ date }) => date) ?? [], input, axis, size);
}

/** @param endTexts what is named at the plot's right edge, or in a key above it @param dates of every period, in order */
export function layOutPlot(endTexts: string[], dates: (string | null)[], unit: Pick<ChartInput, 'unit' | 'unitLabel'>, axis: ValueAxis, size: ChartSize): LineGeometry {
  const left = Math.ceil(size.tickSpace + Math.max(...axis.ticks.map(({ text }) => measureText(text))));
  const besideLabels = size.width - left - Math.ceil(measureEndLabels(endTexts, size));
  const hasKey = besideLabels < MIN_PLOT_WIDTH;
  const plotWidth = hasKey ? size.width - left - RIGHT_MARGIN : besideLabels;
  const plotHeight = hasKey ? PLOT_HEIGHT : Math.max(PLOT_HEIGHT, stackHeight(endTexts, size));
  const lines = nameAxis(unit, axis, size.width);
  const raised = Math.max(0, lines.length - 1) * LINE_HEIGHT;
  const keyHeight = hasKey ? measureKey(endTexts, size) : 0;
  const times = dates.map(readTime);
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  return {
    size,
    frame: { plotWidth, plotHeight, left, top: TOP + raised + keyHeight, bottom: BOTTOM },
    axisWords: lines.length === 0 ? null : { lines, x: -left, y: AXIS_WORDS_Y - raised },
    keyTop: hasKey ? -(TOP + raised + keyHeight) : null,
    toX: (date) => INSET + ((readTime(date) - first) / (last - first)) * (plotWidth - 2 * INSET),
    toY: (value) => plotHeight * (1 - (value - axis.low) / (axis.high - axis.low)),
    timeDomain: [first, last],
  };
}

/** 'Households; axis starts at 160, not zero', or each in a line of its own */
function nameAxis({ unit, unitLabel }: Pick<ChartInput, 'unit' | 'unitLabel'>, { startText }: ValueAxis, width: number): string[] {
  const parts = [...(unit === 'percent' ? [] : [unitLabel]), ...(startText === null ? [] : [`axis starts at ${startText}, not zero`])];
  const together = parts.join('; ');
  const statements = parts.length > 0 && measureText(together) <= width ? [together] : parts;
  return statements.flatMap((words) => wrapText(words.charAt(0).toUpperCase() + words.slice(1), width));
}

/** 'Dorset 72.11%'; with its period where the last value is older than the chart's end. */
function nameLineEnd({ label, points }: ChartSeries): string {
  const last = points.findLast(({ value }) => value !== null);
  if (!last) return `${label} ${points.at(-1)?.absent === 'suppressed' ? 'suppressed' : 'no data'}`;
  return last === points.at(-1) ? `${label} ${last.text}` : `${label} ${last.text} (${last.shortLabel})`;
}

export function listEndLabels(input: ChartInput, styles: SeriesStyle[], { frame, toX, toY }: LineGeometry): EndLabel[] {
  const lines = input.series.map((series, index): EndLabel => {
    const last = series.points.findLast(({ value }) => value !== null);
    const { shape, ...stroke } = styles[index] ?? { colour: '', dash: null, width: 0, shape: null };
    return {
      text: nameLineEnd(series),
      bold: series.role === 'council',
      y: last?.value == null ? null : toY(last.value),
      leaderFrom: last && last === series.points.at(-1) ? toX(last.date) : null,
      stroke,
      shape,
    };
  });
  const rules = listRules(input).map(({ label, value, stroke }): EndLabel => {
    return { text: label, bold: false, y: toY(value), leaderFrom: frame.plotWidth, stroke, shape: null };
  });
  return [...lines, ...rules];
}

interface Gap {
  x: number;
  x2: number;
  lines: string[];
}

/**
 * Each stretch of suppressed periods, from half-way to the period before to half-way to the one after.
 * One stretch of some of the series names them; more stretches leave no room for names, which the description gives.
 */
export function listGaps({ series }: Pick<ChartInput, 'series'>, { frame, toX }: LineGeometry): Gap[] {
  const points = series[0]?.points ?? [];
  const edge = (before: number) => {
    const [start, end] = [points[before], points[before + 1]];
    if (!start) return 0;
    return end ? (toX(start.date) + toX(end.date)) / 2 : frame.plotWidth;
  };
  const hidden = series.map((one) => one.points.map(({ absent }) => absent === 'suppressed'));
  const runs = findRuns(points.map((_, index) => hidden.some((one) => one[index])));
  return runs.map(({ from, to }) => {
    const partly = series.filter((_, index) => hidden[index]?.slice(from, to + 1).some(Boolean));
    const names = runs.length > 1 || partly.length === series.length ? '' : `${partly.map(({ label }) => label).join(', ')} `;
    return { x: edge(from - 1), x2: edge(to), lines: wrapText(`${names}suppressed`, MAX_WORDS_WIDTH) };
  });
}
