import type { Problem } from '../../problem.ts';
import { inlinesOfNarrative } from '../../schema/narrative.ts';
import { problemAt, type ProseContext } from './context.ts';

/** Signs of the content language that were written wrongly: they would be printed as they stand. */
const MARKS: readonly { mark: RegExp; message: (found: string) => string }[] = [
  { mark: /^::(?=[^\S:]*[a-z])/, message: () => 'A block begins with three colons. Write ::: here.' },
  { mark: /^:{2,}(?![^\S:]*[a-z])/, message: () => 'This line closes no block. Delete it, or begin the block above with ::: and its name.' },
  { mark: /(?<=[^:]):{3,}/, message: (found) => `${found} begins or ends a block only at the start of its line, and something stands before it here, perhaps a space that cannot be seen. Type the line anew.` },
  { mark: /^#{2,6}(?=[^\s#])/, message: (found) => `There is no space after ${found}, so this is no heading and would be printed as it stands. Add one.` },
  { mark: /\^\[/, message: () => 'The words of a note do not stand in the text. Write [^1] here, and [^1]: with the note’s words on a line of its own below.' },
  { mark: /\[\^[^\]\s]+\]/, message: (found) => `There is no note ${found}. Add a line ${found}: with its words, or delete this mark.` },
  { mark: /\{#[^}]*\}?/, message: (found) => `“${found}” names nothing here. Put it at the end of a paragraph or heading, not of a note or in a table, and use letters, digits and hyphens only.` },
  { mark: /\{lang=[^}\s]*\}?/, message: (found) => `“${found}” names no language. Write its code straight after the words in square brackets, such as [Croeso]{lang=cy} for Welsh.` },
  { mark: /<!--|%%/, message: (found) => `${found} hides nothing: the words after it would be published. Delete them, or keep them outside content/.` },
  { mark: /~~/, message: () => '~~ strikes nothing out: the words after it would be published, and ~~ printed as it stands. Delete it, and the words too if they no longer hold.' },
  { mark: /\]\[/, message: () => 'This link has no address. Write it in round brackets straight after the words: [words](address).' },
  { mark: /\]\(/, message: () => 'This link or picture cannot be read. Write its address in brackets straight after the words, without spaces in it.' },
];

/** In every one of the marks. */
const SIGN = /::|##|\[|\{|\]|<!|%%|~~/;

export function checkLeftoverMarks({ narrative }: ProseContext): Problem[] {
  return inlinesOfNarrative(narrative).flatMap((inline): Problem[] => {
    if (inline.kind === 'image' && inline.alt.includes('{{')) return [problemAt(inline.place, 'leftover-mark', 'A figure cannot stand in a picture’s own words. Say the figure in the text beside it.')];
    if (inline.kind !== 'text' || !SIGN.test(inline.text)) return [];
    return MARKS.flatMap(({ mark, message }) => {
      const match = mark.exec(inline.text);
      return match ? [problemAt({ ...inline.place, column: inline.place.column + match.index }, 'leftover-mark', message(match[0]))] : [];
    });
  });
}
