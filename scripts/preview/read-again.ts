import { loadSources, type FilesRead, type Sources } from '../load/load-sources.ts';
import type { Current } from './answer.ts';
import { openPages } from './preview-pages.ts';
import { changesBetween, rebuild } from './rebuild.ts';
import { tellRebuild } from './tell.ts';

interface Hearers {
  /** Shows what a preview has now in every open page. */
  show: () => Promise<void>;
  say: (line: string) => void;
}

/** Reads what has changed and brings `current` up to it; where nothing has, nothing is shown or said. @returns whether something had changed */
export function openReader(current: Current, kept: Parameters<typeof openPages>[1], { show, say }: Hearers): (since: number, comesMore: () => Promise<boolean>) => Promise<boolean> {
  const read: FilesRead = new Map();
  let last: Sources | null = null;
  return async (since, comesMore) => {
    const sources = await loadSources(current.root, read);
    const changed = last ? changesBetween(last, sources) : [];
    if (last && changed.length === 0) return false;
    const before = current.state;
    const state = await rebuild(sources, before?.good ?? null, (councils) => {
      current.doing = `Checking the small numbers of ${councils.join(' and ')}.`;
      void show();
    });
    current.doing = null;
    if (last && state.problems.length > 0 && await comesMore()) return false;
    last = sources;
    current.state = state;
    if (state.good && state.good !== before?.good) {
      current.pages = openPages(state.good, kept);
      current.overflows.clear();
    }
    await show();
    for (const line of tellRebuild({ state, before, changed, ms: performance.now() - since, time: new Date().toLocaleTimeString('en-GB') })) say(line);
    return true;
  };
}
