import { z } from 'zod';
import { isDecimal, type Decimal } from './decimal.ts';
import { FREQUENCY_MEANINGS, isDate, isDateOrMonth } from './period.ts';

/**
 * The fields that files are made of. Each `error` is the officer's expectation ('a date such as 2024-10-24');
 * `validate/` puts the place, what was found and what to do around it. What a field is for, and examples of what may
 * stand in it, are shown by the officer's editor.
 */

/** What an editor says of a field, and what it offers to begin from. */
export function about(description?: string, ...examples: unknown[]): { description?: string; examples?: unknown[] } {
  return { ...(description === undefined ? {} : { description }), ...(examples.length > 0 ? { examples } : {}) };
}

type Said = Parameters<typeof about>;

export const textField = (...said: Said) => z.string({ error: 'text' }).trim().min(1, { error: 'text' }).meta(about(...said));

/** Also the name of a folder or file, for it becomes a web address. */
export const ID_PATTERN = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export const idField = (...said: Said) => z.string({ error: 'a name in small letters and hyphens, such as foster-households' })
  .regex(ID_PATTERN, { error: 'a name in small letters and hyphens, such as foster-households' }).meta(about(...said));

export const numberField = (...said: Said) => z.custom<Decimal>(isDecimal, { error: 'a number such as 12 or 4.5' })
  .meta({ jsonType: 'number', ...about(...said) });

export const wholeNumberField = (...said: Said) => z.custom<Decimal>((v) => isDecimal(v) && v.decimals === 0, { error: 'a whole number such as 12' })
  .transform((v) => v.big.toNumber()).meta({ jsonType: 'integer', ...about(...said) });

/** 0, 1, 2 ... */
export const countField = (...said: Said) => z.custom<Decimal>((v) => isDecimal(v) && v.decimals === 0 && v.big.gte(0), { error: 'a whole number, 0 or more' })
  .transform((v) => v.big.toNumber()).meta({ jsonType: 'integer', ...about(...said) });

export const dateField = (...said: Said) => z.string({ error: 'a date such as 2024-10-24' })
  .refine(isDate, { error: 'a date such as 2024-10-24' }).meta(about(...said));

export const dateOrMonthField = (...said: Said) => z.string({ error: 'a date or month such as 2024-10-24 or 2024-10' })
  .refine(isDateOrMonth, { error: 'a date or month such as 2024-10-24 or 2024-10' }).meta(about(...said));

/** 2024 is a number to YAML and a period to us. */
export const periodField = (...said: Said) => z.preprocess(
  (v) => (isDecimal(v) && v.decimals === 0 ? v.big.toFixed() : v),
  z.string({ error: 'a period such as 2024-03, 2024-Q1, 2023-24 or 2024' }),
).meta({ jsonType: 'period', ...about(...said) });

export const yesNoField = (...said: Said) => z.boolean({ error: 'true or false' }).meta(about(...said));

/** @param meanings each word that may stand there, in the order in which they are offered, and what it means */
export function choiceField<const T extends string>(meanings: Readonly<Record<T, string>>, ...said: Said) {
  const choices = Object.keys(meanings) as [T, ...T[]];
  return z.enum(choices, { error: `one of: ${choices.join(', ')}` }).meta({ enumDescriptions: Object.values(meanings), ...about(...said) });
}

export const linkField = (...said: Said) => z.string({ error: 'a web address that begins with https://' })
  .regex(/^https?:\/\/[^\s<>"/][^\s<>"]*$/, { error: 'a web address that begins with https://' })
  .regex(/^[^\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069]*$/, { error: 'the web address anew: a character that cannot be seen is in it' }).meta(about(...said));

/** In place of a list: a spreadsheet's file in the same folder. Whether it is there is checked where it is read. */
export const csvNameField = (holds: string) => z.string({ error: 'the name of a .csv file in the same folder, such as children-by-home.csv' }).optional()
  .meta(about(`A .csv file in the same folder that holds ${holds}, in place of writing them here`, 'children-by-home.csv'));

/** Where a page once stood, below the site's own address; slashes at either end are dropped. */
export const oldPathField = (...said: Said) => z.string({ error: 'an old address below this site, such as strategy/2024 or old.html' })
  .regex(/^\/?[a-z0-9][\w.~-]*(?:\/[a-z0-9][\w.~-]*)*\/?$/i, { error: 'an old address below this site, such as strategy/2024 or old.html' })
  .transform((path) => path.replace(/^\/|\/$/g, '')).meta(about(...said));

/** What a source doesn't give, or what doesn't apply: declared, with the reason. */
export const absenceField = () => z.union([
  z.strictObject({ 'not-given': textField('The reason why the source doesn’t say. Readers see it', 'The paper does not say.') }),
  z.strictObject({ 'not-applicable': textField('The reason why there can’t be one. Readers see it', 'It is a state to reach.') }),
], { error: 'not-given: or not-applicable: with the reason' });
export type DeclaredAbsence = z.infer<ReturnType<typeof absenceField>>;

/** The field, or why it is absent. */
export const orAbsent = <T extends z.ZodType>(field: T, ...said: Said) => z.union([field, absenceField()])
  .meta({ defaultSnippets: [{ label: 'not-given', body: { 'not-given': '${1:The paper does not say.}' } }, { label: 'not-applicable', body: { 'not-applicable': '${1:the reason}' } }], ...about(...said) });

export const MISSING_STATES = {
  'not-collected': 'nobody counts it, or did not for this period',
  'not-applicable': 'there can be no such value',
  'suppressed-at-source': 'the source hides it because it is about few people; shown as [c]',
  'not-given': 'the source does not say',
} as const;
export type MissingState = keyof typeof MISSING_STATES;

const COUNTED_MEANINGS = {
  children: 'people under 18; small counts are protected',
  'young-people': 'older children and young adults; small counts are protected',
  'care-leavers': 'people who have left care; small counts are protected',
  households: 'such as fostering households',
  homes: 'children’s homes',
  places: 'beds, or children for whom there is room',
  services: 'such as providers or contracts',
  pounds: 'money',
  other: 'anything else that is no person, such as hours or miles',
} as const;
/** What a number counts. Only counts of people are protected. */
export type Counted = keyof typeof COUNTED_MEANINGS;
export const COUNTED = Object.keys(COUNTED_MEANINGS) as Counted[];
const PEOPLE: readonly Counted[] = ['children', 'young-people', 'care-leavers'];
export const countsPeople = (counted: Counted): boolean => PEOPLE.includes(counted);
export const countsField = () => choiceField(COUNTED_MEANINGS, 'What is counted; for a percentage or a rate, whom it speaks of. It decides whether small counts are protected');

const UNIT_MEANINGS = {
  count: 'a number of what counts: names',
  percent: 'per cent; write 12.5, not 0.125 and not 12.5%',
  'per-10000': 'a rate for every 10,000 children',
  pounds: 'whole pounds; write 3400, not £3,400',
  'million-pounds': 'millions of pounds; 3.4 is £3.4 million',
  'billion-pounds': 'billions of pounds',
  years: 'a length of time or an age',
  months: 'a length of time',
  weeks: 'a length of time',
  hours: 'a length of time',
  miles: 'a distance',
} as const;
export type Unit = keyof typeof UNIT_MEANINGS;
export const UNITS = Object.keys(UNIT_MEANINGS) as Unit[];
/** A length of time, a distance or money: with a number of people, it is an average of theirs. */
export const isMeasured = (unit: Unit): boolean => !['count', 'percent', 'per-10000'].includes(unit);
export const unitField = (description = 'What the numbers are; it is said beside every value, so values are written without it') => choiceField(UNIT_MEANINGS, description);

export const frequencyField = (description: string) => choiceField(FREQUENCY_MEANINGS, description);

export const goodField = () => choiceField({
  high: 'a rise is an improvement, and at or above the target meets it',
  low: 'a fall is an improvement, and at or below the target meets it',
  neither: 'no way is better; a change is told without judgement',
}, 'Which way is better. It decides whether a change is called an improvement and whether the target is met');

export const BENCHMARK_GROUPS = {
  national: 'the average of England',
  region: 'the average of the council’s region',
  neighbours: 'the mean of the statistical neighbours, as tables of indicators show it',
  'neighbours-median': 'the middle value of the statistical neighbours',
} as const;
export const benchmarkGroupField = (...said: Said) => choiceField(BENCHMARK_GROUPS, ...said);

export const ownerField = () => orAbsent(textField(), 'The post that answers for it, never a person’s name', 'Head of Placements');

/** Where a source's own numbers disagree: shown to readers, and the check that found it is satisfied. */
export const discrepancyField = () => z.strictObject({
  says: textField('What the source says', 'The return gives 12 homes on one page and 13 on another.'),
  publish: textField('What is published here', '12 homes.'),
  why: textField('Why it is published so', 'The 13th is the council’s office.'),
}).describe('Where the source contradicts itself; readers see it');
export type Discrepancy = z.infer<ReturnType<typeof discrepancyField>>;

/** A value, or why there is none; a percentage may bring the two numbers it is made of. */
export const valueFields = {
  value: numberField('The number with as many decimals as the source gives, without its unit', 12, 69.5).optional(),
  missing: choiceField(MISSING_STATES, 'In place of a value: why there is none. Needs a reason:').optional(),
  reason: textField('Why the value is missing, in a sentence that readers see', 'The council does not time it.').optional(),
  numerator: numberField('Of a percentage or rate: how many it counts', 30).optional(),
  denominator: numberField('Of a percentage or rate: out of how many. Of an average, such as weeks or miles of children: of how many people it is the average', 40).optional(),
  discrepancy: discrepancyField().optional(),
};
export type ValueFields = z.infer<z.ZodObject<typeof valueFields>>;

export const hasValueOrReason = (fields: { value?: unknown; missing?: unknown; reason?: unknown }): boolean =>
  (fields.value === undefined) === (fields.missing !== undefined && fields.reason !== undefined);
export const VALUE_OR_REASON = { error: 'either a value, or missing: with a reason:' };

/** Where a number comes from: a source named in council.yaml, and the place in it. */
export const provenance = {
  source: z.string({ error: 'the name of one of the sources listed in council.yaml' }).meta(about('Where the number comes from: the name of one of the sources: in council.yaml', 'scrutiny-2024')),
  where: textField('The place in the source, so that anybody can check it', 'paragraph 5.12').optional(),
};

/** Whom a dataset's counts speak of, so that figures of the same people are protected together. Without these a dataset is a population of its own. */
export const populationFields = {
  population: idField('The people that are counted. Figures that share it are protected together and must agree', 'children-looked-after').optional(),
  subset: z.record(idField(), textField()).optional().meta(about('Which of the population are counted; all when left out', { placement: 'bed-and-breakfast' })),
  'out-of': z.record(idField(), textField()).optional().meta(about('Of which of the population a percentage is; of all when left out', { placement: 'foster' })),
  measure: idField('A measure whose small counts have a threshold of their own: bed-and-breakfast, secure, unregistered, or one of council.yaml', 'secure').optional(),
  'adds-up': yesNoField('true for those who came, left or moved, where each of them is counted in one period only, so that three months make the quarter and twelve the year. A year to date adds up unless false stands here').optional(),
  joins: idField('Of those who came: the population that they joined, so that its count at the end of a period is that of the period before, and those who joined, less those who left', 'children-looked-after').optional(),
  leaves: idField('Of those who left: the population that they left', 'children-looked-after').optional(),
};
export type PopulationFields = z.infer<z.ZodObject<typeof populationFields>>;
