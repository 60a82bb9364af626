import { z } from 'zod';
import { absenceField, about, choiceField, dateField, linkField, orAbsent, textField } from './field.ts';

/**
 * The accessibility statement that regulation 8 of SI 2018/952 asks for, in the parts of GOV.UK's model statement.
 * Wording that the law fixes is not here: `compute/about/accessibility.ts` holds it, so that nobody edits it by accident.
 */

const fixDate = z.union([dateField(), absenceField()], { error: 'a date such as 2024-10-24, or not-given: or not-applicable: with the reason' })
  .meta(about('By when it will be mended', '2026-09-30'));

const nonCompliance = z.strictObject({
  what: textField('The content that is not accessible', 'Papers as PDF'),
  criterion: textField('The success criterion of WCAG that it fails', '1.3.1 Info and relationships'),
  effect: textField('What it means for whom, in one sentence', 'A screen reader does not say which heading a figure stands under.'),
  alternative: orAbsent(textField(), 'What to use instead', 'Each paper’s web page'),
  'fix-by': fixDate,
});

const exception = z.strictObject({
  what: textField('The content that is left as it is', 'Maps in papers of before 2018'),
  why: textField('Why it may be left, in one sentence'),
  alternative: orAbsent(textField(), 'What to use instead'),
});

const test = z.strictObject({
  on: dateField('The day of the test, or its last', '2025-06-30'),
  how: choiceField({ automated: 'by a program', manual: 'by a person who knows the guidelines', audit: 'by an independent checker', users: 'with disabled people' }, 'Which kind of test it was'),
  by: textField('Who tested', 'the council’s web team'),
  what: textField('What was tested, and with what', 'Every page, with axe'),
});

export const accessibilitySchema = z.strictObject({
  site: textField('What the statement is for', 'the sufficiency website of Dorset Council'),
  organisation: textField('Who runs the site, as it stands at the start of a sentence', 'Dorset Council'),
  contact: z.union([
    z.strictObject({
      team: textField('Who answers', 'Web team'), page: linkField('Where to write to them', 'https://example.gov.uk/contact'),
      'reply-within': textField('How soon they answer', '5 working days'),
    }),
    absenceField(),
  ]).describe('A team and a web page; never a person’s own number or address'),
  able: z.array(textField()).min(1).meta(about('What people can do on the site', ['zoom in up to 400% without the text spilling off the screen'])),
  problems: z.array(textField()).describe('What a reader should know first, the worst first'),
  status: choiceField({ fully: 'it meets every criterion; needs an independent audit among the tests', partially: 'it meets most; what it fails stands below', not: 'it fails most' }, 'How far the site complies with WCAG 2.2 AA'),
  'non-compliances': z.array(nonCompliance).describe('What fails the guidelines and will be mended'),
  'disproportionate-burden': z.array(exception).default([]).describe('What fails the guidelines and would cost too much to mend, for now'),
  'outside-scope': z.array(exception).default([]).describe('What the regulations exempt, such as papers of before 23 September 2018'),
  improving: textField('What is being done, in a sentence or two'),
  prepared: dateField('The day on which the statement was first written', '2025-07-01'),
  'last-reviewed': dateField('The day on which it was last read through; the law asks for a review', '2026-07-01'),
  tests: z.array(test).min(1).describe('How the site was tested, the newest first'),
  enforcement: choiceField({ ehrc: 'the Equality and Human Rights Commission, for England' }, 'Who enforces the regulations'),
  note: textField('What else a reader of this statement must know').optional(),
}).meta({ title: 'Accessibility statement', description: 'content/about/accessibility.yaml' });

export type AccessibilityFile = z.infer<typeof accessibilitySchema>;
