import { datesIn, meetingDates } from '../../schema/meeting-date.ts';
import { dateText } from '../../schema/period.ts';
import { weekdayName } from '../../schema/working-days.ts';
import { asAdvice, type Finding, type PaperRule } from './paper-context.ts';

/** The meeting's day exists, is the weekday it is called, and is not before the figures came out. */
export const checkMeetingDate: PaperRule = ({ publication: { file }, placeOf }) => {
  const row = file.meeting?.['date'];
  const written = typeof row === 'string' ? [row] : Array.isArray(row) ? row : [];
  if (written.length === 0) return [];
  const tell = (at: (string | number)[], message: string): Finding => {
    const problem = { rule: 'meeting-date', place: placeOf(at), message };
    return file.status === 'draft' ? asAdvice(problem) : problem;
  };
  const findings = written.flatMap((text, i): Finding[] => {
    const at = ['meeting', 'date', ...(Array.isArray(row) ? [i] : [])];
    const dates = datesIn(text);
    if (dates.length === 0 && !text.includes('To write:')) return [tell(at, `“${text}” is no day of a meeting. Write it as 24 October 2024, or say { not-given: the reason }.`)];
    return dates.flatMap(({ text: found, date, weekday }): Finding[] => {
      if (date === null) return [tell(at, `There is no day “${found}”. Correct the date.`)];
      return weekday !== null && weekday !== weekdayName(date) ? [tell(at, `${dateText(date)} is a ${weekdayName(date)}, not a ${weekday}. Correct one of the two.`)] : [];
    });
  });
  const last = meetingDates(file).at(-1);
  if (file.kind === 'report' && last !== undefined && file['as-of'] > last) findings.push({ rule: 'meeting-date', place: placeOf(['as-of']), message: `Figures as of ${dateText(file['as-of'])} were not out yet at the meeting on ${dateText(last)}. Correct as-of: or the meeting’s date; a correction after the meeting goes under updates:.` });
  return findings;
};
