import type { Current } from './answer.ts';
import type { LateChecker } from './check-later.ts';
import type { OpenWindows } from './open-windows.ts';
import { tellProblems } from './tell.ts';

/** Pages are read back when nobody types. */
const IDLE_MS = 600;

interface Tools {
  windows: Pick<OpenWindows, 'paths'>;
  checker: LateChecker;
  show: () => Promise<void>;
  say: (line: string) => void;
  onFault: (error: Error) => void;
}

/** Checks the pages that are open, a moment after it was last asked to; what it finds anew is shown and said. */
export function openIdleCheck(current: Current, { windows, checker, show, say, onFault }: Tools): { soon(): void; stop(): void } {
  let idle: NodeJS.Timeout | undefined;
  const told = new Map<string, string>();
  return {
    soon() {
      clearTimeout(idle);
      idle = setTimeout(() => void checkOpen().catch(onFault), IDLE_MS);
    },
    stop: () => clearTimeout(idle),
  };

  async function checkOpen(): Promise<void> {
    for (const path of windows.paths()) {
      const { state, pages } = current;
      if (!state?.good || !pages || state.problems.length > 0) return;
      const problems = await checker.check(path, state.good, pages);
      const words = JSON.stringify(problems);
      if (words === (told.get(path) ?? '[]')) continue;
      told.set(path, words);
      if (problems.length > 0) for (const line of tellProblems(problems, state.sources.texts)) say(line);
      await show();
    }
  }
}
