import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchDisclosure } from './bench-disclosure.ts';
import { benchForecast } from './bench-forecast.ts';
import { benchPapers } from './bench-papers.ts';
import { benchPreview } from './bench-preview.ts';
import { PAGES, writeCorpus } from './corpus.ts';

/**
 * `npm run bench`: what our path costs beside plain Eleventy and raw Vega, as a ratio in one run; then what papers, disclosure control, a forecast and the preview cost.
 * Rounds alternate, each in a fresh process; the median of the rounds' ratios is told.
 */
const ROUNDS = 5;
const root = await mkdtemp(join(tmpdir(), 'bench-'));
const specs = join(root, 'specs.json');

function measure(script: string, ...args: string[]): Record<string, number> {
  const out = execFileSync(process.execPath, [join(import.meta.dirname, script), ...args], { encoding: 'utf8' });
  return JSON.parse(out.trim().split('\n').at(-1) || '{}') as Record<string, number>;
}

const total = (times: Record<string, number>): number => Object.values(times).reduce((a, b) => a + b, 0);
const told = (times: Record<string, number>): string => Object.entries(times).map(([name, ms]) => `${name} ${ms.toFixed(0)}`).join(', ');

try {
  await writeCorpus(root);
  measure('measure-ours.ts', join(root, 'ours'), 'publications', specs);
  const ratios: number[] = [];
  console.log(`${PAGES} pages and ${PAGES} charts, milliseconds`);
  for (let round = 1; round <= ROUNDS; round++) {
    const ours = measure('measure-ours.ts', join(root, 'ours'), 'publications');
    const plain = measure('measure-plain.ts', join(root, 'plain'), specs);
    ratios.push(total(ours) / total(plain));
    console.log(`round ${round}: ours ${total(ours).toFixed(0)} (${told(ours)}); plain ${total(plain).toFixed(0)} (${told(plain)}); ratio ${ratios.at(-1)?.toFixed(2)}`);
  }
  const median = ratios.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] as number;
  console.log(`median ratio ${median.toFixed(2)} (at most 1.50 is wanted)`);
  const everything = measure('measure-ours.ts', join(root, 'ours'), 'everything');
  console.log(`with a page, a chart, CSV and ODS for each of ${PAGES} datasets: ${total(everything).toFixed(0)} (${told(everything)})`);
  await benchPapers(measure, join(root, 'reports'));
  benchDisclosure();
  benchForecast();
  benchPreview();
} finally {
  await rm(root, { recursive: true, force: true });
}
