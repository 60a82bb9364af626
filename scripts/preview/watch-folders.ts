import { readdirSync, watch, type FSWatcher } from 'node:fs';
import { join, sep } from 'node:path';

export interface FolderWatch {
  /**
   * Watches these and no others.
   * @returns whether one is new: what lies in it may have been written before it was watched
   */
  follow(folders: readonly string[]): boolean;
  close(): void;
}

/**
 * One watcher a folder: a recursive one of Node's loses a file for good, on Linux, once an editor has put another in its place (tried).
 * It says only that something happened; what did is found by reading.
 */
export function watchFolders(onEvent: () => void): FolderWatch {
  const watchers = new Map<string, FSWatcher>();
  const forget = (folder: string): void => {
    for (const [path, watcher] of watchers) {
      if (path !== folder && !path.startsWith(folder + sep)) continue;
      watcher.close();
      watchers.delete(path);
    }
  };
  const add = (folder: string): boolean => {
    try {
      const watcher = watch(folder, (event, name) => {
        // A folder that is put in the place of another has the same name and is another.
        if (event === 'rename' && name !== null) forget(join(folder, name));
        if (!name?.startsWith('.')) onEvent();
      });
      watcher.on('error', () => forget(folder));
      watchers.set(folder, watcher);
      return true;
    } catch (error) {
      // It is gone again; its parent says so.
      if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
      throw error;
    }
  };
  return {
    follow(folders) {
      for (const path of watchers.keys()) if (!folders.includes(path)) forget(path);
      return folders.filter((folder) => !watchers.has(folder) && add(folder)).length > 0;
    },
    close() {
      for (const watcher of watchers.values()) watcher.close();
      watchers.clear();
    },
  };
}

/** The folder itself and all below it but those that begin with a dot, which no build reads; none where it isn't there. */
export function foldersBelow(folder: string): string[] {
  try {
    return [folder, ...readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name)).filter((path) => !path.slice(folder.length).includes(`${sep}.`))];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
