import { z } from 'zod';
import { about, choiceField, dateField, idField, ownerField, periodField, textField, wholeNumberField } from './field.ts';

/** A council's decisions on small counts of people. Nothing here is shown to readers. */

const thresholdField = (description: string, example: number) => wholeNumberField(description, example).refine((n) => n >= 1 && n <= 100, { error: 'a whole number from 1 to 100' });

/** Some cells of a dataset: all of it, one period, or those that name these members. */
const cells = {
  dataset: idField('The indicator, table or fact that it is about', 'children-by-home'),
  period: periodField('Only this period; all when left out', 2024, '2024-03').optional(),
  cell: z.record(idField(), textField()).optional().meta(about('Only where these dimensions have these members; all when left out', { placement: 'secure' })),
};

export const disclosureSchema = z.strictObject({
  threshold: thresholdField('Counts of 1 to this are hidden', 5).default(5),
  reason: textField('Why the threshold is lower than 5', 'The council’s board decided so on 3 March 2025.').optional(),
  zeros: choiceField({ published: 'a count of 0 is shown', protected: 'a count of 0 is hidden too' }, 'Whether readers may see that nobody is in a row').default('published'),
  owner: ownerField(),
  measures: z.record(idField(), z.strictObject({
    threshold: thresholdField('Counts of 1 to this are hidden where the measure is shown', 9),
    reason: textField('Why this measure has a threshold of its own', 'Few homes, known by name.'),
  })).default({})
    .describe('Another threshold for a measure; bed-and-breakfast, secure and unregistered have 9 unless they stand here'),
  waivers: z.array(z.strictObject({
    ...cells,
    waives: choiceField({ 'small-count': 'a count may be shown though it is small', 'whole-category': 'it may be shown that everybody of a row is in one category' }, 'What would be hidden otherwise'),
    reason: textField('Why it may be published', 'Told by the court.'),
    by: textField('The post that decided, never a person’s name', 'Director of Children’s Services'),
    on: dateField('The day of the decision', '2025-01-10'),
  })).default([])
    .describe('What may be published all the same, and who decided so'),
  'must-show': z.array(z.strictObject({ ...cells, reason: textField('Why readers need this figure', 'The strategy rests on it.') })).default([])
    .describe('Figures that are never hidden to protect others'),
  'tie-break': textField('Any words. They decide between equal ways of hiding, so that nobody outside can foresee the choice').optional(),
}).refine(({ threshold, reason }) => threshold >= USUAL_THRESHOLD || reason !== undefined, { error: 'a reason: for a threshold lower than 5' });

export type DisclosurePolicy = z.output<typeof disclosureSchema>;
export type CellsOf = DisclosurePolicy['must-show'][number];

const USUAL_THRESHOLD = 5;

/** Placements in which so few children live that even 6 to 9 can be recognised. */
const STRICTER_MEASURES: DisclosurePolicy['measures'] = Object.fromEntries(['bed-and-breakfast', 'secure', 'unregistered'].map((id) => [id, { threshold: 9, reason: 'Few children live so, and people near them know who they are.' }]));

/** Whoever writes 'Secure unit' or 'Young people in B&B' means these, whatever the id. */
const STRICTER_WORDS: Record<string, RegExp> = { 'bed-and-breakfast': /\b(?:bed(?: and)? breakfasts?|b b|bnb)\b/, secure: /\bsecure\b/, unregistered: /\bunregistered\b/ };

/** The measures whose name is among the names, or in the words of one. */
export function measuresNamed({ measures }: Pick<DisclosurePolicy, 'measures'>, names: readonly string[]): [id: string, measure: DisclosurePolicy['measures'][string]][] {
  const words = names.map((name) => name.toLowerCase().replace(/[^a-z0-9]+/g, ' '));
  return Object.entries(measures).filter(([id]) => names.includes(id) || (Object.hasOwn(STRICTER_WORDS, id) && words.some((each) => STRICTER_WORDS[id]?.test(each))));
}

/** The strictest of the measures that are named, and else the council's. */
export function thresholdFor(policy: Pick<DisclosurePolicy, 'threshold' | 'measures'>, names: readonly string[]): number {
  const own = measuresNamed(policy, names).map(([, { threshold }]) => threshold);
  return own.length > 0 ? Math.max(...own) : policy.threshold;
}

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
