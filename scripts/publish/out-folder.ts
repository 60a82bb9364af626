import { lstat, readdir, readFile, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readProgram } from './publish-output.ts';

/** What a build leaves in its folder. */
const BUILT = ['site', 'exempt', 'manifest.json', 'build-record.json'];
/** What file managers leave wherever somebody looks. */
const LEFT_BY_LOOKING = ['.DS_Store', 'Thumbs.db', 'desktop.ini'];

/** Where it lies in truth: a link is followed, and a name is spelt as the disk spells it. What isn't there yet keeps its name. */
export async function realFolder(path: string): Promise<string> {
  return await realpath(path).catch(async () => (dirname(path) === path ? path : join(await realFolder(dirname(path)), basename(path))));
}

/** Two names of one folder, `realFolder` both. Some disks tell no capital from a small letter, and who wrote dist/ as Dist/ meant dist/. */
export function isSameFolder(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** A folder may be replaced when it is not there, is empty, or holds an earlier build and nothing else. @returns why it may not, and what to do, or null */
export async function whyKeep(out: string): Promise<string | null> {
  let names: string[];
  try {
    names = await readdir(out);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return 'is no folder that can be read. Give a new or empty folder after --out.';
    return await lstat(out).then(() => 'is a link to a folder that is not there. Make that folder, or give another after --out.', () => null);
  }
  const own = names.filter((name) => !LEFT_BY_LOOKING.includes(name));
  const [stranger] = (await isOfABuild(join(out, 'manifest.json')) ? own.filter((name) => !BUILT.includes(name)) : own).sort();
  return stranger === undefined ? null : `holds ${stranger}, which no build made, and a build replaces its whole folder. Take it away from there, or give a new or empty folder after --out.`;
}

async function isOfABuild(manifest: string): Promise<boolean> {
  const text = await readFile(manifest, 'utf8').catch(() => '');
  try {
    const { generator } = JSON.parse(text) as { generator?: Record<string, string> };
    return typeof generator?.[(await readProgram()).name] === 'string';
  } catch {
    return false;
  }
}
