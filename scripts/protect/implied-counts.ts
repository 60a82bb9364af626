import type { DisclosurePolicy } from '../schema/disclosure.ts';
import type { Dataset, RawQuantity } from '../schema/dataset.ts';
import { lastDay } from '../schema/period.ts';
import { isSecret } from '../schema/secret.ts';
import { partAndWhole, periodKey, populationOf, selectionKey, selectionOf, type CountUse } from '../validate/count-uses.ts';
import type { KnownUse } from '../validate/population-cell.ts';
import { findPopulations } from '../validate/populations.ts';
import { decideCell } from './cell-policy.ts';

const PER = { percent: 100, 'per-10000': 10_000 } as const;

/**
 * A percentage or rate typed without its numerator still tells it. Where another figure gives that count, or it is what others leave over,
 * the share goes with it. Where only the whole is known, the share may tell it alone: 4.9% of 143 can only be 7, 4% of 50 only be 2, and
 * 96% of 50 leaves 2. Such counts join the others, as if they were printed.
 */
export function implyNumerators(datasets: readonly Dataset<RawQuantity>[], counts: readonly KnownUse[], policy: DisclosurePolicy): KnownUse[] {
  const shares = datasets.filter(({ unit }) => Object.hasOwn(PER, unit)).flatMap((dataset) => dataset.entries.map((entry, index) => ({ dataset, entry, index })))
    .filter(({ entry: { numerator, quantity } }) => !numerator && quantity.state === 'held' && !isSecret(quantity.value));
  if (shares.length === 0) return [];
  const given = Map.groupBy(counts, ({ use }) => keyOf(use));
  const leftOver = new Map(findPopulations(counts).flatMap(({ cells }) => cells.filter(({ uses }) => uses.length === 0).map((cell) => [keyOf(cell), cell.count] as const)));
  return shares.flatMap(({ dataset, entry, index }): KnownUse[] => {
    const { part, whole } = partAndWhole(dataset, selectionOf(dataset, entry));
    const about = { population: populationOf(dataset, entry), period: periodKey(dataset, entry) };
    const published = lastDay(entry.published);
    const use: CountUse<unknown> = { ...about, dataset, entry, index, role: 'numerator', quantity: null, selection: part, published };
    const countOf = (key: string): number | undefined => newestBy(given.get(key) ?? [], published) ?? leftOver.get(key);
    const own = countOf(keyOf(use));
    if (own !== undefined) return [{ use, count: own }];
    const total = countOf(keyOf({ ...about, ...(dataset.unit === 'percent' ? {} : { population: `${dataset.id} at risk` }), selection: whole }));
    if (total === undefined) return [];
    const per = PER[dataset.unit as keyof typeof PER];
    const { value } = entry.quantity as { value: { big: { toNumber(): number }; decimals: number } };
    const [shown, half] = [value.big.toNumber(), 0.5 / 10 ** value.decimals];
    const [least, most] = [Math.ceil(((shown - half) * total) / per), Math.ceil(((shown + half) * total) / per) - 1];
    const { threshold } = decideCell({ selection: part, uses: [use] }, policy);
    const tellsRest = dataset.unit === 'percent' && total - most >= 1 && total - least <= threshold;
    return least >= 1 && most >= least && (least === most || most <= threshold || tellsRest) ? [{ use, count: Math.min(Math.max(Math.round((shown * total) / per), least), most) }] : [];
  });
}

function keyOf({ population, period, selection }: Pick<CountUse<unknown>, 'population' | 'period' | 'selection'>): string {
  return JSON.stringify([population, period, selectionKey(selection)]);
}

/** Of what was out on that day; else the first there was. */
function newestBy(known: readonly KnownUse[], day: string): number | undefined {
  const inOrder = known.toSorted((a, b) => (a.use.published < b.use.published ? -1 : 1));
  return (inOrder.findLast(({ use }) => use.published <= day) ?? inOrder[0])?.count;
}
