/** One save is two events, or five; a checkout is hundreds. */
const FEW = 12;
const QUIET_MS = 15;
const QUIET_AFTER_MANY_MS = 120;
const LONGEST_MS = 1_000;

/** Calls `onQuiet` once when events have stopped for a moment, with when the first of them came; at the latest after a second. */
export function gatherEvents(onQuiet: (since: number) => void): { event: () => void; stop: () => void } {
  let since: number | null = null;
  let count = 0;
  let timer: NodeJS.Timeout | undefined;
  const fire = (isQuiet: boolean): void => {
    const first = since;
    since = null;
    if (isQuiet) count = 0;
    if (first !== null) onQuiet(first);
  };
  return {
    event() {
      const now = performance.now();
      since ??= now;
      count += 1;
      clearTimeout(timer);
      const [quietMs, leftMs] = [count > FEW ? QUIET_AFTER_MANY_MS : QUIET_MS, since + LONGEST_MS - now];
      timer = setTimeout(fire, Math.max(0, Math.min(quietMs, leftMs)), quietMs <= leftMs);
    },
    stop: () => clearTimeout(timer),
  };
}
