import { roundDecimal, type Decimal } from './decimal.ts';

/**
 * How a source may have rounded a share. `half-up`: as we do. `one-unit`: it cut decimals off, or let its parts come to 100; then the share
 * lies anywhere within one unit of its last decimal.
 */
export type Rounding = 'half-up' | 'one-unit';

/** What '4.9' of 100, or '12' of 10,000, says of a part and its whole, in whole numbers: least x whole <= times x part <= most x whole - below. */
export interface ShareEnds { times: number; least: number; most: number; below: number }

/** With more decimals a share of any number of people is exact, and the numbers here grow too large for whole arithmetic. */
const MOST_DECIMALS = 4;

/** By (2q - 1) whole <= 2 k per part <= (2q + 1) whole - 1, where q is what is shown in units of its last decimal, 1 / k. */
export function shareEnds(shown: Decimal, per: number, rounding: Rounding): ShareEnds {
  if (shown.decimals > MOST_DECIMALS) return shareEnds(roundDecimal(shown, MOST_DECIMALS), per, 'one-unit');
  const scale = 10 ** shown.decimals;
  const units = shown.big.times(scale).toNumber();
  return rounding === 'half-up' ? { times: 2 * scale * per, least: 2 * units - 1, most: 2 * units + 1, below: 1 } : { times: scale * per, least: units - 1, most: units + 1, below: 0 };
}

/** Which parts of so many a share leaves possible; the first above the last where there are none. What isn't 0% is somebody. */
export function partsOf(whole: number, shown: Decimal, per: number, rounding: Rounding): [lo: number, up: number] {
  const { times, least, most, below } = shareEnds(shown, per, rounding);
  const up = Math.floor((most * whole - below) / times);
  return [Math.max(Math.ceil((least * whole) / times), shown.big.gt(0) ? 1 : 0), per === 100 ? Math.min(up, whole) : up];
}
