import type MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import type { Problem } from '../../problem.ts';
import { groupDigits } from '../../schema/decimal.ts';
import { findLostMarks } from './lost-marks.ts';

/** What markdown would read otherwise than its author meant, or not at all. */

const MOST_LEVELS = 20;
const MOST_CHARACTERS = 20_000;
/** Of a whole text: at each bracket markdown looks a hundred levels deep for its end, and for each note it copies what it has read. */
const MOST_BRACKETS = 50_000;
const MOST_NOTES = 2000;

export interface Misread {
  /** First lines (from 0) of paragraphs so long that markdown's patterns would take minutes. */
  long?: { line: number; length: number }[];
  /** '60,000 square brackets; at most 50,000', of all that wasn't read. */
  many?: string;
  /** 'HOMES' -> the address that `[homes]: ...` gives. */
  references?: Record<string, unknown>;
}

/** Takes out what has more characters, brackets or notes than anybody writes, before it is read. */
export function lengthRule(markdown: MarkdownIt): void {
  markdown.core.ruler.after('block', 'length', ({ tokens, env }) => {
    const misread = env as Misread;
    const inlines = tokens.filter(({ type }) => type === 'inline');
    for (const [i, token] of tokens.entries()) {
      if (token.type !== 'inline' || token.content.length <= MOST_CHARACTERS) continue;
      // A cell carries no line; its row or table does.
      const line = tokens.slice(0, i + 1).findLast(({ map }) => map)?.map?.[0] ?? 0;
      (misread.long ??= []).push({ line, length: token.content.length });
      token.content = '';
    }
    const brackets = inlines.reduce((sum, { content }) => sum + content.split('[').length - 1, 0);
    const notes = tokens.filter(({ type }) => type === 'footnote_reference_open').length;
    if (brackets > MOST_BRACKETS) misread.many = `${groupDigits(brackets)} square brackets; at most ${groupDigits(MOST_BRACKETS)}`;
    else if (notes > MOST_NOTES) misread.many = `${groupDigits(notes)} notes; at most ${groupDigits(MOST_NOTES)}`;
    if (misread.many) for (const inline of inlines) inline.content = '';
  });
}

export function findMisread(tokens: readonly Token[], { long = [], many, references = {} }: Misread, body: string, path: string): Problem[] {
  const lines = body.split(/\r\n?|\n/);
  const say = (line: number, rule: string, message: string): Problem => ({ rule, place: { path, line: line + 1, column: 1 }, message });
  const deep = tokens.find(({ level, map }) => level > MOST_LEVELS && map);
  return [
    ...long.map(({ line, length }) => say(line, 'too-long', `This paragraph has ${groupDigits(length)} characters; at most ${groupDigits(MOST_CHARACTERS)} can be read. Make several of it, with an empty line between them.`)),
    ...(many === undefined ? [] : [say(0, 'too-long', `This text has ${many} can be read. Make several of it.`)]),
    // Below a hundred levels markdown drops the words.
    ...(deep?.map ? [say(deep.map[0], 'too-deep', `This stands in more than ${MOST_LEVELS / 2} lists, quotations or blocks, one inside the other. Write it with fewer.`)] : []),
    ...tokens.flatMap(({ type, map, markup, info, children }): Problem[] => {
      if (type === 'inline') return (children ?? []).flatMap((child) => lostTitle(child, path));
      if (type === 'hr' && map) return [say(map[0], 'line-not-shown', `A line of ${markup[0]} alone is not shown. Delete it; where something new begins, write a heading, as ## and its words.`)];
      if (type === 'heading_open' && markup === '-' && map) return [say(map[1] - 1, 'leftover-mark', 'This line makes a heading of the words above it. Take it out, or write the heading as ## and its words.')];
      if (type === 'code_block' && map) return [say(map[0], 'indented-text', 'This line begins with four spaces or more, or a tab, so it would be shown as computer code. Take them out.')];
      if (type === 'fence' && map && !isClosed(lines.slice(...map))) return [say(map[0], 'block-not-closed', 'The code that begins here is not closed, so the text below it would be shown as code too. Put a line ``` where it ends, or delete this line.')];
      if (type === 'fence' && map && /\s/.test(info.trim())) return [say(map[0], 'line-not-shown', `The words after ${markup} would not be shown. Put them on a line of their own.`)];
      return [];
    }),
    ...lostCells(tokens, lines, say),
    ...findLostMarks(tokens, lines, path),
    ...lostReferences(Object.keys(references), tokens, lines, say),
  ];
}

function isClosed(lines: readonly string[]): boolean {
  return lines.length > 1 && /^[\s>]*(?:`{3,}|~{3,})\s*$/.test(lines.at(-1) ?? '');
}

/** Of a row with more cells than the header only as many are shown. */
function lostCells(tokens: readonly Token[], lines: readonly string[], say: (line: number, rule: string, message: string) => Problem): Problem[] {
  let columns = 0;
  return tokens.flatMap(({ type, map }): Problem[] => {
    if (type === 'table_open') columns = 0;
    if (type === 'th_open') columns++;
    if (type !== 'tr_open' || columns === 0 || !map) return [];
    const cells = (lines[map[0]] ?? '').replace(/^[\s>]*\|?/, '').split(/(?<!\\)\|/);
    return cells.slice(columns).every((cell) => cell.trim() === '') ? []
      : [say(map[0], 'cell-not-shown', 'This row has more cells than the table has columns, so its last would not be shown. Give the header another column, or write \\| for a | within a cell.')];
  });
}

/** `[words](address "title")`: few readers ever see a title, by ear or on a phone. */
function lostTitle(token: Token, path: string): Problem[] {
  const title = token.attrGet('title');
  const shown = (title ?? '').replaceAll(/\s+/g, ' ');
  const { line, column } = token.meta as { line: number; column: number };
  return title === null ? [] : [{ rule: 'title-not-shown', place: { path, line, column }, message: `“${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown}” would not be shown, for quotation marks after an address hold a title that few readers could see. Put these words into the text, and leave the address alone in its brackets.` }];
}

/** `[note]: words` gives an address to `[note]` elsewhere, and is shown nowhere itself; markdown takes the first of two. */
function lostReferences(names: readonly string[], tokens: readonly Token[], lines: readonly string[], say: (line: number, rule: string, message: string) => Problem): Problem[] {
  if (names.length === 0) return [];
  // What stands in a paragraph or in code gives no address.
  const shown = new Set(tokens.flatMap(({ type, map }) => (['inline', 'fence', 'code_block'].includes(type) && map ? Array.from({ length: map[1] - map[0] }, (_, i) => map[0] + i) : [])));
  const read = lines.map((text, line) => {
    // In capitals, as markdown compares them.
    const capitals = text.toUpperCase().replaceAll(/\s+/g, ' ').trimStart();
    return { line, capitals, own: /^\[((?:\\.|[^\\[\]])+)\]:/.exec(capitals)?.[1] };
  });
  const defining = Map.groupBy(read, ({ own }) => own);
  const used = new Set(read.flatMap(({ capitals, own }) => [...capitals.matchAll(/\[((?:\\.|[^\\[\]])+)\]/g)].flatMap(([, name]) => (name === own ? [] : name))));
  return names.flatMap((name): Problem[] => {
    const all = defining.get(name) ?? [];
    if (all[0] && !used.has(name)) return [say(all[0].line, 'line-not-shown', 'This line would not be shown: words in square brackets with a colon after them keep an address for a link, and no link takes it. Take the brackets away, or write the link as [words](address).')];
    return all.filter(({ line }) => !shown.has(line)).slice(1).map(({ line }) => say(line, 'line-not-shown', `A line above gives an address for [${name.toLowerCase()}] already, so the one here would not be used. Delete one of the two, or give one of them another name, in its link too.`));
  });
}
