import type { ProtectedQuantity } from '../schema/dataset.ts';
import { percentOf, subtractDecimals, type Decimal } from '../schema/decimal.ts';
import type { ResolvedFigure } from '../validate/resolve-figure.ts';
import { formatDifference, formatNumber, formatValue, rounded, statusMarker } from './format.ts';
import { judgeChange, judgeTarget } from './kpi/judge.ts';

/**
 * A change as a sentence says it: 'rose by 2 (3%) to 67 per 10,000, further from the target of 60'. The verb follows the figures as they are
 * shown, the judgement the exact ones and what 'good is'; where the target is not known, the change itself is judged.
 */
export function sayChangeInWords(figure: Pick<ResolvedFigure<ProtectedQuantity>, 'dataset' | 'entry' | 'target' | 'decimals'>, now: Decimal, then: Decimal): string {
  const { dataset: { unit }, entry, decimals } = figure;
  const difference = subtractDecimals(now, then);
  const shown = rounded(difference, decimals);
  const value = `${formatValue(rounded(now, decimals), unit)}${statusMarker(entry.status)}`;
  const judgement = sayJudgement(figure, now, then, shown);
  if (difference.big.eq(0)) return `did not change and stayed at ${value}${judgement}`;
  if (shown.big.eq(0)) return `hardly changed and was ${value}${judgement}`;
  const size = unit === 'per-10000' ? formatNumber({ big: shown.big.abs(), decimals: shown.decimals }) : formatDifference(shown, unit);
  return `${difference.big.gt(0) ? 'rose' : 'fell'} by ${size}${sayPercent(figure, difference, then)} to ${value}${judgement}`;
}

/** Beside a change in percentage points a percentage would be misread, and of nothing there is none. */
function sayPercent({ dataset: { unit } }: Pick<ResolvedFigure<ProtectedQuantity>, 'dataset'>, difference: Decimal, then: Decimal): string {
  if (unit === 'percent' || then.big.lte(0)) return '';
  const percent = percentOf({ big: difference.big.abs(), decimals: difference.decimals }, then, 0);
  return percent.big.eq(0) ? ' (less than 1%)' : ` (${formatValue(percent, 'percent')})`;
}

/** @param shown the change as readers see it: one that rounds to nothing is neither better nor worse */
function sayJudgement({ dataset: { good, unit }, target }: Pick<ResolvedFigure<ProtectedQuantity>, 'dataset' | 'target'>, now: Decimal, then: Decimal, shown: Decimal): string {
  if (good === 'neither') return '';
  const change = judgeChange(shown, good);
  if (!target) return change === null ? '' : change === 'better' ? ', an improvement' : ', a change for the worse';
  const aim = `the target of ${unit === 'per-10000' ? formatNumber(target.value) : formatValue(target.value, unit)}`;
  const [isMet, wasMet] = [now, then].map((value) => judgeTarget(value, target.value, good, null) === 'met');
  if (isMet) return wasMet ? `, still meeting ${aim}` : `, reaching ${aim}`;
  if (wasMet) return `, no longer meeting ${aim}`;
  return change === null ? `, still not meeting ${aim}` : change === 'better' ? `, closer to ${aim}` : `, further from ${aim}`;
}
