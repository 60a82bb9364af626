import { isOutBy, type ProtectedDataset } from '../../schema/dataset.ts';

/** After every date: a dataset's page holds all that `holdBack` leaves of the data, not what one publication saw by its as-of day. */
export const ALWAYS = '9999-12-31';

/** The dataset without what was published after that day; null where nothing is left. */
export function holdBack(dataset: ProtectedDataset, day: string): ProtectedDataset | null {
  const isOut = ({ published }: { published: string }): boolean => isOutBy(published, day);
  const entries = dataset.entries.filter(isOut);
  return entries.length === 0 ? null : { ...dataset, entries, targets: dataset.targets.filter(isOut), benchmarks: dataset.benchmarks.filter(isOut) };
}
