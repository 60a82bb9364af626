import { highestThreshold, policyOf } from '../schema/disclosure.ts';
import type { RawQuantity } from '../schema/dataset.ts';
import type { Decimal } from '../schema/decimal.ts';
import type { Claim, Council, Publication } from '../schema/records.ts';
import { isSecret, openSecret } from '../schema/secret.ts';
import { countUses, isProtected } from '../validate/populations/count-uses.ts';
import { withPeriods } from '../validate/populations/line-periods.ts';
import type { KnownUse, PopulationCell } from '../validate/populations/population-cell.ts';
import { findPopulations, type Population } from '../validate/populations/populations.ts';
import { findTypedShares } from '../validate/populations/typed-shares.ts';
import { averagesOf, policyOfAverages } from './average-cells.ts';
import { saidBounds } from './check-claims.ts';
import type { Interval } from './disclosure/count-problem.ts';
import { firstDays } from './first-days.ts';
import { fitShares, numeratorsOf } from './fit-shares.ts';
import { hidePopulation, type HiddenCells } from './hide-population.ts';
import { readLedgerCounts } from './ledger-counts.ts';
import { openSeries } from './near-hidden.ts';

export interface DecidedPopulation { population: Population; found: HiddenCells }

/** What of each population of a council stays hidden, if all that is claimed is published. */
export async function decideCells(council: Council, publications: readonly Publication[], claims: readonly Claim[]): Promise<DecidedPopulation[]> {
  const { id, file, datasets, ledger } = council;
  const policy = policyOf(file);
  const outFrom = firstDays(publications, claims);
  const claimed = new Set(claims.map(({ dataset }) => dataset));
  const shown = [...datasets.values()].filter((dataset) => isProtected(dataset, file) && claimed.has(dataset.id));
  const counts = shown.flatMap((dataset) => countUses(dataset).flatMap((use): KnownUse[] => {
    const count = use.quantity && openCount(use.quantity as RawQuantity);
    return count ? [{ use, count: count.big.toNumber() }] : [];
  }));
  const shares = findTypedShares(shown, counts, readLedgerCounts({ counts: withPeriods(ledger.counts ?? [], counts) }, counts).remembered);
  const numerators = numeratorsOf(shares);
  const known = [...counts, ...numerators.filter(({ count }) => !Number.isNaN(count))];
  const lines = { counts: withPeriods(ledger.counts ?? [], known) };
  const { isKnown, wasHidden, remembered } = readLedgerCounts(lines, known);
  const said = saidBounds(council, claims, policy);
  // Words that aren't true of a count aren't said of it: it is shown, or its author hears of it.
  const saidOf = ({ uses, count }: PopulationCell): Interval | undefined => uses
    .flatMap(({ entry, role }) => (role === 'value' && said.has(entry) ? [said.get(entry) as Interval] : [])).find(([lo, up]) => count >= lo && count <= up);
  const lately = openSeries(lines, known);
  const firstDay = ({ uses }: PopulationCell): string => uses.map((use) => outFrom(use)).sort()[0] as string;
  const seed = `${id} ${policy['tie-break'] ?? ''}`;
  const decided: DecidedPopulation[] = [];
  for (const population of findPopulations([...counts, ...numerators], remembered, highestThreshold(file))) {
    const fitted = await fitShares(population, shares);
    const found = await hidePopulation({ population, fitted, policy, isKnown, wasHidden, saidOf, lately, seed, outFrom: firstDay });
    decided.push({ population, found: { ...found, faults: [...fitted.faults.map((fault) => ({ ...fault, rule: 'percent-contradiction' as const })), ...found.faults] } });
  }
  for (const population of findPopulations(averagesOf(counts))) {
    const found = await hidePopulation({
      population, fitted: await fitShares(population, []), policy: policyOfAverages(policy), seed, outFrom: firstDay,
      isKnown: () => false, wasHidden: () => false, saidOf: () => undefined, lately: () => ({ wasHidden: false, before: null }),
    });
    // That all are in one category is told by their numbers, if by anything.
    decided.push({ population, found: { ...found, faults: found.faults.filter(({ rule }) => rule === 'cannot-protect') } });
  }
  return decided;
}

/** null where it is missing. */
function openCount(quantity: RawQuantity): Decimal | null {
  return quantity.state === 'missing' ? null : openHeld(quantity);
}

export function openHeld({ value }: Extract<RawQuantity, { state: 'held' }>): Decimal {
  return isSecret(value) ? openSecret(value) as Decimal : value;
}
