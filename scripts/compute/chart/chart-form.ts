import type { ChartInput, ChartPoint } from './chart-input.ts';

export type ChartForm = 'line' | 'bars' | 'grouped-bars';

export const MAX_SERIES = 4;

/** Two values make a statement, not a line, so a line needs three periods and two of them known. */
export function chooseForm(input: ChartInput): ChartForm {
  if (input.series.length > MAX_SERIES) {
    throw new Error(`chart ${input.id} has ${input.series.length} series; validation refuses more than ${MAX_SERIES}`);
  }
  const periods = listPositions(input).length;
  const known = input.series.map(({ points }) => points.filter(({ value }) => value !== null).length);
  if (input.shape === 'time' && periods >= 3 && Math.max(0, ...known) >= 2) return 'line';
  return input.series.length > 1 ? 'grouped-bars' : 'bars';
}

/** The same chart with a point in every series for every period or category, in one order; those that a series lacks are 'missing'. */
export function alignSeries(input: ChartInput): ChartInput {
  const positions = listPositions(input);
  const series = input.series.map((one) => ({
    ...one,
    points: positions.map(
      (position): ChartPoint =>
        one.points.find(({ key }) => key === position.key) ?? { ...position, value: null, text: '[x]', absent: 'missing' },
    ),
  }));
  return { ...input, series };
}

/** One point for each key of any series: by date on a time axis, else as first given. */
function listPositions({ shape, series }: ChartInput): ChartPoint[] {
  const byKey = new Map<string, ChartPoint>();
  for (const point of series.flatMap(({ points }) => points)) {
    if (!byKey.has(point.key)) byKey.set(point.key, point);
  }
  const positions = [...byKey.values()];
  return shape === 'time' ? positions.toSorted((a, b) => readTime(a.date) - readTime(b.date)) : positions;
}

/** Milliseconds since 1970, UTC */
export function readTime(date: string | null): number {
  if (date === null) throw new Error('a point of a time series has no date');
  return Date.parse(`${date}T00:00:00Z`);
}
