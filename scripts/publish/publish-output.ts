import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sources } from '../load/load-sources.ts';
import type { Output } from '../render/render-report.ts';
import { swapIn } from './swap.ts';

interface FileRecord {
  path: string;
  bytes: number;
  sha256: string;
}

/** Writes the manifest and the build record, then swaps the whole output into place. @param exempt paths of papers that are in no manifest */
export async function publishOutput(output: Output, sources: Sources, out: string, exempt: readonly string[] = []): Promise<void> {
  const { folder, paths } = output;
  const generator = await versions();
  const recordAll = (all: readonly string[]): Promise<FileRecord[]> => Promise.all(all.map(async (path) => record(path, await readFile(join(folder, path)))));
  await writeJson(join(folder, 'manifest.json'), { generator, files: await recordAll(paths) });
  const inputs = await Promise.all([...sources.files.keys()].map(async (path) => record(path, await readFile(join(sources.root, path)))));
  await writeJson(join(folder, 'build-record.json'), { generator, inputs, exempt: await recordAll([...exempt].sort()) });
  await swapIn(folder, out);
}

function record(path: string, bytes: Uint8Array): FileRecord {
  return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Of what decides the bytes: the software and the libraries that draw, set and print. */
async function versions(): Promise<Record<string, string>> {
  const { name, version, dependencies } = await readProgram();
  return { [name]: version, ...dependencies };
}

export async function readProgram(): Promise<{ name: string; version: string; dependencies: Record<string, string> }> {
  return JSON.parse(await readFile(join(import.meta.dirname, '../../package.json'), 'utf8'));
}

async function writeJson(file: string, value: unknown): Promise<void> {
  await writeFile(file, `${JSON.stringify(value, null, 2)}\n`);
}
