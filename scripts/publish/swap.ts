import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * The new output is made beside the old and takes its place by two renames. Whatever moment a build is killed at,
 * either the old output stands, or `mendSwap` at the next build puts it back.
 */

const beside = (out: string, word: string): string => join(dirname(out), `.${basename(out)}-${word}`);

/** Where a build may write: beside `out`, on the same disk, its own for this process. */
export function workspaceFor(out: string): string {
  return beside(out, `next-${process.pid}`);
}

export async function swapIn(workspace: string, out: string): Promise<void> {
  const old = beside(out, 'old');
  await rm(old, { recursive: true, force: true });
  if (existsSync(out)) await rename(out, old);
  await rename(workspace, out);
  await rm(old, { recursive: true, force: true });
}

/** Ends what an interrupted build left: an output that was moved aside comes back, half-made ones go. */
export async function mendSwap(out: string): Promise<void> {
  const old = beside(out, 'old');
  if (existsSync(old)) {
    if (existsSync(out)) await rm(old, { recursive: true, force: true });
    else await rename(old, out);
  }
  const prefix = basename(beside(out, 'next-'));
  for (const name of await readdir(dirname(out)).catch(() => [])) {
    if (name.startsWith(prefix) && !isRunning(Number(name.slice(prefix.length)))) await rm(join(dirname(out), name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
