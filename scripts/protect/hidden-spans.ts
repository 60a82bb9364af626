import type { CouncilFile } from '../schema/council.ts';
import type { Dataset, Entry, ProtectedDataset, ProtectedQuantity } from '../schema/dataset.ts';
import { FLOWS } from '../schema/flows-file.ts';
import { monthsCovered, monthText } from '../schema/month-span.ts';
import { lastDay } from '../schema/period.ts';
import { isProtected, populationOf } from '../validate/populations/count-uses.ts';

/** Months of which something is hidden, and the day from which readers see that. */
export interface HiddenSpan {
  first: string;
  last: string;
  out: string;
}

/**
 * What is hidden of the people whom the flows count, in whatever dataset a publication shows. Counts by type or by age of the same month, put beside
 * such a table, could tell what it hides, however large they are; so too a count that its source hid.
 * @param claimed what is shown: of others nobody sees that something is hidden
 */
export function findHiddenSpans(datasets: ReadonlyMap<string, ProtectedDataset>, claimed: ReadonlySet<string>, file: CouncilFile): HiddenSpan[] {
  const flows = datasets.get(FLOWS);
  if (!flows) return [];
  return [...datasets.values()].filter((dataset) => claimed.has(dataset.id) && isProtected(dataset, file)).flatMap((dataset) => dataset.entries.flatMap((entry): HiddenSpan[] => {
    if (entry.period === null || populationOf(dataset, entry) !== populationOf(flows, entry) || ![entry.quantity, entry.numerator, entry.denominator].some(isHidden)) return [];
    return [{ ...monthsOf(entry as Entry<ProtectedQuantity> & { period: string }, dataset), out: lastDay(entry.published) }];
  }));
}

function isHidden(quantity: ProtectedQuantity | null): boolean {
  return quantity?.state === 'suppressed' || (quantity?.state === 'missing' && quantity.why === 'suppressed-at-source');
}

/** All that it speaks of: those who came in a year are the sum of those who came in its months. */
function monthsOf({ period }: { period: string }, dataset: Pick<Dataset<unknown>, 'frequency'>): { first: string; last: string } {
  const span = monthsCovered(period, dataset.frequency);
  return span ? { first: monthText(span.from), last: monthText(span.to - 1) } : { first: period.slice(0, 7), last: period.slice(0, 7) };
}
