import type { Problem } from '../problem.ts';
import type { Report } from '../schema/report.ts';
import { checkHtml } from './html.ts';
import { checkLinks } from './links.ts';
import { checkNumbers } from './numbers.ts';
import type { Page } from './page.ts';
import { checkPolicies } from './policies.ts';

interface PageContext {
  /** All of its publications have their pages here. */
  report: Pick<Report, 'publications'>;
  /** What a link may lead to: 'site/dorset/index.html' */
  files: ReadonlySet<string>;
  /** First folders of addresses that are not in this output. */
  elsewhere: ReadonlySet<string>;
}

/** What can be judged of pages by themselves: their policy, links, HTML and numbers. */
export async function checkPages(pages: readonly Page[], { report, files, elsewhere }: PageContext): Promise<Problem[]> {
  return [...checkPolicies(pages), ...checkLinks(pages, files, elsewhere), ...await checkHtml(pages), ...checkNumbers(pages, report)];
}
