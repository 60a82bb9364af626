import { z } from 'zod';
import { isDecimal } from './decimal.ts';
import { numberField } from './field.ts';
import { BANDS, TYPES, type PlacementType } from './flows.ts';

const choices = (names: readonly string[]): string => names.map((name) => name.replace('*', '\\*')).join('|');
const band = choices([...BANDS, '*']);
const type = choices([...TYPES, '*']);

/** A number is a Decimal in a council's YAML and a number in an analyst's JSON. */
const between = (low: number, high: number, error: string) => z.preprocess((value) => (isDecimal(value) ? value.big.toNumber() : value), z.number({ error }).min(low, { error }).max(high, { error })).meta({ jsonType: 'number' });
const factor = between(0, 10, 'a factor from 0 to 10, such as 0.85');
const share = between(0, 1, 'a share from 0 to 1, such as 0.3');
const MONTHS = 'a number of months from 0 to 60, such as 12';
const wholeMonths = z.preprocess((value) => (isDecimal(value) ? value.big.toNumber() : value), z.int({ error: MONTHS }).min(0, { error: MONTHS }).max(60, { error: MONTHS })).meta({ jsonType: 'integer' });
const bandOf = <const T extends string>(names: readonly T[]) => z.preprocess((value) => (isDecimal(value) ? value.big.toFixed() : value), z.enum(names, { error: `one of: ${names.join(', ')}` })).meta({ jsonType: 'period' });
const typeName = z.enum(TYPES, { error: `one of: ${TYPES.join(', ')}` });
const A_MONTH = 'a number of children a month from -100 to 100, such as 2 or -0.5';
const byGroup = z.record(z.string().regex(new RegExp(`^(?:${band})\\|(?:${type})$`), { error: 'a band and a type, such as 10-15|*' }), factor);

const byType = <T extends z.ZodType>(field: T) => ({ fostering: field.optional(), residential: field.optional(), supported: field.optional(), other: field.optional() } satisfies Record<PlacementType, z.ZodType>);
const growth = between(0.5, 2, 'a factor a year from 0.5 to 2, such as 1.03').describe('What the last count is multiplied by in a year: 1.03 is 3% more, 0.98 is 2% less');
const percentages = z.strictObject(byType(numberField('The percentage', 80))).optional();

/** What might be different in who comes, leaves and moves, by band and type, where * is all of them. */
const flowLevers = {
  entries: byGroup.optional().describe('Factors on how many come: "10-15|*": 0.85'),
  exits: byGroup.optional().describe('Factors on the chance of leaving care in a month'),
  moves: z.record(z.string().regex(new RegExp(`^(?:${band})\\|(?:${type})\\|(?:${type})$`), { error: 'a band and two types, such as *|residential|fostering' }), factor).optional().describe('Factors on the chance of moving: "*|residential|fostering": 1.5'),
  divert: z.array(z.tuple([bandOf([...BANDS, '*']), typeName, typeName, share], { error: 'an age band, a type, the type instead, and a share, such as [10-15, residential, fostering, 0.3]' })).optional().describe('Shares of the entries of a band that go to another type: [10-15, residential, fostering, 0.3]'),
  'more-entries': z.array(z.tuple([bandOf(BANDS), typeName, between(-100, 100, A_MONTH)], { error: 'an age band, a type and a number of children a month after a hyphen, such as - [16-17, supported, 2]' })).optional()
    .describe('Children a month who come beside those who come now, or fewer with a minus: [16-17, supported, 2]; such as unaccompanied children under the National Transfer Scheme. Neither entries: nor divert: changes these. Where more are taken away than come, none come'),
  growth: z.strictObject({ '*': growth.optional(), ...byType(growth) }).optional()
    .describe('Yearly growth of the last count, by type: residential: 1.03 is 3% a year; "*" is all types, and is multiplied with the type’s own. It shows in the forecast with the weight that the last count has there'),
  start: wholeMonths.optional().describe('Months from now until it begins'),
  ramp: wholeMonths.optional().describe('Months over which it comes in, evenly'),
};

/** What might be different in the places, in per cent. These change the gap, and not how many children there are. */
const placeLevers = {
  'in-area': percentages.describe('Of the council’s own children, how many should live in the area, in per cent by type, in place of capacity.yaml’s: residential: 80. Changes the gap alone'),
  occupancy: percentages.describe('How full places can be kept, in per cent by type, in place of capacity.yaml’s: residential: 80. Changes the gap alone'),
};

export const levers = { ...flowLevers, ...placeLevers };
export const scenarioSchema = z.strictObject(flowLevers);
const leversSchema = z.strictObject(levers);
/** Of the flows alone, as the forecast takes it. */
export type ScenarioFile = z.infer<typeof scenarioSchema>;
export type Levers = z.infer<typeof leversSchema>;

export const PLACE_LEVERS = ['in-area', 'occupancy'] as const;
const FLOW_LEVERS = ['entries', 'exits', 'moves', 'divert', 'more-entries', 'growth'] as const;

/** Whether it can change how many children there are. */
export function changesFlows(given: Levers): boolean {
  return FLOW_LEVERS.some((name) => isUsed(given[name]));
}

/** Whether it can change how many places there are for them. */
export function changesPlaces(given: Levers): boolean {
  return PLACE_LEVERS.some((name) => isUsed(given[name]));
}

/** `entries: {}` changes nothing. */
function isUsed(lever: object | undefined): boolean {
  return Object.keys(lever ?? {}).length > 0;
}
