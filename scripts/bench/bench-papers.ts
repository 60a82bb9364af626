import { execFile, spawnSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { takeTurns } from '../render/pdf/worker-pool.ts';
import { CHARTS, REPORTS, writePaperCorpus } from './paper-corpus.ts';

type Measure = (script: string, ...args: string[]) => Record<string, number>;

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
/** As many as tabs of ours. */
const AT_ONCE = 2;

/** The papers' part of `npm run bench`: printed, finished and checked, beside WeasyPrint on the same pages where that is installed. */
export async function benchPapers(measure: Measure, root: string): Promise<void> {
  const [sources, built] = [join(root, 'papers'), join(root, 'built')];
  const ours = (what: string): Record<string, number> => measure('measure-papers.ts', what, sources, built);
  await writePaperCorpus(sources);
  ours('pages');
  const { pages, kilobytes, ...parts } = ours('parts');
  console.log(`\n${REPORTS} reports of ${pages} pages and ${CHARTS} charts, ${kilobytes?.toFixed(0)} kB each; the machine's load is ${loadavg()[0]?.toFixed(1)}`);
  console.log(`one report, in the median: ${Object.entries(parts).map(([part, ms]) => `${part} ${seconds(ms)}`).join(', ')}`);
  const { 'print and finish': made = 0, check = 0 } = ours('at-once');
  console.log(`all at once: printed and finished in ${seconds(made)} (at most 10 s is wanted), then checked in ${seconds(check)}; load ${loadavg()[0]?.toFixed(1)}`);
  const { peakMb } = ours('memory');
  if (peakMb) console.log(`memory, the browser's too: at most ${peakMb.toFixed(0)} MB at a time`);
  const theirs = await timeWeasyPrint(built);
  console.log(theirs === null ? 'WeasyPrint is not installed here, so it is left out.'
    : `WeasyPrint, ${AT_ONCE} at a time: ${seconds(theirs)}, ${(theirs / made).toFixed(1)} times as long (at least 5 is wanted); load ${loadavg()[0]?.toFixed(1)}`);
}

/** Null where it isn't installed. */
async function timeWeasyPrint(built: string): Promise<number | null> {
  if (spawnSync('weasyprint', ['--version']).error) return null;
  const take = takeTurns(Array.from({ length: AT_ONCE }, (_, i) => i));
  const start = performance.now();
  await Promise.all(Array.from({ length: REPORTS }, (_, i) => take(() => promisify(execFile)('weasyprint', ['--quiet', '--media-type', 'print', join(built, 'site', `report-${i}`, 'index.html'), join(built, `report-${i}.pdf`)]))));
  return performance.now() - start;
}
