import type { ChartInput } from './chart-input.ts';
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
import { GAP_BAND, LINE_HEIGHT, styleSeries } from './chart-style.ts';
import { placeEndLabels } from './end-labels.ts';
import { splitAtGaps } from './gaps.ts';
import { layOutLine, listEndLabels, listGaps } from './line-geometry.ts';
import { type Place, placeWords } from './place-words.ts';
import { drawSeries } from './series-layers.ts';
import { widest } from './text-width.ts';
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
