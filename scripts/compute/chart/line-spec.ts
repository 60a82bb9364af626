import type { ChartInput, ChartPoint } from './chart-input.ts';
import {
  BASELINE_STROKE,
  boxLayer,
  frameSpec,
  GRID_STROKE,
  type Layer,
  listRules,
  strokeLayer,
  textLayer,
} from './chart-layers.ts';
import { FONT_SIZE, GAP_BAND, INK, LINE_HEIGHT, type SeriesStyle, styleSeries } from './chart-style.ts';
import { placeEndLabels } from './end-labels.ts';
import { splitAtGaps } from './gaps.ts';
import { layOutLine, type LineGeometry, listEndLabels, listGaps } from './line-geometry.ts';
import { type Place, placeWords } from './place-words.ts';
import { widest } from './text-width.ts';
import { chooseTimeTicks } from './time-axis.ts';
import type { ValueAxis } from './value-axis.ts';

const AXIS_WORDS_Y = -30;

/** `input` as `alignSeries` gives it. */
export function specifyLine(input: ChartInput, axis: ValueAxis): Record<string, unknown> {
  const geometry = layOutLine(input, axis);
  const { frame, toX, toY } = geometry;
  const { plotWidth, plotHeight } = frame;
  const styles = styleSeries(input.series);
  const rules = listRules(input);
  const gaps = listGaps(input, geometry);
  const labels = placeEndLabels(listEndLabels(input, styles, geometry), plotWidth, plotHeight);
  const polylines = input.series.flatMap(({ points }) =>
    splitAtGaps(points).map((run) => run.map(({ date, value }) => ({ x: toX(date), y: toY(value) }))),
  );
  const words = gaps.map(({ lines, x, x2 }) => ({ lines, x: (x + x2) / 2 }));
  const wordPlaces = placeWords(
    words,
    polylines,
    rules.map(({ value }) => toY(value)),
    plotWidth,
    plotHeight,
  );

  return frameSpec(frame, [
    ...gaps.map(({ x, x2 }) => boxLayer({ x, y: 0, x2, y2: plotHeight }, GAP_BAND)),
    ...axis.ticks.map(({ value }) => strokeLayer({ x: 0, y: toY(value) }, { x: plotWidth, y: toY(value) }, GRID_STROKE)),
    ...rules
      .toReversed()
      .map(({ value, stroke }) => strokeLayer({ x: 0, y: toY(value) }, { x: plotWidth, y: toY(value) }, stroke)),
    ...labels.flatMap(({ leader }) => (leader ? [strokeLayer(leader.from, leader.to, leader.stroke)] : [])),
    drawSeries(input, axis, geometry),
    ...words.flatMap(({ lines }, index) => drawWords(lines, wordPlaces[index] ?? { x: 0, y: 0 })),
    ...labels.map(textLayer),
    strokeLayer({ x: 0, y: plotHeight }, { x: plotWidth, y: plotHeight }, BASELINE_STROKE),
    textLayer({ lines: [nameAxis(input, axis)], x: -frame.left, y: AXIS_WORDS_Y }),
  ]);
}

/** 'Households; axis starts at 160, not zero' */
function nameAxis({ unit, unitLabel }: ChartInput, { startText }: ValueAxis): string {
  const start = startText === null ? [] : [`axis starts at ${startText}, not zero`];
  const words = [...(unit === 'percent' ? [] : [unitLabel]), ...start].join('; ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** On a box that keeps gridlines out of them. */
function drawWords(lines: string[], { x, y }: Place): Layer[] {
  const halfWidth = widest(lines) / 2 + 2;
  const halfHeight = (lines.length * LINE_HEIGHT) / 2;
  const firstLineY = y - halfHeight + LINE_HEIGHT / 2;
  return [
    boxLayer({ x: x - halfWidth, y: y - halfHeight, x2: x + halfWidth, y2: y + halfHeight }, GAP_BAND),
    textLayer({ lines, x, y: firstLineY, align: 'center' }),
  ];
}

/** The series on their scales, with the two axes; the first series lies on top. */
function drawSeries({ series }: ChartInput, axis: ValueAxis, { timeDomain, timeRange, toX }: LineGeometry): Layer {
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
