import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemsFound, type Problem } from '../problem.ts';
import type { Output } from '../render/render-report.ts';
import type { Report } from '../schema/report.ts';
import { checkHtml } from './html.ts';
import { checkLinks } from './links.ts';
import { checkNumbers } from './numbers.ts';
import { readPage, type Page } from './page.ts';

/** Reads back what was rendered and compares it with the report. @throws ProblemsFound */
export async function checkOutput({ folder, paths }: Output, report: Report): Promise<void> {
  const pages: Page[] = await Promise.all(paths.filter((path) => path.endsWith('.html'))
    .map(async (path) => readPage(path, await readFile(join(folder, path), 'utf8'))));
  const problems: Problem[] = [...checkLinks(pages, new Set(paths)), ...await checkHtml(pages), ...checkNumbers(pages, report)];
  if (problems.length > 0) throw new ProblemsFound(problems);
}
