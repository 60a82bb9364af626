import { execFile, type ExecFileOptions } from 'node:child_process';
import { join } from 'node:path';
import { REPOSITORY } from './toyshire.ts';

interface ProgramRun {
  /** -1 where it didn't end by itself. */
  code: number;
  stdout: string;
  stderr: string;
}

/** A command as a person types it, in a process of its own, and what it prints. */
export function runProgram(args: readonly string[], options: ExecFileOptions = {}): Promise<ProgramRun> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(REPOSITORY, 'scripts/main.ts'), ...args], { maxBuffer: 1e8, ...options, encoding: 'utf8' }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr });
    });
  });
}
