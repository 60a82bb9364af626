import { type LoggerInterface, parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { tidySvg } from './tidy-svg.ts';

export interface ChartWords {
  /** Unique on its page; prefixes every id of the drawing. */
  id: string;
  title: string;
  description: string;
}

/** A Vega-Lite specification -> one <svg class="chart__svg" role="img">. The same bytes for the same input, whatever was drawn before. */
export async function drawChart(spec: Record<string, unknown>, words: ChartWords): Promise<string> {
  return tidySvg(await drawShapes(spec, words.id), words);
}

/** Vega's own SVG, without words or ids of a page. @param id names the chart in an error */
export async function drawShapes(spec: Record<string, unknown>, id: string): Promise<string> {
  const compiled = compile(spec as unknown as TopLevelSpec, { logger: strictLogger(id) });
  const view = new View(parse(compiled.spec), { renderer: 'none' });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
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
