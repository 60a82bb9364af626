import { CLEAR_DAYS, lastDispatchDay } from '../../schema/working-days.ts';
import { meetingDates } from '../../schema/meeting-date.ts';
import { dateText } from '../../schema/period.ts';
import { asAdvice, type PaperRule } from './paper-context.ts';

/** A report goes out with the agenda, five clear days before the meeting, or says why it is late. */
export const checkDispatch: PaperRule = ({ publication: { file }, council, placeOf }) => {
  const meeting = meetingDates(file)[0];
  if (file.kind !== 'report' || file.status === 'withdrawn' || meeting === undefined || file.urgency !== undefined) return [];
  const clearDays = council.dispatch?.['clear-days'] ?? CLEAR_DAYS;
  const deadline = lastDispatchDay(meeting, clearDays, council.dispatch?.closed);
  if (file['publish-on'] <= deadline) return [];
  const late = {
    rule: 'late-dispatch', place: placeOf(['publish-on']),
    message: `A paper for the meeting on ${dateText(meeting)} goes out by ${dateText(deadline)}, with ${clearDays} clear days between (weekends and bank holidays aside); this says ${dateText(file['publish-on'])}. Correct publish-on:, or add urgency: with the reason why the paper is late${file.original ? ', or urgency: { not-given: the reason }' : ''}.`,
  };
  // Of a paper retold from its original, nobody may know when that went out.
  return [file.status === 'draft' || file.original ? asAdvice(late) : late];
};
