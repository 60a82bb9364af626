import { readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What GUIDE.md tells an officer to type, and a folder to type it in. The guide is the only place where it stands. */

const REPOSITORY = join(import.meta.dirname, '../..');
export const GUIDE = readFileSync(join(import.meta.dirname, 'GUIDE.md'), 'utf8');

/** 'npm run check' */
export const commands: readonly string[] = fences('sh');
/** What a program prints, as the guide shows it. */
export const shown: readonly string[] = fences('text');
/** In the guide's order: the sentence as it is, as it is changed, the paragraph that is added below it, and that paragraph with the mistake. */
const [before, changed, added, mistaken] = fences('markdown') as [string, string, string, string];
/** What `npm run new` asks, with what is typed; '' is Enter alone. */
export const answers: readonly { question: string; answer: string }[] =
  [...GUIDE.matchAll(/^\| “(.+)” \| (?:`([^`]+)`|press Enter) \|$/gm)].map(([, question = '', answer = '']) => ({ question, answer }));
export const pictures: readonly { file: string; words: string }[] = [...GUIDE.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(([, words = '', file = '']) => ({ file, words }));

export const PAPER = /`content\/([^/`]+)\/index\.md`/.exec(GUIDE)?.[1] ?? '';
const SENTENCES = { change: [before, changed], add: [changed, `${changed}\n\n${added}`], mistake: [added, mistaken], mend: [mistaken, added] } as const;

function fences(language: string): string[] {
  return [...GUIDE.matchAll(new RegExp(`^( *)\`\`\`${language}\\n([^]*?)\\n *\`\`\`$`, 'gm'))].map(([, indent = '', words = '']) => words.split('\n').map((line) => line.slice(indent.length)).join('\n'));
}

export interface Practice {
  folder: string;
  /** Makes the guide's next edit in the paper, as an editor saves it. */
  save: (edit: keyof typeof SENTENCES) => Promise<void>;
  remove: () => Promise<void>;
}

/** A folder as an officer has it: content and data are copies, the program is this repository's. */
export async function openPractice(): Promise<Practice> {
  const home = await mkdtemp(join(tmpdir(), 'practice-'));
  const folder = join(home, 'sufficiency');
  await mkdir(folder);
  for (const name of ['content', 'data', 'package.json']) await cp(join(REPOSITORY, name), join(folder, name), { recursive: true });
  for (const name of ['scripts', 'templates', 'node_modules']) await symlink(join(REPOSITORY, name), join(folder, name), 'junction');
  const paper = join(folder, 'content', PAPER, 'index.md');
  return {
    folder,
    async save(edit) {
      const [find, replace] = SENTENCES[edit];
      const text = await readFile(paper, 'utf8');
      if (text.split(find).length !== 2) throw new Error(`“${find}” doesn’t stand once in the paper. Correct GUIDE.md.`);
      await writeFile(paper, text.replace(find, () => replace));
    },
    remove: () => rm(home, { recursive: true, force: true }),
  };
}
