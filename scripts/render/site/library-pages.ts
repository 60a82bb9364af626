import type { Report } from '../../schema/report.ts';
import type { CouncilView } from '../../schema/report/council.ts';
import type { WithheldView } from '../../schema/report/exemption.ts';
import type { Link } from '../../schema/report/link-date-absence.ts';
import type { PublicationView } from '../../schema/report/publication.ts';

/** A list of publications: of all councils, or of one. */
export interface LibraryPage {
  /** Below dist/site: 'index.html', 'dorset/index.html' */
  path: string;
  /** On a council's own page. */
  council: CouncilView | null;
  title: string;
  summary: string;
  demonstration: string;
  /** 'Current publications' and 'Past publications', where there are any. */
  parts: LibraryPart[];
  /** Titles of exempt papers, which have no page. */
  withheld: { council: CouncilView; papers: WithheldView[] }[];
  /** To the datasets behind the publications, relative to dist/site; null where there are none. */
  data: Link | null;
}

interface LibraryPart {
  id: string;
  heading: string;
  groups: { council: CouncilView; publications: PublicationView[] }[];
}

const DATA_WORDS = 'The figures behind the publications: definitions, sources and files to download';

/** The library of everything, and a page for each council. */
export function libraryPages({ site, publications, councils, datasets, withheld = [] }: Report): LibraryPage[] {
  const page = (council: CouncilView | null): LibraryPage => {
    const isHere = (one: { council: CouncilView }): boolean => council === null || one.council.id === council.id;
    const folder = council ? `${council.id}/` : '';
    const own = publications.filter(isHere);
    const shown = council ? [council] : councils;
    return {
      path: `${folder}index.html`, council, title: council ? `Publications of ${council.name}` : site.title, summary: site.summary,
      demonstration: demonstrationOf(own), parts: partsOf(own, shown), withheld: withheldOf(withheld, shown),
      data: datasets.some(isHere) ? { text: DATA_WORDS, href: `data/${folder}index.html` } : null,
    };
  };
  return [page(null), ...councils.map(page)];
}

function partsOf(publications: readonly PublicationView[], councils: readonly CouncilView[]): LibraryPart[] {
  const part = (id: string, heading: string, isPast: boolean): LibraryPart => ({
    id, heading,
    groups: councils.map((council) => ({ council, publications: supplementsLast(publications.filter((p) => p.council.id === council.id && p.isPast === isPast)) })).filter((group) => group.publications.length > 0),
  });
  return [part('current', 'Current publications', false), part('past', 'Past publications', true)].filter(({ groups }) => groups.length > 0);
}

/** Each supplement stands below the strategy that it adds to, where that is in the list; all else keeps its order. */
export function supplementsLast(publications: readonly PublicationView[]): PublicationView[] {
  const wholes = new Map(publications.map((publication) => [`${publication.id}/`, publication]));
  const byWhole = Map.groupBy(publications, ({ supplements }) => wholes.get(supplements?.href ?? ''));
  return (byWhole.get(undefined) ?? []).flatMap((publication) => [publication, ...byWhole.get(publication) ?? []]);
}

function withheldOf(withheld: readonly WithheldView[], councils: readonly CouncilView[]): LibraryPage['withheld'] {
  return councils.map((council) => ({ council, papers: withheld.filter((paper) => paper.council === council.id) })).filter(({ papers }) => papers.length > 0);
}

/** A publication's own line where all say the same, else one that is true of all. */
export function demonstrationOf(publications: readonly PublicationView[]): string {
  const lines = [...new Set(publications.map(({ demonstration }) => demonstration))];
  return lines.length === 1 ? lines[0]! : 'These are demonstrations made from published papers. None is issued by the council it names.';
}
