import { join } from 'node:path';
import { gatherEvents } from './gather-events.ts';
import { foldersBelow, watchFolders } from './watch-folders.ts';

/** A problem in a file that is half written is gone before anyone could read it. */
const HALF_WRITTEN_MS = 120;

interface FollowedFiles {
  /** Reads them now, or once more where they are being read. @param since when they changed, in ms of performance.now() */
  keepUp(since: number): Promise<void>;
  stop(): void;
}

interface Follower {
  /** @param comesMore waits a moment, and says whether a file has changed meanwhile */
  refresh: (since: number, comesMore: () => Promise<boolean>) => Promise<void>;
  onFault: (error: Error) => void;
}

/** Refreshes whenever content/ or data/ change, once at a time; they are watched as soon as they were read. */
export function followFiles(root: string, { refresh, onFault }: Follower): FollowedFiles {
  let isStale = false;
  let running: Promise<void> | null = null;
  const events = gatherEvents((since) => void keepUp(since));
  const watch = watchFolders(events.event);
  return {
    keepUp,
    stop() {
      watch.close();
      events.stop();
    },
  };

  async function keepUp(since: number): Promise<void> {
    isStale = true;
    await (running ??= catchUp(since));
  }

  async function catchUp(since: number): Promise<void> {
    while (isStale) {
      isStale = false;
      await refresh(since, comesMore).catch((error: NodeJS.ErrnoException) => {
        // A file went while it was read: it is read again without.
        if (error.code === 'ENOENT') isStale = true;
        else onFault(error);
      });
    }
    running = null;
    if (watch.follow([root, ...foldersBelow(join(root, 'content')), ...foldersBelow(join(root, 'data'))])) events.event();
  }

  async function comesMore(): Promise<boolean> {
    await new Promise((resolve) => setTimeout(resolve, HALF_WRITTEN_MS));
    return isStale;
  }
}
