import { escapeXml } from '../../schema/escape.ts';
import type { Report } from '../../schema/report.ts';

export const SITEMAP = 'sitemap.xml';

/**
 * Every page with the day of its publication's newest change. The protocol takes absolute addresses alone, so a site
 * without an address has none. @param paths of pages below dist/site
 */
export function renderSitemap({ site, publications }: Report, paths: readonly string[]): string | null {
  if (site.address === null) return null;
  const changed = new Map(publications.map(({ id, published, updated }) => [id, (updated ?? published).iso]));
  const urls = [...paths].sort().map((path) => {
    const day = changed.get(path.split('/')[0] ?? '');
    return `<url><loc>${escapeXml(site.address + encodeURI(path.replace(/(^|\/)index\.html$/, '$1')))}</loc>${day ? `<lastmod>${day}</lastmod>` : ''}</url>\n`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('')}</urlset>\n`;
}
