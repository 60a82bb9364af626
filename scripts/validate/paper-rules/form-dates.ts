import { dateText } from '../../schema/period.ts';
import { asAdvice, type PaperRule } from './paper-context.ts';

/** A paper follows the form of its day; a draft may find that out later. */
export const checkFormDates: PaperRule = ({ publication: { file, form }, placeOf }) => {
  if (!form) return [];
  const { from, to } = form['in-use'];
  const day = file['publish-on'];
  if (day >= from && (typeof to !== 'string' || day <= to)) return [];
  const problem = { rule: 'form-not-in-use', place: placeOf(['form']), message: `The form “${form.name}” was in use ${to === from ? `on ${dateText(from)} alone` : `from ${dateText(from)}${typeof to === 'string' ? ` to ${dateText(to)}` : ''}`}, not on ${dateText(day)}. Choose the form of that day, or correct its dates in council.yaml.` };
  return [file.status === 'draft' ? asAdvice(problem) : problem];
};
