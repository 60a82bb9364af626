import type { Block } from '../../schema/report/block.ts';
import type { EasyReadView } from '../../schema/report/easy-read.ts';
import type { Link } from '../../schema/report/link-date-absence.ts';
import type { FootnoteView } from '../../schema/report/prose.ts';
import type { ContentsEntry, PublicationView } from '../../schema/report/publication.ts';
import type { SectionView } from '../../schema/report/section.ts';
import { wordsOf } from '../../schema/walk-report.ts';
import { addressOn, chapterFile, mapAnchors, type AnchorPages, type PagePlace } from './addresses.ts';
import { footnotesOf } from './anchors-and-notes.ts';
import { changeBlocks, changeInlines, raiseHeadings } from './change-blocks.ts';
import { longSections } from './long-sections.ts';

/** What a publication's page says; the look is its layout's. */
export interface PublicationPage {
  /** Below dist/site: 'dorset-strategy-2024/fostering/index.html' */
  path: string;
  layout: string;
  /** As it is to be said on this page: its addresses lead from here, its footnotes are those to what stands here. */
  publication: PublicationView;
  chapters: ChapterLink[];
  /** On a chapter's own page. */
  chapter: ChapterView | null;
  /** On the page in Easy Read. */
  easyRead: EasyReadView | null;
  /** Ids of the sections that end with a way back to the contents, on a phone. */
  longSections: string[];
}

interface ChapterLink {
  id: string;
  number: string | null;
  text: string;
  href: string;
  /** The page one is on. */
  current: boolean;
}

interface ChapterView {
  section: SectionView;
  /** Its own headings, where there are enough of them to need a list. */
  headings: ContentsEntry[];
  previous: ChapterLink | null;
  next: ChapterLink | null;
}

const FEWEST_HEADINGS = 3;

/** A report and a deck are one page; a strategy is a cover, a page a chapter and everything on one; of what is withdrawn a notice remains. */
export function pagesOfPublication(view: PublicationView, strategies: ReadonlyMap<string, AnchorPages>): PublicationPage[] {
  const publication = { ...leadToFiles(view), downloads: withEasyRead(view) };
  const { id, kind, status } = publication;
  if (status?.state === 'withdrawn') return [{ path: `${id}/index.html`, layout: 'layouts/withdrawn.njk', publication, chapters: [], chapter: null, easyRead: null, longSections: [] }];
  const own = mapAnchors(publication);
  const on = (place: PagePlace): PublicationView => placeOn(publication, (href) => addressOn(href, place, own, strategies), place.up);
  const whole = (path: string, place: PagePlace): PublicationPage => ({ path, layout: 'layouts/publication.njk', publication: on(place), chapters: [], chapter: null, easyRead: null, longSections: longSections(publication.sections) });
  const easy = easyReadPage(publication);
  switch (kind) {
    case 'report': return [whole(`${id}/index.html`, { page: null, up: '' }), ...easy];
    case 'deck': {
      const page = whole(`${id}/index.html`, { page: null, up: '' });
      return [{ ...page, publication: contentsFrom(numberSlides(page.publication), 'slide') }, ...easy];
    }
    case 'strategy': {
      const all = whole(wholeStrategyPath(id), { page: null, up: '../' });
      return [coverPage(on({ page: '', up: '' })), ...chapterPages(publication, (page) => on({ page, up: '../' })), { ...all, publication: contentsFrom(all.publication, 'chapter') }, ...easy];
    }
  }
}

function leadToFiles(view: PublicationView): PublicationView {
  const { status, about, supplements, previousEditions } = view;
  return {
    ...view, status: status && { ...status, link: status.link && toFile(status.link) }, about: about && toFile(about),
    ...(supplements ? { supplements: toFile(supplements) } : {}), previousEditions: previousEditions.map(toFile),
  };
}

/** 'dorset-strategy-2024/' leads to a file only where a server is. */
function toFile(link: Link): Link {
  return { ...link, href: link.href.replace(/\/$/, '/index.html') };
}

export function wholeStrategyPath(id: string): string {
  return `${id}/all/index.html`;
}

/** Offered on the cover of every form of the publication. */
function withEasyRead({ downloads = [], easyRead }: PublicationView): Link[] {
  return easyRead ? [{ text: 'Read this in Easy Read', href: 'easy-read/index.html' }, ...downloads] : downloads;
}

function easyReadPage(publication: PublicationView): PublicationPage[] {
  const { id, easyRead } = publication;
  if (!easyRead) return [];
  const place = { href: (href: string): string => (/^(?:[a-z][a-z0-9+.-]*:|#)/i.test(href) ? href : `../${href}`) };
  const sections = easyRead.sections.map((section) => ({
    ...section, ideas: section.ideas.map(({ picture, content }) => ({ picture: picture && { ...picture, src: `../${picture.src}` }, content: changeInlines(content, place) })),
  }));
  return [{ path: `${id}/easy-read/index.html`, layout: 'layouts/easy-read.njk', publication, chapters: [], chapter: null, easyRead: { ...easyRead, sections }, longSections: [] }];
}

/** A slide without a number gets its place; the title slide is not counted. */
export function numberSlides(deck: PublicationView): PublicationView {
  const slides = deck.sections.filter(({ role }) => role === 'slide');
  return { ...deck, sections: deck.sections.map((section) => (section.role === 'slide' ? { ...section, number: section.number ?? String(slides.indexOf(section) + 1) } : section)) };
}

/** The same publication with every address as it must stand on one of its pages. */
function placeOn(publication: PublicationView, href: (href: string) => string, up: string): PublicationView {
  const src = (file: string): string => (/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(file) ? file : up + file);
  const data = (page: string): string => `${up}../${page}`;
  const move = (blocks: readonly Block[]): Block[] => changeBlocks(blocks, { href, src, data });
  return {
    ...publication,
    sections: publication.sections.map((section) => ({
      ...section, blocks: move(section.blocks),
      figureSources: section.figureSources.map((from) => ({ ...from, figures: from.figures.map((figure) => ({ ...figure, href: figure.href && data(figure.href) })) })),
    })),
    footnotes: publication.footnotes.map((note): FootnoteView => ({ ...note, content: changeInlines(note.content, { href, src }) })),
    downloads: (publication.downloads ?? []).map((download) => ({ ...download, href: src(download.href) })),
  };
}

function contentsFrom(publication: PublicationView, role: SectionView['role']): PublicationView {
  const contents = publication.sections.filter((section) => section.role === role).map(({ id, number, heading }) => ({ id, number, text: heading }));
  return { ...publication, contents };
}

function coverPage(publication: PublicationView): PublicationPage {
  const sections = publication.sections.filter(({ role }) => role === 'opening');
  const downloads = [...publication.downloads ?? [], { text: `Read or print the whole ${publication.supplements ? 'supplement' : 'strategy'} on one page`, href: 'all/index.html' }];
  return {
    path: `${publication.id}/index.html`, layout: 'layouts/strategy-cover.njk',
    publication: { ...publication, sections, downloads, footnotes: footnotesOf(publication.footnotes, sections) },
    chapters: chapterLinks(publication, '', null), chapter: null, easyRead: null, longSections: [],
  };
}

function chapterPages(strategy: PublicationView, on: (chapter: string) => PublicationView): PublicationPage[] {
  return strategy.sections.filter(({ role }) => role === 'chapter').map(({ id }): PublicationPage => {
    const publication = on(id);
    const section = publication.sections.find((s) => s.role === 'chapter' && s.id === id)!;
    const chapters = chapterLinks(strategy, '../', id);
    const at = chapters.findIndex(({ current }) => current);
    const headings = headingsOf(section);
    return {
      path: `${strategy.id}/${chapterFile(id)}`, layout: 'layouts/strategy-chapter.njk',
      publication: { ...publication, footnotes: footnotesOf(publication.footnotes, [section]) }, chapters,
      chapter: {
        section: { ...section, blocks: raiseHeadings(section.blocks) },
        headings: headings.length >= FEWEST_HEADINGS ? headings : [],
        previous: chapters[at - 1] ?? null, next: chapters[at + 1] ?? null,
      },
      easyRead: null, longSections: longSections([section]),
    };
  });
}

function chapterLinks({ sections }: PublicationView, up: string, current: string | null): ChapterLink[] {
  return sections.filter(({ role }) => role === 'chapter').map(({ id, number, heading }) => (
    { id, number, text: heading, href: id === current ? 'index.html' : up + chapterFile(id), current: id === current }));
}

function headingsOf({ blocks }: SectionView): ContentsEntry[] {
  return blocks.flatMap((block) => (block.kind === 'heading' && block.level === 3 ? [{ id: block.id, number: null, text: wordsOf(block.content).trim() }] : []));
}
