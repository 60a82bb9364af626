import type { CouncilFile } from '../schema/council.ts';
import { dataAsOf, isIssued } from '../schema/data-as-of.ts';
import type { ProtectedDataset } from '../schema/dataset.ts';
import type { LedgerFile } from '../schema/ledger.ts';
import type { Claim, Publication } from '../schema/records.ts';
import { countUses, isProtected, selectionKey } from '../validate/populations/count-uses.ts';
import type { KnownUse, PopulationCell, RememberedCount } from '../validate/populations/population-cell.ts';
import { firstDays } from './first-days.ts';

/** What earlier builds showed and hid, by the ledger; `remembered` is what they showed and the data don't hold any more. */
export function readLedgerCounts({ counts = [] }: Pick<LedgerFile, 'counts'>, known: readonly KnownUse[]): { isKnown: (cell: PopulationCell) => boolean; wasHidden: (cell: PopulationCell) => boolean; remembered: RememberedCount[] } {
  const keyOf = ({ population, period, selection }: Pick<PopulationCell, 'population' | 'period' | 'selection'>): string => JSON.stringify([population, period, selectionKey(selection)]);
  const shown = new Set(counts.flatMap((line) => (line.shows === 'hidden' ? [] : [`${keyOf(line)} ${line.shows}`])));
  const hidden = new Set(counts.flatMap((line) => (line.shows === 'hidden' ? [keyOf(line)] : [])));
  const held = new Set(known.map(({ use }) => keyOf(use)));
  return {
    isKnown: (cell) => cell.isRemembered === true || (cell.uses.length > 0 && shown.has(`${keyOf(cell)} ${cell.count}`)),
    wasHidden: (cell) => cell.uses.length > 0 && hidden.has(keyOf(cell)),
    remembered: counts.flatMap((line) => (line.shows === 'hidden' || held.has(keyOf(line)) ? [] : [{ population: line.population, period: line.period, selection: line.selection, count: line.shows, first: line.first }])),
  };
}

type LedgerCount = NonNullable<LedgerFile['counts']>[number];

/** What readers see of people, or see hidden, in the publications that are out. Percentages tell what they are made of. */
export function listLedgerCounts({ file, datasets }: { file: CouncilFile; datasets: ReadonlyMap<string, ProtectedDataset> }, publications: readonly Publication[], claims: readonly Claim[]): LedgerCount[] {
  const issued = publications.filter((publication) => isIssued(publication.file));
  const day = dataAsOf(file, issued.map((publication) => publication.file));
  const own = claims.filter(({ publication }) => issued.some(({ id }) => id === publication));
  const firstDay = firstDays(issued, own);
  const claimed = new Set(own.map(({ dataset }) => dataset));
  return [...datasets.values()].filter((dataset) => claimed.has(dataset.id) && isProtected(dataset, file)).flatMap((dataset) => countUses(dataset).flatMap((use): LedgerCount[] => {
    const { population, period, selection, quantity, published } = use;
    if (!quantity || quantity.state === 'missing' || published > day) return [];
    return [{ population, period, selection, shows: quantity.state === 'shown' ? quantity.value.big.toNumber() : 'hidden', first: firstDay(use) }];
  }));
}
