import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { didYouMean } from '../validate/suggest.ts';
import { defineCommand, WrongUsage } from './command.ts';
import { answersFrom, Stopped, type Ask } from './new/ask.ts';
import { readGround, type Ground, type Scaffold } from './new/ground.ts';
import { scaffoldIndicator, scaffoldTable } from './new/scaffold-data.ts';
import { scaffoldPaper } from './new/scaffold-paper.ts';
import { scaffoldStrategy } from './new/scaffold-strategy.ts';

const KINDS: Record<string, { meaning: string; needs: readonly string[]; scaffold: (ask: Ask, ground: Ground) => Promise<Scaffold> }> = {
  report: { meaning: 'a committee’s report, from one of the council’s forms', needs: ['committee', 'date', 'title'], scaffold: (ask, ground) => scaffoldPaper('report', ask, ground) },
  deck: { meaning: 'slides for a committee', needs: ['committee', 'date', 'title'], scaffold: (ask, ground) => scaffoldPaper('deck', ask, ground) },
  strategy: { meaning: 'the next edition of a strategy', needs: ['period', 'title'], scaffold: scaffoldStrategy },
  indicator: { meaning: 'a measure that is counted again each month or year', needs: ['title', 'unit', 'counts', 'source', 'frequency', 'good'], scaffold: scaffoldIndicator },
  table: { meaning: 'a breakdown', needs: ['title', 'unit', 'counts', 'source'], scaffold: scaffoldTable },
};
const text = { type: 'string' } as const;

/** Begins a publication or a dataset as a draft. It overwrites nothing, and writes nothing before the last answer. */
export const newCommand = defineCommand({
  takes: `one of ${Object.keys(KINDS).join(', ')}`,
  options: { root: text, council: text, form: text, committee: text, date: text, title: text, name: text, period: text, supersedes: text, unit: text, counts: text, source: text, frequency: text, good: text, rows: text },
  async run({ root: folder = '.', ...given }, [first, ...more]) {
    const kind = first?.toLowerCase();
    if (more.length > 0) throw new WrongUsage(`“${more[0]}” is not expected here. Put words that belong together in quotation marks: --title "Homes for children".`);
    const root = resolve(folder);
    const terminal = process.stdin.isTTY && process.stdout.isTTY ? { input: process.stdin, output: process.stdout } : null;
    const ground = await readGround(root, new Date().toLocaleDateString('sv-SE'));
    if (!terminal) checkComplete(kind, given, ground);
    const { ask, close } = answersFrom({ ...given, ...(kind === undefined ? {} : { kind }) }, terminal);
    try {
      const chosen = await ask({ option: 'kind', words: 'What is it to be?', choices: new Map(Object.entries(KINDS).map(([name, { meaning }]) => [name, meaning])) });
      const { files, told } = await KINDS[chosen]!.scaffold(ask, ground);
      await writeNew(root, files);
      console.log(`${terminal ? '\n' : ''}${told.join('\n')}`);
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      console.error('\nNothing was made.');
      process.exitCode = 130;
    } finally {
      close();
    }
  },
});

/** Where nobody can be asked, all that is missing is told at once. */
function checkComplete(kind: string | undefined, given: Readonly<Record<string, string | undefined>>, { councils }: Ground): void {
  const kinds = Object.keys(KINDS);
  if (kind === undefined || !kinds.includes(kind)) {
    const unknown = kind === undefined ? '' : ` There is no “${kind}”.${didYouMean(kind, kinds)}`;
    throw new WrongUsage(`Say what it is to be: npm run new -- report.${unknown} It is one of ${kinds.join(', ')}.`);
  }
  const missing = [...(councils.size > 1 ? ['council'] : []), ...KINDS[kind]!.needs].filter((option) => given[option] === undefined);
  if (missing.length === 0) return;
  const example = missing.map((option) => `--${option} ${EXAMPLES[option]}`).join(' ');
  throw new WrongUsage(`To make a new ${kind} without asking, ${missing.map((option) => `--${option}`).join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing. For instance: npm run new -- ${kind} ${example}`);
}

const EXAMPLES: Record<string, string> = {
  council: 'dorset', committee: '"Cabinet"', date: '2027-01-12', title: '"Homes for children in care"', period: '"2027 to 2030"', unit: 'count', counts: 'children', source: 'scrutiny-2024', frequency: 'month', good: 'low',
};

/** A publication comes as a whole folder or not at all. */
async function writeNew(root: string, files: ReadonlyMap<string, string>): Promise<void> {
  const [first = ''] = files.keys();
  if (!first.startsWith('content/')) {
    for (const [path, words] of files) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), words, { flag: 'wx' });
    }
    return;
  }
  const making = join(root, 'content', `.new-${dirname(first).split('/').at(-1)}`);
  try {
    await mkdir(making);
    for (const [path, words] of files) await writeFile(join(making, path.split('/').at(-1) as string), words);
    await rename(making, join(root, dirname(first)));
  } catch (error) {
    await rm(making, { recursive: true, force: true });
    throw error;
  }
}
