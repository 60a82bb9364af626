import { type LoggerInterface, type Padding, parse, type Runtime, type SignalValue, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { tidySvg } from './tidy-svg.ts';

export interface ChartWords {
  /** Unique on its page; prefixes every id of the drawing. */
  id: string;
  title: string;
  description: string;
}

/** What may differ between specifications that are compiled once: their values, not their names. */
interface Values {
  width?: number;
  height?: number;
  padding?: Padding;
  params?: { name: string; value: SignalValue }[];
  datasets?: Record<string, object[]>;
}

/** Specifications already compiled, by what all of their kind share. Compiling takes two thirds of a drawing's time. */
export type CompiledSpecs = Map<string, Runtime>;

/** A Vega-Lite specification -> one <svg class="chart__svg" role="img">. The same bytes for the same input, whatever was drawn before. */
export async function drawChart(spec: Record<string, unknown>, words: ChartWords): Promise<string> {
  return tidySvg(await drawShapes(spec, words.id), words);
}

/** Vega's own SVG, without words or ids of a page. @param id names the chart in an error */
export async function drawShapes(spec: Record<string, unknown>, id: string, compiled: CompiledSpecs = new Map()): Promise<string> {
  const { width, height, padding, params = [], datasets = {} } = spec as Values;
  const view = new View(compileOnce(spec, id, compiled), { renderer: 'none' });
  try {
    if (width !== undefined) view.width(width);
    if (height !== undefined) view.height(height);
    if (padding !== undefined) view.padding(padding);
    for (const { name, value } of params) view.signal(name, value);
    for (const [name, rows] of Object.entries(datasets)) view.data(name, rows.map((row) => ({ ...row })));
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

function compileOnce({ width, height, padding, params, datasets, ...shared }: Record<string, unknown> & Values, id: string, compiled: CompiledSpecs): Runtime {
  const emptied = {
    ...shared, width, height, padding,
    params: (params ?? []).map(({ name }) => ({ name, value: null })),
    datasets: Object.fromEntries(Object.keys(datasets ?? {}).map((name) => [name, []])),
  };
  const key = JSON.stringify([shared, emptied.params, emptied.datasets]);
  const runtime = compiled.get(key) ?? parse(compile(emptied as unknown as TopLevelSpec, { logger: strictLogger(id) }).spec);
  compiled.set(key, runtime);
  return runtime;
}

/** Whatever Vega-Lite warns of is a bug in our specification, and a warning nobody reads helps nobody. */
function strictLogger(id: string): LoggerInterface {
  const refuse = (...messages: unknown[]): never => {
    throw new Error(`chart ${id}: ${messages.join(' ')}`);
  };
  return {
    level() {
      return this;
    },
    error: refuse,
    warn: refuse,
    info() {
      return this;
    },
    debug() {
      return this;
    },
  };
}
