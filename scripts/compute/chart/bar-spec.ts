import { layOutBars, sayValue, VALUE_GAP } from './bar-geometry.ts';
import type { ChartForm } from './chart-form.ts';
import type { ChartInput } from './chart-input.ts';
import {
  BASELINE_STROKE,
  boxLayer,
  frameSpec,
  type Layer,
  listRules,
  roundLength,
  type Stroke,
  strokeLayer,
  textLayer,
  type TextPlace,
} from './chart-layers.ts';
import { LINE_HEIGHT, PAPER } from './chart-style.ts';
import { placeRuleLabels, ruleLabelSpace } from './rule-labels.ts';
import { measureText } from './text-width.ts';

const TOP_MARGIN = 6;
const BOTTOM_MARGIN = 8;
const LABEL_GAP = 10;
/** White on both sides of a rule, so that it shows across a dark bar. */
const CASING = 1.5;

/** `input` as `alignSeries` gives it. Every bar carries its value, so there is no value axis, only the line at zero. */
export function specifyBars(input: ChartInput, form: ChartForm): Record<string, unknown> {
  const { bars, headings, stretches, left, plotWidth, plotHeight, toX } = layOutBars(input, form);
  const rules = listRules(input).map((rule) => ({ ...rule, x: toX(rule.value) }));
  const labels = placeRuleLabels(rules, -left, plotWidth);
  const frame = { plotWidth, plotHeight, left, top: TOP_MARGIN + ruleLabelSpace(rules.length), bottom: BOTTOM_MARGIN };
  const values = bars.map(({ point, y }): TextPlace => {
    const leftward = (point.value ?? 0) < 0;
    const x = leftward ? toX(point.value ?? 0) - VALUE_GAP : toX(point.value ?? 0) + VALUE_GAP;
    return { lines: [sayValue(point)], x, y, align: leftward ? 'right' : 'left', bold: point.value !== null };
  });

  return frameSpec(frame, [
    drawBars(bars, toX),
    ...rules.flatMap(({ x, stroke }, index) => drawRule(x, labels[index]?.y ?? 0, plotHeight, stroke)).toReversed(),
    ...stretches.map(({ from, to }) => strokeLayer({ x: toX(0), y: from }, { x: toX(0), y: to }, BASELINE_STROKE)),
    ...(rules.length > 0
      ? [...values, ...headings.map(({ lines, y }) => ({ lines, x: -left, y, bold: true }))].map(clearBehind)
      : []),
    ...values.map(textLayer),
    ...bars.map(({ label, y }) =>
      textLayer({ lines: label, x: -LABEL_GAP, y: y - ((label.length - 1) * LINE_HEIGHT) / 2, align: 'right' }),
    ),
    ...headings.map(({ lines, y }) => textLayer({ lines, x: -left, y, bold: true })),
    ...rules.map(({ label }, index) => textLayer({ lines: [label], x: 0, y: 0, ...labels[index] })),
  ]);
}

/** A bar that is absent isn't drawn at all: its words stand in its place. */
function drawBars(bars: ReturnType<typeof layOutBars>['bars'], toX: (value: number) => number): Layer {
  const drawn = bars.flatMap(({ point: { key, value }, colour, y, thickness }) =>
    value === null
      ? []
      : [
          {
            key,
            value,
            start: roundLength(toX(0)),
            end: roundLength(toX(value)),
            top: y - thickness / 2,
            foot: y + thickness / 2,
            colour,
          },
        ],
  );
  return {
    data: { values: drawn },
    mark: { type: 'rect' },
    encoding: {
      x: placed('start'),
      x2: { field: 'end' },
      y: placed('top'),
      y2: { field: 'foot' },
      fill: { field: 'colour', type: 'nominal', scale: null },
    },
  };
}

/** A channel whose field is already in units of the drawing. */
function placed(field: string): Record<string, unknown> {
  return { field, type: 'quantitative', scale: null, axis: null };
}

function drawRule(x: number, top: number, foot: number, stroke: Stroke): Layer[] {
  const casing = { colour: PAPER, dash: [], width: stroke.width + 2 * CASING };
  return [strokeLayer({ x, y: top - LINE_HEIGHT / 2 }, { x, y: foot }, stroke), strokeLayer({ x, y: 0 }, { x, y: foot }, casing)];
}

/** A white box that keeps rules out of a text. */
function clearBehind({ lines, x, y, align }: TextPlace): Layer {
  const width = Math.max(...lines.map(measureText));
  const start = align === 'right' ? x - width : x;
  return boxLayer(
    { x: start - 3, y: y - LINE_HEIGHT / 2, x2: start + width + 3, y2: y + (lines.length - 0.5) * LINE_HEIGHT },
    PAPER,
  );
}
