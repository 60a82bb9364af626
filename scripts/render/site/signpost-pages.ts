import { redirectFile } from '../../schema/publication.ts';
import type { Report, SiteView } from '../../schema/report.ts';
import type { CouncilView } from '../../schema/report/council.ts';
import type { PublicationView } from '../../schema/report/publication.ts';
import { NOT_FOUND } from './content-policy.ts';

/** A page that says nothing of its own and leads elsewhere. */
export interface SignpostPage {
  /** Below dist/site */
  path: string;
  layout: string;
  /** On the page of an old address. */
  council: CouncilView | null;
  publication: PublicationView | null;
  site: SiteView;
}

/** A page at every old address, and the one that a host shows where there is no page. */
export function signpostPages({ site, publications }: Report): SignpostPage[] {
  return [
    { path: NOT_FOUND, layout: 'layouts/not-found.njk', council: null, publication: null, site },
    ...publications.flatMap((publication) => publication.redirects.map((path): SignpostPage => (
      { path: redirectFile(path), layout: 'layouts/redirect.njk', council: publication.council, publication, site }))),
  ];
}
