import type { Report } from '../../schema/report.ts';
import type { PublicationView } from '../../schema/report/publication.ts';
import { anchorsOf } from './anchors-and-notes.ts';

/** Anchor -> id of the chapter that it stands in; '' for the cover. */
export type AnchorPages = ReadonlyMap<string, string>;

/** Where a page lies: on which page of its strategy, and how deep. */
export interface PagePlace {
  /** The chapter's id, '' for the cover; null where the whole publication is one page, so that '#id' leads where it should. */
  page: string | null;
  /** From the page to the publication's folder: '' or '../'. */
  up: '' | '../';
}

/** The strategies, whose anchors lie on several pages, by publication id. */
export function anchorPagesOf({ publications }: Report): Map<string, AnchorPages> {
  return new Map(publications.filter(({ kind }) => kind === 'strategy').map((strategy) => [strategy.id, mapAnchors(strategy)]));
}

export function mapAnchors({ sections }: PublicationView): AnchorPages {
  return new Map(sections.flatMap((section) => anchorsOf(section).map((id) => [id, section.role === 'chapter' ? section.id : ''] as const)));
}

/**
 * An address as an author writes it, for the whole publication, -> as it must be written on one of its pages.
 * '#foster-carers' in another chapter becomes '../fostering/index.html#foster-carers'.
 */
export function addressOn(href: string, { page, up }: PagePlace, own: AnchorPages, strategies: ReadonlyMap<string, AnchorPages>): string {
  if (href.startsWith('#')) {
    const target = page === null ? undefined : own.get(anchorIn(href));
    return target === undefined || target === page ? href : `${up}${chapterFile(target)}${href}`;
  }
  if (/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(href)) return href;
  return up + toChapterOf(toFileOf(href), strategies);
}

/** An anchor of another strategy: '../dorset-strategy-2024/index.html#need' -> '../dorset-strategy-2024/need/index.html#need'. */
function toChapterOf(href: string, strategies: ReadonlyMap<string, AnchorPages>): string {
  const [, folder = '', id = '', hash = ''] = /^(\.\.\/([^/#?]+)\/)index\.html(#.+)$/.exec(href) ?? [];
  const chapter = strategies.get(id)?.get(anchorIn(hash));
  return chapter ? `${folder}${chapterFile(chapter)}${hash}` : href;
}

/** '../dorset-scrutiny-2024/#progress' and '../dorset-scrutiny-2024#progress' -> '../dorset-scrutiny-2024/index.html#progress' */
function toFileOf(href: string): string {
  return href.replace(/^(\.\.\/[^/?#.]+)\/?(?=[?#]|$)/, '$1/index.html');
}

/** Named in full, so that a link works from a folder or a memory stick too. */
export function chapterFile(chapter: string): string {
  return chapter === '' ? 'index.html' : `${chapter}/index.html`;
}

function anchorIn(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}
