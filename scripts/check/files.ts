import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { startOf, type Problem } from '../problem.ts';

/** Paths of all files below a folder, with '/', in alphabetical order. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')).sort();
}

/** The manifest lists what was rendered: a file that lies there unlisted would be published unseen, and a listed one must be there. */
export function checkFiles(listed: readonly string[], lying: readonly string[]): Problem[] {
  const [onList, onDisk] = [new Set(listed), new Set(lying)];
  const fault = (path: string, message: string): Problem => ({ rule: 'files-differ', place: startOf(path), message: `${message} This is a fault of the software.` });
  return [
    ...listed.filter((path) => !onDisk.has(path)).map((path) => fault(path, 'This file is listed for the site and was not made.')),
    ...lying.filter((path) => !onList.has(path)).map((path) => fault(path, 'This file was made and stands in no list, so the manifest would lack it.')),
  ];
}
