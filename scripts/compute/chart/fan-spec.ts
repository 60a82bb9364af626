import { readTime } from './chart-form.ts';
import type { ChartSeries } from './chart-input.ts';
import { BASELINE_STROKE, boxLayer, boxRow, frameSpec, fromRow, GRID_STROKE, type Layer, strokeLayer, strokeRow, symbolLayer, symbolRow, type TextPlace, textLayer, textRow } from './chart-layers.ts';
import { type ChartSize, FAN_STYLES, GAP_BAND, LINE_HEIGHT, PAPER, RULE_STYLES, styleSeries } from './chart-style.ts';
import { type EndLabel, placeEndLabels } from './end-labels.ts';
import { writeCount, writeEnds, type Fan } from './fan-input.ts';
import { splitAtGaps } from './gaps.ts';
import { INSET, type LineGeometry, layOutPlot, listGaps } from './line-geometry.ts';
import { placeKey } from './line-key.ts';
import { clearBehind } from './line-spec.ts';
import { type Place, placeWords } from './place-words.ts';
import { seriesLayer, seriesParams, timeChannel, valueChannel } from './series-layers.ts';
import { widest, wrapText } from './text-width.ts';
import type { ValueAxis } from './value-axis.ts';

const LAYERS = [boxLayer('bands'), fanLayer('fans'), strokeLayer('strokes'), seriesLayer('lines'), symbolLayer('marks'), boxLayer('clearings'), textLayer('texts')];
const SWATCH = 14;
const NBSP = '\u00a0';
/** The last count's words may be as wide as this where its mark stands nearer to the axis. */
const MIN_WORDS = 84;
/** From the line to the words. */
const GAP = 9;

/** A band's area, on the scales of the lines. */
function fanLayer(name: string): Layer {
  return {
    data: { name, format: { parse: null } },
    mark: { type: 'area', fill: fromRow('colour'), opacity: 1 },
    encoding: { detail: { field: 'series', type: 'nominal' }, x: timeChannel(), y: valueChannel(), y2: { field: 'low' } },
  };
}

export function specifyFan(fan: Fan, axis: ValueAxis, size: ChartSize): Record<string, unknown> {
  const count: ChartSeries = { id: 'count', label: 'Count', role: 'council', points: fan.history };
  const names = nameEnds(fan);
  const positions = [...fan.history, ...fan.points.filter(({ between }) => !between)].map((position) => ({ ...position, key: position.date, value: null, text: '', absent: null }));
  const geometry = layOutPlot(names.map(({ text }) => text), positions.map(({ date }) => date), { unit: 'count', unitLabel: fan.unitLabel }, axis, size);
  const { frame, axisWords, keyTop, toX, toY } = geometry;
  const { plotWidth, plotHeight, left } = frame;
  const labels = keyTop === null ? placeEndLabels(listEndLabels(names, geometry), plotWidth, plotHeight, size) : placeKey(listKeyLabels(names), -left, keyTop, size);
  const runs = splitAtGaps(fan.history);
  const course = runs.map((run) => run.map(({ date, value }) => ({ x: toX(date), y: toY(value) })));
  const gaps = listGaps({ series: [count] }, geometry);
  const words = gaps.map(({ lines, x, x2 }) => ({ lines, x: (x + x2) / 2 }));
  const targetHeights = fan.target ? [toY(fan.target.value)] : [];
  const gapWords = placeWords(words, course, targetHeights, plotWidth, plotHeight).map((place, index) => ({ lines: words[index]?.lines ?? [], ...place }));
  const lastWords = nameLastCount(fan, course.at(-1) ?? [], targetHeights, geometry);
  const [mark] = styleSeries([count]) as [ReturnType<typeof styleSeries>[number]];
  const end = fan.points.at(-1) as Fan['points'][number];
  const across = (y: number, stroke: typeof GRID_STROKE) => strokeRow({ x: 0, y }, { x: plotWidth, y }, stroke);

  return frameSpec(size, frame, LAYERS, {
    bands: gaps.map(({ x, x2 }) => boxRow({ x, y: 0, x2, y2: plotHeight }, GAP_BAND)),
    fans: [...listBand(fan, 'lo95', 'hi95', FAN_STYLES.band95.fill), ...listBand(fan, 'lo80', 'hi80', FAN_STYLES.band80.fill)],
    strokes: [...axis.ticks.map(({ value }) => across(toY(value), GRID_STROKE)), across(plotHeight, BASELINE_STROKE), ...targetHeights.map((y) => across(y, RULE_STYLES.target)), ...labels.flatMap(({ strokes }) => strokes)],
    lines: [
      ...(['lo95', 'hi95'] as const).flatMap((name) => listAhead(fan, name, FAN_STYLES.band95.edge)),
      ...(['lo80', 'hi80'] as const).flatMap((name) => listAhead(fan, name, FAN_STYLES.band80.edge)),
      ...listAhead(fan, 'forecast', FAN_STYLES.forecast),
      ...fan.history.map(({ date, value }) => ({ series: 'count', time: readTime(date), value, colour: mark.colour, dash: mark.dash, width: mark.width })),
    ],
    marks: [
      ...runs.flatMap((run, index) => (index === runs.length - 1 ? run.slice(-1) : run.length === 1 ? run : [])).map(({ date, value }) => symbolRow({ x: toX(date), y: toY(value) }, mark)),
      symbolRow({ x: toX(end.date), y: toY(end.forecast) }, { shape: 'diamond', colour: FAN_STYLES.forecast.colour }),
      ...labels.flatMap(({ symbols }) => symbols),
    ],
    clearings: [...gapWords.map(clearBehind), boxRow(lastWords.box, PAPER)],
    texts: [
      ...gapWords.map(({ lines, x, y }) => textRow({ lines, x, y: y - ((lines.length - 1) * LINE_HEIGHT) / 2, align: 'center' })),
      textRow(lastWords), ...labels.map(textRow), ...(axisWords ? [textRow(axisWords)] : []),
    ],
  }, seriesParams({ series: [{ ...count, points: positions }] }, axis, geometry, fan.history.length - 1));
}

interface EndName {
  text: string;
  bold: boolean;
  /** Where its leader begins, in the chart's unit: a line's end, the middle of what is seen of a band. */
  value: number;
  stroke: EndLabel['stroke'];
  /** Of a band, whose sample in a key is a patch. */
  fill: string | null;
  shape: string | null;
  isRule: boolean;
}

/** What the last period's forecast is, its ranges as readers say them, and the target. */
function nameEnds({ points, target }: Fan): EndName[] {
  const { forecast, lo80, hi80, lo95, hi95 } = points.at(-1) as Fan['points'][number];
  // No ordinary spaces, so that a range is broken before its numbers only.
  const range = (cover: string, low: number, high: number): string => `${cover}: ${Object.values(writeEnds(low, high)).join(' to ').replaceAll(' ', NBSP)}`;
  const line = { fill: null, isRule: false };
  return [
    { ...line, text: range(`95${NBSP}in${NBSP}100`, lo95, hi95), bold: false, value: (hi80 + hi95) / 2, stroke: FAN_STYLES.band95.edge, fill: FAN_STYLES.band95.fill, shape: null },
    { ...line, text: range(`8${NBSP}in${NBSP}10`, lo80, hi80), bold: false, value: (forecast + hi80) / 2, stroke: FAN_STYLES.band80.edge, fill: FAN_STYLES.band80.fill, shape: null },
    { ...line, text: `Forecast ${writeCount(forecast)}`, bold: true, value: forecast, stroke: FAN_STYLES.forecast, shape: 'diamond' },
    ...(target ? [{ text: `${target.label} ${writeCount(target.value)}`, bold: false, value: target.value, stroke: RULE_STYLES.target, fill: null, shape: null, isRule: true }] : []),
  ];
}

function listEndLabels(names: EndName[], { frame, toY }: LineGeometry): EndLabel[] {
  const end = frame.plotWidth - INSET;
  return names.map(({ text, bold, value, stroke, shape, isRule }) => ({ text, bold, y: toY(value), leaderFrom: isRule ? frame.plotWidth : end, stroke: isRule ? stroke : { ...stroke, dash: null }, shape }));
}

function listKeyLabels(names: EndName[]): Pick<EndLabel, 'text' | 'bold' | 'stroke' | 'shape'>[] {
  return names.map(({ text, bold, stroke, fill, shape }) => ({ text, bold, shape, stroke: fill === null ? stroke : { colour: fill, dash: null, width: SWATCH } }));
}

/** The last count's value beside its mark, left of the forecast: above the line or beneath it, where there is more room. */
function nameLastCount({ history }: Fan, course: Place[], targetHeights: number[], { frame }: LineGeometry): TextPlace & { box: { x: number; y: number; x2: number; y2: number } } {
  const last = course.at(-1) as Place;
  const lines = wrapText(`Last count ${history.at(-1)?.text ?? ''}`, Math.max(last.x, MIN_WORDS));
  const x = Math.max(last.x, widest(lines));
  const height = lines.length * LINE_HEIGHT;
  const heights = course.filter((point, index) => point.x >= x - widest(lines) || (course[index + 1]?.x ?? 0) >= x - widest(lines)).map(({ y }) => y);
  const above = Math.min(...heights) - GAP - height;
  const under = Math.max(...heights) + GAP;
  const isFree = (top: number): boolean => top >= 0 && top + height <= frame.plotHeight && targetHeights.every((y) => y < top || y > top + height);
  const top = isFree(above) || !isFree(under) ? above : under;
  return { lines, x, y: top + LINE_HEIGHT / 2, align: 'right', box: { x: x - widest(lines), y: top, x2: x, y2: top + height } };
}

/** From the last count on, where forecast and count are one. */
function listAhead({ history, points }: Fan, name: 'forecast' | 'lo80' | 'hi80' | 'lo95' | 'hi95', { colour, dash, width }: EndLabel['stroke']): object[] {
  const last = history.at(-1);
  const rows = [...(last ? [{ date: last.date, value: last.value }] : []), ...points.map((point) => ({ date: point.date, value: point[name] }))];
  return rows.map(({ date, value }) => ({ series: name, time: readTime(date), value, colour, dash, width }));
}

function listBand({ history, points }: Fan, low: 'lo80' | 'lo95', high: 'hi80' | 'hi95', colour: string): object[] {
  const last = history.at(-1);
  const rows = [...(last ? [{ date: last.date, low: last.value, high: last.value }] : []), ...points.map((point) => ({ date: point.date, low: point[low], high: point[high] }))];
  return rows.map((row) => ({ series: high, time: readTime(row.date), low: row.low, value: row.high, colour }));
}
