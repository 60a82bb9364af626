import { z } from 'zod';
import { isDecimal, type Decimal } from './decimal.ts';
import { isDate, isDateOrMonth } from './period.ts';

/**
 * The fields that files are made of. Each `error` is the officer's expectation ('a date such as 2024-10-24');
 * `validate/` puts the place, what was found and what to do around it.
 */

export const textField = () => z.string({ error: 'text' }).trim().min(1, { error: 'text' });

export const idField = () => z.string({ error: 'a name in small letters and hyphens, such as foster-households' })
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'a name in small letters and hyphens, such as foster-households' });

export const numberField = () => z.custom<Decimal>(isDecimal, { error: 'a number such as 12 or 4.5' })
  .meta({ jsonType: 'number' });

export const wholeNumberField = () => z.custom<Decimal>((v) => isDecimal(v) && v.decimals === 0, { error: 'a whole number such as 12' })
  .transform((v) => v.big.toNumber()).meta({ jsonType: 'integer' });

/** 0, 1, 2 ... */
export const countField = () => z.custom<Decimal>((v) => isDecimal(v) && v.decimals === 0 && v.big.gte(0), { error: 'a whole number, 0 or more' })
  .transform((v) => v.big.toNumber()).meta({ jsonType: 'integer' });

export const dateField = () => z.string({ error: 'a date such as 2024-10-24' })
  .refine(isDate, { error: 'a date such as 2024-10-24' });

export const dateOrMonthField = () => z.string({ error: 'a date or month such as 2024-10-24 or 2024-10' })
  .refine(isDateOrMonth, { error: 'a date or month such as 2024-10-24 or 2024-10' });

/** 2024 is a number to YAML and a period to us. */
export const periodField = () => z.preprocess(
  (v) => (isDecimal(v) && v.decimals === 0 ? v.big.toFixed() : v),
  z.string({ error: 'a period such as 2024-03, 2024-Q1, 2023-24 or 2024' }),
).meta({ jsonType: 'period' });

export const yesNoField = () => z.boolean({ error: 'true or false' });

export const choiceField = <const T extends readonly [string, ...string[]]>(choices: T) =>
  z.enum(choices, { error: `one of: ${choices.join(', ')}` });

export const linkField = () => z.string({ error: 'a web address that begins with https://' })
  .regex(/^https?:\/\/[^\s<>"]+$/, { error: 'a web address that begins with https://' });

/** In place of a list: a spreadsheet's file in the same folder. Whether it is there is checked where it is read. */
export const csvNameField = (holds: string) => z.string({ error: 'the name of a .csv file in the same folder, such as children-by-home.csv' }).optional()
  .describe(`A .csv file in the same folder that holds ${holds}, in place of writing them here: children-by-home.csv`);

/** Where a page once stood, below the site's own address; slashes at either end are dropped. */
export const oldPathField = () => z.string({ error: 'an old address below this site, such as strategy/2024 or old.html' })
  .regex(/^\/?[a-z0-9][\w.~-]*(?:\/[a-z0-9][\w.~-]*)*\/?$/i, { error: 'an old address below this site, such as strategy/2024 or old.html' })
  .transform((path) => path.replace(/^\/|\/$/g, ''));

/** What a source doesn't give, or what doesn't apply: declared, with the reason. */
export const absenceField = () => z.union([
  z.strictObject({ 'not-given': textField() }),
  z.strictObject({ 'not-applicable': textField() }),
], { error: 'not-given: or not-applicable: with the reason' });
export type DeclaredAbsence = z.infer<ReturnType<typeof absenceField>>;

export const MISSING_STATES = ['not-collected', 'not-applicable', 'suppressed-at-source', 'not-given'] as const;
export type MissingState = (typeof MISSING_STATES)[number];

/** What a number counts. Only counts of people are protected. */
export const COUNTED = ['children', 'young-people', 'care-leavers', 'households', 'homes', 'places', 'services', 'pounds', 'other'] as const;
export type Counted = (typeof COUNTED)[number];
const PEOPLE: readonly Counted[] = ['children', 'young-people', 'care-leavers'];
export const countsPeople = (counted: Counted): boolean => PEOPLE.includes(counted);

export const UNITS = ['count', 'percent', 'per-10000', 'pounds', 'million-pounds', 'billion-pounds', 'years', 'months', 'weeks', 'hours', 'miles'] as const;
export type Unit = (typeof UNITS)[number];

/** Where a source's own numbers disagree: shown to readers, and the check that found it is satisfied. */
export const discrepancyField = () => z.strictObject({
  says: textField().describe('What the source says'),
  publish: textField().describe('What is published here'),
  why: textField(),
});
export type Discrepancy = z.infer<ReturnType<typeof discrepancyField>>;

/** A value, or why there is none; a percentage may bring the two numbers it is made of. */
export const valueFields = {
  value: numberField().optional(),
  missing: choiceField(MISSING_STATES).optional(),
  reason: textField().optional().describe('Why the value is missing'),
  numerator: numberField().optional(),
  denominator: numberField().optional(),
  discrepancy: discrepancyField().optional(),
};
export type ValueFields = z.infer<z.ZodObject<typeof valueFields>>;

export const hasValueOrReason = (fields: { value?: unknown; missing?: unknown; reason?: unknown }): boolean =>
  (fields.value === undefined) === (fields.missing !== undefined && fields.reason !== undefined);
export const VALUE_OR_REASON = { error: 'either a value, or missing: with a reason:' };

/** Where a number comes from: a source named in council.yaml, and the place in it. */
export const provenance = {
  source: z.string({ error: 'the id of one of the sources listed in council.yaml' }).describe('The id of a source listed in council.yaml'),
  where: textField().optional().describe('The place in the source: paragraph 5.12'),
};

/** Whom a dataset's counts speak of, so that figures of the same people are protected together. Without these a dataset is a population of its own. */
export const populationFields = {
  population: idField().optional().describe('The people that are counted: children-looked-after. Datasets that share it must agree'),
  subset: z.record(idField(), textField()).optional().describe('Which of them: { placement: bed-and-breakfast }'),
  'out-of': z.record(idField(), textField()).optional().describe('Of which of them a percentage is; all when left out'),
  measure: idField().optional().describe('A measure with a threshold of its own: bed-and-breakfast, secure, unregistered, or one of council.yaml'),
};
export type PopulationFields = z.infer<z.ZodObject<typeof populationFields>>;
