import type Token from 'markdown-it/lib/token.mjs';
import type { Problem } from '../../problem.ts';

/** Marks that were meant to make something of the words, and would be printed as they stand; a \ before one says that it is meant so. */

interface LostMark {
  mark: RegExp;
  message: (found: string) => string;
}

const TO_PRINT = 'To print the sign itself, write \\ before it.';

/** Within a line. Those with a \ before them, and those that have a partner, are tokens of another kind. */
const IN_LINES: readonly LostMark[] = [
  { mark: /\*\*+/, message: (found) => `${found} makes nothing bold here: it has no partner, or a space on its inner side. Write **words**. ${TO_PRINT}` },
  { mark: /(?<![\p{L}\p{N}*])\*(?=[\p{L}\p{N}“‘({[])/u, message: () => `This * begins no italics, for no other ends them. Write *words*; for a note write [^1] where it belongs, and [^1]: with its words below. ${TO_PRINT}` },
  { mark: /`/, message: () => `This \` is no apostrophe and would be printed as it stands. Write ’ or '. ${TO_PRINT}` },
  { mark: /(?<=\])\{(?![{#]|lang=)[^}]*\}?/, message: (found) => `“${found}” says nothing here. After words in square brackets only their language can stand, as in [Croeso]{lang=cy}, or an address in round brackets.` },
  { mark: /!\[(?![^\]]*\]\()/, message: () => 'This picture has no file, or its brackets are not closed. Write ![what it shows](picture.png).' },
  { mark: /(?<=\])\s+\((?=https?:|www\.|\.\.?\/|#)/, message: () => 'There is a space between the words of this link and its address, so it would lead nowhere. Take the space out: [words](address).' },
];

/** Of a whole line of a paragraph, which to markdown is a word; a line with plain spaces alone is none. */
const LOOKS_EMPTY = /^[\s\u00ad\u200b-\u200f\u2060]+$/;

export const UNSPACED_ITEM = /^\d{1,9}[.)](?=[\p{L}“‘*[])/u;

/** At the beginning of a paragraph's line. */
const AT_STARTS: readonly LostMark[] = [
  { mark: /^[•‣◦·](?=\s*\S)|^[o–—]\t/, message: (found) => `“${found.trim()}” makes no list, so its points would run on in one paragraph. Begin each of them with a hyphen and a space, and leave a line empty above the first.` },
  { mark: /^-(?=[\p{L}“‘*[])/u, message: () => 'There is no space after this hyphen, so it makes no list. Add one.' },
  { mark: UNSPACED_ITEM, message: (found) => `There is no space after “${found}”, so it makes no list. Add one.` },
  { mark: /^\|.*\|\s*$/, message: () => 'This is no table yet, and would be printed with its strokes. Put a line below its header that has | --- | for each column, and leave a line empty above it.' },
  { mark: /^\{#[^}]*\}$/, message: (found) => `“${found}” stands alone here and would make an empty paragraph. Put it at the end of the heading or paragraph that is meant.` },
];

export function findLostMarks(tokens: readonly Token[], lines: readonly string[], path: string): Problem[] {
  return tokens.flatMap((token, i): Problem[] => {
    if (token.type !== 'inline') return [];
    return [...inLines(token, path), ...tokens[i - 1]?.type === 'paragraph_open' && token.map ? atStarts(lines, token, path) : []];
  });
}

function inLines({ children }: Token, path: string): Problem[] {
  return (children ?? []).flatMap(({ type, content, meta }) => {
    if (type !== 'text') return [];
    const { line, column } = meta as { line: number; column: number };
    return told(IN_LINES, content, (index) => ({ path, line, column: column + index }));
  });
}

function atStarts(lines: readonly string[], { map, content }: Token, path: string): Problem[] {
  const [first, end] = map as [number, number];
  const written = content.split('\n');
  const at = (i: number, column: number): Problem['place'] => ({ path, line: first + i + 1, column });
  for (const [i, line] of lines.slice(first, end).entries()) {
    const own = line.replace(/^[> \t]+|[ \t\r]+$/g, '');
    if (LOOKS_EMPTY.test(own)) return [{ rule: 'leftover-mark', place: at(i, line.indexOf(own) + 1), message: 'This line looks empty, and holds a character that cannot be seen, as Word and web pages leave behind; so what stands above and below it would be one. Delete it, and leave an empty line.' }];
    // An anchor is taken off before; of a line in a list or quotation its own words are looked at.
    const words = (written[i] ?? line).trim() || line.trim();
    const problems = told(AT_STARTS, words, () => at(i, Math.max(line.indexOf(words), 0) + 1));
    if (problems.length > 0) return problems;
  }
  return [];
}

function told(marks: readonly LostMark[], text: string, placeAt: (index: number) => Problem['place']): Problem[] {
  return marks.flatMap(({ mark, message }) => {
    const match = mark.exec(text);
    return match ? [{ rule: 'leftover-mark', place: placeAt(match.index), message: message(match[0]) }] : [];
  });
}
