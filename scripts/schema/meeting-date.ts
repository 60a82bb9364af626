import { isDate, monthNumber } from './period.ts';
import type { PublicationFile } from './publication.ts';

const WRITTEN = /(?:\b(\p{L}+day),? )?\b(\d{1,2}) (\p{L}+) (\d{4})\b|\b(\d{4}-\d{2}-\d{2})\b/gu;

interface WrittenDate {
  /** As written: '24 October 2024' */
  text: string;
  /** ISO, or null where no calendar has the day. */
  date: string | null;
  /** 'Thursday', where it stands there. */
  weekday: string | null;
}

/** Every day that a front block's row names: '2024-10-24', 'Thursday 24 October 2024 and 5 November 2024'. */
export function datesIn(text: string): WrittenDate[] {
  return [...text.matchAll(WRITTEN)].map(([found, weekday, day, month, year, iso]) => {
    const date = iso ?? `${year}-${String(monthNumber(month as string)).padStart(2, '0')}-${(day as string).padStart(2, '0')}`;
    return { text: found, date: isDate(date) ? date : null, weekday: weekday ?? null };
  });
}

/** The days of the paper's meetings, earliest first; none where the row “date” gives none. */
export function meetingDates({ meeting }: Pick<PublicationFile, 'meeting'>): string[] {
  const row = meeting?.['date'];
  const texts = typeof row === 'string' ? [row] : Array.isArray(row) ? row : [];
  return texts.flatMap((text) => datesIn(text).flatMap(({ date }) => date ?? [])).sort();
}
