import type { Entry, ProtectedQuantity } from '../schema/dataset.ts';
import { groupDigits, roundDecimal, type Decimal } from '../schema/decimal.ts';
import type { MissingState, Unit } from '../schema/field.ts';

/** Display strings: 9,961; −1.06; 72.11%; £3.4 million; 24 hours. A number never parts from its unit at a line's end. */
const NBSP = '\u00a0';
const MINUS = '\u2212';

const FORMS: Record<Unit, { before: string; after: string; afterOne?: string }> = {
  count: { before: '', after: '' },
  percent: { before: '', after: '%' },
  'per-10000': { before: '', after: `${NBSP}per${NBSP}10,000` },
  pounds: { before: '£', after: '' },
  'million-pounds': { before: '£', after: `${NBSP}million` },
  'billion-pounds': { before: '£', after: `${NBSP}billion` },
  years: { before: '', after: `${NBSP}years`, afterOne: `${NBSP}year` },
  months: { before: '', after: `${NBSP}months`, afterOne: `${NBSP}month` },
  weeks: { before: '', after: `${NBSP}weeks`, afterOne: `${NBSP}week` },
  hours: { before: '', after: `${NBSP}hours`, afterOne: `${NBSP}hour` },
  miles: { before: '', after: `${NBSP}miles`, afterOne: `${NBSP}mile` },
};

/** What stands in a table's header or beside an axis: '%', '£ million'. */
export const UNIT_LABELS: Record<Unit, string> = {
  count: 'Number', percent: '%', 'per-10000': 'Per 10,000', pounds: '£', 'million-pounds': '£ million', 'billion-pounds': '£ billion',
  years: 'Years', months: 'Months', weeks: 'Weeks', hours: 'Hours', miles: 'Miles',
};

export const MISSING_WORDS: Record<MissingState, string> = {
  'not-collected': 'not collected', 'not-applicable': 'not applicable', 'suppressed-at-source': 'hidden at source', 'not-given': 'not given',
};

const MISSING_MARKERS: Record<MissingState, string> = { 'not-collected': '[x]', 'not-applicable': '[z]', 'suppressed-at-source': '[c]', 'not-given': '[x]' };

/** Digits with separators at the value's own decimals: '9,961', '−1.06'. */
export function formatNumber(value: Decimal): string {
  return `${value.big.lt(0) ? MINUS : ''}${groupDigits(value.big.abs().toFixed(value.decimals))}`;
}

/** With its unit, as in a sentence. */
export function formatValue(value: Decimal, unit: Unit): string {
  const { before, after, afterOne } = FORMS[unit];
  const sign = value.big.lt(0) ? MINUS : '';
  const digits = formatNumber({ big: value.big.abs(), decimals: value.decimals });
  return `${sign}${before}${digits}${value.big.abs().eq(1) && afterOne ? afterOne : after}`;
}

/** A difference is in percentage points where the values are percentages. */
export function formatDifference(difference: Decimal, unit: Unit): string {
  if (unit !== 'percent') return formatValue({ big: difference.big.abs(), decimals: difference.decimals }, unit);
  const one = difference.big.abs().eq(1) && difference.decimals === 0;
  return `${formatNumber({ big: difference.big.abs(), decimals: difference.decimals })}${NBSP}percentage point${one ? '' : 's'}`;
}

/** 'up 19', 'down 1.06 percentage points', 'unchanged' */
export function formatChange(difference: Decimal, unit: Unit): string {
  return difference.big.eq(0) ? 'unchanged' : `${difference.big.gt(0) ? 'up' : 'down'}${NBSP}${formatDifference(difference, unit)}`;
}

/** A table's cell: number or the government's marker in square brackets. */
export function formatCell(quantity: ProtectedQuantity): string {
  if (quantity.state === 'shown') return formatNumber(quantity.value);
  return quantity.state === 'suppressed' ? '[c]' : MISSING_MARKERS[quantity.why];
}

/** [r] revised, [p] provisional; nothing for a final value. */
export function statusMarker(status: Entry<unknown>['status']): string {
  return status === 'final' ? '' : `${NBSP}[${status === 'revised' ? 'r' : 'p'}]`;
}

export function formatEntry({ quantity, status }: Entry<ProtectedQuantity>): string {
  return `${formatCell(quantity)}${quantity.state === 'shown' ? statusMarker(status) : ''}`;
}

/** For a machine: '3400000' for £3.4 million, '72.11' for 72.11%. */
export function machineValue(value: Decimal, unit: Unit): string {
  const factor = unit === 'million-pounds' ? 1_000_000 : unit === 'billion-pounds' ? 1_000_000_000 : 1;
  return factor === 1 ? value.big.toFixed(value.decimals) : value.big.times(factor).toFixed();
}

export function shownValue(quantity: ProtectedQuantity | undefined): Decimal | null {
  return quantity?.state === 'shown' ? quantity.value : null;
}

export function rounded(value: Decimal, decimals: number | null): Decimal {
  return decimals === null ? value : roundDecimal(value, decimals);
}
