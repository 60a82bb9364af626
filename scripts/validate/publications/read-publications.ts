import type { Sources } from '../../load/load-sources.ts';
import type { MarkdownSource } from '../../load/read-markdown.ts';
import { startOf, type Problem } from '../../problem.ts';
import type { CouncilFile } from '../../schema/council.ts';
import { ID_PATTERN } from '../../schema/field.ts';
import { chapterSchema, publicationSchema, type PublicationFile } from '../../schema/publication.ts';
import type { SourceBlock } from '../../schema/narrative.ts';
import { checkShape } from '../shape.ts';
import { RESERVED_ANCHORS, slugOf } from '../slug.ts';
import { EASY_READ, readEasyRead } from './easy-read.ts';
import type { Versions } from './exemption.ts';
import type { Part } from './parts.ts';
import { checkNoDigits, readPublication } from './read-publication.ts';

/** Folders of the site that no publication may take. */
export const RESERVED_FOLDERS = ['about', 'assets', 'data', 'search'];

/** Folders below content/ that hold a publication. */
export function publicationFolders(sources: Sources): Set<string> {
  return new Set([...sources.texts.keys()].flatMap((path) => /^content\/(?!about\/)([^/]+)\/index\.md$/.exec(path)?.[1] ?? []));
}

export function readPublications(sources: Sources, councils: ReadonlyMap<string, CouncilFile>, problems: Problem[]): Versions[] {
  const broken = brokenCouncils(sources, councils);
  const byFolder = Map.groupBy(sources.texts.keys(), (path) => (path.startsWith('content/') ? path.split('/')[1] : null));
  return [...publicationFolders(sources)].flatMap((id) => {
    const index = sources.files.get(`content/${id}/index.md`);
    if (index?.kind !== 'markdown') return [];
    if (!ID_PATTERN.test(id)) {
      problems.push({ rule: 'publication-name', place: startOf(index.path), message: `The folder’s name “${id}” becomes a web address, and so has small letters, digits and hyphens only. Rename it, for instance ${slugOf(id)}.` });
      return [];
    }
    if (councils.has(id)) {
      problems.push({ rule: 'publication-name', place: startOf(index.path), message: `“${id}” is the address of the council’s own page. Give this folder another name, such as ${id}-strategy.` });
      return [];
    }
    if (RESERVED_FOLDERS.includes(id)) {
      problems.push({ rule: 'publication-name', place: startOf(index.path), message: `The address “${id}” belongs to another part of the site. Give the folder another name.` });
      return [];
    }
    const parts = readParts(id, index, { sources, paths: byFolder.get(id) ?? [] }, problems);
    const result = readPublication(id, index, parts, councils, broken);
    problems.push(...result.problems);
    const easyRead = readEasyRead(id, sources, problems);
    if (!result.versions) return [];
    const { whole, open } = result.versions;
    const all = { ...whole, easyRead };
    return [{ whole: all, open: open === whole ? all : open && { ...open, easyRead } }];
  });
}

/** What a folder's index.md says it is, before all else of it is read. */
export function kindOfFolder(id: string, sources: Sources): PublicationFile['kind'] | undefined {
  const index = sources.files.get(`content/${id}/index.md`);
  return index?.kind === 'markdown' && index.frontMatter ? publicationSchema.shape.kind.safeParse((index.frontMatter.data as { kind?: unknown } | null)?.kind).data : undefined;
}

/** The files of one publication in order of reading: index.md, then a strategy's chapters or a deck's slides. */
function readParts(id: string, index: MarkdownSource, { sources, paths }: { sources: Sources; paths: readonly string[] }, problems: Problem[]): Part[] {
  const kind = kindOfFolder(id, sources);
  const summary = { id: 'summary', title: 'Summary', place: startOf(index.path) };
  const parts: Part[] = index.narrative.blocks.length === 0 ? [] : [{ source: index, heading: kind === 'report' || kind === undefined ? null : summary }];
  if (kind === 'deck') {
    const slides = sources.files.get(`content/${id}/slides.md`);
    if (slides?.kind === 'markdown') {
      parts.push({ source: slides, heading: null });
      problems.push(...checkSlides(slides));
    }
    if (!sources.texts.has(`content/${id}/slides.md`)) problems.push({ rule: 'no-slides', place: startOf(index.path), message: 'This deck has no slides. Put a slides.md beside this file, each slide under a heading (## ...).' });
  }
  if (kind === 'strategy') {
    const chapters = paths.filter((path) => CHAPTER.test(path)).sort(byNumber);
    if (chapters.length === 0) problems.push({ rule: 'no-chapters', place: startOf(index.path), message: 'This strategy has no chapters. Put one file a chapter beside this one: 01-duty.md, 02-children.md and so on.' });
    for (const path of chapters) parts.push(...readChapter(path, sources, problems));
    problems.push(...checkChapterNames(chapters));
  }
  const read = kind === 'strategy' ? CHAPTER : kind === 'deck' ? /\/slides\.md$/ : /^$/;
  const unread = kind ? paths.filter((path) => isPublicationFile(path) && path !== index.path && !path.endsWith(`/${EASY_READ}`) && !read.test(path)) : [];
  problems.push(...unread.map((path): Problem => ({ rule: 'unknown-place', place: startOf(path), message: `${READS[kind as keyof typeof READS]} Nothing reads this file. Move its words, or change kind: in index.md.` })));
  return parts;
}

function checkSlides({ path, narrative: { blocks: [first, ...others] } }: MarkdownSource): Problem[] {
  const isSlide = (block: SourceBlock | undefined): boolean => block?.kind === 'heading' && block.level === 2;
  if (!isSlide(first) && !others.some(isSlide)) return [{ rule: 'no-slides', place: startOf(path), message: 'This deck has no slides. Begin each slide here with a heading (## ...).' }];
  return isSlide(first) || !first ? [] : [{ rule: 'text-before-heading', place: first.place, message: 'There is text before the first heading. Put it under a heading (## ...).' }];
}

const READS = {
  report: 'A report is its index.md alone.',
  strategy: 'A strategy is its index.md and its chapters, such as 01-duty.md.',
  deck: 'A deck is its index.md and slides.md.',
};

/** 2-homes.md comes before 10-success.md. */
function byNumber(a: string, b: string): number {
  return Number(CHAPTER.exec(a)?.[1]) - Number(CHAPTER.exec(b)?.[1]);
}

function slugOfChapter(path: string): string {
  return CHAPTER.exec(path)?.[2] ?? '';
}

/** A chapter's name is the last part of its page's address. */
function checkChapterNames(paths: readonly string[]): Problem[] {
  return paths.flatMap((path, i): Problem[] => {
    const slug = slugOfChapter(path);
    const other = paths.slice(0, i).find((earlier) => slugOfChapter(earlier) === slug);
    const message = ['all', 'summary', ...RESERVED_ANCHORS].includes(slug) ? `A chapter cannot be named “${slug}”, because the build uses that name itself. Rename the file.`
      : other ? `${other.split('/').at(-1)} is named “${slug}” too, so both would have one address. Rename one of the two files.` : null;
    return message ? [{ rule: 'chapter-name', place: startOf(path), message }] : [];
  });
}

const CHAPTER = /\/(\d+)-([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/;

function readChapter(path: string, sources: Sources, problems: Problem[]): Part[] {
  const source = sources.files.get(path);
  if (source?.kind !== 'markdown') return [];
  const front = source.frontMatter;
  const { value, problems: found } = front ? checkShape(chapterSchema, front)
    : { value: null, problems: [{ rule: 'front-matter', place: startOf(path), message: 'This chapter has no title. Begin the file with a line ---, then title: and its words, then a line ---.' }] };
  problems.push(...found, ...(value?.summary && front ? checkNoDigits('summary', value.summary, front) : []));
  // Without its title it is read all the same: what refers to it is right.
  const id = slugOfChapter(path);
  return [{ source, heading: { id, title: value?.title ?? id, summary: value?.summary, place: front?.placeOf(['title']) ?? startOf(path) } }];
}

/** Which files of a publication's folder are read, by its kind. */
export function isPublicationFile(path: string): boolean {
  return /^content\/(?!about\/)[^/]+\/(?:index|slides|easy-read)\.md$/.test(path) || (/^content\/(?!about\/)[^/]+\/[^/]+$/.test(path) && CHAPTER.test(path));
}

/** Councils whose council.yaml is there and can't be used; that is reported, and not again by each publication. */
function brokenCouncils(sources: Sources, councils: ReadonlyMap<string, CouncilFile>): Set<string> {
  return new Set([...sources.texts.keys()].flatMap((path) => /^data\/([^/]+)\/council\.yaml$/.exec(path)?.[1] ?? []).filter((id) => !councils.has(id)));
}
