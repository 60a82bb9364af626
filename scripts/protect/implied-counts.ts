import type { DisclosurePolicy } from '../schema/disclosure.ts';
import type { Dataset, RawQuantity } from '../schema/dataset.ts';
import { isSecret } from '../schema/secret.ts';
import { lastDay } from '../schema/period.ts';
import { partAndWhole, populationOf, selectionKey, selectionOf } from '../validate/count-uses.ts';
import type { KnownUse } from '../validate/populations.ts';

/**
 * A percentage without its numerator still tells it where the whole is small and known: 4% of 50 can only be 2.
 * Such a count joins the others when every value that it could have is a small one.
 */
export function implyNumerators(datasets: readonly Dataset<RawQuantity>[], counts: readonly KnownUse[], policy: DisclosurePolicy): KnownUse[] {
  const newest = new Map<string, KnownUse>();
  for (const one of counts) {
    const key = JSON.stringify([one.use.population, one.use.period, selectionKey(one.use.selection)]);
    if ((newest.get(key)?.use.published ?? '') <= one.use.published) newest.set(key, one);
  }
  return datasets.filter(({ unit }) => unit === 'percent').flatMap((dataset) => dataset.entries.flatMap((entry, index): KnownUse[] => {
    if (entry.numerator || entry.quantity.state !== 'held' || isSecret(entry.quantity.value)) return [];
    const { value } = entry.quantity as { value: Exclude<typeof entry.quantity.value, { sealed: true }> };
    const { part, whole } = partAndWhole(dataset, selectionOf(dataset, entry));
    const about = { population: populationOf(dataset, entry), period: entry.period ?? '' };
    const keyOf = (selection: typeof part): string => JSON.stringify([about.population, about.period, selectionKey(selection)]);
    const total = newest.get(keyOf(whole))?.count;
    if (total === undefined || newest.has(keyOf(part))) return [];
    const half = 0.5 / 10 ** value.decimals;
    const [least, most] = [Math.ceil(((value.big.toNumber() - half) * total) / 100), Math.ceil(((value.big.toNumber() + half) * total) / 100) - 1];
    if (least < 1 || most < least || most > policy.threshold) return [];
    return [{ count: Math.round((value.big.toNumber() * total) / 100), use: { ...about, dataset, entry, index, role: 'numerator', quantity: null, selection: part, published: lastDay(entry.published) } }];
  }));
}
