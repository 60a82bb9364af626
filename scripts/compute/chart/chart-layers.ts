import { BASELINE, type ChartSize, FONT_SIZE, GRID, INK, LINE_HEIGHT, RULE_STYLES } from './chart-style.ts';
import type { ChartInput } from './chart-input.ts';

export interface Frame {
  plotWidth: number;
  plotHeight: number;
  left: number;
  top: number;
  bottom: number;
}

export type Layer = Record<string, unknown>;
/** Rows of a layer, by the layer's name. */
type Datasets = Record<string, object[]>;

/**
 * All positions outside the scales are computed in units of the drawing, so Vega never lays anything out by its own estimate of text.
 * What differs from chart to chart is in the frame, the params and the datasets; the rest is the same for all charts of a form, so that it is compiled once.
 */
export function frameSpec(
  { width }: ChartSize,
  { plotWidth, plotHeight, left, top, bottom }: Frame,
  layers: Layer[],
  datasets: Datasets,
  params: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    width: plotWidth,
    height: plotHeight,
    padding: { left, right: width - left - plotWidth, top, bottom },
    autosize: 'none',
    background: null,
    config: {
      aria: false,
      font: 'Atkinson Hyperlegible, Arial, sans-serif',
      view: { stroke: null },
      text: { fontSize: FONT_SIZE, lineHeight: LINE_HEIGHT, fill: INK, baseline: 'middle' },
    },
    params: Object.entries(params).map(([name, value]) => ({ name, value })),
    datasets,
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

/** For rows of `textRow` */
export function textLayer(name: string): Layer {
  const mark = { type: 'text', text: fromRow('text'), align: fromRow('align'), fontWeight: fromRow('weight') };
  return { data: { name }, mark, encoding: atRow('x', 'y') };
}

export function textRow({ lines, x, y, align = 'left', bold = false }: TextPlace): object {
  const text = lines.length === 1 ? lines[0] : lines;
  return { text, x: roundLength(x), y: roundLength(y), align, weight: bold ? 'bold' : 'normal' };
}

export interface Stroke {
  colour: string;
  dash: number[] | null;
  width: number;
}

/** For rows of `strokeRow` */
export function strokeLayer(name: string): Layer {
  const mark = { type: 'rule', stroke: fromRow('colour'), strokeWidth: fromRow('width'), strokeDash: fromRow('dash') };
  return { data: { name }, mark, encoding: atRow('x', 'y', 'x2', 'y2') };
}

export function strokeRow(from: { x: number; y: number }, to: { x: number; y: number }, stroke: Stroke): object {
  return { ...roundBox({ x: from.x, y: from.y, x2: to.x, y2: to.y }), ...stroke };
}

interface Box {
  x: number;
  y: number;
  x2: number;
  y2: number;
}

/** For rows of `boxRow` */
export function boxLayer(name: string): Layer {
  return { data: { name }, mark: { type: 'rect', fill: fromRow('colour') }, encoding: atRow('x', 'y', 'x2', 'y2') };
}

export function boxRow(box: Box, colour: string): object {
  return { ...roundBox(box), colour };
}

/** For rows of `symbolRow` */
export function symbolLayer(name: string): Layer {
  const mark = { type: 'point', shape: fromRow('shape'), size: 90, filled: true, fill: fromRow('colour'), opacity: 1 };
  return { data: { name }, mark, encoding: atRow('x', 'y') };
}

export function symbolRow({ x, y }: { x: number; y: number }, { shape, colour }: { shape: string; colour: string }): object {
  return { x: roundLength(x), y: roundLength(y), shape, colour };
}

export const GRID_STROKE: Stroke = { colour: GRID, dash: null, width: 1 };
export const BASELINE_STROKE: Stroke = { colour: BASELINE, dash: null, width: 1.5 };

interface ComparisonRule {
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

/** A property of a mark that each row says for itself. */
export function fromRow(field: string): { expr: string } {
  return { expr: `datum.${field}` };
}

/** As an encoding: given as properties of the mark, Vega-Lite draws a rule from x to x. */
function atRow(...channels: string[]): Record<string, unknown> {
  return Object.fromEntries(channels.map((channel) => [channel, { value: fromRow(channel) }]));
}

function roundBox({ x, y, x2, y2 }: Box): Box {
  return { x: roundLength(x), y: roundLength(y), x2: roundLength(x2), y2: roundLength(y2) };
}

function roundLength(length: number): number {
  return Math.round(length * 100) / 100;
}
