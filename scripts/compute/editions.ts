import type { Publication } from '../schema/records.ts';
import type { Link } from '../schema/report/link-date-absence.ts';
import type { StatusView } from '../schema/report/publication.ts';

/** Which publication replaced which; only publications that readers see count. */
export interface Editions {
  successors: ReadonlyMap<string, Publication>;
  byId: ReadonlyMap<string, Publication>;
  /** By the strategy that they add to, the newest first. */
  supplements: ReadonlyMap<string, readonly Publication[]>;
}

export function findEditions(publications: readonly Publication[]): Editions {
  const supplements = publications.filter(({ file }) => file.edition?.supplements && file.status === 'published').sort((a, b) => (a.file['publish-on'] < b.file['publish-on'] ? 1 : -1));
  return {
    supplements: Map.groupBy(supplements, ({ file }) => file.edition!.supplements!),
    byId: new Map(publications.map((p) => [p.id, p])),
    successors: new Map(publications.flatMap((p) => (p.file.edition?.supersedes && p.file.status === 'published' ? [[p.file.edition.supersedes, p] as const] : []))),
  };
}

/** What the banner at the top says: drafts and withdrawals always, and of a strategy whether it is the current one. */
export function statusOf({ id, file }: Publication, { successors, supplements }: Editions): StatusView | null {
  if (file.status === 'draft') return { state: 'draft', words: 'This is a draft. It is not published.', link: null };
  if (file.status === 'withdrawn') return { state: 'withdrawn', words: 'This publication has been withdrawn.', link: null };
  if (file.kind !== 'strategy') return null;
  const whole = file.edition?.supplements;
  const successor = successors.get(whole ?? id);
  if (successor) return { state: 'superseded', words: whole ? 'The strategy that this supplements has been replaced.' : 'This strategy has been replaced.', link: linkTo(successor) };
  if (whole) return { state: 'current', words: 'This supplements the current strategy.', link: null };
  const current = file.edition?.series === 'strategy' ? 'This is the current strategy.' : 'This is the current edition.';
  const supplement = supplements.get(id)?.[0];
  return supplement ? { state: 'current', words: `${current} A supplement adds to it:`, link: linkTo(supplement) } : { state: 'current', words: current, link: null };
}

/** Of an earlier edition, withdrawn, or about a strategy that has been replaced, or a supplement to one. */
export function isPast({ id, file }: Publication, { successors }: Editions): boolean {
  return file.status === 'withdrawn' || [id, file.about, file.edition?.supplements].some((named) => named !== undefined && successors.has(named));
}

/** Those that it follows, newest first. What follows it is no business of its pages, which stay as they were published. */
export function previousEditions({ file }: Publication, { byId }: Editions): Link[] {
  const found: Publication[] = [];
  for (let id = file.edition?.supersedes; id !== undefined;) {
    const earlier = byId.get(id);
    if (!earlier || found.includes(earlier)) break;
    found.push(earlier);
    id = earlier.file.edition?.supersedes;
  }
  return found.map(linkTo);
}

export function aboutOf({ file }: Publication, { byId }: Editions): Link | null {
  const strategy = file.about === undefined ? undefined : byId.get(file.about);
  return strategy ? linkTo(strategy) : null;
}

export function supplementsOf({ file }: Publication, { byId }: Editions): Link | null {
  const strategy = file.edition?.supplements === undefined ? undefined : byId.get(file.edition.supplements);
  return strategy ? linkTo(strategy) : null;
}

function linkTo(publication: Publication): Link {
  return { text: titleOf(publication), href: `${publication.id}/` };
}

function titleOf({ file }: Publication): string {
  return file.edition && !file.title.includes(file.edition.period) ? `${file.title}, ${file.edition.period}` : file.title;
}
