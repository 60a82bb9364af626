import { redirectFile } from '../../schema/publication.ts';
import type { Report } from '../../schema/report.ts';
import { addPolicies, hostHeaders, NOT_FOUND } from './content-policy.ts';
import { FEED, renderFeed } from './feed.ts';
import { renderSitemap, SITEMAP } from './sitemap.ts';

/** What can be made only when all pages are there: policies, feed, sitemap and the headers for a host. */
export function finishSite(files: ReadonlyMap<string, string | Uint8Array>, report: Report): Map<string, string | Uint8Array> {
  const signposts = new Set([NOT_FOUND, ...report.publications.flatMap(({ redirects }) => redirects.map(redirectFile))]);
  const pages = [...files.keys()].filter((path) => path.endsWith('.html') && !signposts.has(path));
  const finished = addPolicies(files);
  for (const [path, content] of [[FEED, renderFeed(report)], [SITEMAP, renderSitemap(report, pages)], ['_headers', hostHeaders(files)]] as const) {
    if (content !== null) finished.set(path, content);
  }
  return finished;
}
