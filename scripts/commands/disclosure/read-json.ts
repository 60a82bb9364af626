import type { Place, Problem } from '../../problem.ts';

/** A JSON text with the place of every value: `JSON.parse` forgets places and lets a second cell of the same name replace the first. */
export interface JsonNode {
  value: null | boolean | number | string | JsonNode[] | Map<string, JsonNode>;
  offset: number;
}

class Unreadable extends Error {
  readonly offset: number;
  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}

const TOKEN = /\s*(?:([[\]{},:])|("(?:[^"\\\u0000-\u001f]|\\.)*")|(-?\d[\d.eE+-]*)|(true|false|null)\b)/y;
const DEEPEST = 50;

export function readJson(path: string, text: string): { node: JsonNode | null; problems: Problem[]; placeAt: (offset: number) => Place } {
  const placeAt = (offset: number): Place => {
    const before = text.slice(0, offset).split('\n');
    return { path, line: before.length, column: (before.at(-1) as string).length + 1 };
  };
  try {
    return { node: parse(text), problems: [], placeAt };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { node: null, problems: [{ rule: 'json-syntax', place: placeAt(error.offset), message: error.message }], placeAt };
  }
}

function parse(text: string): JsonNode {
  let at = text.startsWith('\ufeff') ? 1 : 0;
  const next = (): { text: string; offset: number } => {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) {
      const offset = at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0);
      throw new Unreadable(offset, offset >= text.length ? 'The file ends in the middle. Add the closing bracket or brackets.' : 'This is not JSON. Look for a missing quotation mark, comma or bracket here or just before.');
    }
    at = TOKEN.lastIndex;
    const token = match[1] ?? match[2] ?? match[3] ?? match[4] as string;
    return { text: token, offset: at - token.length };
  };
  const peek = (): string => {
    const before = at;
    const { text: token } = next();
    at = before;
    return token;
  };
  const expect = (wanted: string, found: { text: string; offset: number }): void => {
    if (found.text !== wanted) throw new Unreadable(found.offset, `“${wanted}” is expected here. Add it, or delete a comma too many.`);
  };
  const word = (token: { text: string; offset: number }): string => {
    if (!token.text.startsWith('"')) throw new Unreadable(token.offset, 'A name in double quotation marks is expected here.');
    try {
      return JSON.parse(token.text) as string;
    } catch {
      throw new Unreadable(token.offset, 'A \\ in this text has no meaning. Write \\\\ for it.');
    }
  };
  const value = (depth: number): JsonNode => {
    const token = next();
    const { offset } = token;
    if (depth > DEEPEST) throw new Unreadable(offset, `This stands in more than ${DEEPEST} brackets, one inside the other. Write it with fewer.`);
    if (token.text === '[') {
      const items: JsonNode[] = [];
      if (peek() === ']') next();
      else for (;;) {
        items.push(value(depth + 1));
        const after = next();
        if (after.text === ']') break;
        expect(',', after);
      }
      return { value: items, offset };
    }
    if (token.text === '{') {
      const members = new Map<string, JsonNode>();
      if (peek() === '}') next();
      else for (;;) {
        const key = next();
        const name = word(key);
        if (members.has(name)) throw new Unreadable(key.offset, `“${name}” stands twice in the same group. Delete or rename one of the two.`);
        expect(':', next());
        members.set(name, value(depth + 1));
        const after = next();
        if (after.text === '}') break;
        expect(',', after);
      }
      return { value: members, offset };
    }
    if (token.text.startsWith('"')) return { value: word(token), offset };
    if (/^[-\d]/.test(token.text)) {
      if (!/^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/.test(token.text)) throw new Unreadable(offset, `“${token.text}” is not a number. Write it with digits and at most one point.`);
      return { value: Number(token.text), offset };
    }
    if (/^(true|false|null)$/.test(token.text)) return { value: JSON.parse(token.text) as boolean | null, offset };
    throw new Unreadable(offset, 'A value is missing here. Add one, or delete a comma too many.');
  };
  const root = value(0);
  if (text.slice(at).trim() !== '') throw new Unreadable(at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0), 'Something stands after the end of the data. Delete it.');
  return root;
}
