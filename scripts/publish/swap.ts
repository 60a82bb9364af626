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

/** Ends what an interrupted build left: an output that was moved aside comes back, half-made ones go. While another build runs, what was moved aside may be its own. */
export async function mendSwap(out: string): Promise<void> {
  const old = beside(out, 'old');
  const prefix = basename(beside(out, 'next-'));
  const made = (await readdir(dirname(out)).catch(() => [])).filter((name) => name.startsWith(prefix));
  const dead = made.filter((name) => !isOther(Number(name.slice(prefix.length))));
  if (existsSync(old) && dead.length === made.length) {
    if (existsSync(out)) await rm(old, { recursive: true, force: true });
    else await rename(old, out);
  }
  for (const name of dead) await rm(join(dirname(out), name), { recursive: true, force: true });
}

/** Another process, that runs: in a container each build may have the id of the one that was killed before it. */
function isOther(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
