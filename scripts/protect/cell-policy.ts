import type { Dataset } from '../schema/dataset.ts';
import { thresholdFor, type CellsOf, type DisclosurePolicy } from '../schema/disclosure.ts';
import { namesOfDataset, namesOfUse, type CountUse } from '../validate/populations/count-uses.ts';
import type { PopulationCell } from '../validate/populations/population-cell.ts';

/** What the council decided for one cell. */
export interface CellDecision {
  /** Counts of 1 to this are hidden; 0 where somebody waived it. */
  threshold: number;
  isForced: boolean;
  /** Readers may know that everybody of a row is in it. */
  mayHoldAll: boolean;
}

/**
 * The strictest threshold of all that the cell is: by its dataset's measure, and by each member or title that names one.
 * A waiver for any of its datasets counts, since its people are the same.
 */
export function decideCell({ selection, uses, impliedBy = [] }: Pick<PopulationCell, 'selection' | 'uses' | 'impliedBy'>, policy: DisclosurePolicy): CellDecision {
  const named = [...Object.values(selection).flatMap((member) => member.split(' or ')), ...uses.flatMap(namesOfUse), ...impliedBy.flatMap(namesOfDataset)];
  const isWaived = (what: 'small-count' | 'whole-category'): boolean => policy.waivers.some((waiver) => waiver.waives === what && (uses.some((use) => isAmong(use, waiver)) || impliedBy.some((dataset) => isAll(dataset, waiver))));
  return {
    threshold: isWaived('small-count') ? 0 : thresholdFor(policy, named),
    isForced: uses.some((use) => policy['must-show'].some((cells) => isAmong(use, cells))),
    mayHoldAll: isWaived('whole-category'),
  };
}

/** Of a whole dataset, and so of what its counts imply. */
function isAll({ id }: Dataset<unknown>, { dataset, period, cell }: CellsOf): boolean {
  return dataset === id && period === undefined && cell === undefined;
}

function isAmong({ dataset, entry }: Pick<CountUse<unknown>, 'dataset' | 'entry'>, { dataset: id, period, cell = {} }: CellsOf): boolean {
  return dataset.id === id && (period === undefined || period === entry.period)
    && Object.entries(cell).every(([name, member]) => entry.members[dataset.dimensions.findIndex((d) => d.id === name)] === member);
}
