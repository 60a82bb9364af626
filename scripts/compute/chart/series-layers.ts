import type { ChartInput, ChartPoint } from './chart-input.ts';
import { BASELINE_STROKE, type Layer } from './chart-layers.ts';
import { FONT_SIZE, INK, LINE_HEIGHT, type SeriesStyle, styleSeries } from './chart-style.ts';
import { splitAtGaps } from './gaps.ts';
import type { LineGeometry } from './line-geometry.ts';
import { chooseTimeTicks } from './time-axis.ts';
import type { ValueAxis } from './value-axis.ts';

/** The series on their scales, with the two axes; the first series lies on top. */
export function drawSeries({ series }: ChartInput, axis: ValueAxis, { timeDomain, timeRange, toX }: LineGeometry): Layer {
  const ticks = chooseTimeTicks(series[0]?.points ?? [], toX);
  const axisStyle = {
    title: null,
    labelLimit: 0,
    labelOverlap: false,
    labelBound: false,
    labelFlush: false,
    labelFontSize: FONT_SIZE,
    labelColor: INK,
    domain: false,
  };
  return {
    encoding: {
      x: {
        field: 'date',
        type: 'temporal',
        scale: { type: 'utc', domain: timeDomain, range: timeRange },
        axis: {
          ...axisStyle,
          values: ticks.map(({ time }) => time),
          labelExpr: lookUp(
            ticks.map(({ time, lines }) => [time, lines]),
            'time(datum.value)',
          ),
          labelLineHeight: LINE_HEIGHT,
          labelPadding: 6,
          grid: false,
          tickColor: BASELINE_STROKE.colour,
        },
      },
      y: {
        field: 'value',
        type: 'quantitative',
        scale: { domain: [axis.low, axis.high], nice: false, zero: false },
        axis: {
          ...axisStyle,
          values: axis.ticks.map(({ value }) => value),
          labelExpr: lookUp(
            axis.ticks.map(({ value, text }) => [value, text]),
            'datum.value',
          ),
          labelPadding: 8,
          grid: false,
          ticks: false,
        },
      },
    },
    layer: styleSeries(series)
      .flatMap((style, index) => drawOne(series[index]?.points ?? [], style))
      .toReversed(),
  };
}

/** The line, and marks on its last point and on points between two gaps, which no line reaches. */
function drawOne(points: ChartPoint[], { colour, dash, width, shape }: SeriesStyle): Layer[] {
  const last = points.findLast(({ value }) => value !== null);
  const lone = splitAtGaps(points).flatMap((run) => (run.length === 1 ? run : []));
  const marked = points.filter(({ key }) => key === last?.key || lone.some((point) => point.key === key));
  const line = {
    type: 'line',
    stroke: colour,
    strokeWidth: width,
    strokeJoin: 'round',
    invalid: 'break-paths-show-path-domains',
  };
  return [
    { data: { values: pickValues(marked) }, mark: { type: 'point', shape, size: 90, filled: true, fill: colour, opacity: 1 } },
    { data: { values: pickValues(points) }, mark: { ...line, ...(dash.length > 0 && { strokeDash: dash }) }, encoding: {} },
  ];
}

function pickValues(points: ChartPoint[]): { date: string | null; value: number | null }[] {
  return points.map(({ date, value }) => ({ date, value }));
}

/** A Vega expression: the label of each tick, as computed here rather than formatted by Vega. */
function lookUp(labels: [number, string | string[]][], key: string): string {
  return `(${JSON.stringify(Object.fromEntries(labels))})[${key}]`;
}
