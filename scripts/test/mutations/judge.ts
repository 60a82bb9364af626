import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Problem, Warning } from '../../problem.ts';
import type { Report } from '../../schema/report.ts';
import type { Outcome } from './build-reports.ts';
import type { Mutation } from './mutation.ts';

const LONGEST_MS = 10_000;
const MOST_MEMORY_MB = 1000;

/** A thread that builds reports, and another after one that had to be ended. */
export function openBuilder(): { outcomeOf: (root: string) => Promise<Outcome | { kind: 'hang' }>; close: () => void } {
  let worker: Worker | null = null;
  // Nobody waits for it: a thread that waits for a pipe never ends.
  const close = (): void => {
    void worker?.terminate();
    worker = null;
  };
  return {
    close,
    outcomeOf: (root) => new Promise((resolve) => {
      const builder = worker ??= new Worker(new URL('./build-reports.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB }, execArgv: [] });
      const end = (outcome: Outcome | { kind: 'hang' }): void => {
        clearTimeout(timer);
        builder.off('message', end).off('error', fail);
        if (outcome.kind === 'hang' || outcome.kind === 'bug') close();
        resolve(outcome);
      };
      const fail = (error: Error): void => end({ kind: 'bug', stack: String(error.stack) });
      const timer = setTimeout(() => end({ kind: 'hang' }), LONGEST_MS);
      builder.once('message', end).once('error', fail).postMessage(root);
    }),
  };
}

/** What is wrong with what came of a mutation; nothing where it is as it should be. */
export function faultsOf({ expected }: Pick<Mutation, 'expected'>, outcome: Outcome | { kind: 'hang' }, original: string, folders: { root: string; fixture: string }): string[] {
  if (outcome.kind === 'hang') return [`takes more than ${LONGEST_MS / 1000} s`];
  if (outcome.kind === 'bug') return [outcome.stack.slice(0, 2000)];
  const misplaced = [...outcome.kind === 'problems' ? outcome.problems : [], ...outcome.warnings].flatMap((finding) => faultsOfFinding(finding, folders));
  if (outcome.kind === 'problems') {
    if (expected === 'same') return [`is told to be wrong: ${outcome.printed.slice(0, 5).join('\n')}`];
    return [...misplaced, ...outcome.printed.filter((text) => text.split('\n').length > 3 || text.length > 1500).map((text) => `prints too much: ${text.slice(0, 500)}`)];
  }
  if (expected === 'problem') return [...misplaced, outcome.json === original ? 'builds the same, and no problem is told' : `builds something else, and no problem is told: ${firstDifference(original, outcome.json)}`];
  if (outcome.json === original) return misplaced;
  if (typeof expected === 'string') return [...misplaced, `builds something else: ${firstDifference(original, outcome.json)}`];
  const wrong = expected(JSON.parse(original) as Report, JSON.parse(outcome.json) as Report);
  return wrong === null ? misplaced : [...misplaced, `${wrong}: ${firstDifference(original, outcome.json)}`];
}

/** The path is there, or was before; the line lies in the file, the column in the line; the message is one line of sentences. */
function faultsOfFinding({ place: { path, line, column }, message, rule }: Problem | Warning, { root, fixture }: { root: string; fixture: string }): string[] {
  const say = (what: string): string => `${path}:${line}:${column} ${rule} ${what}: ${message.slice(0, 300)}`;
  const file = join(root, path);
  // Of a name that would break the line the rest is shown.
  const isShownOtherwise = path.includes('\ufffd');
  const faults = /^[^\n\r]+[.?!]$/.test(message) && message.length <= 1000 ? [] : [say(`has a message of ${message.length} characters that is no sentence`)];
  if (!existsSync(file)) return isShownOtherwise || existsSync(join(fixture, path)) || /^(?:content|data)(?:\/[^/]+(?:\/council\.yaml)?)?$/.test(path) ? faults : [...faults, say('is nowhere')];
  if (!statSync(file).isFile() || !Number.isInteger(line) || !Number.isInteger(column)) return line === 1 && column === 1 ? faults : [...faults, say('has no such line')];
  const bytes = readFileSync(file);
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'utf8';
  const text = bytes.toString(encoding).split(/\r\n?|\n/)[line - 1];
  if (line < 1 || text === undefined) return [...faults, say('has no such line')];
  return column < 1 || column > text.length + 1 ? [...faults, say('lies beyond the line')] : faults;
}

function firstDifference(before: string, after: string): string {
  let at = 0;
  while (before[at] === after[at] && at < before.length) at++;
  return `\n  before ...${before.slice(Math.max(0, at - 120), at + 200)}\n  after  ...${after.slice(Math.max(0, at - 120), at + 200)}`;
}
