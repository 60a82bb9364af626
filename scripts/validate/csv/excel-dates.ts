import { fitsFrequency, isDate, isDateOrMonth, type Frequency } from '../../schema/period.ts';

interface CellDate {
  year: number;
  month: number;
  /** null for a month alone */
  day: number | null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** What Excel makes of what looks like a date to it: 'Apr-24', '01/04/2024', '1 April 2024'. The day comes first. */
function readCellDate(text: string): CellDate | null {
  const [, month = '', year = ''] = /^([a-z]{3,9})[- ](\d{4}|\d\d)$/i.exec(text) ?? [];
  if (month) return dateOf(year, monthOf(month), null);
  const [, day = '', named = '', ofYear = ''] = /^(\d\d?)[-/ ]([a-z]{3,9}|\d\d?)[-/ ](\d{4}|\d\d)(?: 0?0:00(?::00)?)?$/i.exec(text) ?? [];
  if (day) return dateOf(ofYear, /\d/.test(named) ? Number(named) : monthOf(named), Number(day));
  const [, y = '', m = '', d = ''] = /^(\d{4})[-/](\d\d?)[-/](\d\d?)(?: 0?0:00(?::00)?)?$/.exec(text) ?? [];
  return y ? dateOf(y, Number(m), Number(d)) : null;
}

function monthOf(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function dateOf(year: string, month: number, day: number | null): CellDate | null {
  const date = { year: Number(year) + (year.length === 2 ? 2000 : 0), month, day };
  return month >= 1 && month <= 12 && isDate(isoOf({ ...date, day: day ?? 1 })) ? date : null;
}

function isoOf({ year, month, day }: CellDate): string {
  return [String(year), String(month).padStart(2, '0'), ...(day === null ? [] : [String(day).padStart(2, '0')])].join('-');
}

/** What a period that Excel has turned into a date was meant to say; null where the text is no such date, or is right as it is. */
export function meantPeriod(text: string, frequency: Frequency): string | null {
  if (fitsFrequency(text, frequency)) return null;
  const date = readCellDate(text);
  if (!date) return null;
  const { year, month } = date;
  switch (frequency) {
    case 'year': return String(year);
    case 'quarter': return `${year}-Q${Math.ceil(month / 3)}`;
    // 2011-12 is a month to Excel, December 2011.
    case 'financial-year': return month === (year + 1) % 100 && date.day === null ? isoOf({ ...date, day: null }) : `${month > 3 ? year : year - 1}-${String((month > 3 ? year + 1 : year) % 100).padStart(2, '0')}`;
    case 'day': case 'point-in-time': return isoOf({ ...date, day: date.day ?? new Date(Date.UTC(year, month, 0)).getUTCDate() });
    default: return isoOf({ ...date, day: null });
  }
}

/** The same for the day or month on which a value was published. */
export function meantDate(text: string): string | null {
  const date = isDateOrMonth(text) ? null : readCellDate(text);
  return date && isoOf(date);
}

/** A group such as 5-9 becomes 05-Sep, and 10-14 Oct-14: which of `names` it was. */
export function meantGroup(text: string, names: readonly string[]): string | null {
  const [, day = '', dayMonth = ''] = /^(\d\d?)-([a-z]{3})$/i.exec(text) ?? [];
  const [, month = '', year = ''] = /^([a-z]{3})-(\d\d)$/i.exec(text) ?? [];
  const pair = day ? [Number(day), monthOf(dayMonth)] : month ? [monthOf(month), Number(year)] : null;
  if (!pair || pair.includes(0)) return null;
  const spelled = (name: string): string => name.toLowerCase().replaceAll(/\s*(?:-|–|\bto\b)\s*/g, '-');
  return names.find((name) => [pair.join('-'), pair.toReversed().join('-')].includes(spelled(name))) ?? null;
}
