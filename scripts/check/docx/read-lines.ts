import { textIn, within, type XmlElement } from '../xml.ts';
import { countParagraphs } from './count-paragraphs.ts';
import { join, type Line, type Part } from './line.ts';
import { childrenOf, valueOf, type WordPackage } from './read-package.ts';

const KINDS: Record<string, string> = { Title: 'title', Heading1: 'heading 1', Heading2: 'heading 2', Heading3: 'heading 3', TOCHeading: 'contents heading', Recommendation: 'recommendation', Caption: 'caption' };

export interface ReadLines {
  /** Of the body, then of the notes; the contents are told by themselves. */
  lines: Line[];
  /** Every figure, by the style that marks it. */
  figures: string[];
  /** Entries of the contents: '5 Homes near home … 11' */
  contents: { words: string; page: string }[];
  /** Bookmark -> number of the paragraph that it stands in. */
  bookmarks: ReadonlyMap<string, string>;
  /** Where words refer to a number: the bookmark, and what is shown. */
  references: { bookmark: string; shown: string }[];
}

/** A document as it is read, from the first line to the last note. */
export function readLines(word: WordPackage): ReadLines {
  const lines: Line[] = [];
  const figures: string[] = [];
  const contents: ReadLines['contents'] = [];
  const bookmarks = new Map<string, string>();
  const references: ReadLines['references'] = [];
  /** Ids of the notes in the order in which the text mentions them. */
  const mentioned: string[] = [];
  const numberOf = countParagraphs(word);
  const body = within(word.xml.get('word/document.xml') ?? NOTHING, 'w:body')[0];
  const notes = new Map(within(word.xml.get('word/footnotes.xml') ?? NOTHING, 'w:footnote').map((note) => [note.attributes.get('w:id') ?? '', note]));
  let links = word.relationships.get('word/document.xml');

  const readBlock = (block: XmlElement): void => {
    if (block.name === 'w:p') readParagraph(block);
    else if (block.name === 'w:tbl') childrenOf(block, 'w:tr').forEach(readRow);
    else if (block.name === 'w:sdt') contents.push(...within(block, 'w:p').flatMap(readEntry));
    else if (block.name !== 'w:sectPr') throw new Error(`A document holds <${block.name}>, which nobody here writes.`);
  };

  const readParagraph = (paragraph: XmlElement): void => {
    const style = valueOf(childrenOf(paragraph, 'w:pPr')[0], 'w:pStyle') ?? '';
    const counted = numberOf(paragraph);
    for (const { attributes } of within(paragraph, 'w:bookmarkStart')) bookmarks.set(attributes.get('w:name') ?? '', counted?.number ?? '');
    const text = join(partsIn(paragraph, ''));
    const isPoint = counted && (style === 'ListParagraph' || style === 'Origin');
    if (text !== '') lines.push({ kind: isPoint ? `point ${counted.level + 1}` : KINDS[style] ?? 'paragraph', number: counted?.number ?? '', text });
  };

  const readRow = (row: XmlElement): void => {
    const cells = childrenOf(row, 'w:tc').map((cell) => childrenOf(cell, 'w:p').map((paragraph) => join(partsIn(paragraph, ''))).join(' '));
    lines.push({ kind: within(row, 'w:tblHeader').length > 0 ? 'header row' : 'row', number: '', text: cells.join(' | ') });
  };

  const partsIn = (element: XmlElement, href: string): Part[] => childrenOf(element).flatMap((child): Part[] => {
    const { name, attributes } = child;
    if (name === 'w:r') return partsInRun(child, href);
    if (name === 'w:fldSimple') return partsInField(child, href);
    if (name !== 'w:hyperlink') return [];
    const id = attributes.get('r:id');
    const anchor = attributes.get('w:anchor');
    return partsIn(child, id === undefined ? '#' : `${links?.get(id)?.target ?? '?'}${anchor === undefined ? '' : `#${anchor}`}`);
  });

  const partsInField = (field: XmlElement, href: string): Part[] => {
    const [kind, bookmark = '', ...switches] = (field.attributes.get('w:instr') ?? '').trim().split(/\s+/);
    const parts = partsIn(field, href);
    const shown = parts.map(({ text }) => text).join('');
    if (kind === 'REF' && switches.includes('\\w')) references.push({ bookmark, shown });
    return kind === 'NOTEREF' ? [plain(`^${shown}`)] : parts;
  };

  const partsInRun = (run: XmlElement, href: string): Part[] => {
    const properties = childrenOf(run, 'w:rPr')[0];
    const isFigure = valueOf(properties, 'w:rStyle') === 'FigureValue';
    const lang = valueOf(properties, 'w:lang') ?? '';
    const parts = childrenOf(run).flatMap((child): Part[] => {
      switch (child.name) {
        case 'w:t': return [{ text: textIn(child), lang, isFigure, href }];
        case 'w:softHyphen': return [{ text: '\u00ad', lang, isFigure, href }];
        case 'w:noBreakHyphen': return [{ text: '\u2011', lang, isFigure, href }];
        case 'w:br': case 'w:tab': return [{ ...plain(' '), lang }];
        case 'w:drawing': return [{ ...plain(`(picture: ${within(child, 'wp:docPr')[0]?.attributes.get('descr') ?? ''})`), href }];
        case 'w:footnoteReference': return [plain(`^${mentioned.push(child.attributes.get('w:id') ?? '')}`)];
        default: return [];
      }
    });
    if (isFigure) figures.push(parts.map(({ text }) => text).join(''));
    return parts;
  };

  for (const child of childrenOf(body)) readBlock(child);
  links = word.relationships.get('word/footnotes.xml');
  for (const [i, id] of mentioned.entries()) lines.push({ kind: 'note', number: String(i + 1), text: join(childrenOf(notes.get(id), 'w:p').flatMap((paragraph) => partsIn(paragraph, ''))) });
  return { lines, figures, contents, bookmarks, references };
}

/** 'number, tab, words, tab, page' */
function readEntry(entry: XmlElement): ReadLines['contents'] {
  const pieces = within(entry, 'w:r').flatMap((run) => childrenOf(run, 'w:t', 'w:tab')).map((child) => (child.name === 'w:tab' ? '\t' : textIn(child))).join('').split('\t');
  return pieces.join('') === '' ? [] : [{ words: pieces.slice(0, -1).join(' ').trim(), page: pieces.at(-1) ?? '' }];
}

const NOTHING: XmlElement = { name: '', attributes: new Map(), children: [] };

function plain(text: string): Part {
  return { text, lang: '', isFigure: false, href: '' };
}
