import type { Report } from '../../schema/report.ts';
import type { Link } from '../../schema/report/link-date-absence.ts';
import { hasGlossary } from './about-pages.ts';

/** At the foot of every page: the parts of the site that stand beside the publications. Relative to dist/site. */
export function siteLinks({ about, datasets }: Report, feed: string | null): Link[] {
  return [
    { text: 'All publications', href: 'index.html' },
    ...(datasets.length > 0 ? [{ text: 'Data', href: 'data/index.html' }] : []),
    ...(about ? [{ text: 'Search', href: 'search/index.html' }, { text: 'About these publications', href: 'about/index.html' }] : []),
    ...(about && hasGlossary(about) ? [{ text: 'Glossary', href: 'about/glossary/index.html' }] : []),
    ...(about?.accessibility ? [{ text: 'Accessibility statement', href: 'about/accessibility/index.html' }] : []),
    ...(feed ? [{ text: 'Feed of changes', href: feed }] : []),
  ];
}
