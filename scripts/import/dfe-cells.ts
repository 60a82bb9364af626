import { parseGrouped, type Decimal } from '../schema/decimal.ts';
import type { MissingState } from '../schema/field.ts';
import { fitsFrequency, isUpToMonth, monthNumber, MONTHS, type Frequency } from '../schema/period.ts';
import { SHORTHAND, shorthandOf } from '../schema/shorthand.ts';

export type DfeValue = { value: Decimal } | { missing: MissingState; reason: string };

/** The Department's symbols in older releases, and what they are now. */
const FORMER: ReadonlyMap<string, string> = new Map(Object.entries({ supp: 'c', '*': 'c', '.': 'z', ':': 'x', '..': 'x', na: 'x', 'n/a': 'x' }));

/** '67', '1,234', 'c' or '[c]'; null for what is neither a number nor a symbol. */
export function readDfeValue(cell: string): DfeValue | null {
  const plain = cell.trim();
  const symbol = shorthandOf(plain);
  if (symbol === '') return { missing: 'not-given', reason: 'The source leaves the value blank.' };
  const missing = SHORTHAND.get(FORMER.get(symbol) ?? symbol);
  if (missing) return missing;
  const value = parseGrouped(plain);
  return value && { value };
}

interface PeriodForm {
  frequency: Frequency;
  /** '03-31' */
  day: string | undefined;
}

/** The month in which each kind of two-year period begins. */
const FIRST_MONTH: Record<string, number> = { 'financial year': 4, 'tax year': 4, 'academic year': 9, 'autumn term': 9, 'spring term': 9, 'summer term': 9 };
const SHORT_NAMES: Record<string, string> = { ry: 'reporting year', cy: 'calendar year', fy: 'financial year', ty: 'tax year', ay: 'academic year', t1: 'autumn term', t2: 'spring term', t3: 'summer term' };

/**
 * time_period and time_identifier as an indicator of ours writes the period; null where it can't. A reporting year is named by the year
 * in which it ends: 2025 by financial year is 2024-25.
 */
export function readDfePeriod(timePeriod: string, timeIdentifier: string, { frequency, day }: PeriodForm): string | null {
  const identifier = expandIdentifier(timeIdentifier);
  const [, first = '', second = ''] = /^(\d{4})(?:[-/]?(\d\d))?$/.exec(timePeriod.trim()) ?? [];
  const year = Number(first);
  if (!first || (second && (year + 1) % 100 !== Number(second))) return null;
  const period = periodIn({ year, isTwo: second !== '', identifier, frequency, day });
  return period !== null && fitsFrequency(period, frequency) ? period : null;
}

export function expandIdentifier(identifier: string): string {
  const plain = identifier.trim().toLowerCase();
  const month = /^m(\d\d?)$/.exec(plain);
  const quarter = /^(cy|fy|ty)q([1-4])$/.exec(plain);
  if (month) return MONTHS[Number(month[1]) - 1]?.toLowerCase() ?? plain;
  return quarter ? `${SHORT_NAMES[quarter[1] as string]} q${quarter[2]}` : SHORT_NAMES[plain] ?? plain;
}

function periodIn({ year, isTwo, identifier, frequency, day }: { year: number; isTwo: boolean; identifier: string; frequency: Frequency; day: string | undefined }): string | null {
  const twoYears = `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
  const month = monthNumber(identifier);
  const quarter = Number(/^(?:calendar|financial|tax) year q([1-4])$/.exec(identifier)?.[1] ?? 0);
  if (month > 0) return frequency === 'month' || isUpToMonth(frequency) ? monthOf(isTwo && month < 4 ? year + 1 : year, month) : null;
  if (quarter > 0) {
    if (frequency !== 'quarter') return null;
    if (identifier.startsWith('calendar')) return `${year}-Q${quarter}`;
    return quarter === 4 ? `${year + 1}-Q1` : `${year}-Q${quarter + 1}`;
  }
  if (/^(?:reporting|calendar) year$/.test(identifier)) {
    if (isTwo) return null;
    if (frequency === 'year') return String(year);
    if (frequency === 'financial-year') return identifier.startsWith('reporting') ? `${year - 1}-${String(year % 100).padStart(2, '0')}` : null;
    if (isUpToMonth(frequency)) return day === undefined ? null : monthOf(year, Number(day.slice(0, 2)));
    return day === undefined ? null : `${year}-${day}`;
  }
  const start = FIRST_MONTH[identifier];
  if (start === undefined || !isTwo) return null;
  if (frequency === 'financial-year') return start === 4 ? twoYears : null;
  if (frequency === 'rolling-12-months' || (frequency === 'year-to-date' && start === 4)) return monthOf(year + 1, start - 1);
  return day === undefined ? null : `${Number(day.slice(0, 2)) >= start ? year : year + 1}-${day}`;
}

function monthOf(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}
