import { AlignmentType, Document, Footer, Header, HeadingLevel, Packer, PageNumber, PageOrientation, Paragraph, TextRun, type FileChild, type ISectionOptions } from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
import type { Block } from '../../schema/report/block.ts';
import type { PublicationView } from '../../schema/report/publication.ts';
import type { SectionView } from '../../schema/report/section.ts';
import { flatten, walkBlocks, walkInlines } from '../../schema/walk-report.ts';
import { shorten } from '../pdf/page-css.ts';
import { settleBytes } from './settle-bytes.ts';
import { anchored, said, writeBlocks } from './word-blocks.ts';
import { bookmarksOf } from './word-bookmarks.ts';
import { absentWords, writeAbout, writeContents, writeDiscrepancies, writeOpening, writeOrigins } from './word-ends.ts';
import { words, writeInlines } from './word-inlines.ts';
import { NUMBER_HANG, numberingOf } from './word-numbering.ts';
import { wordStyles } from './word-styles.ts';
import { SHEET, type Piece, type Place, type Writing } from './writing.ts';

/** A publication whole, with the addresses of its one page. */
export interface WordSource extends Pick<Writing, 'base' | 'pictures' | 'charts'> {
  publication: PublicationView;
}

const UPRIGHT: Place = { lang: '', style: 'Normal', depth: 0, indent: 0, turned: false };

/** The bytes of the .docx file, the same for the same report and pictures. */
export async function writeDocx({ publication, ...source }: WordSource): Promise<Uint8Array> {
  const { title, summary, council, sections, footnotes, published, updated } = publication;
  const writing = beginWriting(publication, source);
  const pieces = writePieces(publication, writing);
  // Written last, when every mark has given its note a number.
  const notes = [...writing.notes.numbers].map(([id, number]) => {
    const content = footnotes.find((note) => note.id === id)?.content ?? [];
    return [number, { children: [new Paragraph({ style: 'FootnoteText', children: [words(' ', { lang: '' }), ...writeInlines(content, { lang: '', inNote: true }, writing)] })] }] as const;
  });
  const document = new Document({
    title, subject: summary, creator: publication.publisher, lastModifiedBy: publication.publisher, description: publication.demonstration,
    styles: wordStyles(council.colour), numbering: numberingOf(startsOf(sections)), footnotes: Object.fromEntries(notes),
    sections: sheetsOf(pieces, publication), pageNumbers: estimatePageNumbersWith({ guess: true }),
  });
  return settleBytes(await Packer.toBuffer(document), { created: published.iso, modified: [published.iso, updated?.iso ?? ''].sort().at(-1)! });
}

function beginWriting({ sections, footnotes }: PublicationView, source: Omit<WordSource, 'publication'>): Writing {
  const marks = [...sections.flatMap(({ blocks }) => [...walkInlines(blocks)]), ...footnotes.flatMap(({ content }) => [...flatten(content)])].flatMap((part) => (part.kind === 'note-mark' ? [part.note] : []));
  return {
    ...source, bookmarks: bookmarksOf(sections, footnotes),
    notes: { views: new Map(footnotes.map((note) => [note.id, note])), numbers: new Map(), repeated: new Set(marks.filter((note, i) => marks.indexOf(note) !== i)) },
    count: { lists: 0, drawings: 0, captions: new Map() },
  };
}

/** In the order of the page: what comes before the contents, the body, the appendices. */
function writePieces(publication: PublicationView, writing: Writing): (Piece | { child: FileChild; turned: boolean })[] {
  const { sections } = publication;
  const written = (isHere: (role: SectionView['role']) => boolean): Piece[] => sections.filter(({ role }) => isHere(role)).flatMap((section) => writeSection(section, writing));
  const isOpening = (role: SectionView['role']): boolean => role === 'opening' || role === 'recommendation';
  return [
    ...writeOpening(publication), ...written(isOpening), ...writeContents(),
    ...written((role) => !isOpening(role) && role !== 'appendix'), ...writeDiscrepancies(publication, writing),
    ...written((role) => role === 'appendix'), ...writeOrigins(publication, writing), ...writeAbout(publication, writing),
  ];
}

function writeSection({ id, number, heading, summary, role, absence, blocks }: SectionView, writing: Writing): Piece[] {
  const numbering = number === null ? {} : { numbering: { reference: 'paper', level: 0, custom: true } };
  return [
    said({ heading: HeadingLevel.HEADING_1, ...numbering, ...(role === 'appendix' ? { pageBreakBefore: true } : {}), children: anchored(id, [words(heading, UPRIGHT)], writing) }, UPRIGHT),
    ...(summary ? [said({ style: 'Summary', children: [words(summary, UPRIGHT)] }, UPRIGHT)] : []),
    ...(absence ? [said({ children: [words(absentWords(absence), UPRIGHT)] }, UPRIGHT)] : []),
    ...writeBlocks(blocks, { ...UPRIGHT, indent: blocks.some((block) => block.kind === 'paragraph' && block.number !== null) ? NUMBER_HANG : 0 }, writing),
  ];
}

function startsOf(sections: readonly SectionView[]): Set<number> {
  const lists = sections.flatMap(({ blocks }) => [...walkBlocks(blocks)]).filter((block): block is Block & { kind: 'list' } => block.kind === 'list' && block.ordered);
  return new Set([1, ...lists.map(({ start }) => start)]);
}

/** Where the sheet turns, a section of Word's begins. Heads and feet are those of the first: others take them over. */
function sheetsOf(pieces: readonly { child: FileChild; turned: boolean }[], publication: PublicationView): ISectionOptions[] {
  const runs: { turned: boolean; children: FileChild[] }[] = [];
  for (const { child, turned } of pieces) {
    if (runs.at(-1)?.turned === turned) runs.at(-1)?.children.push(child);
    else runs.push({ turned, children: [child] });
  }
  const { side, end, width, height } = SHEET;
  const foot = footer(publication);
  return runs.map(({ turned, children }, i) => ({
    ...(i === 0 ? { headers: { default: header(publication), first: new Header({ children: [new Paragraph({ style: 'Header' })] }) }, footers: { default: foot, first: footer(publication) } } : {}),
    properties: { titlePage: i === 0, page: { size: { width, height, orientation: turned ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT }, margin: { top: end, bottom: end, left: side, right: side, header: 567, footer: 567 } } },
    children,
  }));
}

function header({ title, runningHead }: PublicationView): Header {
  return new Header({ children: [...new Set([shorten(runningHead), shorten(title)])].map((text) => new Paragraph({ style: 'Header', children: [words(text, UPRIGHT)] })) });
}

function footer({ demonstration }: PublicationView): Footer {
  return new Footer({ children: [
    new Paragraph({ style: 'Footer', children: [words(demonstration, UPRIGHT)] }),
    new Paragraph({ style: 'Footer', alignment: AlignmentType.RIGHT, children: [new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })] }),
  ] });
}
