import { monthAfter, readMonths } from '../../schema/month-span.ts';
import { isUpToMonth } from '../../schema/period.ts';
import { isAdditive, populationOf, type CountUse } from './count-uses.ts';
import type { KnownUse, PopulationCell, RememberedCount } from './population-cell.ts';

/** One population at one time, and all that is said of it. */
export interface Scope extends Pick<PopulationCell, 'population' | 'period'> {
  known: readonly KnownUse[];
  remembered: readonly RememberedCount[];
  /** Months of it make longer times, as far as a count's own dataset says so. */
  addsUp: boolean;
}

/** Scopes that tell of each other. */
export interface ScopeGroup {
  scopes: readonly Scope[];
  /** null: a population at one time, as most are. */
  ties: GroupTies | null;
}

export interface GroupTies {
  /** Populations whose months make longer times. */
  additive: ReadonlySet<string>;
  stocks: readonly Stock[];
}

/** A population that others join or leave. */
interface Stock {
  population: string;
  flows: readonly { population: string; sign: 1 | -1 }[];
}

/** Times of one population are apart unless its counts add up, or others are said to join or leave it. */
export function groupScopes(known: readonly KnownUse[], remembered: readonly RememberedCount[]): ScopeGroup[] {
  const keyOf = ({ population, period }: Pick<PopulationCell, 'population' | 'period'>): string => JSON.stringify([population, period]);
  const gone = Map.groupBy(remembered, keyOf);
  const additive = new Set(known.flatMap(({ use }) => (isAdditive(use) ? [use.population] : [])));
  const held = [...Map.groupBy(known, ({ use }) => keyOf(use))];
  const scopes = held.map(([key, uses]): Scope => {
    const { population, period } = (uses[0] as KnownUse).use;
    return { population, period, known: uses, remembered: gone.get(key) ?? [], addsUp: additive.has(population) };
  });
  const stocks = stocksOf(known);
  if (additive.size === 0 && stocks.length === 0) return scopes.map(alone);
  const familyOf = familiesOf(additive, stocks);
  const heldKeys = new Set(held.map(([key]) => key));
  const lost = [...gone].filter(([key, [first]]) => first && familyOf.has(first.population) && !heldKeys.has(key))
    .map(([, lines]): Scope => ({ ...(lines[0] as RememberedCount), known: [], remembered: lines, addsUp: additive.has((lines[0] as RememberedCount).population) }));
  const isTied = ({ population, period, known: uses }: Scope): boolean => {
    const speaks = (of: (use: CountUse<unknown>) => boolean): boolean => uses.length === 0 || uses.some(({ use }) => of(use));
    return (readMonths(period) !== null && speaks((use) => isAdditive(use) || stockOf(use) !== null)) || (monthAfter(period) !== null && stocks.some((stock) => stock.population === population) && speaks(isLevel));
  };
  const groups = Map.groupBy([...scopes, ...lost], (scope) => (familyOf.has(scope.population) && isTied(scope) ? familyOf.get(scope.population) as string : scope));
  return [...groups].flatMap(([family, own]): ScopeGroup[] => {
    if (typeof family !== 'string') return own.filter(({ known: uses }) => uses.length > 0).map(alone);
    const isOwn = (population: string): boolean => familyOf.get(population) === family;
    return [{ scopes: own, ties: { additive: new Set([...additive].filter(isOwn)), stocks: stocks.filter(({ population }) => isOwn(population)) } }];
  });
}

const alone = (scope: Scope): ScopeGroup => ({ scopes: [scope], ties: null });

/** The population that those whom it counts came into or went out of. */
export function stockOf({ dataset, entry, population }: CountUse<unknown>): { population: string; sign: 1 | -1 } | null {
  const stock = dataset.joins ?? dataset.leaves;
  return stock === undefined || population !== populationOf(dataset, entry) ? null : { population: stock, sign: dataset.joins === undefined ? -1 : 1 };
}

/** How many there are at the end of its period. */
export function isLevel({ dataset }: CountUse<unknown>): boolean {
  return dataset.addsUp !== true && !isUpToMonth(dataset.frequency);
}

function stocksOf(known: readonly KnownUse[]): Stock[] {
  const found = new Map<string, Map<string, Stock['flows'][number]>>();
  for (const { use } of known) {
    const stock = stockOf(use);
    if (!stock) continue;
    const flows = found.get(stock.population) ?? new Map<string, Stock['flows'][number]>();
    found.set(stock.population, flows.set(`${use.population} ${stock.sign}`, { population: use.population, sign: stock.sign }));
  }
  return [...found].map(([population, flows]) => ({ population, flows: [...flows.values()] }));
}

/** By population, a name that all who tell of each other have in common. */
function familiesOf(additive: ReadonlySet<string>, stocks: readonly Stock[]): Map<string, string> {
  const family = new Map([...additive].map((population) => [population, population]));
  for (const { population, flows } of stocks) {
    const members = [population, ...flows.map((flow) => flow.population)];
    const joined = new Set(members.map((member) => family.get(member) ?? member));
    for (const member of [...members, ...[...family].flatMap(([other, name]) => (joined.has(name) ? [other] : []))]) family.set(member, population);
  }
  return family;
}
