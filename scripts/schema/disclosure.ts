import { z } from 'zod';
import { absenceField, choiceField, dateField, idField, periodField, textField, wholeNumberField } from './field.ts';

/** A council's decisions on small counts of people. Nothing here is shown to readers. */

const thresholdField = () => wholeNumberField().refine((n) => n >= 1 && n <= 100, { error: 'a whole number from 1 to 100' });

/** Some cells of a dataset: all of it, one period, or those that name these members. */
const cells = {
  dataset: idField(),
  period: periodField().optional().describe('Only this period'),
  cell: z.record(idField(), textField()).optional().describe('Only where these dimensions have these members: { placement: secure }'),
};

export const disclosureSchema = z.strictObject({
  threshold: thresholdField().default(5).describe('Counts of 1 to this are hidden'),
  reason: textField().optional().describe('Why the threshold is lower than 5'),
  zeros: choiceField(['published', 'protected']).default('published').describe('protected: a count of 0 is hidden too'),
  owner: z.union([textField(), absenceField()]).describe('The post that answers for these decisions, never a person'),
  measures: z.record(idField(), z.strictObject({ threshold: thresholdField(), reason: textField() })).default({})
    .describe('Another threshold for a measure; bed-and-breakfast, secure and unregistered have 9 unless they stand here'),
  waivers: z.array(z.strictObject({ ...cells, waives: choiceField(['small-count', 'whole-category']).describe('A count that is small, or that everybody of a row is in one category'), reason: textField(), by: textField().describe('A post, never a person'), on: dateField() })).default([])
    .describe('What may be published all the same, and who decided so'),
  'must-show': z.array(z.strictObject({ ...cells, reason: textField() })).default([])
    .describe('Figures that are never hidden to protect others'),
  'tie-break': textField().optional().describe('Any words. They decide between equal ways of hiding, so that nobody outside can foresee the choice'),
}).refine(({ threshold, reason }) => threshold >= USUAL_THRESHOLD || reason !== undefined, { error: 'a reason: for a threshold lower than 5' });

export type DisclosurePolicy = z.output<typeof disclosureSchema>;
export type CellsOf = DisclosurePolicy['must-show'][number];

const USUAL_THRESHOLD = 5;

/** Placements in which so few children live that even 6 to 9 can be recognised. */
const STRICTER_MEASURES: DisclosurePolicy['measures'] = Object.fromEntries(['bed-and-breakfast', 'secure', 'unregistered'].map((id) => [id, { threshold: 9, reason: 'Few children live so, and people near them know who they are.' }]));

/** What holds where council.yaml says nothing. */
export function policyOf({ disclosure }: { disclosure?: DisclosurePolicy | undefined }): DisclosurePolicy {
  const policy: DisclosurePolicy = disclosure ?? { threshold: USUAL_THRESHOLD, zeros: 'published', owner: { 'not-given': 'The council has not named one.' }, measures: {}, waivers: [], 'must-show': [] };
  return { ...policy, measures: { ...STRICTER_MEASURES, ...policy.measures } };
}

/** No count of people above it is small. */
export function highestThreshold(council: { disclosure?: DisclosurePolicy | undefined }): number {
  const { threshold, measures } = policyOf(council);
  return Math.max(threshold, ...Object.values(measures).map((measure) => measure.threshold));
}
