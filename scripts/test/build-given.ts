import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { vi } from 'vitest';
import { readPublicFiles } from '../check/leaks/compare-outputs.ts';
import { buildCommand } from '../commands/build.ts';
import type { HiddenEntries } from '../protect/protect-tables.ts';
import type { Records } from '../schema/records.ts';
import type { Report } from '../schema/report.ts';
import { writeCounts, type Counts, type HiddenCounts } from './hidden-counts.ts';
import { temporaryFolder } from './toyshire.ts';

/**
 * For tests: the build command, which hides what it is given instead of what it would find, and perhaps has a leak.
 * Leaks that somebody might write, by their stage:
 */
export interface Leaks {
  records?: (records: Omit<Records, 'warnings'>) => void;
  report?: (report: Report) => void;
  /** @returns the report that the index is told of */
  search?: (pages: Map<string, string | Uint8Array>, report: Report) => Report;
}

interface Given {
  hidden: HiddenEntries;
  leaks: Leaks;
}

let given: Given | null = null;

type Protect = typeof import('../protect/protect-tables.ts');
type Compute = typeof import('../compute/compute-report.ts');
type Search = typeof import('../render/search/search-files.ts');

vi.doMock('../protect/protect-tables.ts', async (original): Promise<Protect> => {
  const real = await original<Protect>();
  return { ...real, protectTables: async (records) => {
    given?.leaks.records?.(records);
    return given ? real.hideTables(records, given.hidden) : real.protectTables(records);
  } };
});

vi.doMock('../compute/compute-report.ts', async (original): Promise<Compute> => {
  const real = await original<Compute>();
  return { ...real, computeReport: (...asked) => {
    const report = real.computeReport(...asked);
    given?.leaks.report?.(report);
    return report;
  } };
});

vi.doMock('../render/search/search-files.ts', async (original): Promise<Search> => {
  const real = await original<Search>();
  return { ...real, indexSite: (pages, report) => {
    const more = new Map(pages);
    return real.indexSite(more, given?.leaks.search?.(more, report) ?? report);
  } };
});

/** The public files of a build from other counts, with the same entries hidden. @throws where the command finds something wrong */
export async function buildGiven(truth: HiddenCounts, counts: Counts, { pdf = false, leaks = {} }: { pdf?: boolean; leaks?: Leaks } = {}): Promise<Map<string, Buffer>> {
  const [root, out] = [await temporaryFolder(), join(await temporaryFolder(), 'dist')];
  await cp(truth.root, root, { recursive: true });
  await writeCounts(root, truth, counts);
  given = { hidden: truth.hidden, leaks };
  const said: string[] = [];
  const spies = [
    ...(['log', 'error', 'warn', 'info', 'debug'] as const).map((method) => vi.spyOn(console, method).mockImplementation((...words) => void said.push(words.map(String).join(' ')))),
    ...[process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'write').mockImplementation((words) => Boolean(said.push(String(words))))),
  ];
  try {
    await buildCommand.run({ root, out, 'no-pdf': !pdf, docx: pdf } as never, []);
  } finally {
    for (const spy of spies) spy.mockRestore();
    given = null;
  }
  const log = said.join('\n');
  if (process.exitCode === 1) {
    process.exitCode = 0;
    throw new Error(log);
  }
  return (await readPublicFiles(out)).set(LOG, Buffer.from(log.replaceAll(out, 'dist').replace(/ in \d+\.\d s$/m, '')));
}

/** What a good build says on its two outputs, but for how long it took. */
export const LOG = 'the log of the build';
