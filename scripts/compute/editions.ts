import type { Publication } from '../schema/records.ts';
import type { Link, StatusView } from '../schema/report.ts';

/** Which publication replaced which; only publications that readers see count. */
export interface Editions {
  successors: ReadonlyMap<string, Publication>;
  byId: ReadonlyMap<string, Publication>;
}

export function findEditions(publications: readonly Publication[]): Editions {
  return {
    byId: new Map(publications.map((p) => [p.id, p])),
    successors: new Map(publications.flatMap((p) => (p.file.edition?.supersedes && p.file.status === 'published' ? [[p.file.edition.supersedes, p] as const] : []))),
  };
}

/** What the banner at the top says: drafts and withdrawals always, and of a strategy whether it is the current one. */
export function statusOf({ id, file }: Publication, { successors }: Editions): StatusView | null {
  if (file.status === 'draft') return { state: 'draft', words: 'This is a draft. It is not published.', link: null };
  if (file.status === 'withdrawn') return { state: 'withdrawn', words: 'This publication has been withdrawn.', link: null };
  if (file.kind !== 'strategy') return null;
  const successor = successors.get(id);
  if (!successor) return { state: 'current', words: file.edition?.series === 'strategy' ? 'This is the current strategy.' : 'This is the current edition.', link: null };
  return { state: 'superseded', words: 'This strategy has been replaced.', link: { text: titleOf(successor), href: `${successor.id}/` } };
}

/** Of an earlier edition, withdrawn, or about a strategy that has been replaced. */
export function isPast({ id, file }: Publication, { successors }: Editions): boolean {
  return file.status === 'withdrawn' || successors.has(id) || (file.about !== undefined && successors.has(file.about));
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
  return found.map((earlier) => ({ text: titleOf(earlier), href: `${earlier.id}/` }));
}

export function aboutOf({ file }: Publication, { byId }: Editions): Link | null {
  const strategy = file.about === undefined ? undefined : byId.get(file.about);
  return strategy ? { text: titleOf(strategy), href: `${strategy.id}/` } : null;
}

function titleOf({ file }: Publication): string {
  return file.edition && !file.title.includes(file.edition.period) ? `${file.title}, ${file.edition.period}` : file.title;
}
