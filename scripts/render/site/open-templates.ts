import { join } from 'node:path';
import nunjucks from 'nunjucks';
import { addFilters } from './filters.ts';

const TEMPLATES = join(import.meta.dirname, '../../../templates');

/** Our templates by themselves, for what is rendered without Eleventy; set as `.eleventy.js` sets its own. */
export function openTemplates(): nunjucks.Environment {
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(TEMPLATES), { autoescape: true, throwOnUndefined: true, trimBlocks: true, lstripBlocks: true });
  addFilters({ nunjucks, environment });
  return environment;
}
