import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { devNull } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

export interface Terminal {
  /** All that stands in it, without the line that was typed first. */
  said: () => string;
  says: (words: string | RegExp) => Promise<void>;
  /** @returns the exit code */
  ended: Promise<number | null>;
  /** As Ctrl-C does. */
  stop: () => Promise<void>;
}

const LONGEST_WAIT_MS = 120_000;
/** A program that asks wants to see a person's terminal. */
const AS_TERMINAL = '--import "data:text/javascript,process.stdin.isTTY=process.stdout.isTTY=true"';

/**
 * Types a command into a shell, and an answer whenever one is asked for; what is typed shows, as in any terminal.
 * @throws from `says` when the words don't come
 */
export function openTerminal(command: string, folder: string, answers: readonly string[] = []): Terminal {
  // The settings of whoever runs this are not an officer's.
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:npm_|NODE_OPTIONS$|FORCE_COLOR$)/i.test(name)));
  const env = { ...own, NO_COLOR: '1', NPM_CONFIG_USERCONFIG: devNull, NPM_CONFIG_UPDATE_NOTIFIER: 'false', ...(answers.length > 0 ? { NODE_OPTIONS: AS_TERMINAL } : {}) };
  const child = spawn(command, { cwd: folder, env, shell: true, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
  const left = [...answers];
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (words: string) => {
      text += words;
      const answer = text.endsWith('> ') ? left.shift() : undefined;
      if (answer === undefined) return;
      text += `${answer}\n`;
      child.stdin.write(`${answer}\n`);
    });
  }
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    said: () => text.trim(), ended,
    async says(words) {
      const until = Date.now() + LONGEST_WAIT_MS;
      while (!(typeof words === 'string' ? text.includes(words) : words.test(text))) {
        if (Date.now() > until || child.exitCode !== null) throw new Error(`“${command}” never showed ${words}, but:\n${text}`);
        await wait(20);
      }
    },
    async stop() {
      // npm runs it in a shell; a group of its own is ended as a whole.
      if (child.exitCode === null) process.kill(-(child.pid as number), 'SIGINT');
      await ended;
    },
  };
}
