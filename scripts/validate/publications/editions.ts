import type { Problem } from '../../problem.ts';
import type { Publication } from '../../schema/records.ts';
import type { PlaceOf } from '../places.ts';
import { didYouMean } from '../suggest.ts';
import { isExempt } from './exemption.ts';

/** Editions follow each other: one current in a series, and what is named as replaced or reported on exists. */
export function checkEditions(publications: readonly Publication[], folders: ReadonlySet<string>, placeOf: PlaceOf): Problem[] {
  return [...checkNamed(publications, folders, placeOf), ...checkCurrent(publications, placeOf)];
}

function checkNamed(publications: readonly Publication[], folders: ReadonlySet<string>, placeOf: PlaceOf): Problem[] {
  return publications.flatMap((publication) => {
    const { id, file } = publication;
    return ([[['edition', 'supersedes'], file.edition?.supersedes], [['edition', 'supplements'], file.edition?.supplements], [['about'], file.about]] as const).flatMap(([at, named]): Problem[] => {
      if (named === undefined) return [];
      const other = publications.find((p) => p.id === named);
      if (other && named !== id && isExempt(other)) {
        return [{ rule: 'names-exempt', place: placeOf(publication, at), message: `“${named}” is an exempt paper, which has no public page. Delete the line; the paper’s title may be named in the text.` }];
      }
      if (other && named !== id && (other.file.kind !== 'strategy' || other.file.council !== file.council)) {
        return [{ rule: 'not-a-strategy', place: placeOf(publication, at), message: `“${named}” is not a strategy of this council. Name the strategy that is meant, or delete the line.` }];
      }
      if (other && at.at(-1) === 'supplements' && named !== id && other.file.edition?.supplements) {
        return [{ rule: 'not-a-strategy', place: placeOf(publication, at), message: `“${named}” is a supplement itself. Name the strategy that both add to.` }];
      }
      if (folders.has(named) && named !== id) return [];
      const message = named === id ? `“${at.at(-1)}:” names this publication itself. Name another, or delete the line.` : `There is no publication “${named}” in content/.${didYouMean(named, folders)} Correct it.`;
      return [{ rule: 'unknown-publication', place: placeOf(publication, at), message }];
    });
  });
}

function checkCurrent(publications: readonly Publication[], placeOf: PlaceOf): Problem[] {
  const strategies = publications.filter(({ file }) => file.kind === 'strategy' && file.status === 'published' && file.access !== 'exempt' && !file.edition?.supplements);
  const replaced = new Set(strategies.flatMap(({ file }) => file.edition?.supersedes ?? []));
  const current = Map.groupBy(strategies.filter(({ id }) => !replaced.has(id)), ({ file }) => `${file.council}/${file.edition?.series ?? 'strategy'}`);
  return [...current.values()].flatMap((group): Problem[] => {
    if (group.length < 2) return [];
    const newest = [...group].sort((a, b) => (a.file['publish-on'] < b.file['publish-on'] ? 1 : -1))[0] as Publication;
    const others = group.filter((p) => p !== newest).map((p) => `“${p.id}”`).join(' and ');
    return [{ rule: 'two-current-editions', place: placeOf(newest, ['edition']), message: `Both this and ${others} would be the current edition. Say which one it replaces, under edition: supersedes:, or which one it adds to, under edition: supplements:, or give it a series of its own.` }];
  });
}
