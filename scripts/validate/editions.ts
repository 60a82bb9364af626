import { startOf, type Problem } from '../problem.ts';
import type { Publication } from '../schema/records.ts';
import { didYouMean } from './suggest.ts';

/** Editions follow each other: one current in a series, and what is named as replaced or reported on exists. */
export function checkEditions(publications: readonly Publication[], folders: ReadonlySet<string>): Problem[] {
  return [...checkNamed(publications, folders), ...checkCurrent(publications)];
}

function checkNamed(publications: readonly Publication[], folders: ReadonlySet<string>): Problem[] {
  return publications.flatMap(({ id, path, file }) => ([['supersedes', file.edition?.supersedes], ['about', file.about]] as const).flatMap(([name, named]): Problem[] => {
    if (named === undefined || (folders.has(named) && named !== id)) return [];
    return [{ rule: 'unknown-publication', place: startOf(path), message: named === id ? `“${name}:” names this publication itself. Name another, or delete the line.` : `There is no publication “${named}”, which “${name}:” names.${didYouMean(named, folders)} Correct it.` }];
  }));
}

function checkCurrent(publications: readonly Publication[]): Problem[] {
  const strategies = publications.filter(({ file }) => file.kind === 'strategy' && file.status === 'published');
  const replaced = new Set(strategies.flatMap(({ file }) => file.edition?.supersedes ?? []));
  const current = Map.groupBy(strategies.filter(({ id }) => !replaced.has(id)), ({ file }) => `${file.council}/${file.edition?.series ?? 'strategy'}`);
  return [...current.values()].flatMap((group): Problem[] => {
    if (group.length < 2) return [];
    const newest = [...group].sort((a, b) => (a.file['publish-on'] < b.file['publish-on'] ? 1 : -1))[0] as Publication;
    const others = group.filter((p) => p !== newest).map((p) => `“${p.id}”`).join(' and ');
    return [{ rule: 'two-current-editions', place: startOf(newest.path), message: `Both this and ${others} would be the current edition. Say which one it replaces, under edition: supersedes:, or give it a series of its own.` }];
  });
}
