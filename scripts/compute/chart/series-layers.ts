import { readTime } from './chart-form.ts';
import type { ChartInput } from './chart-input.ts';
import { BASELINE_STROKE, fromRow, type Layer, symbolRow } from './chart-layers.ts';
import { FONT_SIZE, INK, LINE_HEIGHT, styleSeries } from './chart-style.ts';
import { splitAtGaps } from './gaps.ts';
import { INSET, type LineGeometry } from './line-geometry.ts';
import { chooseTimeTicks } from './time-axis.ts';
import type { ValueAxis } from './value-axis.ts';

const AXIS_STYLE = {
  title: null,
  labelLimit: 0,
  labelOverlap: false,
  labelBound: false,
  labelFlush: false,
  labelFontSize: FONT_SIZE,
  labelColor: INK,
  domain: false,
  grid: false,
};

/** Lines on their scales, with the two axes; for rows of `listLines` and the params of `seriesParams`. */
export function seriesLayer(name: string): Layer {
  return {
    // Times are numbers already: Vega would parse them as it loads, and rows that are put in later go past that.
    data: { name, format: { parse: null } },
    mark: {
      type: 'line',
      stroke: fromRow('colour'),
      strokeWidth: fromRow('width'),
      strokeDash: fromRow('dash'),
      strokeJoin: 'round',
      invalid: 'break-paths-show-path-domains',
    },
    encoding: { detail: { field: 'series', type: 'nominal' }, x: timeChannel(), y: valueChannel() },
  };
}

/** Times between the plot's edges, with their axis; every layer on this scale must say the same of it. */
export function timeChannel(): Layer {
  return {
    field: 'time',
    type: 'temporal',
    scale: { type: 'utc', domain: bounds('timeDomain'), range: [INSET, { expr: `width - ${INSET}` }] },
    axis: {
      ...AXIS_STYLE,
      values: { expr: 'timeTicks' },
      labelExpr: 'timeLabels[time(datum.value)]',
      labelLineHeight: LINE_HEIGHT,
      labelPadding: 6,
      tickColor: BASELINE_STROKE.colour,
    },
  };
}

export function valueChannel(): Layer {
  return {
    field: 'value',
    type: 'quantitative',
    scale: { domain: bounds('valueDomain'), nice: false, zero: false },
    axis: { ...AXIS_STYLE, values: { expr: 'valueTicks' }, labelExpr: 'valueLabels[datum.value]', labelPadding: 8, ticks: false },
  };
}

function bounds(param: string): { expr: string }[] {
  return [{ expr: `${param}[0]` }, { expr: `${param}[1]` }];
}

/** Domains, ticks and their labels, as computed here rather than formatted by Vega. @param keptTick place of a period that needs a tick, beside the last */
export function seriesParams({ series }: Pick<ChartInput, 'series'>, axis: ValueAxis, { frame, size, timeDomain, toX }: LineGeometry, keptTick?: number): Record<string, unknown> {
  const ticks = chooseTimeTicks(series[0]?.points ?? [], toX, { from: -frame.left, to: size.width - frame.left }, keptTick);
  return {
    timeDomain,
    timeTicks: ticks.map(({ time }) => time),
    timeLabels: Object.fromEntries(ticks.map(({ time, lines }) => [time, lines])),
    valueDomain: [axis.low, axis.high],
    valueTicks: axis.ticks.map(({ value }) => value),
    valueLabels: Object.fromEntries(axis.ticks.map(({ value, text }) => [value, text])),
  };
}

/** The first series last, so that it lies on top. */
export function listLines({ series }: ChartInput): object[] {
  const styles = styleSeries(series);
  return series
    .map(({ id, points }, index) => {
      const { colour, dash, width } = styles[index] ?? { colour: '', dash: null, width: 0 };
      return points.map(({ date, value }) => ({ series: id, time: readTime(date), value, colour, dash, width }));
    })
    .toReversed()
    .flat();
}

/** Marks on a line's last point and on points between two gaps, which no line reaches. */
export function listMarks({ series }: ChartInput, { toX, toY }: LineGeometry): object[] {
  const styles = styleSeries(series);
  return series
    .map(({ points }, index) => {
      const runs = splitAtGaps(points);
      const marked = runs.flatMap((run, at) => (run.length === 1 ? run : at === runs.length - 1 ? run.slice(-1) : []));
      return marked.map(({ date, value }) => symbolRow({ x: toX(date), y: toY(value) }, styles[index] ?? { shape: 'circle', colour: '' }));
    })
    .toReversed()
    .flat();
}
