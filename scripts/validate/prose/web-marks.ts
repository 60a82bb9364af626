import type { Problem } from '../../problem.ts';
import { inlinesOfNarrative } from '../../schema/narrative.ts';
import { problemAt, type ProseContext } from './context.ts';

/** What a text says in place of the marks of web pages. */
const INSTEAD: readonly (readonly [tag: RegExp, instead: string])[] = [
  [/^(?:b|strong)$/, 'For bold, write **words**.'],
  [/^(?:i|em|cite)$/, 'For italics, write *words*.'],
  [/^(?:br|p|div|section)$/, 'For a new paragraph, leave a line empty.'],
  [/^a$/, 'For a link, write [words](address).'],
  [/^img$/, 'For a picture, write ![words](picture.png).'],
  [/^h[1-6]$/, 'For a heading, begin the line with ## and a space.'],
  [/^(?:ul|ol|li)$/, 'For a list, begin each line with a hyphen and a space, or with 1. and a space.'],
  [/^(?:table|thead|tbody|tr|th|td|caption)$/, 'For a table, use a ::: table block.'],
  [/^blockquote$/, 'For a quotation, use a ::: quote block.'],
  [/^(?:code|font|pre|s|small|span|style|script|sub|sup|u|iframe|hr|mark|details|summary|button|center|strike|del|ins)$/, ''],
];
/** Of a remark in <!-- the leftover marks tell. */
const TAG = /<\/?([a-z][a-z0-9]*)(?:\s[^<>]*|\/)?>/gi;

/** Marks of web pages are not read, so that nothing in a text can run; they would be printed as they stand. */
export function checkWebMarks({ narrative }: ProseContext): Problem[] {
  return inlinesOfNarrative(narrative).flatMap((inline): Problem[] => {
    if (inline.kind !== 'text' || !inline.text.includes('<')) return [];
    const told = new Set<string>();
    return [...inline.text.matchAll(TAG)].flatMap((match): Problem[] => {
      const name = (match[1] as string).toLowerCase();
      const known = INSTEAD.find(([tag]) => tag.test(name));
      if (!known || told.has(name)) return [];
      told.add(name);
      const place = { ...inline.place, column: inline.place.column + match.index };
      return [problemAt(place, 'leftover-mark', `“${match[0]}” is a mark of web pages, and would be printed as it stands. Take it out.${known[1] === '' ? '' : ` ${known[1]}`}`)];
    });
  });
}
