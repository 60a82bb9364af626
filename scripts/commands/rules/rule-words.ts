/** What the catalogue says of a rule; its example is the problem that a fixture provokes. */
export interface RuleWords {
  /** Why it exists, in a sentence. */
  why: string;
  /** How to mend what it finds. */
  mend: string;
  /** The message, where no fixture provokes it: of finished pages, of imports and of an analyst's files. */
  example?: string;
}

export type RuleGroup = Readonly<Record<string, RuleWords>>;

export const PASS_IT_ON = 'Nothing in your files is wrong. Pass the message on to those who look after the software; the old output stays as it is.';
