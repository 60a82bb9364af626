import { BASELINE, CHART_WIDTH, FONT_SIZE, GRID, INK, LINE_HEIGHT, RULE_STYLES } from './chart-style.ts';
import type { ChartInput } from './chart-input.ts';

export interface Frame {
  plotWidth: number;
  plotHeight: number;
  left: number;
  top: number;
  bottom: number;
}

export type Layer = Record<string, unknown>;

/** All positions outside the scales are computed in units of the drawing, so Vega never lays anything out by its own estimate of text. */
export function frameSpec({ plotWidth, plotHeight, left, top, bottom }: Frame, layers: Layer[]): Record<string, unknown> {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    width: plotWidth,
    height: plotHeight,
    padding: { left, right: CHART_WIDTH - left - plotWidth, top, bottom },
    autosize: 'none',
    background: null,
    config: {
      aria: false,
      font: 'Atkinson Hyperlegible, Arial, sans-serif',
      view: { stroke: null },
      text: { fontSize: FONT_SIZE, lineHeight: LINE_HEIGHT, fill: INK, baseline: 'middle' },
    },
    layer: layers,
  };
}

export interface TextPlace {
  lines: string[];
  x: number;
  /** Middle of the first line */
  y: number;
  align?: 'left' | 'center' | 'right';
  bold?: boolean;
}

export function textLayer({ lines, x, y, align = 'left', bold = false }: TextPlace): Layer {
  const text = lines.length === 1 ? lines[0] : lines;
  return unitLayer({ type: 'text', text, x: roundLength(x), y: roundLength(y), align, ...(bold && { fontWeight: 'bold' }) });
}

export interface Stroke {
  colour: string;
  dash: number[];
  width: number;
}

export function strokeLayer(
  from: { x: number; y: number },
  to: { x: number; y: number },
  { colour, dash, width }: Stroke,
): Layer {
  const mark = { type: 'rule', stroke: colour, strokeWidth: width, ...(dash.length > 0 && { strokeDash: dash }) };
  return unitLayer(mark, fixEnds({ x: from.x, y: from.y, x2: to.x, y2: to.y }));
}

export function boxLayer(box: { x: number; y: number; x2: number; y2: number }, fill: string): Layer {
  return unitLayer({ type: 'rect', fill }, fixEnds(box));
}

export const GRID_STROKE: Stroke = { colour: GRID, dash: [], width: 1 };
export const BASELINE_STROKE: Stroke = { colour: BASELINE, dash: [], width: 1.5 };

export interface ComparisonRule {
  label: string;
  value: number;
  stroke: Stroke;
}

/** Target first; drawn in reverse, so that the target lies on top. */
export function listRules({ target, benchmarks }: ChartInput): ComparisonRule[] {
  const rules = benchmarks.map(({ role, label, value, text }) => ({
    label: `${label} ${text}`,
    value,
    stroke: RULE_STYLES[role],
  }));
  return target ? [{ label: `Target ${target.text}`, value: target.value, stroke: RULE_STYLES.target }, ...rules] : rules;
}

/** As an encoding: given as properties of the mark, Vega-Lite draws a rule from x to x. */
function fixEnds(ends: { x: number; y: number; x2: number; y2: number }): Record<string, unknown> {
  return Object.fromEntries(Object.entries(ends).map(([channel, length]) => [channel, { value: roundLength(length) }]));
}

function unitLayer(mark: Record<string, unknown>, encoding: Record<string, unknown> = {}): Layer {
  return { data: { values: [{}] }, mark, encoding };
}

export function roundLength(length: number): number {
  return Math.round(length * 100) / 100;
}
