import type { Report } from '../../schema/report.ts';
import type { AboutView, AccessibilityView, GlossaryView, MethodsView } from '../../schema/report/about.ts';
import type { CouncilView } from '../../schema/report/council.ts';
import { demonstrationOf, supplementsLast } from './library-pages.ts';

/** A page that belongs to the site and to no publication: below about/, and search. */
export interface AboutPage {
  /** Below dist/site: 'about/methods/index.html' */
  path: string;
  layout: string;
  title: string;
  summary: string;
  /** null, as on the library of all councils: the header of pages that belong to none. */
  council: CouncilView | null;
  demonstration: string;
  /** What this page shows; the others are null. */
  statement: AccessibilityView | null;
  methods: MethodsView | null;
  glossary: GlossaryView | null;
  /** On about/index.html: its pages. */
  links: AboutLink[];
  /** On search/index.html. */
  search: SearchView | null;
}

interface AboutLink {
  href: string;
  text: string;
  summary: string;
}

interface SearchView {
  /** An index was made; without one the page has no script and says so. */
  isAvailable: boolean;
  groups: { council: string; publications: { href: string; text: string; kind: string }[] }[];
}

/** Below dist/site. */
export const SEARCH_PAGE = 'search/index.html';

/** Without an entry it has no page. */
export function hasGlossary({ glossary: { terms, abbreviations } }: AboutView): boolean {
  return terms.length + abbreviations.length > 0;
}

export function aboutPages({ about, publications }: Report): AboutPage[] {
  if (!about) return [];
  const { accessibility, methods, glossary } = about;
  const page = pageOf(publications);
  const pages: AboutPage[] = [
    ...(accessibility ? [page('about/accessibility', { title: accessibility.title, summary: 'How far everyone can use this site, what we know to be wrong, and what to do about a problem.', statement: accessibility })] : []),
    ...(methods ? [page('about/methods', { title: methods.title, summary: methods.summary, methods })] : []),
    ...(hasGlossary(about) ? [page('about/glossary', { title: 'Glossary', summary: 'What the words and short forms in these publications mean.', glossary })] : []),
  ];
  const links = [
    ...pages.map(({ path, title, summary }) => ({ href: `../${path}`, text: path.startsWith('about/accessibility') ? 'Accessibility statement' : title, summary })),
    { href: '../search/index.html', text: 'Search', summary: 'Find words in every publication and every set of data.' },
  ];
  return [...pages, page('about', { title: 'About these publications', summary: 'How they are made, what their words mean, and how far everyone can use them.', links })];
}

/** Without JavaScript, and without an index, it leads to the contents of everything. */
export function searchPage({ publications, councils }: Report, isAvailable: boolean): AboutPage {
  const groups = councils.map((council) => ({
    council: council.name,
    publications: supplementsLast(publications.filter((p) => p.council.id === council.id)).map(({ id, title, kindLabel }) => ({ href: `../${id}/index.html`, text: title, kind: kindLabel })),
  })).filter((group) => group.publications.length > 0);
  return pageOf(publications)('search', { title: 'Search', summary: 'Find words in every publication and every set of data.', search: { isAvailable, groups } });
}

function pageOf(publications: Report['publications']): (folder: string, words: Pick<AboutPage, 'title' | 'summary'> & Partial<AboutPage>) => AboutPage {
  return (folder, words) => {
    // 'about/methods' has layouts/about-methods.njk
    const layout = `layouts/${folder.replace('/', '-')}.njk`;
    return { path: `${folder}/index.html`, layout, council: null, demonstration: demonstrationOf(publications), statement: null, methods: null, glossary: null, links: [], search: null, ...words };
  };
}
