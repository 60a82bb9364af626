import type { SiteView } from '../../schema/report.ts';
import type { PublicationView } from '../../schema/report/publication.ts';
import { writeJsonLd } from '../data/json-ld.ts';

const TYPES: Record<PublicationView['kind'], string> = { report: 'Report', strategy: 'CreativeWork', deck: 'PresentationDigitalDocument' };

/**
 * schema.org's words for a publication, on its first page. Its publisher is this site and never the council, which it is
 * about. Null for a draft and for what was withdrawn: neither is offered to those who look.
 */
export function publicationJsonLd({ kind, title, summary, demonstration, publisher, council, address, published, updated, original, status }: PublicationView, site: SiteView): string | null {
  if (status?.state === 'draft' || status?.state === 'withdrawn') return null;
  return writeJsonLd({
    '@type': TYPES[kind],
    name: title,
    description: `${summary} ${demonstration}`,
    inLanguage: 'en-GB',
    isAccessibleForFree: true,
    ...(address ? { url: address } : {}),
    datePublished: published.iso,
    dateModified: (updated ?? published).iso,
    publisher: { '@type': 'Organization', name: publisher, description: demonstration, ...(site.address ? { url: site.address } : {}) },
    about: { '@type': 'GovernmentOrganization', name: council.name },
    ...(original ? { isBasedOn: { '@type': 'CreativeWork', name: original.text, url: original.href } } : {}),
    ...(council.licence ? { license: council.licence.href } : {}),
  });
}
