import { stringify } from 'yaml';
import type { Publication } from '../../schema/records.ts';
import { countText } from '../../schema/words.ts';
import type { Ask } from './ask.ts';
import { askCouncil, askDate, askTitle, currentStrategy, nameOf, sayNext, type Ground, type Scaffold } from './ground.ts';
import { toWrite } from './hints.ts';

/** A strategy's next edition, with the chapters and headings of the one that it replaces. */
export async function scaffoldStrategy(ask: Ask, ground: Ground): Promise<Scaffold> {
  const { id: council } = await askCouncil(ask, ground);
  const own = new Map(ground.publications.flatMap((p) => (p.file.council === council && p.file.kind === 'strategy' ? [[p.id, p] as const] : [])));
  const previous = own.size === 0 ? null
    : own.get(await ask({ option: 'supersedes', words: 'Which strategy does it replace?', choices: new Map([...own].map(([id, { file }]) => [id, file.title])), otherwise: currentStrategy(council, ground)?.id ?? [...own.keys()][0]! })) ?? null;
  const period = await ask({ option: 'period', words: 'For which years? For instance 2027 to 2030.', fault: (years) => (/^\d{4} to \d{4}$/.test(years) ? null : 'Write the years as 2027 to 2030.') });
  const title = await askTitle(ask);
  const day = await askDate(ask, 'date', 'On which day is it to be published?', ground.today);
  const name = await nameOf(ask, ground, [council, title]);
  const series = previous?.file.edition?.series;
  const settings = {
    kind: 'strategy', council, title, summary: toWrite('one sentence that says what the council means to do.'), status: 'draft', access: 'public', 'publish-on': day, 'as-of': day,
    edition: { period, ...(series === undefined ? {} : { series }), ...(previous ? { supersedes: previous.id } : {}) },
  };
  const path = `content/${name}/index.md`;
  const chapters = previous ? copyChapters(previous, ground) : FIRST_CHAPTERS;
  return {
    files: new Map([
      [path, `---\n${stringify(settings, { lineWidth: 0 })}---\n\n${toWrite('the strategy in a few paragraphs, for readers who read no further.')}\n`],
      ...chapters.map(({ file, title: heading, headings }) => [`content/${name}/${file}`, writeChapter(heading, headings)] as const),
    ]),
    told: [
      `Made content/${name}/ with ${countText(chapters.length, 'chapter')}, a draft${previous ? `; their headings are those of “${previous.id}”, which it will replace` : ''}.`,
      'Chapters may be renamed, added and taken out: a file is a chapter, in the order of their numbers.',
      ...sayNext(path, 'the strategy'),
    ],
  };
}

interface Chapter {
  /** '01-duty.md' */
  file: string;
  title: string;
  /** As written, with their anchors: '## What the law asks {#law}' */
  headings: readonly string[];
}

function copyChapters({ id, outline }: Publication, { sources }: Ground): Chapter[] {
  return outline.sections.filter(({ role }) => role === 'chapter').flatMap((chapter): Chapter[] => {
    const path = [...sources.files.keys()].find((file) => file.startsWith(`content/${id}/`) && file.replace(/^.*\/\d+-/, '') === `${chapter.id}.md`);
    const source = path === undefined ? undefined : sources.files.get(path);
    if (path === undefined || source?.kind !== 'markdown') return [];
    const lines = (sources.texts.get(path) ?? '').split(/\r?\n/);
    const headings = source.narrative.blocks.flatMap((block) => (block.kind === 'heading' ? [(lines[block.place.line - 1] ?? '').trim()] : [])).filter((line) => /^##+ \S/.test(line));
    return [{ file: path.split('/').at(-1) as string, title: chapter.heading, headings }];
  });
}

function writeChapter(title: string, headings: readonly string[]): string {
  const front = stringify({ title, summary: toWrite('what the chapter says, in one sentence.') }, { lineWidth: 0 });
  const words = headings.length === 0 ? [toWrite('the chapter.')] : headings.flatMap((heading) => [heading, toWrite('what stands under this heading.')]);
  return `---\n${front}---\n\n${words.join('\n\n')}\n`;
}

/** For a council's first: what the guidance on the sufficiency duty asks a strategy to tell. */
const FIRST_CHAPTERS: readonly Chapter[] = [
  { file: '01-duty.md', title: 'The duty to have enough homes', headings: ['## What the law asks', '## What the council aims for'] },
  { file: '02-children.md', title: 'The children and young people', headings: ['## Who they are', '## What they say', '## What they will need'] },
  { file: '03-homes.md', title: 'The homes there are', headings: ['## Homes and carers', '## What is missing'] },
  { file: '04-plan.md', title: 'What the council will do', headings: ['## Priorities', '## Actions'] },
  { file: '05-success.md', title: 'How success is measured', headings: ['## Measures and targets', '## Who watches over it'] },
];
