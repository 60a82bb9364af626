import type Token from 'markdown-it/lib/token.mjs';
import type { Place } from '../../problem.ts';
import type { Narrative, SourceBlock, SourceInline } from '../../schema/narrative.ts';
import { parseFigure } from './parse-figure.ts';

/** markdown-it's flat token list -> our tree, every leaf with its place. */
export function buildNarrative(tokens: readonly Token[], path: string): Narrative {
  const cursor = { tokens, at: 0, path, footnotes: [] as SourceInline[][] };
  const blocks = readBlocks(cursor, null);
  return { blocks, footnotes: cursor.footnotes };
}

interface Cursor {
  tokens: readonly Token[];
  at: number;
  path: string;
  footnotes: SourceInline[][];
}

function readBlocks(cursor: Cursor, closing: string | null): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  for (;;) {
    const token = cursor.tokens[cursor.at++];
    if (!token || token.type === closing) return blocks;
    const place: Place = { path: cursor.path, line: (token.map?.[0] ?? 0) + 1, column: 1 };
    const meta = (token.meta ?? {}) as Record<string, unknown>;
    switch (token.type) {
      case 'paragraph_open':
        blocks.push({ kind: 'paragraph', anchor: anchorOf(meta), content: takeInline(cursor, 'paragraph_close'), place });
        break;
      case 'heading_open':
        blocks.push({ kind: 'heading', level: Number(token.tag.slice(1)), shift: 0, anchor: anchorOf(meta), content: takeInline(cursor, 'heading_close'), place });
        break;
      case 'bullet_list_open': case 'ordered_list_open': {
        const ordered = token.type === 'ordered_list_open';
        blocks.push({ kind: 'list', ordered, start: Number(token.attrGet('start') ?? 1), items: readItems(cursor, token.type.replace('open', 'close')), place });
        break;
      }
      case 'blockquote_open':
        blocks.push({ kind: 'blockquote', content: readBlocks(cursor, 'blockquote_close'), place });
        break;
      case 'block_open':
        blocks.push({ kind: 'block', name: token.info, words: String(meta['words'] ?? ''), closed: meta['closed'] === true, content: readBlocks(cursor, 'block_close'), place });
        break;
      case 'table_open': blocks.push(readPipeTable(cursor, place)); break;
      case 'fence': case 'code_block': case 'html_block': blocks.push({ kind: 'code', text: token.content, place }); break;
      // `findMisread` says that it isn't shown.
      case 'hr': break;
      case 'footnote_block_open': readFootnotes(cursor); break;
      default: throw new Error(`markdown token not expected here: ${token.type}`);
    }
  }
}

function anchorOf(meta: Record<string, unknown>): string | null {
  return typeof meta['anchor'] === 'string' ? meta['anchor'] : null;
}

function readItems(cursor: Cursor, closing: string): SourceBlock[][] {
  const items: SourceBlock[][] = [];
  for (;;) {
    const token = cursor.tokens[cursor.at++];
    if (!token || token.type === closing) return items;
    if (token.type === 'list_item_open') items.push(readBlocks(cursor, 'list_item_close'));
  }
}

function readPipeTable(cursor: Cursor, place: Place): SourceBlock {
  const rows: SourceInline[][][] = [];
  const numeric: boolean[] = [];
  for (let token = cursor.tokens[cursor.at++]; token && token.type !== 'table_close'; token = cursor.tokens[cursor.at++]) {
    if (token.type === 'tr_open') rows.push([]);
    if (token.type !== 'th_open' && token.type !== 'td_open') continue;
    // Alignment arrives as an inline style; what it means here is that the column holds numbers.
    if (token.type === 'th_open') numeric.push(token.attrGet('style') === 'text-align:right');
    rows.at(-1)?.push(takeInline(cursor, token.type.replace('open', 'close')));
  }
  return { kind: 'pipe-table', header: rows[0] ?? [], rows: rows.slice(1), numeric, place };
}

/** The footnotes stand at the end, in order of first mention; `findNoteFaults` says where one is more than a paragraph. */
function readFootnotes(cursor: Cursor): void {
  for (let token = cursor.tokens[cursor.at++]; token && token.type !== 'footnote_block_close'; token = cursor.tokens[cursor.at++]) {
    if (token.type === 'inline') cursor.footnotes.at(-1)?.push(...readInlines(token.children ?? [], cursor));
    if (token.type === 'footnote_open') cursor.footnotes.push([]);
  }
}

function takeInline(cursor: Cursor, closing: string): SourceInline[] {
  const inlines: SourceInline[] = [];
  for (let token = cursor.tokens[cursor.at++]; token && token.type !== closing; token = cursor.tokens[cursor.at++]) {
    if (token.type === 'inline') inlines.push(...readInlines(token.children ?? [], cursor));
  }
  return inlines;
}

function readInlines(tokens: readonly Token[], cursor: Cursor): SourceInline[] {
  const stack: SourceInline[][] = [[]];
  const openings: Token[] = [];
  for (const token of tokens) {
    const list = stack.at(-1) as SourceInline[];
    const place = placeOf(token, cursor);
    switch (token.type) {
      case 'text': case 'text_special': case 'html_inline': if (token.content) pushText(list, token.content, place); break;
      case 'softbreak': pushText(list, ' ', place); break;
      case 'hardbreak': list.push({ kind: 'line-break' }); break;
      case 'code_inline': list.push({ kind: 'code', text: token.content, place }); break;
      case 'figure': list.push({ kind: 'figure', figure: parseFigure(token.content), place }); break;
      case 'image': list.push({ kind: 'image', src: String(token.attrGet('src') ?? ''), alt: token.content, place }); break;
      case 'footnote_ref': {
        const { id, subId } = token.meta as { id: number; subId: number };
        list.push({ kind: 'note-mark', note: id + 1, occurrence: subId + 1 });
        break;
      }
      case 'footnote_anchor': break;
      case 'em_open': case 'strong_open': case 'link_open': case 'language_open':
        openings.push(token);
        stack.push([]);
        break;
      case 'em_close': case 'strong_close': case 'link_close': case 'language_close': {
        const children = stack.pop() as SourceInline[];
        const opening = openings.pop() as Token;
        (stack.at(-1) as SourceInline[]).push(wrap(opening, children, placeOf(opening, cursor)));
        break;
      }
      default: throw new Error(`markdown token not expected in a line: ${token.type}`);
    }
  }
  return stack[0] as SourceInline[];
}

/** Neighbouring pieces of text become one, so that rules see whole words; a new place starts at each line. */
function pushText(list: SourceInline[], text: string, place: Place): void {
  const last = list.at(-1);
  if (last?.kind === 'text' && last.place.line === place.line) last.text += text;
  else list.push({ kind: 'text', text, place });
}

function wrap(opening: Token, children: SourceInline[], place: Place): SourceInline {
  switch (opening.type) {
    case 'em_open': return { kind: 'emphasis', children };
    case 'strong_open': return { kind: 'strong', children };
    case 'language_open': return { kind: 'language', lang: String((opening.meta as { lang: string }).lang), children };
    default: return { kind: 'link', href: String(opening.attrGet('href') ?? ''), children, place };
  }
}

function placeOf(token: Token, cursor: Cursor): Place {
  const meta = token.meta as { line?: number; column?: number } | null;
  return { path: cursor.path, line: meta?.line ?? (token.map?.[0] ?? 0) + 1, column: meta?.column ?? 1 };
}
