import { readFile } from 'node:fs/promises';
import { measurePicture } from '../schema/picture.ts';

/** Its bytes and nothing that the file may hold behind them; null where it has become something else since it was checked. */
export async function findPicture(file: string): Promise<Uint8Array | null> {
  const bytes = await readFile(file);
  const end = measurePicture(bytes)?.end ?? null;
  return end === null ? null : bytes.subarray(0, end);
}

/** The same. @throws Error where it has become something else */
export async function readPictureFile(file: string): Promise<Uint8Array> {
  const bytes = await findPicture(file);
  if (bytes === null) throw new Error(`${file} was a whole picture when it was checked, and is none now.`);
  return bytes;
}
