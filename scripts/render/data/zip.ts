import { zipSync, type Zippable } from 'fflate';

/** The first day that a zip can say. fflate writes local time, so the parts are given in local time, and noon exists everywhere. */
const fixedTime = (): Date => new Date(1980, 0, 1, 12, 0, 0);

/**
 * The same bytes on every machine and day.
 * @param files in this order; those named in `stored` are not compressed
 */
export function zipFiles(files: ReadonlyMap<string, Uint8Array>, stored: readonly string[] = []): Uint8Array {
  const mtime = fixedTime();
  return zipSync(Object.fromEntries([...files].map(([path, bytes]): [string, Zippable[string]] => [path, [bytes, { level: stored.includes(path) ? 0 : 9, mtime }]])));
}
