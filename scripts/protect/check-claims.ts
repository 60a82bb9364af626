import type { Problem } from '../problem.ts';
import type { DisclosurePolicy } from '../schema/disclosure.ts';
import type { Entry, ProtectedDataset } from '../schema/dataset.ts';
import { isMeasured } from '../schema/field.ts';
import type { FigureRef } from '../schema/narrative.ts';
import type { Claim, Council } from '../schema/records.ts';
import { resolveFigure } from '../validate/resolve-figure.ts';
import type { Interval } from './disclosure/count-problem.ts';

const FEWER_THAN = /\b(?:fewer|less) than (\d+|two|three|four|five|six|seven|eight|nine|ten)\b/i;
const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** `| or "fewer than 6"` tells a reader more than a marker does, so the attacker is taken to know it. By entry. */
export function saidBounds(council: Council, claims: readonly Claim[], { zeros }: DisclosurePolicy): Map<Entry<unknown>, Interval> {
  const bounds = new Map<Entry<unknown>, Interval>();
  for (const { shown, asOf } of claims) {
    const most = shown.kind === 'ref' ? mostOf(shown) : null;
    const resolution = most === null ? null : resolveFigure(shown as FigureRef, council.datasets, asOf);
    if (most === null || !resolution || !('figure' in resolution) || resolution.figure.ask !== 'value' || resolution.figure.dataset.unit !== 'count') continue;
    const { entry } = resolution.figure;
    bounds.set(entry, [zeros === 'published' ? 1 : 0, Math.min(most, bounds.get(entry)?.[1] ?? Infinity)]);
  }
  return bounds;
}

/** 5 for 'fewer than 6' */
function mostOf({ filters }: FigureRef): number | null {
  const word = FEWER_THAN.exec(filters.find(({ name }) => name === 'or')?.argument ?? '')?.[1]?.toLowerCase();
  return word === undefined ? null : (NUMBERS.includes(word) ? NUMBERS.indexOf(word) : Number(word)) - 1;
}

interface Context {
  policy: DisclosurePolicy;
  /** The entry as it is in the data: small itself, or hidden to protect another. */
  isPrimary: (entry: Entry<unknown>) => boolean;
  rawOf: (dataset: ProtectedDataset, index: number) => Entry<unknown>;
  /** Its count, where it has one. */
  countOf: (entry: Entry<unknown>) => number | null;
}

/** A sentence whose figure is hidden has nothing to say, unless its author gave the words. */
export function checkSuppressedClaims(claims: readonly Claim[], datasets: ReadonlyMap<string, ProtectedDataset>, { policy, isPrimary, rawOf, countOf }: Context): Problem[] {
  return claims.flatMap(({ shown, asOf, place, dataset: id }): Problem[] => {
    if (shown.kind !== 'ref') return [];
    const resolution = resolveFigure(shown, datasets, asOf);
    if (!('figure' in resolution) || ['period', 'target', 'benchmark'].includes(resolution.figure.ask)) return [];
    const { dataset, entry, since, whole, orElse, ask } = resolution.figure;
    const hidden = [entry, ...(since ? [since] : []), ...whole].filter(({ quantity }) => quantity.state === 'suppressed');
    if (hidden.length === 0) return [];
    const named = [id, ...shown.members].join(' ');
    const written = [named, ...shown.filters.filter(({ name }) => name !== 'or').map(({ name, argument }) => (argument === null ? name : `${name} ${argument}`))].join(' | ');
    const raw = rawOf(dataset as ProtectedDataset, dataset.entries.indexOf(hidden[0] as Entry<never>));
    if (orElse !== null) {
      const most = ask === 'value' ? mostOf(shown) : null;
      return most === null || (countOf(raw) ?? 0) <= most ? [] : [{ rule: 'words-untrue', place, message: `“${named}” is hidden to protect another figure, and it is not “${orElse}”. Write other words, such as {{ ${written} | or "a number that is not shown" }}.` }];
    }
    const small = isPrimary(raw);
    const isTyped = !isMeasured(dataset.unit) && dataset.unit !== 'count' && raw.numerator === null;
    const counts = isMeasured(dataset.unit) ? 'it is the average of' : isTyped ? 'it may count' : 'it counts';
    const why = small ? `${counts} so few people that they could be recognised` : `with it a reader could work out ${isMeasured(dataset.unit) ? 'what is said of few people' : 'a small count'}`;
    const exactly = isTyped ? ' Where numerator: gives its number of people in the data, that number is judged, and not all that the percentage could mean.' : '';
    const fewer = small && ask === 'value' && dataset.unit === 'count' ? `, say {{ ${written} | or "fewer than ${policy.threshold + 1}" }}` : '';
    return [{ rule: 'figure-suppressed', place, message: `“${named}” is hidden: ${why}. Leave it out${fewer}, give other words as {{ ${written} | or "a small number" }}, or merge the category with another in the data.${exactly}` }];
  });
}
