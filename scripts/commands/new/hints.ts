import type { Form, FormSection } from '../../schema/council.ts';

/** What belongs into a section, by its heading; a form's own hint goes before these. */
const BY_HEADING: readonly [RegExp, string][] = [
  [/^(?:brief |executive )?summary/i, 'in a few sentences, what the paper is about and what it asks for'],
  [/^reasons?\b/i, 'why the committee should decide so'],
  [/financ/i, 'what it costs, from which budget, and what it would cost not to act'],
  [/legal/i, 'the duties and powers on which it rests'],
  [/climate|environment/i, 'what it changes for the climate, for nature and for travel'],
  [/well-?being|health/i, 'what it does for the health and well-being of the people it touches'],
  [/equalit/i, 'whom it affects and how, and where the impact assessment can be read'],
  [/risk/i, 'what could go wrong, how likely that is, and what is done about it'],
  [/parent/i, 'what it means for the children and young people whose corporate parents members are'],
  [/consult|engage/i, 'who was asked, what they said, and what was done about it'],
  [/append/i, 'each appendix by its letter and title, or that there are none'],
  [/background (?:papers|documents)/i, 'the documents on which the paper relies, by title, or that there are none'],
  [/sign.?off|clearance/i, 'who has cleared the paper, by post'],
  [/^other/i, 'what else members must weigh, such as staff, property or data protection'],
];

export function hintOf({ hint, heading = '', role, mandatory }: FormSection): string {
  if (hint !== undefined) return hint;
  const usual = BY_HEADING.find(([pattern]) => pattern.test(heading))?.[1] ?? (role === 'implication' ? 'what it means in this respect' : 'what the form asks for here');
  return mandatory ? usual : `${usual}, or take this heading out`;
}

export const toWrite = (hint: string): string => `To write: ${hint}`;

/** The paper's own sections, where a form leaves them to the author. */
export const BODY: readonly [string, string][] = [
  ['Background', 'what members need to know to decide, and what they decided before'],
  ['Options considered', 'what else could be done, doing nothing among it, and why it is not proposed'],
  ['What is proposed', 'the proposal, and what makes it the best of the options'],
  ['Next steps', 'who does what by when, and when members hear of it again'],
];

const ROWS: Record<string, string> = { author: 'the post that answers questions, not a person', purpose: 'for decision, for review or for information' };

export function rowHint({ id, label, mandatory }: Form['front'][number]): string {
  return `${ROWS[id] ?? label}${mandatory ? '' : ', or take this line out'}`;
}
