import type { ChartPoint } from './chart-input.ts';

/** Runs of present points; a line is broken between them. */
export function splitAtGaps<Point extends { value: number | null }>(points: Point[]): (Point & { value: number })[][] {
  const runs: (Point & { value: number })[][] = [];
  let open = false;
  for (const point of points) {
    if (point.value === null) {
      open = false;
      continue;
    }
    if (!open) runs.push([]);
    open = true;
    runs.at(-1)?.push({ ...point, value: point.value });
  }
  return runs;
}

/** Index ranges, ends included, of neighbouring true ones. */
export function findRuns(flags: boolean[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  flags.forEach((flag, index) => {
    if (!flag) return;
    const last = runs.at(-1);
    if (last && last.to === index - 1) last.to = index;
    else runs.push({ from: index, to: index });
  });
  return runs;
}

/** 'suppressed [c]', 'no data [x]', or the text itself where it is words already. */
export function sayAbsence({ absent, text }: ChartPoint): string {
  const word = absent === 'suppressed' ? 'suppressed' : 'no data';
  if (text === '') return word;
  return text.startsWith('[') ? `${word} ${text}` : text;
}
