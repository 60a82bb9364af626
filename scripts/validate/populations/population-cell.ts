import type { Dataset } from '../../schema/dataset.ts';
import type { CountUse, Selection } from './count-uses.ts';

/** A use with its number; NaN where a percentage speaks of it and nobody gives it. Then `version` tells apart what is another number. */
export interface KnownUse { use: CountUse<unknown>; count: number; version?: string }

/** One count of one population at one time; a value that was revised is another. */
export interface PopulationCell {
  id: string;
  population: string;
  period: string;
  selection: Selection;
  count: number;
  /** None: it is printed nowhere, and follows from sums or ties tables together. */
  uses: CountUse<unknown>[];
  /** Printed once and gone from the data: nobody forgets it. */
  isRemembered?: boolean;
  /** Of what counts of other times tell: where these stand. */
  impliedBy?: readonly Dataset<unknown>[];
}

/** What was published, by the ledger, of a dataset that is gone. */
export interface RememberedCount extends Pick<PopulationCell, 'population' | 'period' | 'selection' | 'count'> { first: string }

export interface PopulationSum {
  total: PopulationCell;
  parts: PopulationCell[];
  /** Nobody said that the parts are all. */
  isAssumed?: boolean;
}

/** A sum that doesn't hold, by the newest values. */
export interface WrongSum {
  total: KnownUse;
  sum: number;
  parts: KnownUse[];
  /** The member that is a sum of others; null for all of them. */
  parent: string | null;
  /** The parts are other times, not other people. */
  isOverTime?: boolean;
}

export interface Seen {
  cell: PopulationCell;
  known: KnownUse | null;
  /** Months of it make longer times. */
  addsUp: boolean;
  /** By counts of other times. */
  isImplied?: boolean;
}

/** What a reader sees on one day of one population at one time: the newest value of each selection. */
export type Snapshot = Map<string, Seen>;

export function isPrinted({ uses, isRemembered = false }: PopulationCell): boolean {
  return uses.length > 0 || isRemembered;
}
