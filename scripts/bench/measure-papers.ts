import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Browser } from 'puppeteer';
import { checkPdf } from '../check/pdf/check-pdf.ts';
import { checkPapers } from '../check/pdf/check-papers.ts';
import { computeReport } from '../compute/compute-report.ts';
import { loadSources } from '../load/load-sources.ts';
import { protectTables } from '../protect/protect-tables.ts';
import { openBrowser } from '../render/pdf/browser.ts';
import { finishPdf } from '../render/pdf/finish.ts';
import { PAPER_TYPEFACE } from '../render/pdf/page-css.ts';
import { printPapers, type Paper } from '../render/pdf/papers.ts';
import { printPaper } from '../render/pdf/print.ts';
import { paperOf, renderReport } from '../render/render-report.ts';
import { validateSources } from '../validate/validate-sources.ts';

/**
 * What papers cost, once `pages` has rendered the reports that they are printed from. Prints milliseconds, or what is named.
 * `parts`: one report after another in one browser; the median of each part.
 * `at-once`: all reports in two tabs, finished in threads; then all of them checked.
 * `memory`: the same, watched: the most that this process and its browser's had at a time, shared memory counted once.
 */
const [, , what, root = '', folder = ''] = process.argv;
const PAPERS = join(folder, 'papers.json');
const WATCH_MS = 100;

switch (what) {
  case 'pages': await renderPages(); break;
  case 'parts': console.log(JSON.stringify(await measureParts(await readPapers()))); break;
  case 'at-once': console.log(JSON.stringify(await measureAtOnce(await readPapers()))); break;
  case 'memory': console.log(JSON.stringify({ peakMb: await watchMemory(printPapers(await readPapers(), { root: folder })) })); break;
  default: throw new Error(`measure-papers.ts knows no '${what}'.`);
}

async function renderPages(): Promise<void> {
  const report = computeReport(await protectTables(validateSources(await loadSources(root))), { openData: false });
  await renderReport(report, { folder, pictures: new Map(), pdf: false });
  await writeFile(PAPERS, JSON.stringify(report.publications.map((publication) => paperOf(publication, folder))));
}

async function readPapers(): Promise<Paper[]> {
  return JSON.parse(await readFile(PAPERS, 'utf8')) as Paper[];
}

async function measureParts(papers: readonly Paper[]): Promise<Record<string, number>> {
  const browser = await openBrowser();
  const rounds: Record<string, number>[] = [];
  try {
    for (const paper of papers) rounds.push(await measureOne(browser, paper));
  } finally {
    await browser.close();
  }
  return Object.fromEntries(Object.keys(rounds[0]!).map((part) => [part, rounds.map((round) => round[part]!).sort((a, b) => a - b)[Math.floor(rounds.length / 2)]!]));
}

async function measureOne(browser: Browser, paper: Paper): Promise<Record<string, number>> {
  const passes: { from: number; to: number }[] = [];
  const start = performance.now();
  const { pdf, facts } = await printPaper(watchPasses(browser, passes), { ...paper, root: folder });
  const printed = performance.now();
  const finished = await finishPdf(pdf, { ...paper, printed: facts });
  const done = performance.now();
  const findings = await checkPdf(finished, { title: paper.title, language: 'en-GB', typeface: PAPER_TYPEFACE });
  const checked = performance.now();
  if (findings.length > 0) throw new Error(`The PDF of ${paper.id} is not sound: ${findings[0]!.means}`);
  const [first, last] = [passes[0]!, passes.at(-1)!];
  return {
    load: first.from - start, print: first.to - first.from, 'second pass': last.to - first.to, 'reading its words': printed - last.to, finish: done - printed, check: checked - done,
    pages: (await PDFDocument.load(finished)).getPageCount(), kilobytes: finished.length / 1000,
  };
}

/** The browser, whose tabs note when they print. */
function watchPasses(browser: Browser, passes: { from: number; to: number }[]): Browser {
  return { newPage: async () => {
    const tab = await browser.newPage();
    const print = tab.pdf.bind(tab);
    tab.pdf = async (options) => {
      const from = performance.now();
      const pdf = await print(options);
      passes.push({ from, to: performance.now() });
      return pdf;
    };
    return tab;
  } } as Browser;
}

async function measureAtOnce(papers: readonly Paper[]): Promise<Record<string, number>> {
  const start = performance.now();
  const { pdfs, printed } = await printPapers([...papers], { root: folder });
  const done = performance.now();
  const problems = await checkPapers(papers.map(({ id, title }) => (
    { publication: id, pdf: pdfs.get(id)!, printed: printed.get(id)!, expectations: { title, language: 'en-GB', typeface: PAPER_TYPEFACE } })));
  if (problems.length > 0) throw new Error(problems[0]!.message);
  return { 'print and finish': done - start, check: performance.now() - done };
}

/** Null where the system doesn't tell. */
async function watchMemory(task: Promise<unknown>): Promise<number | null> {
  let peakKb: number | null = null;
  let isDone = false;
  const ends = task.finally(() => { isDone = true; });
  while (!isDone) {
    peakKb = Math.max(peakKb ?? 0, await memoryOfTree(process.pid)) || null;
    await Promise.race([ends, new Promise((resolve) => setTimeout(resolve, WATCH_MS))]);
  }
  await ends;
  return peakKb && peakKb / 1024;
}

/** In kilobytes, of a process and all that it started; 0 where there is no /proc. */
async function memoryOfTree(root: number): Promise<number> {
  const read = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => ''); // a process that has just ended
  const all = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const parents = new Map(await Promise.all(all.map(async (pid) => [Number(pid), Number(/\) \S (\d+)/.exec(await read(`/proc/${pid}/stat`))?.[1])] as const)));
  const isOurs = (pid: number): boolean => pid === root || (parents.has(pid) && isOurs(parents.get(pid)!));
  const sizes = await Promise.all([...parents.keys()].filter(isOurs).map(async (pid) => Number(/^Pss:\s+(\d+)/m.exec(await read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0)));
  return sizes.reduce((sum, size) => sum + size, 0);
}
