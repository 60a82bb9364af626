import { type BarRow, layOutBars, sayValue, VALUE_GAP } from './bar-geometry.ts';
import type { ChartForm } from './chart-form.ts';
import type { ChartInput } from './chart-input.ts';
import {
  BASELINE_STROKE,
  boxLayer,
  boxRow,
  frameSpec,
  listRules,
  type Stroke,
  strokeLayer,
  strokeRow,
  textLayer,
  type TextPlace,
  textRow,
} from './chart-layers.ts';
import { type ChartSize, LINE_HEIGHT, PAPER } from './chart-style.ts';
import { measureKey, placeKey } from './line-key.ts';
import { placeRuleLabels, ruleLabelSpace } from './rule-labels.ts';
import { widest } from './text-width.ts';

const TOP_MARGIN = 6;
const BOTTOM_MARGIN = 8;
/** White on both sides of a rule, so that it shows across a dark bar. */
const CASING = 1.5;
const LAYERS = [boxLayer('bars'), strokeLayer('strokes'), boxLayer('clearings'), textLayer('texts')];

/** `input` as `alignSeries` gives it. Every bar carries its value, so there is no value axis, only the line at zero. */
export function specifyBars(input: ChartInput, form: ChartForm, size: ChartSize): Record<string, unknown> {
  const { bars, headings, stretches, left, plotWidth, plotHeight, toX } = layOutBars(input, form, size);
  const rules = listRules(input).map((rule) => ({ ...rule, x: toX(rule.value) }));
  const labels = placeRuleLabels(rules, -left, plotWidth);
  const keyHeight = measureKey(rules.map(({ label }) => label), size);
  const key = labels ? [] : placeKey(rules.map(({ label, stroke }) => ({ text: label, bold: false, stroke, shape: null })), -left, -keyHeight, size);
  const frame = { plotWidth, plotHeight, left, top: TOP_MARGIN + (labels ? ruleLabelSpace(rules.length) : keyHeight), bottom: BOTTOM_MARGIN };
  const values = bars.map(({ point, y }): TextPlace => {
    const leftward = (point.value ?? 0) < 0;
    const x = leftward ? toX(point.value ?? 0) - VALUE_GAP : toX(point.value ?? 0) + VALUE_GAP;
    return { lines: [sayValue(point)], x, y, align: leftward ? 'right' : 'left', bold: point.value !== null };
  });
  const names = bars.map(({ label }) => label);
  const ruleNames = labels ? rules.map(({ label }, index): TextPlace => ({ lines: [label], x: 0, y: 0, ...labels[index] })) : key;

  return frameSpec(size, frame, LAYERS, {
    bars: listBars(bars, toX),
    strokes: [
      ...rules.flatMap(({ x, stroke }, index) => drawRule(x, (labels?.[index]?.y ?? 0) - LINE_HEIGHT / 2, plotHeight, stroke)).toReversed(),
      ...key.flatMap(({ strokes }) => strokes),
      ...stretches.map(({ from, to }) => strokeRow({ x: toX(0), y: from }, { x: toX(0), y: to }, BASELINE_STROKE)),
    ],
    clearings: rules.length > 0 ? [...values, ...headings, ...names].map(clearBehind) : [],
    texts: [...values, ...names, ...headings, ...ruleNames].map(textRow),
  });
}

/** A bar that is absent isn't drawn at all: its words stand in its place. */
function listBars(bars: BarRow[], toX: (value: number) => number): object[] {
  return bars.flatMap(({ point: { key, value }, colour, y, thickness }) =>
    value === null
      ? []
      : [{ key, value, ...boxRow({ x: toX(0), y: y - thickness / 2, x2: toX(value), y2: y + thickness / 2 }, colour) }],
  );
}

function drawRule(x: number, top: number, foot: number, stroke: Stroke): object[] {
  const casing = { colour: PAPER, dash: null, width: stroke.width + 2 * CASING };
  return [strokeRow({ x, y: top }, { x, y: foot }, stroke), strokeRow({ x, y: 0 }, { x, y: foot }, casing)];
}

/** A white box that keeps rules out of a text. */
function clearBehind({ lines, x, y, align }: TextPlace): object {
  const width = widest(lines);
  const start = align === 'right' ? x - width : x;
  return boxRow(
    { x: start - 3, y: y - LINE_HEIGHT / 2, x2: start + width + 3, y2: y + (lines.length - 0.5) * LINE_HEIGHT },
    PAPER,
  );
}
