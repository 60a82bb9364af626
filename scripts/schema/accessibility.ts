import { z } from 'zod';
import { absenceField, choiceField, dateField, linkField, textField } from './field.ts';

/**
 * The accessibility statement that regulation 8 of SI 2018/952 asks for, in the parts of GOV.UK's model statement.
 * Wording that the law fixes is not here: `compute/about/accessibility.ts` holds it, so that nobody edits it by accident.
 */

const fixDate = z.union([dateField(), absenceField()], { error: 'a date such as 2024-10-24, or not-given: or not-applicable: with the reason' });

const nonCompliance = z.strictObject({
  what: textField().describe('The content that is not accessible: Papers as PDF'),
  criterion: textField().describe('The success criterion of WCAG: 1.3.1 Info and relationships'),
  effect: textField().describe('What it means for whom, in one sentence'),
  alternative: z.union([textField(), absenceField()]).describe('What to use instead'),
  'fix-by': fixDate,
});

const exception = z.strictObject({ what: textField(), why: textField(), alternative: z.union([textField(), absenceField()]) });

const test = z.strictObject({
  on: dateField(),
  how: choiceField(['automated', 'manual', 'audit', 'users']).describe('audit: by an independent checker. users: with disabled people'),
  by: textField(),
  what: textField().describe('What was tested, and with what'),
});

export const accessibilitySchema = z.strictObject({
  site: textField().describe('What the statement is for: the sufficiency website of Dorset Council'),
  organisation: textField().describe('Who runs the site, as it stands at the start of a sentence'),
  contact: z.union([
    z.strictObject({ team: textField(), page: linkField(), 'reply-within': textField().describe('5 working days') }),
    absenceField(),
  ]).describe('A team and a web page; never a person’s own number or address'),
  able: z.array(textField()).min(1).describe('What people can do on the site: zoom in up to 400%'),
  problems: z.array(textField()).describe('What a reader should know first, the worst first'),
  status: choiceField(['fully', 'partially', 'not']).describe('How far the site complies with WCAG 2.2 AA'),
  'non-compliances': z.array(nonCompliance),
  'disproportionate-burden': z.array(exception).default([]),
  'outside-scope': z.array(exception).default([]),
  improving: textField().describe('What is being done, in a sentence or two'),
  prepared: dateField(),
  'last-reviewed': dateField(),
  tests: z.array(test).min(1),
  enforcement: choiceField(['ehrc']).describe('Who enforces the regulations: for England the Equality and Human Rights Commission'),
  note: textField().optional().describe('What else a reader of this statement must know'),
}).meta({ title: 'Accessibility statement', description: 'content/about/accessibility.yaml' });

export type AccessibilityFile = z.infer<typeof accessibilitySchema>;
