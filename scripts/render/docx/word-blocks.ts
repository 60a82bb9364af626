import { Bookmark, HeadingLevel, Paragraph, TextRun, type IParagraphOptions, type ParagraphChild } from 'docx';
import type { Block, RecommendationView } from '../../schema/report/block.ts';
import type { ChartView } from '../../schema/report/chart.ts';
import type { KpiTileView, KpisView } from '../../schema/report/kpis.ts';
import type { Inline } from '../../schema/report/prose.ts';
import type { SourceView } from '../../schema/report/source.ts';
import type { TableView } from '../../schema/report/table.ts';
import { addressOf, field, picture, words, writeInlines } from './word-inlines.ts';
import { LIST_INDENT, orderedList, UNORDERED } from './word-numbering.ts';
import { standsUpright, writeGrid } from './word-tables.ts';
import type { Look, Piece, Place, Writing } from './writing.ts';

/** Level 1 is a section's: in Word its headings follow without a gap. */
const HEADINGS = { 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_2, 4: HeadingLevel.HEADING_3 };
/** Lists as deep as Word can number. */
const DEEPEST = 8;

export function writeBlocks(blocks: readonly Block[], place: Place, writing: Writing): Piece[] {
  return blocks.flatMap((block): Piece[] => {
    switch (block.kind) {
      case 'paragraph': return [said(inParagraph(block, place, writing), place)];
      case 'heading': return [said({ heading: HEADINGS[block.level], children: anchored(block.id, writeInlines(block.content, lookIn(place), writing), writing) }, place)];
      case 'list': return writeList(block, place, writing);
      case 'quote': return [
        ...writeBlocks(block.content, { ...place, style: 'Quote' }, writing),
        ...(block.source.length > 0 ? [said({ style: 'QuoteSource', children: writeInlines(block.source, lookIn(place), writing), ...indentIn({ ...place, style: 'Quote' }) }, place)] : []),
      ];
      case 'code': return [said({ style: 'Code', children: codeLines(block.text, place), ...indentIn(place) }, place)];
      case 'note': return writeBlocks(block.content, { ...place, style: 'Aside' }, writing);
      // Word documents are the public's: of the part stand its title and why it is not there.
      case 'exempt': return [
        said({ children: [words(block.title, { ...lookIn(place), bold: true })], ...indentIn(place) }, place),
        said({ children: [words([block.notice.words, ...block.notice.reasons].join(' '), lookIn(place))], ...indentIn(place) }, place),
      ];
      case 'recommendations': return writeRecommendations(block.items, place, writing);
      case 'table': return writeTable(block.table, place, writing);
      case 'chart': return writeChart(block.chart, place, writing);
      case 'kpis': return writeKpis(block.kpis, place, writing);
      case 'language': return writeBlocks(block.content, { ...place, lang: block.lang }, writing);
      case 'landscape': return writeBlocks(block.content, { ...place, turned: true }, writing);
    }
  });
}

export function said(options: IParagraphOptions, { turned }: Pick<Place, 'turned'>): Piece {
  return { child: new Paragraph(options), turned };
}

function lookIn({ lang }: Place): Look {
  return { lang };
}

function inParagraph({ id, number, content }: Block & { kind: 'paragraph' }, place: Place, writing: Writing): IParagraphOptions {
  const children = anchored(id, writeInlines(content, lookIn(place), writing), writing);
  if (number !== null) return { style: 'NumberedParagraph', children };
  return { children, ...(place.style === 'Normal' ? {} : { style: place.style }), ...indentIn(place) };
}

function indentIn({ depth, indent, style }: Place): Pick<IParagraphOptions, 'indent'> {
  const left = indent + LIST_INDENT * (depth + (style === 'Normal' ? 0 : 1));
  return left > 0 ? { indent: { left } } : {};
}

/** Something leads here: the words get a bookmark of that name. */
export function anchored(id: string | null, children: ParagraphChild[], { bookmarks }: Writing): ParagraphChild[] {
  const bookmark = id === null ? undefined : bookmarks.get(id);
  return bookmark ? [new Bookmark({ id: bookmark.name, children })] : children;
}

function codeLines(text: string, { lang }: Place): TextRun[] {
  return text.replace(/\n$/, '').split('\n').map((line, i) => new TextRun({ text: line, noProof: true, ...(i > 0 ? { break: 1 } : {}), ...(lang ? { language: { value: lang } } : {}) }));
}

/** The first paragraph of an item bears its mark; what else stands in it is set in as far. */
function writeList({ ordered, start, items }: Block & { kind: 'list' }, place: Place, writing: Writing): Piece[] {
  const level = Math.min(place.depth, DEEPEST);
  const numbering = ordered ? { reference: orderedList(start), level, instance: ++writing.count.lists } : { reference: UNORDERED, level };
  return items.flatMap((item) => writeItem(item, pointOf(numbering, place), place, writing));
}

/** Beneath numbered paragraphs a list begins where their words do. */
function pointOf(numbering: { reference: string; level: number; instance?: number }, { indent }: Place): IParagraphOptions {
  return { style: 'ListParagraph', numbering, ...(indent > 0 ? { indent: { left: indent + LIST_INDENT * (numbering.level + 1), hanging: LIST_INDENT } } : {}) };
}

function writeItem([first, ...rest]: readonly Block[], marked: IParagraphOptions, place: Place, writing: Writing): Piece[] {
  const inside = { ...place, depth: place.depth + 1 };
  if (first?.kind !== 'paragraph') return writeBlocks(first ? [first, ...rest] : [], inside, writing);
  return [said({ ...marked, children: writeInlines(first.content, lookIn(place), writing) }, place), ...writeBlocks(rest, inside, writing)];
}

function writeRecommendations(items: readonly RecommendationView[], place: Place, writing: Writing): Piece[] {
  const instance = ++writing.count.lists;
  return items.flatMap(({ id, number, content: [first, ...rest] }): Piece[] => {
    if (first?.kind !== 'paragraph') throw new Error(`The recommendation ${id} doesn’t begin with a paragraph.`);
    const children = anchored(id, writeInlines(first.content, lookIn(place), writing), writing);
    const numbering = number === null ? {} : { numbering: { reference: 'recommendations', level: 0, instance } };
    return [said({ style: 'Recommendation', children, ...numbering }, place), ...writeBlocks(rest, { ...place, depth: place.depth + 1 }, writing)];
  });
}

function writeTable(table: TableView, at: Place, writing: Writing): Piece[] {
  const place = { ...at, turned: at.turned || !standsUpright(table) };
  const caption = writeCaption(table.id, table.number, table.caption === '' ? [] : [{ kind: 'text', text: table.caption }], place, writing);
  const grid = { child: writeGrid(table, place, writing), turned: place.turned };
  const below = [...writeTableNotes(table, place, writing), ...(table.source ? [writeSource(table.source, place, writing)] : [])];
  return [...caption, grid, ...(below.length > 0 ? below : [said({ style: 'AfterTable' }, place)])];
}

/** 'Table 1' is a field, so that a list of tables can be made of them; a number out of turn stays as it is. */
function writeCaption(id: string, number: string | null, statement: readonly Inline[], place: Place, writing: Writing): Piece[] {
  if (number === null && statement.length === 0) return [];
  const { lang } = place;
  const [, kind = '', digits = ''] = /^(\S+)\s(\d+)$/.exec(number ?? '') ?? [];
  const next = (writing.count.captions.get(kind) ?? 0) + 1;
  const label = number === null ? [] : digits !== String(next) ? [words(number, { lang })] : [words(number.slice(0, -digits.length), { lang }), field(`SEQ ${kind} \\* ARABIC`, words(digits, { lang }))];
  if (label.length > 1) writing.count.captions.set(kind, next);
  const parted = label.length > 0 && statement.length > 0 ? [words(' ', { lang })] : [];
  return [said({ style: 'Caption', keepNext: true, children: [...anchored(id, label, writing), ...parted, ...writeInlines(statement, { lang, bold: true }, writing)] }, place)];
}

/** Those of cells are numbered, as the cells are; then what is on the whole table is not. */
function writeTableNotes({ notes, cellNotes }: TableView, place: Place, writing: Writing): Piece[] {
  const asInlines = (texts: readonly string[]): Inline[][] => texts.map((text) => [{ kind: 'text', text }]);
  if (!cellNotes) return writeNotes(asInlines(notes), place, writing);
  return [...listNotes(asInlines(cellNotes), place, writing), ...asInlines(notes).map((note) => said({ style: 'TableNote', children: writeInlines(note, lookIn(place), writing) }, place))];
}

function writeNotes(notes: readonly Inline[][], place: Place, writing: Writing): Piece[] {
  const { lang } = place;
  const [only, ...more] = notes;
  if (only && more.length === 0) return [said({ style: 'TableNote', children: [words('Note: ', { lang }), ...writeInlines(only, { lang }, writing)] }, place)];
  return notes.length > 0 ? listNotes(notes, place, writing) : [];
}

function listNotes(notes: readonly Inline[][], place: Place, writing: Writing): Piece[] {
  const numbering = { reference: 'table-notes', level: 0, instance: ++writing.count.lists };
  return notes.map((note) => said({ style: 'TableNote', numbering, children: writeInlines(note, lookIn(place), writing) }, place));
}

function writeSource({ text, href }: SourceView, place: Place, writing: Writing): Piece {
  const { lang } = place;
  const children: Inline[] = href !== null && addressOf(href, writing.base) !== null ? [{ kind: 'link', href, children: [{ kind: 'text', text }] }] : [{ kind: 'text', text }];
  return said({ style: 'TableNote', children: [words('Source: ', { lang }), ...writeInlines(children, { lang }, writing)] }, place);
}

function writeChart({ id, number, headline, subtitle, description, source, notes, table }: ChartView, place: Place, writing: Writing): Piece[] {
  const drawing = writing.charts.get(id);
  if (!drawing) throw new Error(`The chart ${id} has no picture.`);
  return [
    ...writeCaption(id, number, headline, place, writing),
    said({ style: 'ChartSubtitle', keepNext: true, children: [words(subtitle, lookIn(place))] }, place),
    said({ style: 'Drawing', keepNext: true, children: [picture(drawing, description, writing)] }, place),
    writeSource(source, place, writing),
    ...writeNotes(notes, place, writing),
    ...writeTable(table, place, writing),
  ];
}

/** What the tiles of the page say, in sentences; then the table. */
function writeKpis({ id, tiles, table, notes }: KpisView, place: Place, writing: Writing): Piece[] {
  const numbering = { reference: UNORDERED, level: 0 };
  return [
    ...tiles.map((tile) => {
      const [name, rest] = tileWords(tile);
      return said({ ...pointOf(numbering, place), children: [words(name, { ...lookIn(place), bold: true }), words(rest, lookIn(place))] }, place);
    }),
    // The block and its table are one in Word: what leads to the one leads to the other.
    ...writeTable(writing.bookmarks.has(id) ? { ...table, id } : table, place, writing),
    ...writeNotes(notes, { ...place, turned: place.turned || !standsUpright(table) }, writing),
  ];
}

/** 'Long-term stability: 70.5%', ', January to March 2025. Up 4.5 percentage points. Target met. ...' */
export function tileWords({ label, value, period, change, statusWords, target, comparisons }: KpiTileView): [name: string, rest: string] {
  const sentences = [change, statusWords, target, ...comparisons].filter((words) => words !== '').map((words) => ` ${words.replace(/\.$/, '')}.`);
  return [`${label}: ${value}`, `, ${period}.${sentences.join('')}`];
}
