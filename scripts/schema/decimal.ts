import Big from 'big.js';

/**
 * A number as a person wrote it: 69.00 keeps its two decimals, and no binary fraction comes near it.
 * Rounding is half up, away from zero for negatives (2.5 -> 3, -2.5 -> -3), in decimal.
 */
export interface Decimal {
  readonly big: Big;
  /** Digits after the point as written, or as a calculation set them. */
  readonly decimals: number;
}

/** More digits than anybody counts are a slip, and more than a chart or a spreadsheet can hold. */
const PATTERN = /^[-+]?\d{1,15}(\.(\d{1,10}))?$/;

/** '69.00' -> 69 with two decimals; null for anything that is not a plain decimal number. */
export function parseDecimal(text: string): Decimal | null {
  const match = PATTERN.exec(text);
  return match ? { big: new Big(text.replace('+', '')), decimals: match[2]?.length ?? 0 } : null;
}

/** As `parseDecimal`; '1,234' too, all of its thousands parted by commas. */
export function parseGrouped(text: string): Decimal | null {
  return parseDecimal(/^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text);
}

/** '9961' -> '9,961'; digits after a point are left alone. */
export function groupDigits(digits: string | number): string {
  const [whole = '', fraction] = String(digits).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction === undefined ? '' : `.${fraction}`}`;
}

export function decimal(text: string | number): Decimal {
  const parsed = parseDecimal(String(text));
  if (!parsed) throw new Error(`not a decimal number: ${text}`);
  return parsed;
}

export function isDecimal(value: unknown): value is Decimal {
  return typeof value === 'object' && value !== null && 'big' in value && 'decimals' in value;
}

export function roundDecimal(value: Decimal, decimals: number): Decimal {
  return { big: value.big.round(decimals, Big.roundHalfUp), decimals };
}

export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  return { big: a.big.minus(b.big), decimals: Math.max(a.decimals, b.decimals) };
}

export function sumDecimals(values: readonly Decimal[]): Decimal {
  return values.reduce<Decimal>((sum, v) => ({ big: sum.big.plus(v.big), decimals: Math.max(sum.decimals, v.decimals) }),
    { big: new Big(0), decimals: 0 });
}

/** part / whole x 100, half up to `decimals`. @throws when whole is 0 */
export function percentOf(part: Decimal, whole: Decimal, decimals: number): Decimal {
  return divideHalfUp(part.big.times(100), whole.big, decimals);
}

/** Half up to `decimals`. @throws where there are no values */
export function meanOf(values: readonly Decimal[], decimals: number): Decimal {
  return divideHalfUp(sumDecimals(values).big, new Big(values.length), decimals);
}

/** The middle value, or the mean of the two in the middle, half up to `decimals`. @throws where there are no values */
export function medianOf(values: readonly Decimal[], decimals: number): Decimal {
  const sorted = values.toSorted(compareDecimals);
  return meanOf(sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1), decimals);
}

function divideHalfUp(part: Big, whole: Big, decimals: number): Decimal {
  // Big.div rounds at DP places; one rounding only, so the quotient is compared exactly with the half.
  const scale = new Big(10).pow(decimals);
  const scaled = part.times(scale);
  const quotient = floorDivide(scaled.abs(), whole.abs());
  const remainder = scaled.abs().minus(quotient.times(whole.abs()));
  const up = remainder.times(2).gte(whole.abs()) ? quotient.plus(1) : quotient;
  const sign = scaled.s * whole.s;
  return { big: up.times(sign).div(scale), decimals };
}

function floorDivide(a: Big, b: Big): Big {
  if (b.eq(0)) throw new Error('a share of nothing');
  const estimate = a.div(b).round(0, Big.roundDown);
  return estimate.times(b).gt(a) ? estimate.minus(1) : estimate;
}

export function compareDecimals(a: Decimal, b: Decimal): -1 | 0 | 1 {
  return a.big.cmp(b.big);
}
