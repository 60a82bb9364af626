import MarkdownIt from 'markdown-it';
import { Lexer } from 'yaml';
import { readTypeface } from '../load/read-typeface.ts';
import type { Problem } from '../problem.ts';

/** What a browser draws by itself: spaces, joiners and marks that aren't seen. A � is told of when the file is read. */
const UNDRAWN = '\\t\\n\\r\\u2000-\\u200f\\u202f\\u205f\\u2060\\u3000\\ufe0f\\ufffd';
/** In YAML's quotation marks and in markdown, another way to write a character. */
const ESCAPES = '\\\\(?:x[\\dA-Fa-f]{2}|u[\\dA-Fa-f]{4}|U[\\dA-Fa-f]{8})|&(?:#\\d+|#[xX][\\dA-Fa-f]+|[A-Za-z][\\dA-Za-z]*);';
/** What says the same. */
const INSTEAD = new Map(Object.entries({
  '→': '“to”', '≥': '“at least”', '≤': '“at most”', '≈': '“about”', '≠': '“not”', '✓': '“yes”', '✔': '“yes”', '☑': '“yes”', '✗': '“no”', '✘': '“no”', '☒': '“no”',
  '‐': 'a plain hyphen', '‑': 'a plain hyphen', '‒': 'a dash, “–”', '―': 'a dash, “–”', '●': 'a list with - at the start of its lines', '▪': 'a list with - at the start of its lines',
}));

let typeface: { undrawable: RegExp; found: RegExp } | undefined;
const { unescapeAll } = new MarkdownIt().utils;

/** A character that the typeface lacks would be printed in some other one, or as an empty box. */
export function checkCharacters(texts: ReadonlyMap<string, string>): Problem[] {
  typeface ??= describeTypeface();
  const { undrawable, found } = typeface;
  return [...texts].flatMap(([path, text]) => [...text.matchAll(found)].flatMap(({ 0: match, index }): Problem[] => {
    const character = match.length === [...match][0]!.length ? match : readEscape(match);
    if (!undrawable.test(character) || isComposed(text, index, undrawable) || isUnread(path, text, index, match)) return [];
    return [{ rule: 'not-in-typeface', place: placeIn(path, text, index), message: explain([...character][0]!) }];
  }));
}

function describeTypeface(): { undrawable: RegExp; found: RegExp } {
  const drawn = [...readTypeface()].map((character) => `\\u{${character.toString(16)}}`).join('');
  const undrawable = `[^${drawn}${UNDRAWN}]`;
  return { undrawable: new RegExp(undrawable, 'u'), found: new RegExp(`${undrawable}|${ESCAPES}`, 'gu') };
}

function readEscape(escape: string): string {
  return escape.startsWith('&') ? unescapeAll(escape) : String.fromCodePoint(Math.min(parseInt(escape.slice(2), 16), 0x10ffff));
}

/** An accent after its letter, which together are one that the typeface has. */
function isComposed(text: string, index: number, undrawable: RegExp): boolean {
  const pair = text.slice(Math.max(0, index - 1), index + 1).normalize('NFC');
  return pair.length === 1 && index > 0 && !undrawable.test(pair);
}

/** A comment, or what only looks like another way to write a character. */
function isUnread(path: string, text: string, index: number, match: string): boolean {
  if (path.endsWith('.csv')) return match.startsWith('\\') || (match.length > 1 && match.startsWith('&'));
  const front = path.endsWith('.md') ? /^---[ \t]*\r?\n([^]*?)^---[ \t]*(?:\r?\n|$)/m.exec(text) : null;
  const start = front?.index === 0 ? text.indexOf('\n') + 1 : 0;
  const isYaml = !path.endsWith('.md') || (front?.index === 0 && index < front[0].length);
  if (!isYaml) return match.startsWith('\\');
  const { lexeme, isComment } = lexemeAt(front?.[1] ?? text, index - start);
  return isComment || (match.startsWith('\\') && !lexeme.startsWith('"')) || (match.length > 1 && match.startsWith('&'));
}

/** The piece of YAML that holds a character. Pieces of one control character only announce the next. */
function lexemeAt(yaml: string, offset: number): { lexeme: string; isComment: boolean } {
  const SCALAR = '\u001f';
  let end = 0;
  let before = '';
  for (const lexeme of new Lexer().lex(yaml)) {
    if (!/^[\u0002\u0018\u001f]$/.test(lexeme)) end += lexeme.length;
    if (offset < end) return { lexeme, isComment: lexeme.startsWith('#') && before !== SCALAR };
    before = lexeme;
  }
  return { lexeme: '', isComment: false };
}

function placeIn(path: string, text: string, index: number): Problem['place'] {
  const before = text.slice(0, index).split('\n');
  return { path, line: before.length, column: before.at(-1)!.length + 1 };
}

function explain(character: string): string {
  const code = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  const shown = /[\p{C}\p{M}\p{Z}]/u.test(character) ? `the unseen character ${code}` : `“${character}” (${code})`;
  const [letter] = character.normalize('NFD');
  const instead = INSTEAD.get(character) ?? (/\p{L}/u.test(character) && letter !== character ? `“${letter}”` : null);
  const isUnseen = shown.startsWith('the');
  return `The typeface lacks ${shown}, so a paper cannot show it. ${isUnseen ? 'Delete it.' : instead ? `Write ${instead} instead.` : 'Say it in words.'}`;
}
