import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemsFound, type Problem } from '../problem.ts';
import { docxPath } from '../render/docx/docx-path.ts';
import { PAPER_TYPEFACE } from '../render/pdf/page-css.ts';
import { pdfPath } from '../render/pdf/pdf-path.ts';
import { attachmentsOf, type RenderedReport } from '../render/render-report.ts';
import type { Publication } from '../schema/records.ts';
import type { Report } from '../schema/report.ts';
import { checkPages } from './check-pages.ts';
import { checkData } from './data.ts';
import { checkFiles, listFiles } from './files.ts';
import { checkExemptFolders, checkExemptWords, secretPhrases } from './leaks/check-exempt-words.ts';
import { checkLeaks } from './leaks/check-leaks.ts';
import { readPublicFiles } from './leaks/compare-outputs.ts';
import { readLayers } from './leaks/layers.ts';
import { checkOverflows } from './overflows.ts';
import { readPage, type Page } from './page.ts';
import { checkPapers, type FinishedPaper } from './pdf/check-papers.ts';

export interface CheckContext {
  report: Report;
  /** Where the publications were written, for a problem's place. */
  sources: readonly Publication[];
  /** Publications that are not in this output and may be linked to: those beside the one in a preview. */
  elsewhere: ReadonlySet<string>;
  /** Papers with all that is exempt in them, of which this output may not say a sentence more than `sources` does; none where it is theirs. */
  withExempt?: readonly Publication[];
}

/** That of every layout. */
const LANGUAGE = 'en-GB';

/** Reads back what was rendered and compares it with the report. @throws ProblemsFound */
export async function checkOutput({ folder, paths, overflows, printed }: RenderedReport, context: CheckContext): Promise<void> {
  const { report, sources, elsewhere } = context;
  const astray = checkFiles(paths, await listFiles(folder));
  if (astray.length > 0) throw new ProblemsFound(astray);
  const pages: Page[] = await Promise.all(paths.filter((path) => path.endsWith('.html'))
    .map(async (path) => readPage(path, await readFile(join(folder, path), 'utf8'))));
  // Papers are judged in threads of their own, so the pages need not wait for them.
  const [ofPages, ofPapers, data, assets] = await Promise.all([
    checkPages(pages, { report, files: new Set(paths), elsewhere }),
    readPapers({ folder, paths, printed, overflows }, report).then(checkPapers),
    readDataFiles(folder, paths),
    readAssets(folder, paths),
  ]);
  const ofLeaks = [...checkLeaks(pages, paths, new Map([...data, ...assets]), report), ...await checkSecrets(folder, context)];
  const problems: Problem[] = [...ofPages, ...checkData(pages, data, report), ...ofLeaks, ...checkOverflows(overflows, sources), ...ofPapers, ...await checkWordDocuments({ folder, paths }, report)];
  if (problems.length > 0) throw new ProblemsFound(problems);
}

/** Every byte is read only where somebody wrote what may not be told. */
async function checkSecrets(folder: string, { report, sources, withExempt = [] }: CheckContext): Promise<Problem[]> {
  const isShown = (publication: Publication): boolean => publication.file.status !== 'draft' || report.publications.some(({ id }) => id === publication.id);
  const said = report.datasets.flatMap(({ title, definition, source }) => [title, definition, source.text]);
  const phrases = secretPhrases([...sources.filter((one) => !isShown(one)), ...withExempt], sources.filter(isShown), said);
  if (phrases.length === 0 && withExempt.length === 0) return [];
  const layers = await readLayers(await readPublicFiles(folder));
  return [...checkExemptWords(layers, phrases), ...checkExemptFolders(layers, withExempt)];
}

async function readDataFiles(folder: string, paths: readonly string[]): Promise<Map<string, Uint8Array>> {
  return readFiles(folder, paths.filter((path) => path.startsWith('site/data/') && !path.endsWith('.html')));
}

async function readAssets(folder: string, paths: readonly string[]): Promise<Map<string, Uint8Array>> {
  return readFiles(folder, paths.filter((path) => /\.(?:css|js|svg|xml)$/.test(path)));
}

async function readFiles(folder: string, paths: readonly string[]): Promise<Map<string, Uint8Array>> {
  return new Map(await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path))] as const)));
}

/** The library that writes them is asked for only where there are any. */
async function checkWordDocuments({ folder, paths }: Pick<RenderedReport, 'folder' | 'paths'>, report: Report): Promise<Problem[]> {
  const made = report.publications.filter(({ id }) => paths.includes(`site/${docxPath(id)}`));
  if (made.length === 0) return [];
  const documents = new Map(await Promise.all(made.map(async ({ id }) => [id, await readFile(join(folder, 'site', docxPath(id)))] as const)));
  const { checkDocuments } = await import('./docx/check-docx.ts');
  return checkDocuments(documents, report);
}

/** What doesn't fit on a slide is lost from its PDF as well, and is told once. */
async function readPapers({ folder, paths, printed, overflows }: RenderedReport, { publications }: Report): Promise<FinishedPaper[]> {
  const made = publications.filter(({ id }) => paths.includes(`site/${pdfPath(id)}`) && !overflows.some(({ publication }) => publication === id));
  return Promise.all(made.map(async (publication) => {
    const { id, title } = publication;
    const said = printed.get(id);
    if (!said) throw new Error(`Nobody knows what the page of ${id} says, so its PDF can't be checked.`);
    return { publication: id, pdf: await readFile(join(folder, 'site', pdfPath(id))), printed: said, expectations: { title, language: LANGUAGE, typeface: PAPER_TYPEFACE, attachments: attachmentsOf(publication) } };
  }));
}
