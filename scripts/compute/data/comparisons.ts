import { newestOutBy, titleOfSource, type ProtectedDataset, type Source } from '../../schema/dataset.ts';
import { anyPeriodText, whenText } from '../../schema/period.ts';
import { formatValue } from '../format.ts';
import { typeset } from '../prose.ts';
import { ALWAYS } from './hold-back.ts';

const GROUPS = ['national', 'region', 'neighbours', 'neighbours-median'] as const;

/** The newest target and benchmarks: 'Target: 69.00% or more, set in October 2024.' */
export function sayComparisons(dataset: ProtectedDataset): string[] {
  const { unit, good, targets, benchmarks } = dataset;
  const target = newestOutBy(targets, ALWAYS);
  const direction = good === 'high' ? ' or more' : good === 'low' ? ' or less' : '';
  return [
    ...(target ? [`Target: ${formatValue(target.value, unit)}${direction}, published ${whenText(target.published)}${elsewhere(target.source)}.`] : []),
    ...GROUPS.flatMap((group) => {
      const found = newestOutBy(benchmarks.filter((benchmark) => benchmark.group === group), ALWAYS);
      return found ? [`${found.name}: ${formatValue(found.value, unit)}, ${found.period === null ? 'date not given' : anyPeriodText(found.period)}${elsewhere(found.source)}.`] : [];
    }),
  ].map(typeset);

  /** The dataset's own source stands on its page already. */
  function elsewhere(source: Source): string {
    return titleOfSource(source) === titleOfSource(dataset.source) ? '' : ` (${source.text})`;
  }
}
