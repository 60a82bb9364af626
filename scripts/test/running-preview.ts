import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { REPOSITORY } from './toyshire.ts';

export interface RunningPreview {
  home: string;
  port: number;
  /** What the terminal has shown. */
  said: () => string;
  /** Waits until the terminal shows this. */
  says: (words: string | RegExp) => Promise<void>;
  /** As Ctrl-C does. @returns its exit code */
  stop: () => Promise<number | null>;
}

const LONGEST_WAIT_MS = 30_000;

/** `npm start` as a process of its own, on a port that is free. */
export async function startPreview(root: string, port = 20_000 + Math.floor(Math.random() * 20_000)): Promise<RunningPreview> {
  const child = spawn(process.execPath, [join(REPOSITORY, 'scripts/main.ts'), 'start', '--root', root, '--port', String(port)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (words: string) => { text += words; });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const says = async (words: string | RegExp): Promise<void> => {
    const until = Date.now() + LONGEST_WAIT_MS;
    while (!(typeof words === 'string' ? text.includes(words) : words.test(text))) {
      if (Date.now() > until || child.exitCode !== null) throw new Error(`The terminal never showed ${words}, but:\n${text}`);
      await wait(10);
    }
  };
  await says(/Preview: http:\S+/);
  const home = /Preview: (http:\/\/[^\s]+\/)/.exec(text)?.[1] ?? '';
  return {
    home, port: Number(new URL(home).port), said: () => text, says,
    async stop() {
      child.kill('SIGINT');
      return (await ended)[0];
    },
  };
}
