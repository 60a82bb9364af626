import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document, type YAMLError } from 'yaml';
import type { Place, Problem } from '../problem.ts';
import { parseDecimal } from '../schema/decimal.ts';

export type DataPath = readonly PropertyKey[];

/** A YAML text as plain values, numbers as Decimal, with the place of every key and value. */
export interface YamlSource {
  kind: 'yaml';
  path: string;
  data: unknown;
  /** Where the value at this path stands; its nearest ancestor's place when the value is missing. */
  placeOf(path: DataPath): Place;
  /** Where the key of this path stands. */
  placeOfKey(path: DataPath): Place;
}

/** @param linesBefore lines of the file above this text (front matter) */
export function readYaml(path: string, text: string, linesBefore = 0): { source: YamlSource | null; problems: Problem[] } {
  const { document, placeAt } = parseYaml(path, text, linesBefore);
  // Only the first: what follows a fault is read wrongly too. A warning is text that would be lost, such as a word after !.
  const problems = [...document.errors, ...document.warnings].slice(0, 1).map((error): Problem => ({ rule: 'yaml-syntax', place: placeAt(openingQuote(error, text) ?? error.pos[0]), message: explain(error) }));
  if (problems.length > 0) return { source: null, problems };
  try {
    return { source: sourceOf(path, text, linesBefore, plain(document.contents, document, 0)), problems: [] };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { source: null, problems: [{ rule: 'yaml-syntax', place: placeAt(rangeStart(error.node) ?? 0), message: error.message }] };
  }
}

interface ParsedYaml {
  document: Document;
  placeAt(offset: number): Place;
}

function parseYaml(path: string, text: string, linesBefore: number): ParsedYaml {
  const lines = new LineCounter();
  // A tab would otherwise be reported as half a dozen different faults.
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', prettyErrors: false, uniqueKeys: true, logLevel: 'error' });
  return {
    document,
    placeAt(offset) {
      const { line, col } = lines.linePos(offset);
      return { path, line: Math.max(line, 1) + linesBefore, column: Math.max(col, 1) };
    },
  };
}

/** The tree is many times the size of its text, and a sound file is seldom asked for a place: it is not kept, but made again then. */
function sourceOf(path: string, text: string, linesBefore: number, data: unknown): YamlSource {
  let parsed: ParsedYaml | null = null;
  const place = (at: DataPath, wantKey: boolean): Place => {
    parsed ??= parseYaml(path, text, linesBefore);
    return parsed.placeAt(offsetOf(parsed.document, at, wantKey));
  };
  return { kind: 'yaml', path, data, placeOf: (at) => place(at, false), placeOfKey: (at) => place(at, true) };
}

function offsetOf({ contents }: Document, at: DataPath, wantKey: boolean): number {
  let node: unknown = contents;
  let offset = 0;
  for (const [depth, step] of at.entries()) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step));
      if (!pair) return offset;
      const keyOffset = rangeStart(pair.key) ?? offset;
      offset = wantKey && depth === at.length - 1 ? keyOffset : rangeStart(pair.value) ?? keyOffset;
      // A value that is a block starts on a later line than its key: the key is the better place to point at.
      if (depth === at.length - 1 && (isMap(pair.value) || isSeq(pair.value))) offset = keyOffset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = rangeStart(node) ?? offset;
    } else return offset;
  }
  return offset;
}

class Unreadable extends Error {
  readonly node: unknown;
  constructor(node: unknown, message: string) {
    super(message);
    this.node = node;
  }
}

function rangeStart(node: unknown): number | undefined {
  return typeof node === 'object' && node !== null && 'range' in node ? (node.range as number[] | undefined)?.[0] : undefined;
}

function plain(node: unknown, document: Document, depth: number): unknown {
  if (depth > 50) throw new Unreadable(node, 'This stands in more than 50 groups, one inside the other. Write it with fewer.');
  if (isMap(node)) {
    return Object.fromEntries(node.items.map((pair) => [isScalar(pair.key) ? keyText(pair.key) : String(pair.key), plain(pair.value, document, depth + 1)]));
  }
  if (isSeq(node)) return node.items.map((item) => plain(item, document, depth + 1));
  if (isScalar(node)) {
    if (typeof node.value === 'number' || typeof node.value === 'bigint') return parseDecimal(node.source ?? String(node.value)) ?? node.source;
    return node.value;
  }
  if (node === null || node === undefined) return null;
  // An alias: council files have no use for them, and nested ones can grow without end.
  throw new Unreadable(node, 'A value cannot begin with *. Put the text in quotation marks.');
}

function keyText(key: { value: unknown; source?: string | undefined }): string {
  return typeof key.value === 'number' ? key.source ?? String(key.value) : String(key.value);
}

/** The parser's codes in an officer's words. */
const EXPLANATIONS: Partial<Record<YAMLError['code'], string>> = {
  TAB_AS_INDENT: 'There is a tab at the start of the line. Use spaces to indent.',
  BAD_INDENT: 'This line is not indented like the ones above it. Give it the same number of spaces as its neighbours.',
  DUPLICATE_KEY: 'This name stands twice in the same group. Delete or rename one of the two.',
  MISSING_CHAR: 'A closing bracket, a quotation mark or a line break is missing here. Add it, or put the whole text in quotation marks.',
  UNEXPECTED_TOKEN: 'This cannot be read. Put text that has signs such as : # * [ or an apostrophe in it in double quotation marks.',
  BLOCK_AS_IMPLICIT_KEY: 'There are two colons on this line. Put the text after the first colon in quotation marks.',
  MULTILINE_IMPLICIT_KEY: 'A name before a colon must stand on one line. Check that the line above ends as it should and that the colon is there.',
  BAD_SCALAR_START: 'A value cannot begin with this sign. Put the text in quotation marks.',
  BAD_ALIAS: 'A value cannot begin with *. Put the text in quotation marks.',
  TAG_RESOLVE_FAILED: 'A value cannot begin with !. Put the text in quotation marks.',
  MULTIPLE_DOCS: 'A line --- cannot stand in the middle of this file. Delete it.',
  BAD_DQ_ESCAPE: 'A \\ in quotation marks has a meaning of its own. Write \\\\ for it, or use single quotation marks.',
};

/** A quotation mark that is not closed is noticed at the end of the file; the author must look where it opens. */
function openingQuote({ message }: YAMLError, text: string): number | null {
  const opening = message.startsWith('Missing closing') ? /[:,[{-] +(?:"[^"\n]*|'[^'\n]*)$/m.exec(text) : null;
  return opening && opening.index + opening[0].search(/["']/);
}

function explain(error: YAMLError): string {
  if (/^Flow .* must be sufficiently indented/.test(error.message)) return 'A bracket { or [ above this line is not closed. Add the } or ].';
  if (error.message.startsWith('Missing closing')) return 'This quotation mark is not closed. Add one at the end of the text.';
  return EXPLANATIONS[error.code] ?? 'This cannot be read. Compare it with the lines around it, and put text with signs in it in quotation marks.';
}
