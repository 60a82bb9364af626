import { Lexer } from 'yaml';
import type { Sources } from '../../load/load-sources.ts';
import { warningAt, type Warning } from '../../problem.ts';
import { parseDecimal } from '../../schema/decimal.ts';
import type { Publication } from '../../schema/records.ts';

/** Fields whose value is text even where it is one word. */
const TEXT_FIELDS = new Set(['title', 'short-name', 'heading', 'summary', 'label', 'definition', 'reason', 'note', 'where', 'says', 'why', 'publish', 'method', 'name', 'assumption', 'what', 'not-given', 'not-applicable', 'checked', 'covers', 'hint', 'effect']);
/** 'Homes', 'For children'; and not foster-households, 2024-Q1, E06000059 or a web address. */
const LOOKS_TEXT = /\s|^\p{Lu}\p{Ll}/u;
const MAY_HOLD_ONE = /\S[ \t]+#/;
const LONGEST_EXAMPLE = 60;

/** `title: Homes # all` says “Homes” to YAML. Beside numbers, names and dates a remark is meant as one. */
export function adviseRemarks({ texts, files }: Pick<Sources, 'texts' | 'files'>, publications: readonly Pick<Publication, 'id'>[]): Warning[] {
  const isOurs = (path: string): boolean => !path.startsWith('content/') || ['about', ...publications.map(({ id }) => id)].includes(path.split('/')[1] as string);
  return [...texts].flatMap(([path, text]) => {
    if (path.endsWith('.csv') || !files.has(path) || !isOurs(path)) return [];
    const front = path.endsWith('.md') ? /^---[ \t]*\r?\n([^]*?)^---[ \t]*(?:\r?\n|$)/m.exec(text) : null;
    const yaml = !path.endsWith('.md') ? text : front?.index === 0 ? front[1] as string : '';
    return MAY_HOLD_ONE.test(yaml) ? remarksIn(path, yaml, front ? 2 : 1) : [];
  });
}

function remarksIn(path: string, yaml: string, firstLine: number): Warning[] {
  const PLAIN = '\u001f';
  const warnings: Warning[] = [];
  let [line, column, field, value, before] = [firstLine, 1, '', '', ''];
  for (const lexeme of new Lexer().lex(yaml)) {
    // Pieces of one control character only announce the next.
    const isText = before === PLAIN;
    before = lexeme;
    if (/^[\u0002\u0018\u001f]$/.test(lexeme)) continue;
    if (isText) value = lexeme;
    else if (lexeme === ':') [field, value] = [value, ''];
    else if (lexeme.startsWith('#') && isWords(field, value)) warnings.push(warningAt({ path, line, column }, 'words-not-shown', explain(lexeme, value)));
    else if (lexeme.trim() !== '' || lexeme.includes('\n')) value = '';
    const lines = lexeme.split('\n');
    line += lines.length - 1;
    column = (lines.length > 1 ? 1 : column) + lines.at(-1)!.length;
  }
  return warnings;
}

function isWords(field: string, value: string): boolean {
  return value !== '' && parseDecimal(value) === null && (TEXT_FIELDS.has(field) || LOOKS_TEXT.test(value));
}

function explain(remark: string, value: string): string {
  const whole = `${value} ${remark}`;
  const example = whole.length <= LONGEST_EXAMPLE && !/["\\\n]/.test(whole) ? `: "${whole}"` : '';
  return `“${remark}” is not shown, for a # with a space before it begins a remark. If it belongs to the text, put the whole of that in quotation marks${example}. If it is a remark, put it on a line of its own.`;
}
