import type { FencedBlock } from '../../schema/narrative.ts';
import { problemAt, type Findings, type ProseContext } from '../prose/context.ts';
import { findNumbers, numberedNames } from '../prose/typed-numbers.ts';

/** Words beside ::: that are shown as a heading and can hold no figure: dates, years, law and names of the glossary may stand in them. */
export function checkTitle({ place, words }: FencedBlock, title: string, { linesOf, glossary }: ProseContext): Findings {
  const ending = (linesOf(place.path)[place.line - 1] ?? words).trimEnd().length - title.length + 1;
  const say = (rule: string, at: number, message: string): Findings['problems'][number] => problemAt({ ...place, column: ending + at }, rule, message);
  const figure = title.indexOf('{{');
  const problems = figure === -1
    ? findNumbers(title, numberedNames(glossary)).map(({ typed, at }) => say('typed-number', at, `“${typed}” is typed by hand in this title, which can hold no figure, and would go stale. Say the title without it, and the figure in the text below; a name with a number in it may be listed in the glossary.`))
    : [say('figure-in-heading', figure, 'This title cannot hold a figure, and {{ would be printed as it stands. Say the figure in the text below.')];
  return { problems, claims: [] };
}
