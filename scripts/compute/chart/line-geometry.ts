import { readTime } from './chart-form.ts';
import type { ChartInput, ChartSeries } from './chart-input.ts';
import { type Frame, listRules } from './chart-layers.ts';
import { CHART_WIDTH, type SeriesStyle } from './chart-style.ts';
import { type EndLabel, measureEndLabels, stackHeight } from './end-labels.ts';
import { findRuns } from './gaps.ts';
import { measureText, wrapText } from './text-width.ts';
import type { ValueAxis } from './value-axis.ts';

export interface LineGeometry {
  frame: Frame;
  toX: (date: string | null) => number;
  toY: (value: number) => number;
  /** Of the first and last period */
  timeDomain: [number, number];
  timeRange: [number, number];
}

/** The same for every line chart, unless its labels need more. */
const PLOT_HEIGHT = 240;
/** Room above the plot for the axis's own words, below it for dates in two lines. */
const TOP = 44;
const BOTTOM = 54;
/** Distance of the first and last point from the plot's edges. */
const INSET = 14;
const TICK_LABEL_SPACE = 12;
const MAX_WORDS_WIDTH = 110;

export function layOutLine(input: ChartInput, axis: ValueAxis): LineGeometry {
  const endTexts = [...input.series.map(nameLineEnd), ...listRules(input).map(({ label }) => label)];
  const left = Math.ceil(TICK_LABEL_SPACE + Math.max(...axis.ticks.map(({ text }) => measureText(text))));
  const plotWidth = CHART_WIDTH - left - Math.ceil(measureEndLabels(endTexts));
  const plotHeight = Math.max(PLOT_HEIGHT, stackHeight(endTexts));
  const times = input.series[0]?.points.map(({ date }) => readTime(date)) ?? [];
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  return {
    frame: { plotWidth, plotHeight, left, top: TOP, bottom: BOTTOM },
    toX: (date) => INSET + ((readTime(date) - first) / (last - first)) * (plotWidth - 2 * INSET),
    toY: (value) => plotHeight * (1 - (value - axis.low) / (axis.high - axis.low)),
    timeDomain: [first, last],
    timeRange: [INSET, plotWidth - INSET],
  };
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
    const { colour, dash } = styles[index] ?? { colour: '', dash: [] };
    return {
      text: nameLineEnd(series),
      bold: series.role === 'council',
      y: last?.value == null ? null : toY(last.value),
      leaderFrom: last && last === series.points.at(-1) ? toX(last.date) : null,
      stroke: { colour, dash, width: 1 },
    };
  });
  const rules = listRules(input).map(({ label, value, stroke }): EndLabel => {
    return { text: label, bold: false, y: toY(value), leaderFrom: frame.plotWidth, stroke: { ...stroke, width: 1 } };
  });
  return [...lines, ...rules];
}

export interface Gap {
  x: number;
  x2: number;
  lines: string[];
}

/**
 * Each stretch of suppressed periods, from half-way to the period before to half-way to the one after.
 * One stretch of some of the series names them; more stretches leave no room for names, which the description gives.
 */
export function listGaps({ series }: ChartInput, { frame, toX }: LineGeometry): Gap[] {
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
