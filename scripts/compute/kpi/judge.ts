import { compareDecimals, subtractDecimals, type Decimal } from '../../schema/decimal.ts';

export type Good = 'high' | 'low' | 'neither';

/** At target is met. Within `closeWithin` of it, on the wrong side, is close. Exact decimals; no rounding before judging. */
export function judgeTarget(value: Decimal, target: Decimal | null, good: Good, closeWithin: Decimal | null): 'met' | 'close' | 'not-met' | 'no-target' {
  if (!target || good === 'neither') return 'no-target';
  const short = good === 'high' ? subtractDecimals(target, value) : subtractDecimals(value, target);
  if (short.big.lte(0)) return 'met';
  return closeWithin && compareDecimals(short, closeWithin) <= 0 ? 'close' : 'not-met';
}

/** In the direction that 'good is' says; equal is the same. Where neither is good, only above and below can be said. */
export function judgeAgainst(value: Decimal, other: Decimal, good: Good): 'better' | 'worse' | 'same' | 'above' | 'below' {
  const order = compareDecimals(value, other);
  if (order === 0) return 'same';
  if (good === 'neither') return order > 0 ? 'above' : 'below';
  return (order > 0) === (good === 'high') ? 'better' : 'worse';
}

/** null where nothing changed, or where neither direction is good. */
export function judgeChange(difference: Decimal, good: Good): 'better' | 'worse' | null {
  if (good === 'neither' || difference.big.eq(0)) return null;
  return difference.big.gt(0) === (good === 'high') ? 'better' : 'worse';
}
