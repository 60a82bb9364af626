import { isOutBy, type ProtectedDataset } from '../../schema/dataset.ts';

/** The dataset without what was published after that day; null where nothing is left. */
export function holdBack(dataset: ProtectedDataset, day: string): ProtectedDataset | null {
  const isOut = ({ published }: { published: string }): boolean => isOutBy(published, day);
  const entries = dataset.entries.filter(isOut);
  return entries.length === 0 ? null : { ...dataset, entries, targets: dataset.targets.filter(isOut), benchmarks: dataset.benchmarks.filter(isOut) };
}
