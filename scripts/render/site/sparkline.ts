/** Room for a line drawn 64 wide and 24 high, its ends inside the box. */
const WIDTH = 64;
const HEIGHT = 24;
const EDGE = 3;

interface Sparkline {
  /** SVG path data; a gap starts a new stroke. */
  line: string;
  /** The newest point, drawn as a dot: a zero-length stroke. Empty when the newest value is a gap. */
  dot: string;
}

/** @param values scaled to 0..1, oldest first, null for a gap */
export function drawSparkline(values: readonly (number | null)[]): Sparkline {
  const step = values.length > 1 ? (WIDTH - 2 * EDGE) / (values.length - 1) : 0;
  const points = values.map((value, index) => value === null ? null
    : `${rounded(EDGE + index * step)} ${rounded(HEIGHT - EDGE - value * (HEIGHT - 2 * EDGE))}`);
  const line = points.map((point, index) => point === null ? ''
    : `${index > 0 && points[index - 1] !== null ? 'L' : 'M'}${point}`).join('');
  const newest = points.at(-1);
  return { line, dot: newest ? `M${newest}h0` : '' };
}

function rounded(length: number): number {
  return Math.round(length * 10) / 10;
}
