import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listFiles } from '../files.ts';
import { layersOf, type Layer } from './layers.ts';
import { contextAt } from './scan-for-canaries.ts';

interface Difference {
  path: string;
  /** 'content.xml, from byte 1,204: “…” in the one and “…” in the other' */
  words: string;
}

/** What a council keeps to itself: the record of its sources, and exempt papers. */
const KEPT_IN = /^(?:build-record\.json$|exempt\/)/;

/** All public files of an output folder. */
export async function readPublicFiles(folder: string): Promise<Map<string, Buffer>> {
  const paths = (await listFiles(folder)).filter((path) => !KEPT_IN.test(path));
  return new Map(await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path))] as const)));
}

/** Non-interference: two outputs from counts that differ only where a marker stands must be the same, byte for byte. */
export async function compareOutputs(one: ReadonlyMap<string, Buffer>, other: ReadonlyMap<string, Buffer>): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (const path of new Set([...one.keys(), ...other.keys()])) {
    const [a, b] = [one.get(path), other.get(path)];
    if (!a || !b) differences.push({ path, words: `it stands in the ${a ? 'first' : 'second'} alone` });
    else if (!a.equals(b)) differences.push({ path, words: await tellApart(path, a, b) });
  }
  return differences;
}

/** The words of a page say more than its packed bytes, so the innermost layer that differs is told. */
async function tellApart(path: string, a: Buffer, b: Buffer): Promise<string> {
  const [ours, theirs] = [await layersOf(path, a), await layersOf(path, b)];
  const differs = ours.flatMap((layer, i) => (theirs[i]?.layer === layer.layer && !theirs[i].bytes.equals(layer.bytes) ? [[layer, theirs[i]] as const] : []));
  const inner = differs.filter(([{ layer }]) => layer !== 'as it is');
  const told = inner.find(([one, other]) => isText(one) && isText(other)) ?? inner[0] ?? differs[0];
  if (!told) return `they are packed differently (${a.length} and ${b.length} bytes)`;
  const [{ layer, bytes: mine }, { bytes: yours }] = told;
  const at = firstDifference(mine, yours);
  const length = mine.length === yours.length ? '' : `, of ${mine.length} and ${yours.length} bytes`;
  return `${layer}${length}, from byte ${at}: “${contextAt(mine, at, 0)}” in the one and “${contextAt(yours, at, 0)}” in the other`;
}

function isText({ bytes }: Layer): boolean {
  return !bytes.includes(0);
}

function firstDifference(a: Buffer, b: Buffer): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}
