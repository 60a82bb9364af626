import { escapeXml } from '../../schema/escape.ts';
import type { Report } from '../../schema/report.ts';
import type { PublicationView } from '../../schema/report/publication.ts';

export const FEED = 'feed.xml';
/** A name reserved for what stands nowhere (RFC 2606), for ids while the site has no address. */
const NOWHERE = 'tag:sufficiency.invalid,2024:';

/**
 * Publications and each of their updates as Atom (RFC 4287), newest first; its dates are theirs, never the clock's.
 * Null where nothing is published: a feed must say when it changed.
 */
export function renderFeed({ site, publications }: Report): string | null {
  const entries = publications.filter(isAnnounced).flatMap(entriesOf).sort((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? 1 : -1));
  if (entries.length === 0) return null;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
<id>${escapeXml(site.address ?? `${NOWHERE}site`)}</id>
<title>${escapeXml(site.title)}</title>
<subtitle>${escapeXml(site.summary)}</subtitle>
<updated>${midnight(entries[0]!.date)}</updated>
<link rel="alternate" type="text/html" href="${escapeXml(site.address ?? 'index.html')}"/>
${site.address ? `<link rel="self" type="application/atom+xml" href="${escapeXml(site.address + FEED)}"/>\n` : ''}${entries.map(entryXml).join('')}</feed>
`;
}

interface Entry {
  id: string;
  title: string;
  date: string;
  published: string;
  author: string;
  summary: string;
  href: string;
}

function isAnnounced({ status }: PublicationView): boolean {
  return status?.state !== 'draft' && status?.state !== 'withdrawn';
}

/** The oldest of its history is its publication. Two updates of one day tell each other apart by their place from the oldest. */
function entriesOf({ id, address, history, title, summary, publisher, published }: PublicationView): Entry[] {
  const page = address ?? `${id}/index.html`;
  return history.map(({ date, note }, i) => {
    const update = history.length - 1 - i;
    return {
      id: `${address ?? NOWHERE + id}${update > 0 ? `#update-${update}` : ''}`, title: update > 0 ? `${title}: updated` : title, date: date.iso, published: update > 0 ? date.iso : published.iso,
      author: publisher, summary: update > 0 ? note : summary, href: page,
    };
  });
}

function entryXml({ id, title, date, published, author, summary, href }: Entry): string {
  return `<entry>
<id>${escapeXml(id)}</id>
<title>${escapeXml(title)}</title>
<published>${midnight(published)}</published>
<updated>${midnight(date)}</updated>
<author><name>${escapeXml(author)}</name></author>
<link rel="alternate" type="text/html" href="${escapeXml(href)}"/>
<summary>${escapeXml(summary)}</summary>
</entry>
`;
}

function midnight(iso: string): string {
  return `${iso}T00:00:00Z`;
}
