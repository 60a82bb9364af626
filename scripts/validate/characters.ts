import MarkdownIt from 'markdown-it';
import { Lexer } from 'yaml';
import { readTypeface } from '../load/read-typeface.ts';
import type { Problem } from '../problem.ts';

/** What a browser draws by itself: spaces, joiners and marks that aren't seen. A � is told of when the file is read. */
const UNDRAWN = '\\t\\n\\r\\u2000-\\u200f\\u202f\\u205f\\u2060\\u3000\\ufe0f\\ufffd';
/** In YAML's quotation marks and in markdown, another way to write a character. */
const ESCAPES = '\\\\(?:[0abefvNLP]|x[\\dA-Fa-f]{2}|u[\\dA-Fa-f]{4}|U[\\dA-Fa-f]{8})|&(?:#\\d+|#[xX][\\dA-Fa-f]+|[A-Za-z][\\dA-Za-z]*);';
/** Those of YAML's that no letter can be seen by. */
const SHORT_ESCAPES: Record<string, string> = { 0: '\0', a: '\u0007', b: '\b', e: '\u001b', f: '\f', v: '\v', N: '\u0085', L: '\u2028', P: '\u2029' };
const MOST_TOLD = 100;
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
  return [...texts].flatMap(([path, text]) => {
    const problems: Problem[] = [];
    const isUnread = unreadIn(path, text);
    for (const { 0: match, index } of text.matchAll(found)) {
      const isEscape = match.length > [...match][0]!.length;
      const character = isEscape ? readEscape(match) : match;
      if (!undrawable.test(character) && !(isEscape && character === '\ufffd')) continue;
      if (isComposed(text, index, undrawable) || isUnread(index, match)) continue;
      problems.push({ rule: 'not-in-typeface', place: placeIn(path, text, index), message: explain([...character][0]!) });
      if (problems.length > MOST_TOLD) break;
    }
    return problems;
  });
}

function describeTypeface(): { undrawable: RegExp; found: RegExp } {
  const drawn = [...readTypeface()].map((character) => `\\u{${character.toString(16)}}`).join('');
  const undrawable = `[^${drawn}${UNDRAWN}]`;
  return { undrawable: new RegExp(undrawable, 'u'), found: new RegExp(`${undrawable}|${ESCAPES}`, 'gu') };
}

function readEscape(escape: string): string {
  const named = escape.startsWith('&') ? unescapeAll(escape) : null;
  // A number that is no character's is shown as one that nobody can read.
  if (named !== null) return named === escape && escape[1] === '#' ? '\ufffd' : named;
  return SHORT_ESCAPES[escape.slice(1)] ?? String.fromCodePoint(Math.min(parseInt(escape.slice(2), 16), 0x10ffff));
}

/** An accent after its letter, which together are one that the typeface has. */
function isComposed(text: string, index: number, undrawable: RegExp): boolean {
  const pair = text.slice(Math.max(0, index - 1), index + 1).normalize('NFC');
  return pair.length === 1 && index > 0 && !undrawable.test(pair);
}

/** @returns whether a match stands in a comment, or only looks like another way to write a character; asked in order of the text */
function unreadIn(path: string, text: string): (index: number, match: string) => boolean {
  if (path.endsWith('.csv')) return (_, match) => match.length > 1 && /^[\\&]/.test(match);
  const front = path.endsWith('.md') ? /^---[ \t]*\r?\n([^]*?)^---[ \t]*(?:\r?\n|$)/m.exec(text) : null;
  const hasFront = front?.index === 0;
  const start = hasFront ? text.indexOf('\n') + 1 : 0;
  let lexemeAt: ReturnType<typeof lexemesOf> | undefined;
  return (index, match) => {
    if (path.endsWith('.md') && !(hasFront && index < front[0].length)) return match.startsWith('\\');
    lexemeAt ??= lexemesOf(front?.[1] ?? text);
    const { lexeme, isComment } = lexemeAt(index - start);
    return isComment || (match.startsWith('\\') && !lexeme.startsWith('"')) || (match.length > 1 && match.startsWith('&'));
  };
}

/** @returns the piece of YAML that holds a character; asked in order. Pieces of one control character only announce the next. */
function lexemesOf(yaml: string): (offset: number) => { lexeme: string; isComment: boolean } {
  const SCALAR = '\u001f';
  const lexemes = new Lexer().lex(yaml);
  let end = 0;
  let [lexeme, before] = ['', ''];
  return (offset) => {
    while (offset >= end) {
      const next = lexemes.next();
      if (next.done) return { lexeme: '', isComment: false };
      [before, lexeme] = [lexeme, next.value];
      if (!/^[\u0002\u0018\u001f]$/.test(lexeme)) end += lexeme.length;
    }
    return { lexeme, isComment: lexeme.startsWith('#') && before !== SCALAR };
  };
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
