import { compareDecimals, subtractDecimals, type Decimal } from '../../schema/decimal.ts';
import { spanOf } from '../../schema/span.ts';

/** What can be said of a success measure, from its first figure to its latest. */
export type MeasureResult =
  | { state: 'not-known'; why: 'no-indicator' | 'no-later-value' | 'no-baseline' }
  | { state: 'reached' | 'on-course' | 'behind' | 'right-way' | 'wrong-way' | 'unchanged'; change: Decimal; toGo: Decimal | null };

export interface MeasureFacts {
  direction: 'lower' | 'higher' | 'none';
  baseline: { period: string; value: Decimal } | null;
  latest: { period: string; value: Decimal } | null;
  target: { value: Decimal; by: string | null } | null;
}

/**
 * With a target and its date, 'on course' is a straight line from baseline to target: at least that share of the way
 * as of the time that has passed, by days. Without a date a measure short of its target only moved the right way or not.
 * Equal to the target is reached. Exact decimals; the line alone is a ratio of days.
 */
export function judgeMeasure({ direction, baseline, latest, target }: MeasureFacts): MeasureResult {
  if (!latest || direction === 'none') return { state: 'not-known', why: latest ? 'no-indicator' : 'no-later-value' };
  if (!baseline) return { state: 'not-known', why: 'no-baseline' };
  if (spanOf(latest.period).last <= spanOf(baseline.period).last) return { state: 'not-known', why: 'no-later-value' };
  const change = subtractDecimals(latest.value, baseline.value);
  const sign = direction === 'higher' ? 1 : -1;
  const gained = change.big.times(sign);
  if (!target) return { state: gained.gt(0) ? 'right-way' : gained.lt(0) ? 'wrong-way' : 'unchanged', change, toGo: null };
  const left = subtractDecimals(target.value, latest.value);
  const toGo = { big: left.big.abs(), decimals: left.decimals };
  if (compareDecimals(latest.value, target.value) * sign >= 0) return { state: 'reached', change, toGo: null };
  if (gained.lte(0)) return { state: gained.lt(0) ? 'wrong-way' : 'unchanged', change, toGo };
  if (target.by === null) return { state: 'right-way', change, toGo };
  const [start, now, end] = [baseline.period, latest.period, target.by].map((p) => Date.parse(spanOf(p).last)) as [number, number, number];
  const whole = subtractDecimals(target.value, baseline.value).big.times(sign);
  // gained / whole >= (now - start) / (end - start), cross-multiplied in whole days
  const days = (ms: number): number => Math.round(ms / 86_400_000);
  const isOnCourse = now >= end ? false : gained.times(days(end - start)).gte(whole.times(days(now - start)));
  return { state: isOnCourse ? 'on-course' : 'behind', change, toGo };
}
