import type { Environment, runtime } from 'nunjucks';
import type { Inline } from '../../schema/report/prose.ts';
import { inlineHtml, isSafeHref } from './inline.ts';
import { drawSparkline } from './sparkline.ts';

/** What Eleventy says once its Nunjucks stands. Its copy is a fork, and only that copy's SafeString stays unescaped. */
interface NunjucksReady {
  nunjucks: { runtime: typeof runtime };
  environment: Environment;
}

/** The filters of our templates. They never throw: an error inside Nunjucks loses its message. */
export function addFilters({ nunjucks, environment }: NunjucksReady): void {
  environment.addFilter('inline', (content: Inline[]) => new nunjucks.runtime.SafeString(inlineHtml(content)));
  environment.addFilter('safeHref', isSafeHref);
  environment.addFilter('sparkline', drawSparkline);
}
