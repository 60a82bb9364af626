import { Lexer, type YAMLError } from 'yaml';
import { countText } from '../schema/words.ts';

/** What is wrong, in an officer's words, and where in the text to look. */
export interface YamlFault {
  offset: number;
  message: string;
}

const QUOTE_IT = 'Put the text in quotation marks.';
export const TOO_DEEP = 'This stands in more than 50 groups, one inside the other. Write it with fewer.';

export function cannotBegin(sign: string): string {
  return `A value cannot begin with ${sign}. ${QUOTE_IT}`;
}

/** The parser says what it stumbled over; what it means depends on the line. The order matters: the sure signs come first. */
export function explainYaml({ code, message, pos: [at] }: YAMLError, text: string): YamlFault {
  const line = lineAt(text, at);
  const here = (words: string): YamlFault => ({ offset: at, message: words });
  const value = valueOn(line);
  const tab = code === 'TAB_AS_INDENT' ? text.indexOf('\t', at - 1) : line.indent.includes('\t') ? line.start + line.indent.indexOf('\t') : -1;
  if (tab !== -1) return explainTab(text, tab);
  if (message.startsWith('Missing closing')) return { offset: lexemesOf(text).find((one) => /^["']/.test(one.source) && one.at + one.source.length === at)?.at ?? at, message: 'This quotation mark is not closed. Add one at the end of the text.' };
  const directive = code === 'BAD_DIRECTIVE' || /directives?-end/.test(message) ? text.search(/^%/m) : -1;
  if (directive !== -1) return { offset: directive, message: LINE_WITH_PERCENT };
  if (/^Flow .*must be sufficiently indented/.test(message)) return unclosedBracket(text, at) ?? here('This bracket is not closed. Add the one that ends it.');
  switch (code) {
    case 'BAD_DQ_ESCAPE': return here('A \\ in quotation marks has a meaning of its own. Write \\\\ for it, or use single quotation marks.');
    case 'KEY_OVER_1024_CHARS': return { offset: line.start, message: 'This name before a colon has more than 1,024 characters. If it is text, put it in quotation marks.' };
    case 'RESOURCE_EXHAUSTION': return here(TOO_DEEP);
    case 'MULTIPLE_DOCS': return explainEnd(text, at);
    case 'BAD_SCALAR_START': return here(cannotBegin(text[at] as string));
    case 'BLOCK_AS_IMPLICIT_KEY': return /sequence/.test(message) ? here(LIST_ASTRAY) : explainColons(text, at, value);
    case 'BLOCK_IN_FLOW': return here(NO_COMMA);
    case 'MULTILINE_IMPLICIT_KEY': return /flow/.test(message) ? here(NO_COMMA) : explainNoColon(text, at);
    case 'BAD_INDENT': return explainIndent(text, at);
  }
  if (/^Comments must/.test(message)) return here('A # with a space before it begins a remark, and one without stands here after the end of the value. Add the space, or put the whole text in quotation marks.');
  if (/followed by map values$/.test(message)) return explainNoColon(text, at);
  if (/^Sequence item without/.test(message)) return { offset: line.start + line.indent.length, message: 'This line stands in a list, and neither begins an entry nor belongs to the one above. Begin it with a hyphen and a space, or give it as many spaces as its neighbours.' };
  if (/^Block collection cannot start/.test(message)) return here('Nothing may stand after --- on its line. Begin a line of its own here.');
  if (/^Block scalars with more-indented/.test(message)) return here('An empty line above this one has more spaces in it than this one begins with. Delete its spaces.');
  if (/^Unexpected , in|^Unexpected empty item/.test(message)) return here('There is a comma too many in these brackets. Delete it, or put the text that it belongs to in quotation marks.');
  if (/^Missing , |^Unexpected \S+ token$/.test(message)) return here(NO_COMMA);
  const closing = /"([\]}])"/.exec(message)?.[1];
  if (closing) return here(`There is a ${closing} here and no bracket that it closes. Delete it, or put the text in quotation marks.`);
  if (/"[:?]"/.test(message)) return here('This line begins with a colon. Write a name before it.');
  if (value && at >= value.offset && /^["'[{*&!|>-]/.test(value.text)) return { offset: value.offset, message: explainRest(value.text) };
  if (/^[*&!]/.test(line.text.trim())) return { offset: line.start + line.indent.length, message: `A line cannot begin with ${line.text.trim()[0]}. ${QUOTE_IT}` };
  return here(`This cannot be read. Compare it with the lines around it. ${QUOTE_IT}`);
}

export const LINE_WITH_PERCENT = 'A line cannot begin with %. Delete it, or put the text in quotation marks.';
const NO_COMMA = 'In brackets a comma stands between two entries, and one is missing here. Add it; if this is all one text with a colon or comma in it, put it in quotation marks.';
const LIST_ASTRAY = 'This line begins with a hyphen, as an entry of a list does, and its neighbours do not, or not in the same column. Give every entry of the list the same number of spaces before its hyphen.';

interface Line {
  start: number;
  text: string;
  indent: string;
}

function lineAt(text: string, offset: number): Line {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', start);
  const line = text.slice(start, end === -1 ? undefined : end).replace(/\r$/, '');
  return { start, text: line, indent: /^[ \t\u00a0]*/.exec(line)![0] };
}

/** What stands after the first colon, or after an entry's hyphen. */
function valueOn({ start, text }: Line): { offset: number; text: string } | null {
  const before = /^[ \t]*(?:- +)*(?:[^\s"'#[{-][^:"'[{]*:[ \t]+)?/.exec(text)![0];
  return before.trim() === '' ? null : { offset: start + before.length, text: text.slice(before.length) };
}

function explainTab(text: string, offset: number): YamlFault {
  const { start } = lineAt(text, offset);
  const isFirst = text.slice(start, offset).trim() === '';
  return { offset, message: isFirst ? 'There is a tab at the start of the line. Use spaces to indent.' : 'There is a tab here. Put a space in its place.' };
}

/** A bracket is missed only where the next line begins; the author must look where it opens. */
function unclosedBracket(text: string, at: number): YamlFault | null {
  const open: { at: number; source: string }[] = [];
  let wanted = -1;
  for (const lexeme of lexemesOf(text).filter(({ source }) => /^[[{\]}]$/.test(source))) {
    if (lexeme.at >= at && wanted === -1) wanted = open.length;
    if (/[[{]/.test(lexeme.source)) open.push(lexeme);
    else if (open.length !== wanted) open.pop();
    else if (lexeme.source !== closingOf(open.at(-1)!.source)) break;
    else return goesOnBelow(open.at(-1)!);
  }
  const last = open[(wanted === -1 ? open.length : wanted) - 1];
  if (last && /,\s*$/.test(lineAt(text, last.at).text)) return goesOnBelow(last);
  return last ? { offset: last.at, message: `This ${last.source} is not closed. Add a ${closingOf(last.source)} where it ends.` } : null;
}

function goesOnBelow({ at, source }: { at: number; source: string }): YamlFault {
  return { offset: at, message: `What stands in this ${source} goes on below with too few spaces. Begin each of its lines, and that of its closing bracket, with more spaces than this one.` };
}

function closingOf(bracket: string): string {
  return bracket === '[' ? ']' : '}';
}

export function explainTwice(text: string, at: number): string {
  const name = /^(?:"[^"\n]*"|'[^'\n]*'|[^:,}\n]*)/.exec(text.slice(at))![0].trim();
  const column = at - lineAt(text, at).start;
  const above = text.slice(0, at).split('\n').slice(0, -1);
  const first = above.findLastIndex((line) => line.replace(/^( *)- /, '$1  ').search(/\S/) === column && line.slice(column).startsWith(`${name}:`));
  return `“${name.replaceAll(/^["']|["']$/g, '')}” stands twice in the same group${first === -1 ? '' : ` (first on line ${first + 1})`}. Delete or rename one of the two.`;
}

function explainEnd(text: string, at: number): YamlFault {
  const end = [...text.slice(0, at + 3).matchAll(/^(?:---|\.\.\.)/gm)].at(-1);
  return { offset: end?.index ?? at, message: `A line ${end?.[0] ?? '---'} cannot stand in the middle of this file. Delete it.` };
}

/** Two colons on a line, or a line that is indented below one that has its value already. */
function explainColons(text: string, at: number, value: { offset: number; text: string } | null): YamlFault {
  const line = lineAt(text, at);
  const sign = text[at] as string;
  if (/[:?]/.test(sign)) return { offset: at, message: cannotBegin(sign) };
  if (!/:(?:\s|$)/.test(line.text.slice(at - line.start))) {
    const below = lineAt(text, line.start + line.text.length + 1);
    return { offset: below.start + below.indent.length, message: 'This line begins with more spaces than the one above it, which has its value already. Give it the same number of spaces, or put the text of both in quotation marks.' };
  }
  const words = value?.text.trim() ?? '';
  const example = value?.offset === at && words.length <= 60 && !/["\\#]|:$/.test(words) ? `: "${words}"` : '';
  return { offset: at, message: `There are two colons on this line. Put the text after the first colon in quotation marks${example}.` };
}

function explainNoColon(text: string, at: number): YamlFault {
  let line = lineAt(text, at);
  // Where a name seems to be several lines long, the colon may be missing on any but the last of them.
  while (/^[^#]*:(?:\s|$)/.test(line.text) && line.start > 0) line = lineAt(text, line.start - 1);
  const offset = line.start + line.indent.length;
  const [, hyphen] = /^\s*-(\S.*)$/.exec(line.text) ?? [];
  if (hyphen) return { offset, message: 'There is no space after the hyphen. Add one.' };
  const close = /^\s*[\w-]+:(?=\S)/.exec(line.text)?.[0];
  if (close) return { offset: line.start + close.length, message: 'There is no space after the colon. Add one.' };
  return { offset, message: 'This line has no colon. Write a name, a colon, a space and the value; if it goes on with the text above, begin it with more spaces than that line.' };
}

function explainIndent(text: string, at: number): YamlFault {
  const line = lineAt(text, at);
  if (/^\s*-\S/.test(line.text)) return explainNoColon(text, at);
  const above = text.slice(0, line.start).split(/\r?\n/).findLast((one) => one.trim() !== '');
  const [own, other] = [line.indent.length, above === undefined ? 0 : above.search(/\S/)];
  const spaces = (n: number): string => (n === 0 ? 'no spaces' : countText(n, 'space'));
  const told = above === undefined || own === other ? 'This line is not indented like those above it.' : `This line begins with ${spaces(own)}, the one above it with ${other === 0 ? 'none' : other}.`;
  return { offset: line.start, message: `${told} Give it the same number of spaces as the lines that it belongs with.` };
}

/** The value ended before its line did. */
function explainRest(value: string): string {
  const sign = value[0] as string;
  switch (sign) {
    case "'": return 'The text begins with \' and so ends at the next one, and more follows. Put the whole of it in double quotation marks, ", or write \'\' for an apostrophe in it.';
    case '"': return 'The text begins with " and so ends at the next one, and more follows. Put the whole of it in single quotation marks, or write “ and ” in it.';
    case '[': case '{': return `A value that begins with ${sign} ends with its closing bracket, and more follows. ${QUOTE_IT}`;
    case '|': case '>': return `After ${sign} the text begins on the next line. Move it there, with more spaces before it than this line has.`;
    case '-': return 'A list begins on the next line, not here. Move it there, or put the text in quotation marks.';
    default: return cannotBegin(sign);
  }
}

function lexemesOf(text: string): { at: number; source: string }[] {
  let end = 0;
  // Pieces of one control character only announce the next.
  return [...new Lexer().lex(text)].filter((source) => !/^[\u0002\u0018\u001f]$/.test(source)).map((source) => {
    end += source.length;
    return { at: end - source.length, source };
  });
}
