import type { Problem } from '../problem.ts';
import type { DisclosurePolicy } from '../schema/disclosure.ts';
import type { Entry, ProtectedDataset } from '../schema/dataset.ts';
import { isMeasured } from '../schema/field.ts';
import type { FigureRef } from '../schema/narrative.ts';
import type { Claim, Council } from '../schema/records.ts';
import { resolveFigure } from '../validate/resolve-figure.ts';
import type { Interval } from './disclosure/count-problem.ts';
import { boundsSaid, saysDirection, saysNumber, saysPart } from './said-words.ts';

/** `| or "fewer than 6"` tells a reader more than a marker does, so the attacker is taken to know it. By entry. */
export function saidBounds(council: Council, claims: readonly Claim[], { zeros }: DisclosurePolicy): Map<Entry<unknown>, Interval> {
  const bounds = new Map<Entry<unknown>, Interval>();
  for (const { shown, asOf } of claims) {
    const told = shown.kind === 'ref' ? boundsSaid(wordsOf(shown)) : null;
    const resolution = told === null ? null : resolveFigure(shown as FigureRef, council.datasets, asOf);
    if (told === null || !resolution || !('figure' in resolution) || resolution.figure.ask !== 'value' || resolution.figure.dataset.unit !== 'count') continue;
    const { entry } = resolution.figure;
    const [lo, up] = bounds.get(entry) ?? [zeros === 'published' ? 1 : 0, Infinity];
    bounds.set(entry, [Math.max(lo, told[0]), Math.min(up, told[1])]);
  }
  return bounds;
}

/** 'fewer than 6' of `| or "fewer than 6"` */
function wordsOf({ filters }: FigureRef): string {
  return filters.find(({ name }) => name === 'or')?.argument ?? '';
}

interface Context {
  policy: DisclosurePolicy;
  /** The entry as it is in the data: small itself, or hidden to protect another. */
  isPrimary: (entry: Entry<unknown>) => boolean;
  rawOf: (dataset: ProtectedDataset, index: number) => Entry<unknown>;
  /** Its count, where it has one. */
  countOf: (entry: Entry<unknown>) => number | null;
  /** Counts of 1 to this are hidden where it stands. */
  thresholdOf: (entry: Entry<unknown>) => number;
}

/** By what is asked of a figure: the words that tell too much in its place, what they tell, and others that don't. */
const WORDS_FOR = {
  number: { says: saysNumber, tells: '', instead: 'a number that is not shown' },
  change: { says: saysDirection, tells: 'tells which way it went', instead: 'a change that is not shown' },
  share: { says: saysPart, tells: 'tells how large a part it is', instead: 'a share that is not shown' },
};

/** A sentence whose figure is hidden has nothing to say, unless its author gave the words. */
export function checkSuppressedClaims(claims: readonly Claim[], datasets: ReadonlyMap<string, ProtectedDataset>, { policy, isPrimary, rawOf, countOf, thresholdOf }: Context): Problem[] {
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
    const small = isPrimary(raw);
    const isCount = ask === 'value' && dataset.unit === 'count';
    const threshold = thresholdOf(raw);
    if (orElse !== null) {
      const told = isCount ? boundsSaid(orElse) : null;
      const { says, tells, instead } = WORDS_FOR[ask === 'change' || ask === 'percent-change' ? 'change' : ask === 'share' || dataset.unit === 'percent' ? 'share' : 'number'];
      const say = (rule: string, message: string): Problem[] => [{ rule, place, message: `${message} Write other words, such as {{ ${written} | or "${instead}" }}.` }];
      if (told === null) return says(orElse) ? say('figure-suppressed', `“${named}” is hidden, and “${orElse}” ${saysNumber(orElse) ? 'says a number in its place' : tells}.`) : [];
      const count = countOf(raw) ?? 0;
      if (count < told[0] || count > told[1]) return say('words-untrue', `“${named}” is hidden${small ? '' : ' to protect another figure'}, and it is not “${orElse}”.`);
      const least = policy.zeros === 'published' ? 1 : 0;
      return told[0] <= least && told[1] >= threshold ? [] : say('figure-suppressed', `“${named}” is hidden, and “${orElse}” tells too much of it: a reader may not rule out any number from ${least} to ${threshold}.`);
    }
    const isTyped = !isMeasured(dataset.unit) && dataset.unit !== 'count' && raw.numerator === null;
    const counts = isMeasured(dataset.unit) ? 'it is the average of' : isTyped ? 'it may count' : 'it counts';
    const why = small ? `${counts} so few people that they could be recognised` : `with it a reader could work out ${isMeasured(dataset.unit) ? 'what is said of few people' : 'a small count'}`;
    const exactly = isTyped ? ' Where numerator: gives its number of people in the data, that number is judged, and not all that the percentage could mean.' : '';
    const fewer = small && isCount ? `, say {{ ${written} | or "fewer than ${threshold + 1}" }}` : '';
    return [{ rule: 'figure-suppressed', place, message: `“${named}” is hidden: ${why}. Leave it out${fewer}, give other words as {{ ${written} | or "a small number" }}, or merge the category with another in the data.${exactly}` }];
  });
}
