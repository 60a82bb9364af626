import { execFileSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import type { PreviewMeasure } from './measure-preview.ts';

/** How soon `npm start` shows a page, and a saved file its new words. */
export function benchPreview(): void {
  const out = execFileSync(process.execPath, [join(import.meta.dirname, 'measure-preview.ts')], { encoding: 'utf8' });
  const { startsMs, savesMs } = JSON.parse(out.trim().split('\n').at(-1) ?? '') as PreviewMeasure;
  const [[first = 0, ...starts], load] = [startsMs, loadavg()[0] ?? 0];
  console.log(`\nnpm start, to a page in the browser: ${(median(starts) / 1000).toFixed(2)} s in the median of ${starts.length} (at most 2 s is wanted), ${(first / 1000).toFixed(2)} s the first time; load ${load.toFixed(1)}`);
  console.log(`from a file's write to its words in the page: ${median(savesMs).toFixed(0)} ms in the median of ${savesMs.length} (at most 300 ms is wanted), ${Math.min(...savesMs).toFixed(0)} to ${Math.max(...savesMs).toFixed(0)}`);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
