import type { YamlSource } from '../load/read-yaml.ts';
import type { Problem } from '../problem.ts';
import { textsIn } from './texts-in.ts';

/** Marks that mean something in a paper's text and would be printed as they stand in a file of values. */
const MARKS: readonly (readonly [RegExp, (mark: string) => string])[] = [
  [/\{\{.{0,200}?\}\}|\{\{|\}\}/, (mark) => `“${mark}” would be printed as it stands: no figure can stand here. Say it without the number, or say the figure in the paper’s text.`],
  [/\[[^\]]{1,200}\]\([^)]{0,200}\)/, (mark) => `“${mark}” would be printed as it stands: no link can stand here. Write its words alone.`],
  [/(\*\*|__)(?=\S)[^*_]{1,200}\1|`[^`]{1,200}`/, (mark) => `“${mark}” would be printed as it stands. Write the words without the marks around them.`],
  [/<\/?(?:a|b|br|div|em|i|li|p|span|strong|sub|sup|u|ul)\b[^<>]{0,200}>/i, (mark) => `“${mark}” is a mark of web pages, and would be printed as it stands. Take it out.`],
];

/** Of titles, summaries and all other texts in a file of values: each is plain text. */
export function checkPlainTexts({ data, placeOf }: Pick<YamlSource, 'data' | 'placeOf'>): Problem[] {
  return textsIn(data, []).flatMap(({ text, path }) => findMarks(text).map(({ message }): Problem => ({ rule: 'leftover-mark', place: placeOf(path), message })));
}

/** The first mark of each kind, as its author is told of it. */
export function findMarks(text: string): { at: number; message: string }[] {
  return MARKS.flatMap(([mark, message]) => {
    const { 0: found, index } = mark.exec(text) ?? { 0: null, index: -1 };
    return found === null ? [] : [{ at: index, message: message(found.length > 40 ? `${found.slice(0, 40)}…` : found) }];
  });
}
