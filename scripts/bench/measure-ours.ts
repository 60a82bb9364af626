import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { computeReport } from '../compute/compute-report.ts';
import { loadSources } from '../load/load-sources.ts';
import { protectTables } from '../protect/protect-tables.ts';
import { drawCharts } from '../render/chart/draw-charts.ts';
import { renderSite } from '../render/site/render-site.ts';
import { walkBlocks } from '../schema/walk-report.ts';
import { validateSources } from '../validate/validate-sources.ts';

/**
 * Load to HTML in memory, checks apart; prints milliseconds by stage, and hands the charts' specifications to the rival.
 * `publications`: the pages and charts that the rival makes too. `everything`: with a page, a chart and files for each of the 200 datasets.
 */
const [, , root = '', what = 'publications', specsFile] = process.argv;
const times: Record<string, number> = {};
let last = performance.now();
const lap = (name: string): void => {
  const now = performance.now();
  times[name] = now - last;
  last = now;
};
const sources = await loadSources(root);
lap('load');
const records = validateSources(sources);
lap('validate');
const report = computeReport(await protectTables(records), { openData: what === 'everything' });
lap('compute');
const charts = await drawCharts(report);
lap('charts');
const site = await renderSite(report, charts);
lap('pages');
if (specsFile) {
  const specs = report.publications.flatMap((p) => p.sections.flatMap((s) => [...walkBlocks(s.blocks)])).flatMap((b) => (b.kind === 'chart' ? [b.chart.spec] : []));
  await mkdir(dirname(specsFile), { recursive: true });
  await writeFile(specsFile, JSON.stringify(specs));
  await writeFile(join(dirname(specsFile), 'pages.txt'), String([...site.keys()].filter((path) => path.endsWith('index.html')).length));
}
console.log(JSON.stringify(times));
