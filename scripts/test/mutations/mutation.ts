import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../schema/report.ts';
import { dice } from '../write-any-paper.ts';

/**
 * One way to spoil a council's folder, and what may come of it:
 * 'same' builds what the unspoilt folder builds, 'problem' is told with its place, 'either' is one of these two; a function
 * allows a report that differs and says what it does that it may not do, or null. Where it is asked, a problem is good as well.
 */
export interface Mutation {
  name: string;
  /** May return an `Allowance`, where what may come of it goes by what chance picked. */
  apply: (dice: Dice, root: string) => unknown;
  expected: 'same' | 'problem' | 'either' | Allowance;
  /** How much oftener than others test:full draws it; chance picks the place each time. */
  times?: number;
  /** Where it can be done to one of the two alone. */
  only?: Fixture;
  /** Takes seconds, so it is left to test:full. */
  slow?: true;
}

export type Fixture = 'toyshire' | 'papers';
export type Allowance = (before: Report, after: Report) => string | null;
export type Dice = ReturnType<typeof dice>;

/** Paths of the files whose path fits, in alphabetical order; not those of which only a notice is shown. */
export function filesLike(root: string, pattern: RegExp): string[] {
  return ['content', 'data'].flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)).filter((path) => pattern.test(path) && !path.includes('withdrawn')).sort();
}

export function pickFile({ pick }: Dice, root: string, pattern: RegExp): string {
  return pick(filesLike(root, pattern));
}

export function readText(root: string, path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Changes one of the files whose path fits and that the edit makes something else of. */
export function changeSome(dice: Dice, root: string, pattern: RegExp, edit: (text: string) => string): void {
  change(root, dice.pick(filesLike(root, pattern).filter((path) => edit(readText(root, path)) !== readText(root, path))), edit);
}

/** Changes a file's text. @throws where nothing changes, for the mutation would be none */
export function change(root: string, path: string, edit: (text: string) => string | Uint8Array): void {
  const before = readText(root, path);
  const after = edit(before);
  if (after === before) throw new Error(`nothing changes in ${path}`);
  writeFileSync(join(root, path), after);
}

/** In a file of those whose path fits and that hold `find`, at a place that chance picks, `find` becomes `put`. @returns the file's path */
export function replaceSomewhere(dice: Dice, root: string, pattern: RegExp, find: RegExp, put: (found: string) => string): string {
  const path = dice.pick(filesLike(root, pattern).filter((file) => new RegExp(find, 'm').test(readText(root, file))));
  change(root, path, (text) => {
    const { 0: found, index } = dice.pick([...text.matchAll(new RegExp(find, 'gm'))]);
    return text.slice(0, index) + put(found) + text.slice(index + found.length);
  });
  return path;
}

export const YAML = /\.yaml$/;
export const MARKDOWN = /\.md$/;
export const TEXT = /\.(?:yaml|md)$/;
/** The words of a report: a long file with every construct. */
export const REPORT = /^content\/\w+-report\/index\.md$/;
/** A file of numbers. */
export const NUMBERS = /^data\/.*\/(?:facts|indicators\/.*|tables\/.*)(?:\.yaml)?$/;
