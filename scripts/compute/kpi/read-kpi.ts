import { newestOutBy, visibleEntries, type Benchmark, type Entry, type ProtectedDataset, type ProtectedQuantity, type Target } from '../../schema/dataset.ts';
import { subtractDecimals, type Decimal } from '../../schema/decimal.ts';
import { yearBefore } from '../../schema/period.ts';
import { shownValue } from '../format.ts';
import { judgeTarget } from './judge.ts';

/** What a table of indicators has room for: a year of months. */
export const MOST_PERIODS = 12;

/** One indicator as of a day: what its tile and its row are made from. */
export interface KpiReading {
  dataset: ProtectedDataset;
  entries: Entry<ProtectedQuantity>[];
  latest: Entry<ProtectedQuantity>;
  value: Decimal | null;
  /** Latest minus earliest shown value of the periods in the table, or, of a year to date, that of the year before; null with fewer than two values. */
  change: { difference: Decimal; since: string } | null;
  target: Target | null;
  status: 'met' | 'close' | 'not-met' | 'no-target';
  benchmarks: Benchmark[];
}

export function readKpi(dataset: ProtectedDataset, asOf: string): KpiReading {
  const all = visibleEntries(dataset.entries, asOf).sort((a, b) => ((a.period ?? '') < (b.period ?? '') ? -1 : 1));
  const entries = all.slice(-MOST_PERIODS);
  const latest = entries.at(-1) as Entry<ProtectedQuantity>;
  const value = shownValue(latest.quantity);
  const first = (dataset.frequency === 'year-to-date' ? all.filter((e) => e.period === yearBefore(latest.period ?? '')) : entries).find((e) => e.quantity.state === 'shown') as Entry<ProtectedQuantity> | undefined;
  const firstValue = shownValue(first?.quantity);
  const target = newestOutBy(dataset.targets, asOf);
  const groups = (['national', 'region', 'neighbours'] as const).flatMap((group) => newestOutBy(dataset.benchmarks.filter((b) => b.group === group), asOf) ?? []);
  return {
    dataset, entries, latest, value, target, benchmarks: groups,
    change: value && first && firstValue && first !== latest ? { difference: subtractDecimals(value, firstValue), since: first.period ?? '' } : null,
    status: value ? judgeTarget(value, target?.value ?? null, dataset.good, dataset.closeWithin) : 'no-target',
  };
}
