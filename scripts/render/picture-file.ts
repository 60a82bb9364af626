import { readFile } from 'node:fs/promises';
import { stripPicture } from './strip-picture.ts';

/** What it is drawn from and nothing else that the file may hold; null where it is gone, or has become something else, since it was checked. */
export async function findPicture(file: string): Promise<Uint8Array | null> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM', 'EBUSY'].includes(error.code ?? '')) return null;
    throw error;
  });
  return bytes && stripPicture(bytes);
}

/** The same. @throws Error where it has become something else */
export async function readPictureFile(file: string): Promise<Uint8Array> {
  const bytes = await findPicture(file);
  if (bytes === null) throw new Error(`${file} was a whole picture when it was checked, and is none now.`);
  return bytes;
}
