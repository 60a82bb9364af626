import type { Sources } from '../../load/load-sources.ts';
import { startOf, warningAt, type Problem, type Warning } from '../../problem.ts';
import { easyReadSchema } from '../../schema/easy-read.ts';
import type { Form } from '../../schema/council.ts';
import type { SourceBlock, SourceInline } from '../../schema/narrative.ts';
import { dateText } from '../../schema/period.ts';
import { asOfDay, type PublicationFile } from '../../schema/publication.ts';
import type { Publication } from '../../schema/records.ts';
import { problemAt } from '../prose/context.ts';
import { checkShape } from '../shape.ts';
import { outlinePublication } from './outline.ts';
import { checkNoDigits } from './read-publication.ts';

export const EASY_READ = 'easy-read.md';

/** Sections without numbers, in the author's own order. */
export const PLAIN_FORM: Form = {
  name: 'Page', 'in-use': { from: '0000-01-01', to: { 'not-applicable': 'A page has no form.' } }, front: [],
  sections: [{ id: 'body', role: 'body', mandatory: false, numbered: false }],
};

/** `easy-read.md` beside a publication: its words, and whether they have the shape of Easy Read. */
export function readEasyRead(id: string, sources: Sources, problems: Problem[]): Publication['easyRead'] {
  const source = sources.files.get(`content/${id}/${EASY_READ}`);
  if (source?.kind !== 'markdown') return null;
  const { path, frontMatter, narrative } = source;
  if (!frontMatter) {
    problems.push({ rule: 'front-matter', place: startOf(path), message: 'This file has no settings at the top. Begin it with a line ---, then title: and checked-against:, then a line ---.' });
    return null;
  }
  const { value: file, problems: found } = checkShape(easyReadSchema, frontMatter);
  const { outline, problems: outlineProblems } = outlinePublication(narrative.blocks, { kind: 'report', sections: undefined }, PLAIN_FORM);
  problems.push(...found, ...outlineProblems, ...checkIdeas(narrative.blocks));
  if (file) problems.push(...checkNoDigits('title', file.title, frontMatter));
  return file && { path, file, narrative, outline };
}

/** One idea a paragraph, its picture first. */
function checkIdeas(blocks: readonly SourceBlock[]): Problem[] {
  return blocks.flatMap((block): Problem[] => {
    switch (block.kind) {
      case 'heading': return block.level <= 2 ? [] : [problemAt(block.place, 'easy-read-shape', 'An Easy Read page has headings of one level. Use ## here.')];
      case 'list': return block.items.flatMap(checkIdeas);
      case 'paragraph': return checkPicture(block.content, block);
      default: return [problemAt(block.place, 'easy-read-shape', 'An Easy Read page holds headings, sentences and lists, and nothing else. Say this in a sentence, or leave it to the full publication.')];
    }
  });
}

function checkPicture(content: readonly SourceInline[], { place }: SourceBlock): Problem[] {
  const pictures = content.filter(({ kind }) => kind === 'image');
  if (content.some(({ kind }) => kind === 'note-mark')) return [problemAt(place, 'easy-read-shape', 'An Easy Read page has no footnotes. Say it in a sentence, or leave it out.')];
  if (pictures.length > 1) return [problemAt(place, 'easy-read-shape', 'There are several pictures beside one idea. Keep one, and leave an empty line between two ideas.')];
  if (pictures.length === 1 && content[0] !== pictures[0]) return [problemAt(place, 'easy-read-shape', 'The picture stands after its sentence. Put it at the start of the line, so that it is seen first.')];
  const hasWords = content.some((inline) => inline.kind !== 'image' && (inline.kind !== 'text' || inline.text.trim() !== ''));
  return hasWords ? [] : [problemAt(place, 'easy-read-shape', 'This picture stands alone. Write its sentence after it, on the same line.')];
}

/** Its figures follow the data by themselves; its words don't. */
export function checkEasyReadDate({ easyRead, file }: { easyRead: Publication['easyRead']; file: PublicationFile }, placeOf: (name: string) => Problem['place']): Warning[] {
  const asOf = asOfDay(file);
  if (!easyRead || easyRead.file['checked-against'] >= asOf) return [];
  return [warningAt(placeOf('checked-against'), 'easy-read-behind', `The Easy Read version of “${file.title}” was last checked against ${dateText(easyRead.file['checked-against'])}, and the publication has moved on to ${dateText(asOf)}. Read the two side by side, mend the words, and write checked-against: ${asOf}.`)];
}
