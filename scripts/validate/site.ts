import type { Sources } from '../load/load-sources.ts';
import type { Problem } from '../problem.ts';
import { siteSchema, UNNAMED_SITE, type SiteFile } from '../schema/site.ts';
import { checkShape } from './shape.ts';

export const SITE = 'content/about/site.yaml';

export function readSite(sources: Sources, problems: Problem[]): SiteFile {
  const source = sources.files.get(SITE);
  if (source?.kind !== 'yaml') return UNNAMED_SITE;
  const shape = checkShape(siteSchema, source);
  problems.push(...shape.problems);
  return shape.value ?? UNNAMED_SITE;
}
