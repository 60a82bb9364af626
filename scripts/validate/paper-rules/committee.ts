import { didYouMean } from '../suggest.ts';
import { asAdvice, type Finding, type PaperRule } from './paper-context.ts';

/** Where the council lists its committees, a paper names one of them: a misspelt name holds it up, a new one doesn't. */
export const checkCommittee: PaperRule = ({ publication: { file }, council: { committees, name: council }, placeOf }) => {
  const row = file.meeting?.['committee'];
  const written = typeof row === 'string' ? [row] : Array.isArray(row) ? row : [];
  if (committees === undefined) return [];
  return written.flatMap((name, i): Finding[] => {
    if (committees.includes(name) || name.includes('To write:')) return [];
    const meant = didYouMean(name, committees);
    const problem = { rule: 'unknown-committee', place: placeOf(['meeting', 'committee', ...(Array.isArray(row) ? [i] : [])]), message: `“${name}” is not one of the committees of ${council}.${meant} Correct it, or add it to committees: in council.yaml.` };
    return [meant === '' || file.status === 'draft' ? asAdvice(problem) : problem];
  });
};
