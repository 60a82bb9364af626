import { mkdir, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Puts a new file in the place of an old one: whoever reads, or stops the machine, finds one of the two whole. */
export async function writeWhole(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  // A name that nothing reads, should the machine stop here.
  const beside = join(dirname(file), `.${basename(file)}.new`);
  await writeFile(beside, text);
  await rename(beside, file);
}
