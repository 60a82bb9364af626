import { isAlias, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document, type YAMLMap } from 'yaml';
import type { Place, Problem } from '../problem.ts';
import { parseDecimal } from '../schema/decimal.ts';
import { cannotBegin, explainTwice, explainYaml, LINE_WITH_PERCENT, TOO_DEEP, type YamlFault } from './explain-yaml.ts';

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
  const parsed = parseShallow(path, text, linesBefore);
  if (parsed === null) return { source: null, problems: [{ rule: 'yaml-syntax', place: { path, line: deepLine(text) + linesBefore, column: 1 }, message: TOO_DEEP }] };
  const { document, placeAt } = parsed;
  // Only the first: what follows a fault is read wrongly too. A warning is text that would be lost, such as a word after !.
  const [error] = [...document.errors, ...document.warnings];
  const unread = ({ offset, message }: YamlFault): ReturnType<typeof readYaml> => ({ source: null, problems: [{ rule: 'yaml-syntax', place: placeAt(offset), message }] });
  if (error) return unread(explainYaml(error, text));
  // It could make numbers and dates of what is none.
  if (document.directives && (document.directives.yaml.explicit || Object.keys(document.directives.tags).length > 1)) return unread({ offset: text.search(/^%/m), message: LINE_WITH_PERCENT });
  try {
    return { source: sourceOf(path, text, linesBefore, plain(document.contents, 0)), problems: [] };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const offset = rangeStart(error.node) ?? 0;
    // The sign stands before what it marks, which is all that has a place.
    const before = error.sign === null ? -1 : text.slice(0, offset).search(error.sign === '&' ? /&[^&]*$/ : /!+[^!]*$/);
    return unread({ offset: before === -1 ? offset : before, message: error.message || explainTwice(text, offset) });
  }
}

interface ParsedYaml {
  document: Document;
  placeAt(offset: number): Place;
}

function parseYaml(path: string, text: string, linesBefore: number): ParsedYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', prettyErrors: false, uniqueKeys: false, logLevel: 'error' });
  return {
    document,
    placeAt(offset) {
      const { line, col } = lines.linePos(offset);
      return { path, line: Math.max(line, 1) + linesBefore, column: Math.max(col, 1) };
    },
  };
}

/** null for a text nested so deeply that the parser, which calls itself at each level, gives up. */
function parseShallow(path: string, text: string, linesBefore: number): ParsedYaml | null {
  try {
    return parseYaml(path, text, linesBefore);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The first line that opens more than 50 lists or groups. */
function deepLine(text: string): number {
  return Math.max(text.split('\n').findIndex((line) => (line.match(/[[{]|[-?:] /g)?.length ?? 0) > 50) + 1, 1);
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

/** What to say of it goes by the text. */
const STANDS_TWICE = '';

class Unreadable extends Error {
  readonly node: unknown;
  /** Where one begins a text that was not meant as a mark. */
  readonly sign: '&' | '!' | null;
  constructor(node: unknown, message: string, sign: Unreadable['sign'] = null) {
    super(message);
    this.node = node;
    this.sign = sign;
  }
}

function rangeStart(node: unknown): number | undefined {
  return typeof node === 'object' && node !== null && 'range' in node ? (node.range as number[] | undefined)?.[0] : undefined;
}

function plain(node: unknown, depth: number): unknown {
  if (depth > 50) throw new Unreadable(node, TOO_DEEP);
  if (node === null || node === undefined) return null;
  // What it marks would be read without the word after it.
  const sign = !isNode(node) || isAlias(node) ? null : node.anchor !== undefined ? '&' : node.tag !== undefined ? '!' : null;
  if (sign) throw new Unreadable(node, cannotBegin(sign), sign);
  if (isMap(node)) return plainMap(node, depth);
  if (isSeq(node)) return node.items.map((item) => plain(item, depth + 1));
  if (isScalar(node)) {
    if (typeof node.value === 'number' || typeof node.value === 'bigint') return parseDecimal(node.source ?? String(node.value)) ?? node.source;
    return node.value;
  }
  // An alias: council files have no use for them, and nested ones can grow without end.
  throw new Unreadable(node, cannotBegin('*'));
}

/** The parser would compare each name with all others, which takes minutes where there are thousands; and 1 is "1" to us. */
function plainMap({ items }: YAMLMap, depth: number): Record<string, unknown> {
  const seen = new Set<string>();
  return Object.fromEntries(items.map(({ key, value }) => {
    const name = nameOf(key);
    if (seen.has(name)) throw new Unreadable(key, STANDS_TWICE);
    seen.add(name);
    return [name, plain(value, depth + 1)];
  }));
}

function nameOf(key: unknown): string {
  if (isAlias(key)) throw new Unreadable(key, cannotBegin('*'));
  if (isMap(key) || isSeq(key)) throw new Unreadable(key, 'A bracket within a bracket cannot be a name. Put the text in quotation marks.');
  if (!isScalar(key) || key.value === null) throw new Unreadable(key, 'There is no name before this colon. Write one.');
  if (key.value === '__proto__') throw new Unreadable(key, 'This name cannot be used, for programs give it a meaning of their own. Choose another.');
  if (/[\u00a0\u2000-\u200f\ufeff]/.test(String(key.value))) throw new Unreadable(key, 'There is a space of another kind in this name, as Word and web pages write it. Type the name and the spaces before it anew.');
  return typeof key.value === 'number' ? key.source ?? String(key.value) : String(key.value);
}
