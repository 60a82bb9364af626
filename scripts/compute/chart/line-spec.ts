import type { ChartInput } from './chart-input.ts';
import { BASELINE_STROKE, boxLayer, boxRow, frameSpec, GRID_STROKE, listRules, strokeLayer, strokeRow, symbolLayer, textLayer, textRow } from './chart-layers.ts';
import { type ChartSize, GAP_BAND, LINE_HEIGHT, styleSeries } from './chart-style.ts';
import { placeEndLabels } from './end-labels.ts';
import { splitAtGaps } from './gaps.ts';
import { layOutLine, listEndLabels, listGaps } from './line-geometry.ts';
import { placeKey } from './line-key.ts';
import { type Place, placeWords } from './place-words.ts';
import { listLines, listMarks, seriesLayer, seriesParams } from './series-layers.ts';
import { widest } from './text-width.ts';
import type { ValueAxis } from './value-axis.ts';

const LAYERS = [boxLayer('bands'), strokeLayer('strokes'), seriesLayer('lines'), symbolLayer('marks'), boxLayer('clearings'), textLayer('texts')];

/** `input` as `alignSeries` gives it. */
export function specifyLine(input: ChartInput, axis: ValueAxis, size: ChartSize): Record<string, unknown> {
  const geometry = layOutLine(input, axis, size);
  const { frame, axisWords, keyTop, toX, toY } = geometry;
  const { plotWidth, plotHeight, left } = frame;
  const rules = listRules(input);
  const gaps = listGaps(input, geometry);
  const named = listEndLabels(input, styleSeries(input.series), geometry);
  const labels = keyTop === null ? placeEndLabels(named, plotWidth, plotHeight, size) : placeKey(named, -left, keyTop, size);
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
  const gapWords = words.map(({ lines }, index) => ({ lines, ...(wordPlaces[index] ?? { x: 0, y: 0 }) }));
  const across = (y: number, stroke: typeof GRID_STROKE) => strokeRow({ x: 0, y }, { x: plotWidth, y }, stroke);

  return frameSpec(size, frame, LAYERS, {
    bands: gaps.map(({ x, x2 }) => boxRow({ x, y: 0, x2, y2: plotHeight }, GAP_BAND)),
    strokes: [
      ...axis.ticks.map(({ value }) => across(toY(value), GRID_STROKE)),
      across(plotHeight, BASELINE_STROKE),
      ...rules.toReversed().map(({ value, stroke }) => across(toY(value), stroke)),
      ...labels.flatMap(({ strokes }) => strokes),
    ],
    lines: listLines(input),
    marks: [...listMarks(input, geometry), ...labels.flatMap(({ symbols }) => symbols)],
    clearings: gapWords.map(clearBehind),
    texts: [
      ...gapWords.map(({ lines, x, y }) => textRow({ lines, x, y: y - ((lines.length - 1) * LINE_HEIGHT) / 2, align: 'center' })),
      ...labels.map(textRow),
      ...(axisWords ? [textRow(axisWords)] : []),
    ],
  }, seriesParams(input, axis, geometry));
}

/** A box that keeps gridlines out of the words for a gap. */
export function clearBehind({ lines, x, y }: Place & { lines: string[] }): object {
  const halfWidth = widest(lines) / 2 + 2;
  const halfHeight = (lines.length * LINE_HEIGHT) / 2;
  return boxRow({ x: x - halfWidth, y: y - halfHeight, x2: x + halfWidth, y2: y + halfHeight }, GAP_BAND);
}
