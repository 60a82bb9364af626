import { HtmlValidate, type ConfigData } from 'html-validate';
import config from '../../.htmlvalidate.json' with { type: 'json' };
import type { Problem } from '../problem.ts';
import type { Page } from './page.ts';

/** html-validate over every page. What it finds is a fault of a template, so the words are html-validate's own. */
export async function checkHtml(pages: readonly Page[]): Promise<Problem[]> {
  const validator = new HtmlValidate({ ...(config as unknown as ConfigData), root: true });
  const problems: Problem[] = [];
  for (const { path, html } of pages) {
    const { results } = await validator.validateString(html, path);
    for (const { line, column, ruleId, message } of results.flatMap((r) => r.messages)) problems.push({ rule: `html/${ruleId}`, place: { path, line, column }, message: `${message.replace(/\.?$/, '.')} This is a fault of the software.` });
  }
  return problems;
}
