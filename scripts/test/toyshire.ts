import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { afterAll } from 'vitest';

export const REPOSITORY = join(import.meta.dirname, '../..');
export const FIXTURES = join(import.meta.dirname, 'fixtures');
export const MISTAKES = join(FIXTURES, 'mistakes');
export const ADVICE = join(FIXTURES, 'advice');

const folders: string[] = [];
afterAll(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true }))));

/** An empty folder that is gone after the tests of its file. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'toyshire-'));
  folders.push(folder);
  return folder;
}

/** A copy of Toyshire's content/ and data/ to spoil. */
export async function copyToyshire(): Promise<string> {
  const root = await temporaryFolder();
  for (const folder of ['content', 'data']) await cp(join(FIXTURES, 'toyshire', folder), join(root, folder), { recursive: true });
  return root;
}

/** One case.yaml: what is changed in Toyshire, in order. */
interface Case {
  why: string;
  change: (
    | { file: string; find: string; replace: string }
    | { file: string; add: string }
    | { 'new-file': string; text: string }
    | { delete: string }
  )[];
}

export async function applyCase(name: string, root: string, folder = MISTAKES): Promise<void> {
  const { change } = parse(await readFile(join(folder, name, 'case.yaml'), 'utf8')) as Case;
  for (const step of change) {
    if ('delete' in step) await rm(join(root, step.delete), { recursive: true });
    else if ('new-file' in step) await writeNew(join(root, step['new-file']), step.text);
    else await edit(join(root, step.file), (text) => ('add' in step ? text + step.add : replaceOnce(text, step.find, step.replace, name)));
  }
}

export async function edit(file: string, change: (text: string) => string | Uint8Array): Promise<void> {
  await writeFile(file, change(await readFile(file, 'utf8')));
}

async function writeNew(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text, { flag: 'wx' });
}

function replaceOnce(text: string, find: string, replace: string, name: string): string {
  const found = text.split(find).length - 1;
  if (found !== 1) throw new Error(`${name}: ${JSON.stringify(find)} stands ${found} times in the file, not once`);
  return text.replace(find, () => replace);
}

/** The repository's own councils and Toyshire in one folder, as if it were a council more; their glossaries are one. */
export async function copyAllCouncils(): Promise<string> {
  const root = await temporaryFolder();
  const homes = [REPOSITORY, join(FIXTURES, 'toyshire')];
  for (const home of homes) for (const folder of ['content', 'data']) await cp(join(home, folder), join(root, folder), { recursive: true });
  const [ours, theirs] = await Promise.all(homes.map(async (home) => parse(await readFile(join(home, 'content/about/glossary.yaml'), 'utf8')) as Glossary)) as [Glossary, Glossary];
  await writeFile(join(root, 'content/about/glossary.yaml'), stringify({
    abbreviations: { ...ours.abbreviations, ...theirs.abbreviations }, names: [...ours.names ?? [], ...theirs.names ?? []], terms: { ...ours.terms, ...theirs.terms },
  }));
  return root;
}

interface Glossary {
  abbreviations?: Record<string, string>;
  names?: string[];
  terms?: Record<string, string>;
}
